// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The strategies there are. */
public final class Strategies {

	private static final List<Strategy> ALL = Arrays.stream(Restriction.values())
			.map(r -> (Strategy) new SearchStrategy(r)).toList();

	private Strategies() {
	}

	/** All of them, {@code cora} first. */
	public static List<Strategy> all() {
		return ALL;
	}

	/** The strategy of that name. */
	public static Optional<Strategy> named(String name) {
		return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
	}
}
