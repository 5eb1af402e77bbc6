// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import java.util.Locale;
import org.cora.planner.scene.Scene.EdgeKind;
import org.cora.planner.scene.Scene.NodeKind;
import org.cora.planner.scene.Scene.Side;

/** Writes a scene as a self-contained SVG 1.1 document: no scripts, no external fonts or styles. */
public final class SvgWriter {

	private static final String NIC_FILL = "#e6f2ea";
	private static final String NIC_LINE = "#2e7d4f";
	private static final String CPU_FILL = "#e8eef8";
	private static final String CPU_LINE = "#3060a8";
	private static final String CROSSING = "#b3261e";

	private final StringBuilder svg = new StringBuilder();

	private SvgWriter() {
	}

	/** The document, beginning with its XML declaration. */
	public static String write(Scene scene) {
		SvgWriter writer = new SvgWriter();
		writer.document(scene);
		return writer.svg.toString();
	}

	private void document(Scene scene) {
		svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" font-family=\"sans-serif\" font-size=\"12\">",
				number(scene.width()), number(scene.height()), number(scene.width()), number(scene.height()));
		line("<title>%s</title>", escape(scene.title()));
		line("<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"#555\"/></marker></defs>");
		line("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
		line("<text x=\"12\" y=\"24\" font-size=\"15\" font-weight=\"bold\">%s</text>", escape(scene.title()));
		scene.regions().forEach(this::region);
		scene.edges().forEach(this::edge);
		scene.nodes().forEach(this::node);
		line("<text x=\"12\" y=\"%s\" font-size=\"10\" fill=\"#555555\">%s</text>", number(scene.height() - 10), escape(Scene.LEGEND));
		svg.append("</svg>\n");
	}

	private void region(Scene.Region region) {
		Scene.Box box = region.box();
		line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\" fill=\"%s\" stroke=\"%s\"/>", number(box.x()),
				number(box.y()),
				number(box.width()), number(box.height()), fill(region.side()), stroke(region.side()));
		line("<text x=\"%s\" y=\"%s\" font-weight=\"bold\" fill=\"%s\">%s</text>", number(box.x() + 10),
				number(box.y() + 19), stroke(region.side()), escape(region.label()));
	}

	private void node(Scene.Node node) {
		Scene.Box box = node.box();
		String round = node.kind() == NodeKind.STEERING_CLASS ? "18" : "2";
		line("<g><title>%s</title>", escape(node.tooltip()));
		line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.5\"/>", number(box.x()),
				number(box.y()), number(box.width()), number(box.height()), round, stroke(node.side()));
		line("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>", number(box.x() + box.width() / 2),
				number(box.y() + 18), escape(node.label()));
		line("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"#555555\" font-size=\"11\">%s</text></g>",
				number(box.x() + box.width() / 2),
				number(box.y() + 34), escape(node.detail()));
	}

	private void edge(Scene.Edge edge) {
		StringBuilder path = new StringBuilder();
		for (Scene.Point point : edge.points()) {
			path.append(path.length() == 0 ? "M" : " L").append(number(point.x())).append(',')
					.append(number(point.y()));
		}
		String colour = edge.crossing() && edge.kind() == EdgeKind.ACCESS ? CROSSING : "#555555";
		String dash = edge.kind() == EdgeKind.ACCESS ? "" : edge.kind() == EdgeKind.KEY ? " stroke-dasharray=\"2,3\""
				: " stroke-dasharray=\"7,4\"";
		String arrow = edge.kind() == EdgeKind.SAME_STATE ? "" : " marker-end=\"url(#arrow)\"";
		line("<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s%s/>", path, colour, dash, arrow);
		Scene.Box label = edge.labelBox();
		line("<text x=\"%s\" y=\"%s\" font-size=\"10\" text-anchor=\"middle\" fill=\"%s\">%s</text>", number(label.x() + label.width() / 2),
				number(label.y() + label.height() - 3), colour, escape(edge.label()));
	}

	private static String fill(Side side) {
		return side == Side.NIC ? NIC_FILL : CPU_FILL;
	}

	private static String stroke(Side side) {
		return side == Side.NIC ? NIC_LINE : CPU_LINE;
	}

	private void line(String format, Object... values) {
		svg.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String escape(String text) {
		StringBuilder out = new StringBuilder();
		text.codePoints().filter(c -> c >= 0x20 || c == '\t').forEach(c -> {
			switch (c) {
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '&' -> out.append("&amp;");
				case '"' -> out.append("&quot;");
				default -> out.appendCodePoint(c);
			}
		});
		return out.toString();
	}
}
