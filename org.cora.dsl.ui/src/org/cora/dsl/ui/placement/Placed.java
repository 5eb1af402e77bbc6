// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.ir.source.SourceRange;

/**
 * Something in a source that a plan has placed.
 *
 * @param name of the offload, state or handler
 * @param fact what the plan says
 * @param mark where it is
 */
record Placed(String name, PlacementFact fact, Mark mark) {

	/** The same after the text before it has become longer by so many characters. */
	Placed moved(int by) {
		SourceRange at = fact.where();
		SourceRange now = new SourceRange(at.file(), Math.max(0, at.offset() + by), at.length(), at.line(), at.column());
		return new Placed(name, new PlacementFact(now, fact.kind(), fact.headline(), fact.detail()), mark);
	}

	boolean isIn(String file) {
		return fact.where().file().equals(file);
	}
}
