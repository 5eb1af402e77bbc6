// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects errors by group while a file is read. */
final class Errors {

	private static final class Sample {
		double[] values = new double[64];
		int size;

		void add(double value) {
			if (size == values.length) {
				values = Arrays.copyOf(values, 2 * size);
			}
			values[size++] = value;
		}
	}

	private final Map<String, Sample> groups = new LinkedHashMap<>();

	void add(String group, double error) {
		groups.computeIfAbsent(group, g -> new Sample()).add(error);
	}

	List<GroupAccuracy> groups() {
		List<GroupAccuracy> found = new ArrayList<>();
		groups.forEach((name, sample) -> found.add(GroupAccuracy.of(name, sample.values, sample.size)));
		return found;
	}
}
