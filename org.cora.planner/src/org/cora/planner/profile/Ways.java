// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.planner.analysis.SteeringAnalysis;
import org.cora.planner.analysis.TopologicalOrder;

/**
 * The ways that packets took through handlers, numbered. Handlers can have more ways than fit into memory; so ways are
 * told apart up to a number, further ones only by which states they touch in which blocks, and once there are too many of
 * those too, only by where they first touch a state and where they end. Ways that aren't told apart are one with the blocks
 * of all of them, in an order in which each of them visits its own: what that one does is at least what each of them does.
 */
final class Ways {

	/** Ways told apart at most, and as many again by what they touch. */
	static final int MOST = 4096;
	private static final int COARSEST = 2;

	/** One way, or several that count together. */
	static final class Way {
		final int handler;
		final String outcome;
		private final int level;
		private final int[] blocks;
		/** Blocks of all that are put together here; null for a single way. */
		private BitSet union;

		Way(int handler, String outcome, int level, int[] blocks) {
			this.handler = handler;
			this.outcome = outcome;
			this.level = level;
			this.blocks = blocks;
		}

		/** Whether several ways count together here. */
		boolean isMerged() {
			return level > 0;
		}
	}

	/** Keys are compared by their numbers. */
	private record Key(int handler, int level, String outcome, int[] blocks) {
		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && handler == key.handler && level == key.level && outcome.equals(key.outcome)
					&& Arrays.equals(blocks, key.blocks);
		}

		@Override
		public int hashCode() {
			return (Arrays.hashCode(blocks) * 31 + outcome.hashCode()) * 31 + handler * 3 + level;
		}
	}

	private final Nf nf;
	private final boolean[][] touches;
	private final int[][] positions;
	private final Map<Key, Integer> numbers = new HashMap<>();
	private final List<Way> ways = new ArrayList<>();
	private final int[] perLevel = new int[COARSEST + 1];
	private final int most;

	Ways(Nf nf, int most) {
		this.nf = nf;
		this.most = most;
		this.touches = new boolean[nf.handlers().size()][];
		this.positions = new int[nf.handlers().size()][];
	}

	/** Number of the way that visited those blocks. */
	int number(int handler, int[] blocks, String outcome) {
		Integer known = numbers.get(new Key(handler, 0, outcome, blocks));
		return known != null ? known : number(new Way(handler, outcome, 0, blocks));
	}

	/** Number of what stands for the way here: itself, if it is told apart, or those that it is put together with. */
	int number(Way way) {
		for (int level = way.level; level < COARSEST; level++) {
			Key key = key(way, level);
			if (numbers.containsKey(key) || perLevel[level] < most) {
				return at(key, way);
			}
		}
		return at(key(way, COARSEST), way);
	}

	private Key key(Way way, int level) {
		return new Key(way.handler, level, way.outcome, signature(way.handler, way.blocks, level));
	}

	private int at(Key key, Way way) {
		Integer known = numbers.get(key);
		if (known == null) {
			known = ways.size();
			numbers.put(key, known);
			perLevel[key.level()]++;
			ways.add(new Way(way.handler, way.outcome, key.level(), way.blocks));
		}
		if (key.level() > 0) {
			put(ways.get(known), way);
		}
		return known;
	}

	/** How a way is told from others: all of it; the blocks that touch states, and the end; or the first of them and the end. */
	private int[] signature(int handler, int[] blocks, int level) {
		if (level == 0) {
			return blocks;
		}
		boolean[] touching = touching(handler);
		int last = blocks[blocks.length - 1];
		int[] stateful = Arrays.stream(blocks).filter(b -> touching[b]).toArray();
		int kept = level == 1 ? stateful.length : Math.min(1, stateful.length);
		int[] signature = Arrays.copyOf(stateful, kept + 1);
		signature[kept] = last;
		return signature;
	}

	private static void put(Way into, Way way) {
		into.union = into.union == null ? new BitSet() : into.union;
		for (int block : way.blocks) {
			into.union.set(block);
		}
		if (way.union != null) {
			into.union.or(way.union);
		}
	}

	private boolean[] touching(int handler) {
		if (touches[handler] == null) {
			List<Block> blocks = nf.handlers().get(handler).blocks();
			boolean[] found = new boolean[blocks.size()];
			for (int b = 0; b < found.length; b++) {
				found[b] = SteeringAnalysis.touchesState(blocks.get(b));
			}
			touches[handler] = found;
		}
		return touches[handler];
	}

	/** Blocks of a way, those of several in an order in which each visits its own; the end is last. */
	int[] blocks(Way way) {
		if (way.union == null) {
			return way.blocks;
		}
		int[] position = positions(way.handler);
		int end = way.blocks[way.blocks.length - 1];
		List<Integer> blocks = new ArrayList<>(way.union.stream().filter(b -> b != end).boxed().toList());
		blocks.sort((a, b) -> Integer.compare(position[a], position[b]));
		blocks.add(end);
		return blocks.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Place of each block in a topological order of the handler, which has no cycle. */
	private int[] positions(int handler) {
		if (positions[handler] == null) {
			positions[handler] = order(nf.handlers().get(handler));
		}
		return positions[handler];
	}

	private static int[] order(Handler handler) {
		int[] position = new int[handler.blocks().size()];
		int place = 0;
		for (int block : TopologicalOrder.of(handler)) {
			position[block] = place++;
		}
		return position;
	}

	List<Way> all() {
		return ways;
	}
}
