// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import org.cora.nicmodel.ModelElement;

/**
 * Something wrong with a model of a card or a host.
 *
 * @param code    stable identifier, one of the constants
 * @param message one sentence
 * @param about   the part that it is about, or the model as a whole
 * @param usable  whether the model can be used all the same
 */
public record ModelProblem(String code, String message, ModelElement about, boolean usable) {

	/** What no model can do without is missing. */
	public static final String INVALID = "invalid-property";
	/** A figure that no hardware has. */
	public static final String IMPOSSIBLE_FIGURE = "impossible-figure";
	/** A cache that can't be one of the memory that it is said to cache. */
	public static final String MEMORY_HIERARCHY = "memory-hierarchy";
	/** A memory that those who need it can't reach. */
	public static final String MEMORY_SCOPE = "memory-scope";
	/** A memory is named that isn't there. */
	public static final String UNKNOWN_MEMORY = "unknown-memory";
	/** An operation is priced that no program has. */
	public static final String UNKNOWN_OPERATION = "unknown-operation";

	static ModelProblem error(String code, String message, ModelElement about) {
		return new ModelProblem(code, message, about, false);
	}

	static ModelProblem warning(String code, String message, ModelElement about) {
		return new ModelProblem(code, message, about, true);
	}
}
