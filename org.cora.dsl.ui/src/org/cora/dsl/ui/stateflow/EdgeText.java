// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.planner.scene.Scene;
import org.cora.planner.scene.Scene.Edge;

/** What an edge says, in words. */
final class EdgeText {

	private EdgeText() {
	}

	static String sentence(Scene scene, Edge edge) {
		String from = label(scene, edge.from());
		String to = label(scene, edge.to());
		return switch (edge.kind()) {
			case ACCESS -> from + " uses " + to + " " + edge.label() + " times per packet"
				+ (edge.crossing() ? ", across PCIe." : ".");
			case KEY -> "Values of " + from + " are keys of " + to + ".";
			case SAME_STATE -> from + " is on both sides: " + edge.label() + ".";
		};
	}

	private static String label(Scene scene, String node) {
		return scene.node(node).map(Scene.Node::label).orElse(node);
	}
}
