// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SteeringClass;

/**
 * Identifiers of path classes: by what a path does – how it ends, what it does to which state in which order, how much it
 * computes – and not by the numbers of its blocks or by how common it is, which change with edits elsewhere and with
 * traffic. Paths of a class that are alike in all of that are numbered in the program's order.
 */
final class PathIds {

	private PathIds() {
	}

	/** Gives all paths of the class, and what they do to states, their identifiers. */
	static void assign(SteeringClass owner) {
		Map<String, Integer> used = new HashMap<>();
		owner.getPaths().stream().sorted(Comparator.comparing(p -> blocks(p), Arrays::compare)).forEach(path -> {
			String id = owner.getId() + "/" + Sources.id(path.getOutcome()) + "." + digest(path);
			int same = used.merge(id, 1, Integer::sum);
			path.setId(same > 1 ? id + "~" + same : id);
			for (AccessEdge access : path.getAccesses()) {
				access.setId(path.getId() + "/" + Sources.id(access.getState().getName() + "." + access.getAction()));
			}
		});
	}

	private static int[] blocks(PathClass path) {
		List<Integer> blocks = path.getBlocks();
		return blocks.stream().mapToInt(Integer::intValue).toArray();
	}

	private static String digest(PathClass path) {
		StringBuilder text = new StringBuilder();
		for (AccessEdge access : path.getAccesses()) {
			text.append(access.getState().getName()).append('.').append(access.getAction()).append('*')
					.append(access.getPerPacket()).append(' ');
		}
		text.append(path.getOperations()).append(' ').append(path.getHeaderEdits());
		CRC32 crc = new CRC32();
		crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
		return Long.toHexString(crc.getValue());
	}
}
