// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.Handler;

/** The way that a run took through a handler: as handlers have no loops, the set of blocks that it visited says their order. */
public final class VisitedWay {

	private VisitedWay() {
	}

	/**
	 * The block that a run went to next: the visited successor, and of two the one that leads to the other.
	 *
	 * @param visited as {@link LocalExecutor#visited} says it
	 * @return its index, -1 if the run ended there or hasn't come further
	 */
	public static int next(Handler handler, int block, long[] visited) {
		int next = -1;
		for (int candidate : handler.blocks().get(block).terminator().successors()) {
			if (isVisited(visited, candidate) && (next < 0 || reaches(handler, candidate, next))) {
				next = candidate;
			}
		}
		return next;
	}

	private static boolean isVisited(long[] visited, int block) {
		return (visited[block >> 6] >>> block & 1) != 0;
	}

	private static boolean reaches(Handler handler, int from, int to) {
		boolean[] seen = new boolean[handler.blocks().size()];
		List<Integer> open = new ArrayList<>(List.of(from));
		while (!open.isEmpty()) {
			int block = open.remove(open.size() - 1);
			if (block == to) {
				return true;
			}
			if (!seen[block]) {
				seen[block] = true;
				open.addAll(handler.blocks().get(block).terminator().successors());
			}
		}
		return false;
	}
}
