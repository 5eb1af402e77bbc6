// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.placement;

import org.cora.ir.source.SourceRange;

/**
 * One thing that a plan says about a place in a source file.
 *
 * @param where    the place: of a state, a handler, an operation or an offload
 * @param kind     what the fact is
 * @param headline a few words shown beside the place, such as {@code NIC 87 % of packets}
 * @param detail   Markdown shown on demand; may be empty
 */
public record PlacementFact(SourceRange where, Kind kind, String headline, String detail) {

	/** What a fact says. */
	public enum Kind {
		/** The sum of a plan, at its offload. */
		PLAN,
		/** On which side something is. */
		SIDE,
		/** Why something is not on the NIC. */
		KEPT_OFF
	}
}
