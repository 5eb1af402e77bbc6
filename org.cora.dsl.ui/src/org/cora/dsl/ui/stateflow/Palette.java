// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.planner.scene.Scene.Side;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** Colours of the picture, for a light and for a dark background. Text has a contrast of at least 4.5 to what it is on. */
public record Palette(Color background, Color text, Color faint, Color node, Color nicFill, Color nicLine, Color cpuFill,
		Color cpuLine, Color edge, Color crossing, Color selection) {

	/** For a light background, and for files. */
	public static final Palette LIGHT = new Palette(new Color(255, 255, 255), new Color(20, 20, 20), new Color(85, 85, 85),
		new Color(255, 255, 255), new Color(230, 242, 234), new Color(46, 125, 79), new Color(232, 238, 248),
		new Color(48, 96, 168), new Color(85, 85, 85), new Color(179, 38, 30), new Color(196, 92, 0));

	/** For a dark background. */
	public static final Palette DARK = new Palette(new Color(37, 37, 38), new Color(236, 236, 236), new Color(184, 184, 184),
		new Color(47, 47, 50), new Color(29, 51, 39), new Color(116, 196, 148), new Color(29, 42, 66),
		new Color(140, 178, 236), new Color(174, 174, 174), new Color(255, 138, 128), new Color(255, 183, 77));

	private static final int MIDDLE = 128;

	/** The one for that background. */
	public static Palette on(RGB background) {
		double brightness = 0.299 * background.red + 0.587 * background.green + 0.114 * background.blue;
		return brightness < MIDDLE ? DARK : LIGHT;
	}

	Color fill(Side side) {
		return side == Side.NIC ? nicFill : cpuFill;
	}

	Color line(Side side) {
		return side == Side.NIC ? nicLine : cpuLine;
	}
}
