// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.Locale;

/** Text and numbers for HTML and SVG. */
public final class Html {

	private Html() {
	}

	/** Text that can stand in an element or a quoted attribute. */
	public static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** Escaped text in which what stands between backticks is set as code. */
	public static String prose(String text) {
		return escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
	}

	/** A number with as many digits as are of use; a dash for one that isn't finite. */
	public static String number(double value) {
		if (!Double.isFinite(value)) {
			return "–";
		}
		double size = Math.abs(value);
		if (size >= 1000) {
			return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u202f');
		}
		String text = String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f"
				: "%.4f", value);
		return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
	}

	/** A share as per cent. */
	public static String percent(double share) {
		return number(100 * share) + "\u202f%";
	}

	static String coordinate(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
