// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

/** Sizes of what pictures are made of, in pixels. */
final class SceneMetrics {

	/** Around everything. */
	static final double MARGIN = 12;
	/** Around what is in a region or level. */
	static final double PADDING = 14;
	/** The title above everything, with the scale of heat. */
	static final double TITLE = 30;
	/** The line below everything. */
	static final double LEGEND = 24;
	/** A region's label. */
	static final double REGION_TOP = 32;
	/** A level's label. */
	static final double LEVEL_TOP = 26;
	static final double NODE_HEIGHT = 46;
	/** The word in a region without nodes. */
	static final double EMPTY_HEIGHT = 40;
	static final double LEAST_METER_WIDTH = 150;
	static final double METER_HEIGHT = 48;
	static final double METER_GAP = 18;
	static final double LABEL_HEIGHT = 15;

	private SceneMetrics() {
	}

	/**
	 * How meters stand in a region: in rows of as many as there is room for, at least one.
	 *
	 * @param width of each
	 */
	record Rows(int meters, double width) {

		int columns(double region) {
			return Math.max(1, (int) ((region - 2 * PADDING + METER_GAP) / (width + METER_GAP)));
		}

		/** Height of all in a region of that width, with a gap above them. */
		double height(double region) {
			int rows = (meters + columns(region) - 1) / columns(region);
			return rows * METER_HEIGHT + (rows == 0 ? 0 : PADDING);
		}
	}
}
