// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.Map;
import java.util.TreeMap;

/** A constant and variables with factors. Grows by what is added to it. */
final class Sum {

	private final Map<Integer, Double> factors = new TreeMap<>();
	private double constant;

	/** No variables. */
	static Sum constant(double constant) {
		return new Sum().plus(constant);
	}

	/** One variable. */
	static Sum variable(int variable) {
		return new Sum().plus(variable, 1);
	}

	/** One less another. */
	static Sum not(Sum part) {
		return constant(1).plus(part, -1);
	}

	Sum plus(double more) {
		constant += more;
		return this;
	}

	Sum plus(int variable, double factor) {
		if (factor != 0) {
			factors.merge(variable, factor, Double::sum);
		}
		return this;
	}

	Sum plus(Sum other, double factor) {
		if (factor != 0) {
			constant += factor * other.constant;
			other.factors.forEach((variable, own) -> plus(variable, factor * own));
		}
		return this;
	}

	double constant() {
		return constant;
	}

	Map<Integer, Double> factors() {
		return factors;
	}

	/** Whether it is that, whatever the variables are. */
	boolean is(double value) {
		return factors.isEmpty() && constant == value;
	}

	/** With values for all variables. */
	double at(double[] values) {
		double sum = constant;
		for (Map.Entry<Integer, Double> term : factors.entrySet()) {
			sum += term.getValue() * values[term.getKey()];
		}
		return sum;
	}
}
