// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Point;

/**
 * Which part of a picture is on the screen: screen = scene × scale + offset. Immutable.
 *
 * @param scale pixels on the screen per pixel of the scene, {@value #LEAST} … {@value #MOST}
 * @param x     where the scene's left border is on the screen
 * @param y     where its top is
 */
public record Viewport(double scale, double x, double y) {

	/** Smallest scale. */
	public static final double LEAST = 0.1;
	/** Largest scale. */
	public static final double MOST = 8;
	/** Smallest scale at which texts are easy to read. */
	public static final double LEAST_READABLE = 0.7;
	/** Largest scale that {@link #fit} chooses: a small picture isn't blown up. */
	public static final double MOST_FIT = 1.5;

	/** The scene as it is, from its top left. */
	public static final Viewport ORIGINAL = new Viewport(1, 0, 0);

	private static final double MARGIN = 8;
	private static final double KEPT = 40;

	/** All of the scene in the middle of a screen of that size, as large as it goes. */
	public static Viewport fit(Scene scene, double width, double height) {
		return fit(scene, width, height, LEAST);
	}

	/** The same, but at least that large; what is then too large begins at the left or top, and uses the room that there is. */
	public static Viewport fit(Scene scene, double width, double height, double least) {
		double across = (width - 2 * MARGIN) / scene.width();
		double down = (height - 2 * MARGIN) / scene.height();
		double whole = Math.min(across, down);
		double scale = whole >= least ? Math.min(whole, MOST_FIT) : clamp(Math.max(across, down), least, 1);
		return new Viewport(scale, Math.max(MARGIN, (width - scene.width() * scale) / 2),
			Math.max(MARGIN, (height - scene.height() * scale) / 2));
	}

	/** Larger or smaller by a factor; what is at that point of the screen stays there. */
	public Viewport zoom(double factor, double screenX, double screenY) {
		double zoomed = clamp(scale * factor, LEAST, MOST);
		double ratio = zoomed / scale;
		return new Viewport(zoomed, screenX - (screenX - x) * ratio, screenY - (screenY - y) * ratio);
	}

	/** Moved by pixels of the screen, but never so far that nothing of the scene is left on a screen of that size. */
	public Viewport pan(double dx, double dy, Scene scene, double width, double height) {
		return new Viewport(scale, clamp(x + dx, KEPT - scene.width() * scale, width - KEPT),
			clamp(y + dy, KEPT - scene.height() * scale, height - KEPT));
	}

	/** Moved as little as shows all of the box on a screen of that size; its top left where it is too large. */
	public Viewport reveal(Box box, double width, double height) {
		return new Viewport(scale, shifted(x, box.x() * scale, box.width() * scale, width),
			shifted(y, box.y() * scale, box.height() * scale, height));
	}

	private static double shifted(double offset, double start, double length, double size) {
		double atMost = size - MARGIN - start - length;
		double atLeast = MARGIN - start;
		return Math.max(Math.min(offset, atMost), atLeast);
	}

	/** The point of the scene at a point of the screen. */
	public Point toScene(double screenX, double screenY) {
		return new Point((screenX - x) / scale, (screenY - y) / scale);
	}

	/** The point of the screen at a point of the scene. */
	public Point toScreen(Point point) {
		return new Point(point.x() * scale + x, point.y() * scale + y);
	}

	private static double clamp(double value, double least, double most) {
		return Math.max(least, Math.min(most, value));
	}
}
