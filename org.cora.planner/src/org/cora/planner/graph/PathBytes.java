// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import org.cora.planner.profile.PathProfile;
import org.cora.planner.profile.PortCount;
import org.cora.planner.profile.Profile;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;

/** How long packets are as they come in and as they leave, and by which ports they do: means of what was profiled. */
final class PathBytes {

	private PathBytes() {
	}

	static void of(PathProfile counted, PathClass node) {
		double packets = Math.max(1, counted.packets());
		node.setBytes(counted.bytes() / packets);
		for (PortCount sent : counted.sent()) {
			node.getSentPackets().add(sent.packets() / packets);
			node.getSentBytes().add(sent.bytes() / packets);
		}
	}

	/** Of packets that come in by ports without a handler, which are on no path. */
	static void unhandled(Profile profile, StateFlowGraph graph) {
		double packets = Math.max(1, profile.packets());
		if (profile.unhandled().stream().anyMatch(u -> u.packets() > 0)) {
			for (PortCount came : profile.unhandled()) {
				graph.getUnhandledPackets().add(came.packets() / packets);
				graph.getUnhandledBytes().add(came.bytes() / packets);
			}
		}
	}
}
