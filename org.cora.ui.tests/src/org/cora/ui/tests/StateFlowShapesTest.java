// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.stateflow.Picker;
import org.cora.dsl.ui.stateflow.Picker.Direction;
import org.cora.dsl.ui.stateflow.Viewport;
import org.cora.planner.scene.Drawing;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Box;
import org.cora.planner.scene.Scene.Edge;
import org.cora.planner.scene.Scene.EdgeKind;
import org.cora.planner.scene.Scene.Level;
import org.cora.planner.scene.Scene.Meter;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.Scene.NodeKind;
import org.cora.planner.scene.Scene.Point;
import org.cora.planner.scene.Scene.Region;
import org.cora.planner.scene.Scene.Side;
import org.cora.planner.scene.SceneColors;
import org.cora.planner.scene.SceneLook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where shapes are on the screen, which one is at a point, and whether they can be told apart: all without a window. */
class StateFlowShapesTest {

	private static final Node A = node("a", Side.NIC, 10, 10);
	private static final Node B = node("b", Side.NIC, 10, 100);
	private static final Node C = node("c", Side.CPU, 200, 12);
	private static final Edge A_TO_C = new Edge("a -> c", EdgeKind.ACCESS, "a", "c",
		List.of(new Point(60, 20), new Point(200, 20)), "1.00", new Box(120, 22, 30, 14), true, 1, "A uses C.");
	private static final Scene SCENE = new Scene(300, 150, "title",
		List.of(new Region(Side.NIC, "NIC", "", "All about the NIC.", "", new Box(0, 0, 100, 150))),
		List.of(new Level("memory m", Side.NIC, "m", 0.5, "m is half full.", new Box(5, 5, 90, 30))), List.of(A, B, C),
		List.of(new Meter("cores", Side.NIC, "cores", "10 %", "1 of 10", 0.1, false, "One core is busy.", new Box(10, 125, 50, 20))),
		List.of(A_TO_C));
	private static final Picker PICKER = new Picker(SCENE);

