// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Typing;

/** Where entries that a name stands for may become other ones. */
public final class StaleEntries {

	private StaleEntries() {
	}

	/**
	 * Whether the statement itself puts an entry in the table, or removes one, whose entry the assignment changes; not whether
	 * a function does that it calls.
	 */
	public static boolean isMade(Statement statement, Assignment assignment) {
		return HeaderFacts.root(assignment.getTarget()).flatMap(Typing::entryState)
				.filter(state -> Functions.calledIn(statement).isEmpty() && BoundEntries.changedBy(statement).contains(state)).isPresent();
	}
}
