// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.placement;

import java.util.List;

/**
 * Where editor services ask what a plan says about places in a source file. The language knows nothing of plans; who
 * has them (command line, Eclipse) binds this in the modules given to {@link org.cora.dsl.ide.CoraLanguageServer#with}.
 * Called from the server's threads; must answer at once from what is there.
 */
@FunctionalInterface
public interface PlacementSource {

	/** Knows no plan. Bound unless somebody binds another. */
	PlacementSource NONE = file -> List.of();

	/**
	 * What plans say about a file.
	 *
	 * @param file path of the file, or its URI where it has no path
	 * @return facts whose ranges lie in that file, in any order
	 */
	List<PlacementFact> facts(String file);
}
