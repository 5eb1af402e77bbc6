// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.List;

/** What several registers can hold together: joins at one block go the same way. */
final class Alternatives {

	private static final int MOST_STEPS = 4096;

	private final int most;
	private final List<List<Value>> found = new ArrayList<>();
	private int steps;

	private Alternatives(int most) {
		this.most = most;
	}

	/** All of it without joins; none if there are more than that many. */
	static List<List<Value>> of(List<Value> values, int most) {
		Alternatives alternatives = new Alternatives(most);
		return alternatives.expand(values) ? alternatives.found : List.of();
	}

	private boolean expand(List<Value> values) {
		Value.Join first = null;
		for (Value value : values) {
			if (value instanceof Value.Join join && (first == null || join.size() > first.size())) {
				first = join; // one that contains others comes later
			}
		}
		if (first == null) {
			if (!found.contains(values)) {
				found.add(values);
			}
			return found.size() <= most && ++steps <= MOST_STEPS;
		}
		int block = first.block();
		for (int way = 0; way < first.ways().size(); way++) {
			int number = way;
			List<Value> one = values.stream().map(v -> v instanceof Value.Join join && join.block() == block && number < join.ways()
					.size() ? join.ways().get(number) : v).toList();
			if (!expand(one)) {
				return false;
			}
		}
		return true;
	}
}
