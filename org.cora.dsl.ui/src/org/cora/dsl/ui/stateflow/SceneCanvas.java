// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.Objects;
import java.util.Optional;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Edge;
import org.cora.planner.scene.Scene.Node;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
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

	private static final double STEP = 1.25;
	private static final int NEAR = 4;
	private static final int LINE = 76;

	private SceneFonts fonts;
	private final SelectionHandler handler;
	private Scene scene;
	private Picker picker;
	private Viewport viewport = Viewport.ORIGINAL;
	private boolean fitted = true;
	private double leastFit = Viewport.LEAST_READABLE;
	private Node selection;
	private String tip;

	/** An empty one. */
	public SceneCanvas(Composite parent, SelectionHandler handler) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.handler = handler;
		this.fonts = SceneFonts.create(getDisplay(), 1);
		addPaintListener(event -> paint(event.gc));
		addListener(SWT.Resize, event -> resized());
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addDisposeListener(event -> fonts.dispose());
		new SceneGestures(this).install();
		getAccessible().addAccessibleListener(new SceneAccess(this));
	}

	/**
	 * Shows this scene, null for none; what was selected stays so where it still is. All of it is shown if it can be read then,
	 * else what begins at its top left.
	 */
	public void show(Scene shown) {
		String before = selection == null ? null : selection.id();
		scene = shown;
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
		redraw();
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

	void zoom(double factor, double x, double y) {
		move(viewport.zoom(factor, x, y));
	}

	void pan(double dx, double dy) {
		if (scene != null) {
			move(viewport.pan(dx, dy, scene, size().x, size().y));
		}
	}

	private void move(Viewport to) {
		fitted = false;
		viewport = to;
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
		redraw();
	}

	void hover(int x, int y) {
		String now = nodeAt(x, y).map(Node::tooltip).or(() -> edgeAt(x, y).map(this::sentence)).orElse(null);
		if (!Objects.equals(now, tip)) {
			tip = now;
			setToolTipText(now == null ? null : Lines.wrapped(now, LINE));
		}
	}

	private Optional<Edge> edgeAt(int x, int y) {
		return scene == null ? Optional.empty() : picker.edge(viewport.toScene(x, y), NEAR / viewport.scale());
	}

	private String sentence(Edge edge) {
		return EdgeText.sentence(scene, edge);
	}

	private SceneFonts fonts() {
		if (fonts.scale() != viewport.scale()) {
			fonts.dispose();
			fonts = SceneFonts.create(getDisplay(), viewport.scale());
		}
		return fonts;
	}

	private void resized() {
		if (fitted) {
			fit();
		}
	}

	private Point size() {
		Rectangle area = getClientArea();
		return new Point(area.width, area.height);
	}

	private void paint(GC gc) {
		Palette palette = Palette.on(getParent().getBackground().getRGB());
		gc.setBackground(palette.background());
		gc.fillRectangle(getClientArea());
		if (scene != null) {
			new ScenePainter(gc, palette, fonts(), selection == null ? null : selection.element()).paint(scene, viewport);
		}
		if (isFocusControl() && selection == null) {
			gc.setForeground(palette.selection());
			gc.setLineStyle(SWT.LINE_DOT);
			gc.drawRectangle(0, 0, size().x - 1, size().y - 1);
		}
	}
}
