// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

/**
 * How wide texts are without a screen to ask: advance widths of DejaVu Sans, the widest of the usual sans-serif fonts, so that
 * others fit too.
 */
final class TextWidth {

	private static final double BOLD = 1.12;

	private TextWidth() {
	}

	/** Width of a text in pixels. */
	static double of(String text, double pixels) {
		return text.codePoints().mapToDouble(TextWidth::ems).sum() * pixels;
	}

	/** The same in bold. */
	static double bold(String text, double pixels) {
		return of(text, pixels) * BOLD;
	}

	private static double ems(int c) {
		if ("ijlI.,:;'|! ".indexOf(c) >= 0) {
			return 0.34;
		}
		if ("frt()[]/-".indexOf(c) >= 0) {
			return 0.41;
		}
		if ("mwMWQOGND@%&<>=+~".indexOf(c) >= 0) {
			return c == '%' || c == 'm' || c == 'W' || c == '@' ? 1 : 0.84;
		}
		return Character.isUpperCase(c) ? 0.7 : c < 0x2000 ? 0.63 : 1;
	}
}
