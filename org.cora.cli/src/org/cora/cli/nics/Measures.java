// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.nics;

import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;

/** Figures as hardware people write them: sizes of memories in powers of 1024, numbers of things in full. */
final class Measures {

	private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};
	private static final int STEP = 1024;
	private static final double MILLION = 1e6;

	private Measures() {
	}

	static String text(double value, Dimension dimension) {
		if (dimension == Dimension.COUNT && value == Math.rint(value) && value < MILLION) {
			return Long.toString((long) value);
		}
		if (dimension != Dimension.SIZE || value != Math.rint(value)) {
			return Quantity.format(value, dimension);
		}
		double number = value;
		int size = 0;
		while (number >= STEP && number * 2 % STEP == 0 && size < SIZES.length - 1) {
			number /= STEP;
			size++;
		}
		return size == 0 ? Quantity.format(value, dimension)
				: (number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number)) + " " + SIZES[size];
	}
}