	private static Node node(String id, Side side, double x, double y) {
		return new Node(id, id, NodeKind.STATE, side, id, "", 1, 0.2, "All about " + id + ".", null, new Box(x, y, 50, 20));
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.1, 0.5, 1, 3, 8})
	void aNodeIsPickedWhereItIsPaintedUnderAnyZoomAndPan(double scale) {
		Viewport viewport = new Viewport(scale, -37, 21);
		Point middle = viewport.toScreen(new Point(35, 20));
		assertEquals(Optional.of(A), PICKER.node(viewport.toScene(middle.x(), middle.y())));
		Point outside = viewport.toScreen(new Point(35, 50));
		assertEquals(Optional.empty(), PICKER.node(viewport.toScene(outside.x(), outside.y())));
	}

	@Test
	void zoomingKeepsWhatIsUnderThePointer() {
		Viewport before = new Viewport(1, 5, 7);
		Viewport after = before.zoom(2.5, 120, 80);
		Point there = before.toScene(120, 80);
		assertEquals(120, after.toScreen(there).x(), 1e-9);
		assertEquals(80, after.toScreen(there).y(), 1e-9);
	}

	@Test
	void zoomHasLimits() {
		assertEquals(Viewport.MOST, Viewport.ORIGINAL.zoom(1e6, 0, 0).scale());
		assertEquals(Viewport.LEAST, Viewport.ORIGINAL.zoom(1e-6, 0, 0).scale());
	}

	@Test
	void fittingShowsAllInTheMiddle() {
		Viewport fit = Viewport.fit(SCENE, 200, 400);
		Point start = fit.toScreen(new Point(0, 0));
		Point end = fit.toScreen(new Point(SCENE.width(), SCENE.height()));
		assertTrue(start.x() >= 0 && start.y() >= 0 && end.x() <= 200 && end.y() <= 400);
		assertEquals(200, start.y() + end.y() - 200, 1e-9);
	}

	@Test
	void whatIsTooLargeForAReadableFitUsesTheRoomThatThereIs() {
		assertEquals(Viewport.LEAST_READABLE, Viewport.fit(SCENE, 100, 90, Viewport.LEAST_READABLE).scale(), 1e-9);
		assertEquals(1, Viewport.fit(SCENE, 900, 90, Viewport.LEAST_READABLE).scale(), 1e-9);
	}

	@Test
	void panningNeverLosesThePicture() {
		Viewport far = Viewport.ORIGINAL.pan(-1e6, 1e6, SCENE, 400, 300);
		assertTrue(far.toScreen(new Point(SCENE.width(), 0)).x() > 0);
		assertTrue(far.toScreen(new Point(0, 0)).y() < 300);
	}

	@Test
	void revealingMovesNoMoreThanNeeded() {
		assertEquals(Viewport.ORIGINAL.x(), Viewport.ORIGINAL.reveal(A.box(), 400, 300).x());
		Viewport shown = Viewport.ORIGINAL.reveal(C.box(), 150, 300);
		assertTrue(shown.toScreen(new Point(250, 0)).x() <= 150);
	}

	@Test
	void edgesArePickedNearTheirLineAndOnTheirLabel() {
		assertEquals(Optional.of(A_TO_C), PICKER.edge(new Point(100, 22), 3));
		assertEquals(Optional.of(A_TO_C), PICKER.edge(new Point(130, 34), 0));
		assertEquals(Optional.empty(), PICKER.edge(new Point(100, 60), 3));
	}

	@Test
	void tabGoesThroughAllNodesAndThenOut() {
		assertEquals(List.of(A, B, C), PICKER.order());
		assertEquals(Optional.of(A), PICKER.next(null, 1));
		assertEquals(Optional.of(B), PICKER.next(A, 1));
		assertEquals(Optional.empty(), PICKER.next(C, 1));
		assertEquals(Optional.of(C), PICKER.next(null, -1));
	}

	@Test
	void arrowsGoToTheNearestInTheirDirection() {
		assertEquals(Optional.of(C), PICKER.towards(A, Direction.RIGHT));
		assertEquals(Optional.of(B), PICKER.towards(A, Direction.DOWN));
		assertEquals(Optional.of(A), PICKER.towards(C, Direction.LEFT));
		assertEquals(Optional.empty(), PICKER.towards(A, Direction.LEFT));
	}

	@Test
	void whatIsSaidIsAboutTheSmallestShapeAtAPoint() {
		assertEquals(Optional.of("All about a."), PICKER.tooltip(new Point(20, 20), 3));
		assertEquals(Optional.of("A uses C."), PICKER.tooltip(new Point(150, 20), 3));
		assertEquals(Optional.of("One core is busy."), PICKER.tooltip(new Point(20, 130), 3));
		assertEquals(Optional.of("m is half full."), PICKER.tooltip(new Point(80, 33), 3));
		assertEquals(Optional.of("All about the NIC."), PICKER.tooltip(new Point(90, 60), 3));
		assertEquals(Optional.empty(), PICKER.tooltip(new Point(280, 140), 3));
	}

	@Test
	void nodesAreFoundByPartsOfTheirNames() {
		assertEquals(List.of(B), PICKER.find(" B "));
		assertEquals(List.of(), PICKER.find("nothing"));
		assertEquals(List.of(), PICKER.find(" "));
	}

	@Test
	void textIsReadableInBothThemes() {
		for (SceneColors colors : List.of(SceneColors.on(0xffffff), SceneColors.on(0x282828))) {
			for (int on : List.of(colors.background(), colors.node(), colors.nicFill(), colors.cpuFill(), colors.level())) {
				assertTrue(contrast(colors.text(), on) >= 7);
				assertTrue(contrast(colors.faint(), on) >= 4.5);
				assertTrue(contrast(colors.edge(), on) >= 4.5, "edge");
				assertTrue(contrast(colors.crossing(), on) >= 4.5, "crossing");
				assertTrue(contrast(colors.selection(), on) >= 3.5, "selection");
				assertTrue(contrast(colors.found(), on) >= 3.5, "found");
			}
			for (int percent = 0; percent <= 110; percent += 5) {
				assertTrue(contrast(colors.text(), colors.heat(percent / 100.0)) >= 4.5, percent + " % on " + colors.background());
			}
			assertTrue(contrast(colors.nicLine(), colors.nicFill()) >= 4.5, "NIC");
			assertTrue(contrast(colors.cpuLine(), colors.cpuFill()) >= 4.5, "CPU");
		}
	}

	@Test
	void aScreenDrawsOnlyWhatItShows() {
		Drawing drawing = Drawing.of(SCENE, SceneLook.PLAIN);
		Box left = new Box(0, 0, 100, 150);
		assertTrue(drawing.marks().stream().anyMatch(mark -> !mark.bounds().overlaps(left)));
		assertTrue(drawing.marks().stream().filter(Drawing.Line.class::isInstance).allMatch(mark -> mark.bounds().overlaps(left)));
	}

	/** Contrast ratio of WCAG 2.1. */
	private static double contrast(int one, int other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(int rgb) {
		return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
	}

	private static double linear(int value) {
		double share = value / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
