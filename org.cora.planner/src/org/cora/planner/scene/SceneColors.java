// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

/**
 * Colours of pictures as 0xRRGGBB, for a light and for a dark background. Text has a contrast of at least 4.5 to what it is on.
 *
 * @param node   what states and classes are filled with
 * @param level  what memory levels are filled with
 * @param track  the part of a meter that isn't used
 * @param found  what is around nodes that a search has found
 * @param idle   heat of what isn't used
 * @param busy   heat of what is used for seven tenths
 * @param full   heat of what is used up
 */
public record SceneColors(int background, int text, int faint, int node, int nicFill, int nicLine, int cpuFill, int cpuLine, int level,
		int track, int edge, int crossing, int selection, int found, int idle, int busy, int full) {

	/** For a light background, and for files. */
	public static final SceneColors LIGHT = new SceneColors(0xffffff, 0x141414, 0x505050, 0xffffff, 0xe6f2ea, 0x2a6f47, 0xe8eef8,
		0x2a569a, 0xf6f8f7, 0xcfd4d9, 0x4d4d4d, 0xb3261e, 0xb85600, 0x7b1fa2, 0xc8e6c9, 0xfff59d, 0xf6837b);

	/** For a dark background. */
	public static final SceneColors DARK = new SceneColors(0x252526, 0xf0f0f0, 0xc4c4c4, 0x2f2f32, 0x1d3327, 0x74c494, 0x1d2a42,
		0x8cb2ec, 0x26292b, 0x55595d, 0xb4b4b4, 0xff8a80, 0xffb74d, 0xce93d8, 0x1f4d33, 0x5f5510, 0x8a2420);

	private static final double BUSY = 0.7;
	private static final double MIDDLE = 128;

	/** The ones for pictures on a background. */
	public static SceneColors on(int background) {
		double brightness = 0.299 * (background >> 16 & 0xff) + 0.587 * (background >> 8 & 0xff) + 0.114 * (background & 0xff);
		return brightness < MIDDLE ? DARK : LIGHT;
	}

	int fill(Scene.Side side) {
		return side == Scene.Side.NIC ? nicFill : cpuFill;
	}

	int line(Scene.Side side) {
		return side == Scene.Side.NIC ? nicLine : cpuLine;
	}

	/** The colour of a used share: from idle over busy to full; more than all of it is full. */
	public int heat(double use) {
		double at = Math.max(0, Math.min(1, use));
		return at < BUSY ? mixed(idle, busy, at / BUSY) : mixed(busy, full, (at - BUSY) / (1 - BUSY));
	}

	private static int mixed(int from, int to, double share) {
		int mixed = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			int a = from >> shift & 0xff;
			int b = to >> shift & 0xff;
			mixed |= (int) Math.round(a + (b - a) * share) << shift;
		}
		return mixed;
	}
}
