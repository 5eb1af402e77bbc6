// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.Locale;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;

/** Numbers as they stand in sentences about plans. */
public final class Figures {

	private static final double TWO_DECIMALS = 0.1;
	private static final double SMALLEST_CORES = 0.001;
	private static final double SMALL_SHARE = 0.01;
	private static final double SMALLEST_SHARE = 0.0001;

	private Figures() {
	}

	/** Host cores: two decimals, of few the first two digits. */
	public static String cores(double cores) {
		if (cores == 0) {
			return "0";
		}
		if (Math.abs(cores) < SMALLEST_CORES) {
			return "under 0.001";
		}
		if (Math.abs(cores) < TWO_DECIMALS) {
			return String.format(Locale.ROOT, Math.abs(cores) < TWO_DECIMALS / 10 ? "%.4f" : "%.3f", cores);
		}
		return String.format(Locale.ROOT, "%.2f", cores);
	}

	/** A share as a percentage. */
	public static String percent(double share) {
		if (share > 0 && share < SMALLEST_SHARE) {
			return "under 0.01 %";
		}
		if (share < 1 && share >= 0.995) {
			return share >= 0.9995 ? "over 99.9 %" : String.format(Locale.ROOT, "%.1f %%", share * 100);
		}
		return String.format(Locale.ROOT, share > 0 && share < SMALL_SHARE ? "%.2f %%" : "%.0f %%", share * 100);
	}

	/** Packets per second. */
	public static String rate(double pps) {
		return Double.isInfinite(pps) ? "any rate" : Quantity.format(pps, Dimension.PACKET_RATE);
	}

	/** A count of things. */
	public static String count(double number) {
		return Quantity.format(number < 1000 ? Math.round(number * 10) / 10.0 : Math.rint(number), Dimension.COUNT);
	}

	/** Bytes. */
	public static String size(double bytes) {
		return Quantity.format(bytes, Dimension.SIZE);
	}

	/** Nanoseconds. */
	public static String time(double nanos) {
		return Quantity.format(nanos, Dimension.TIME);
	}
}
