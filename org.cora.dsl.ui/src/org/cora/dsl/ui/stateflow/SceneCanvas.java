// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.planner.scene.Drawing;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Node;
import org.cora.planner.scene.SceneColors;
import org.cora.planner.scene.SceneLook;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** Shows a scene: what part of it, what is selected, and tells who wants to know. Mouse and keys are {@link SceneGestures}. */
public final class SceneCanvas extends Canvas {

	/** Is told what the user selects. */
	public interface SelectionHandler {

		/** A node was selected, or null: none. */
		void selected(Node node);

		/** A node was opened, by double click or Enter. */
		void opened(Node node);
	}

	private static final String NAME = "State flow";
	private static final double STEP = 1.25;
	private static final int NEAR = 4;
	private static final int LINE = 76;

	private final SelectionHandler handler;
	private final SceneScrollBars bars;
	private SceneFonts fonts;
	private Scene scene;
	private Picker picker;
	private Viewport viewport = Viewport.ORIGINAL;
	private boolean fitted = true;
	private double leastFit = Viewport.LEAST_READABLE;
	private Node selection;
	private boolean heat = true;
	private Set<String> found = Set.of();
	private SceneLook look;
	private Drawing drawing;
	private String tip;

	/** An empty one. */
	public SceneCanvas(Composite parent, SelectionHandler handler) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
		this.handler = handler;
		this.fonts = new SceneFonts(getDisplay(), 1);
		this.bars = new SceneScrollBars(this);
		addPaintListener(event -> paint(event.gc));
		addListener(SWT.Resize, event -> resized());
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addDisposeListener(event -> fonts.dispose());
		new SceneGestures(this).install();
		SceneAccess.install(this);
	}

	/**
	 * Shows this scene, null for none; what was selected stays so where it still is. All of it is shown if it can be read then,
	 * else what begins at its top left.
	 */
	public void show(Scene shown) {
		String before = selection == null ? null : selection.id();
		scene = shown;
		drawing = null;
		found = Set.of();
		picker = shown == null ? null : new Picker(shown);
		selection = shown == null || before == null ? null : shown.node(before).orElse(null);
		fit(Viewport.LEAST_READABLE);
	}

	/** What is shown; null if nothing is. */
	public Scene scene() {
		return scene;
	}

	/** Which part of it is shown. */
	public Viewport viewport() {
		return viewport;
	}

	/** The selected node; null if none is. */
	public Node selection() {
		return selection;
	}

	/** What a screen reader calls this: the picture, and what is selected in it. */
	public String spoken() {
		if (scene == null) {
			return NAME;
		}
		return NAME + ": " + (selection == null ? scene.title() : selection.side() + ", " + selection.label() + ", " + selection.detail());
	}

	/** Whether levels, states and meters are coloured by use. */
	public boolean heat() {
		return heat;
	}

	/** Colours levels, states and meters by use, or not. */
	public void heat(boolean on) {
		heat = on;
		redraw();
	}

	/** Makes the nodes that say a text stand out; returns them in reading order. */
	public List<Node> find(String text) {
		List<Node> nodes = picker == null ? List.of() : picker.find(text);
		found = nodes.stream().map(Node::id).collect(Collectors.toUnmodifiableSet());
		redraw();
		return nodes;
	}

	Picker picker() {
		return picker;
	}

	/** Shows all of the scene, now and whenever the size changes, until the user zooms or pans. */
	public void fit() {
		fit(Viewport.LEAST);
	}

	private void fit(double least) {
		fitted = true;
		leastFit = least;
		Point size = size();
		if (scene != null && size.x > 0 && size.y > 0) {
			viewport = Viewport.fit(scene, size.x, size.y, least);
			revealSelection();
		}
		moved();
	}

	private void revealSelection() {
		if (selection != null) {
			viewport = viewport.reveal(selection.box(), size().x, size().y);
		}
	}

	/** Makes everything larger around the middle of the view. */
	public void zoomIn() {
		zoom(STEP, size().x / 2.0, size().y / 2.0);
	}

	/** Makes everything smaller around the middle of the view. */
	public void zoomOut() {
		zoom(1 / STEP, size().x / 2.0, size().y / 2.0);
	}

	/** Shows everything in the size that it was laid out for. */
	public void original() {
		zoom(1 / viewport.scale(), size().x / 2.0, size().y / 2.0);
	}

	void zoom(double factor, double x, double y) {
		move(viewport.zoom(factor, x, y));
	}

	/** Moves the picture by parts of the view. */
	void page(int right, int down) {
		pan(-right * 0.9 * size().x, -down * 0.9 * size().y);
	}

	void pan(double dx, double dy) {
		if (scene != null) {
			move(viewport.pan(dx, dy, scene, size().x, size().y));
		}
	}

	private void move(Viewport to) {
		fitted = false;
		viewport = to;
		moved();
	}

	private void moved() {
		bars.update(scene, viewport, size().x, size().y);
		redraw();
	}

	/** The node at a point of this control. */
	public Optional<Node> nodeAt(int x, int y) {
		return scene == null ? Optional.empty() : picker.node(viewport.toScene(x, y));
	}

	/** Selects a node as if the user had. */
	public void select(Node node) {
		if (!Objects.equals(node, selection)) {
			mark(node);
			handler.selected(node);
		}
	}

	void open() {
		if (selection != null) {
			handler.opened(selection);
		}
	}

	/** Highlights what belongs to a state or class without telling anybody; null for nothing. */
	public void highlight(String element) {
		if (scene == null || selection != null && selection.element().equals(element)) {
			return;
		}
		mark(picker.order().stream().filter(node -> node.element().equals(element)).findFirst().orElse(null));
	}

	private void mark(Node node) {
		selection = node;
		revealSelection();
		if (isFocusControl()) {
			getAccessible().setFocus(ACC.CHILDID_SELF);
		}
		moved();
	}

	void hover(int x, int y) {
		String now = scene == null ? null : picker.tooltip(viewport.toScene(x, y), NEAR / viewport.scale()).orElse(null);
		if (!Objects.equals(now, tip)) {
			tip = now;
			setToolTipText(now == null ? null : Lines.wrapped(now, LINE));
		}
	}

	private SceneFonts fonts() {
		if (fonts.scale() != viewport.scale()) {
			fonts.dispose();
			fonts = new SceneFonts(getDisplay(), viewport.scale());
		}
		return fonts;
	}

	private void resized() {
		if (fitted) {
			fit(leastFit);
		} else {
			moved();
		}
	}

	private Point size() {
		Rectangle area = getClientArea();
		return new Point(area.width, area.height);
	}

	private Drawing drawing(SceneColors colors) {
		SceneLook now = new SceneLook(colors, heat, selection == null ? null : selection.element(), found);
		if (drawing == null || !now.equals(look)) {
			look = now;
			drawing = Drawing.of(scene, now);
		}
		return drawing;
	}

	private void paint(GC gc) {
		RGB behind = getParent().getBackground().getRGB();
		SceneColors colors = SceneColors.on(behind.red << 16 | behind.green << 8 | behind.blue);
		gc.setBackground(color(colors.background()));
		gc.fillRectangle(getClientArea());
		if (scene != null) {
			new ScenePainter(gc, fonts(), viewport, size().x, size().y).paint(drawing(colors));
		}
		if (isFocusControl()) {
			focus(gc, color(colors.selection()));
		}
	}

	/** A dotted line around the selected node, or around everything while none is selected. */
	private void focus(GC gc, Color colour) {
		gc.setForeground(colour);
		gc.setLineWidth(1);
		gc.setLineStyle(SWT.LINE_DOT);
		if (selection == null) {
			gc.drawRectangle(0, 0, size().x - 1, size().y - 1);
		} else {
			Scene.Box box = selection.box().grown(4);
			Scene.Point at = viewport.toScreen(new Scene.Point(box.x(), box.y()));
			gc.drawRectangle((int) at.x(), (int) at.y(), (int) (box.width() * viewport.scale()), (int) (box.height() * viewport.scale()));
		}
	}

	private static Color color(int rgb) {
		return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
	}
}
