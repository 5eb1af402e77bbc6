// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which unsigned numbers the patterns of a match have said something about. */
final class Coverage {

	private record Interval(long first, long last) {
	}

	private final List<Interval> intervals = new ArrayList<>();

	/** Adds the numbers from first to last; says whether one of them is new. */
	boolean add(long first, long last) {
		boolean isNew = missing(first, last).isPresent();
		intervals.add(new Interval(first, last));
		intervals.sort(Comparator.comparing(Interval::first, Long::compareUnsigned));
		return isNew;
	}

	/** The least number from first to last that no interval has. */
	Optional<Long> missing(long first, long last) {
		long next = first;
		for (Interval interval : intervals) {
			if (Long.compareUnsigned(interval.first(), next) <= 0 && Long.compareUnsigned(interval.last(), next) >= 0) {
				if (Long.compareUnsigned(interval.last(), last) >= 0) {
					return Optional.empty();
				}
				next = interval.last() + 1;
			}
		}
		return Optional.of(next);
	}
}
