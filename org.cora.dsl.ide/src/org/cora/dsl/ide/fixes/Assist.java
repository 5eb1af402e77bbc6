// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;

/** Something that can be done to a program that has nothing wrong: what it means stays the same, or grows by what is said. */
interface Assist {

	/**
	 * One change.
	 *
	 * @param kind  of code action, in the words of the language server protocol
	 * @param edits what is done
	 */
	record Offer(String kind, Remedy edits) {
	}

	/** Adds what can be done at a place. */
	void offer(Place place, List<Offer> offers);
}
