// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/**
 * One way to mend a mistake.
 *
 * @param title what it does, for people
 * @param edits of the file that the mistake is in; without overlaps
 */
record Remedy(String title, List<TextEdit> edits) {

	static Remedy of(String title, TextEdit... edits) {
		return new Remedy(title, List.of(edits));
	}
}
