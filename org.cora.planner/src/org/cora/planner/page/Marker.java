// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.Locale;

/** Shapes of points: circle, square, triangle, diamond, cross. */
final class Marker {

	private Marker() {
	}

	/** @param size radius */
	static String svg(int style, double x, double y, double size, String title) {
		String shape = switch (style) {
			case 0 -> path("M%1$.1f %2$.1fm-%3$.1f 0a%3$.1f %3$.1f 0 1 0 %4$.1f 0a%3$.1f %3$.1f 0 1 0 -%4$.1fz", x, y, size, 2 * size);
			case 1 -> path("M%1$.1f %2$.1fm-%3$.1f -%3$.1fh%4$.1fv%4$.1fh-%4$.1fz", x, y, size * 0.9, size * 1.8);
			case 2 -> path("M%1$.1f %2$.1fm0 -%3$.1fl%3$.1f %4$.1fh-%5$.1fz", x, y, size * 1.1, size * 1.9, size * 2.2);
			case 3 -> path("M%1$.1f %2$.1fm0 -%3$.1fl%3$.1f %3$.1fl-%3$.1f %3$.1fl-%3$.1f -%3$.1fz", x, y, size * 1.25, 0);
			default -> path("M%1$.1f %2$.1fm-%4$.1f -%3$.1fh%3$.1fv-%3$.1fh%3$.1fv%3$.1fh%3$.1fv%3$.1fh-%3$.1fv%3$.1fh-%3$.1fv-%3$.1fh-%3$.1fz",
					x, y, size * 0.75, size * 1.125, 0);
		};
		return "<path class=\"p f" + style + "\" d=\"" + shape + "\"><title>" + Html.escape(title) + "</title></path>";
	}

	private static String path(String format, double x, double y, double a, double b, double... c) {
		return String.format(Locale.ROOT, format, x, y, a, b, c.length > 0 ? c[0] : 0.0);
	}
}
