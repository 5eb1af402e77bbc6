// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.junit.jupiter.api.Test;

/**
 * The protocol's own code against a world of one flow and a few packets in which everything that can happen next may
 * happen next: packets arrive, are served, answers come, tables refuse, buffers fill up, the direction turns. Every order
 * is tried. In the end the flow's state is on one side, and every packet was handled there once and in order.
 */
class MigrationExplorationTest {

	private static final int FLOW = 0;

	@Test
	void aMoveThatNothingGoesWrongWith() {
		assertTrue(explore(4, 1, false) > 1000);
	}

	@Test
	void aMoveThatAnythingCanGoWrongWith() {
		assertTrue(explore(3, 1, true) > 1000);
	}

	@Test
	void aSecondMoveAfterOneThatFailed() {
		assertTrue(explore(1, 2, true) > 1000);
	}

	@Test
	void thereAndBackAgain() {
		assertTrue(explore(2, 2, false) > 1000);
	}

	/** Tries all orders; returns how many there are. */
	private static long explore(int packets, int moves, boolean faults) {
		Choices choices = new Choices();
		long runs = 0;
		do {
			choices.restart();
			new World(choices, packets, moves, faults).run();
			runs++;
		} while (choices.next());
		return runs;
	}

	/** Depth-first over all sequences of choices, each of them run from the start. */
	private static final class Choices {
		private final List<int[]> made = new ArrayList<>();
		private int position;

		void restart() {
			position = 0;
		}

		int choose(int options) {
			if (position == made.size()) {
				made.add(new int[] {0, options});
			}
			return made.get(position++)[0];
		}

		boolean next() {
			while (!made.isEmpty()) {
				int[] last = made.get(made.size() - 1);
				if (++last[0] < last[1]) {
					return true;
				}
				made.remove(made.size() - 1);
			}
			return false;
		}
	}

	/** Two ways, two queues, two stores, a flow table, and answers that are under way. */
	private static final class World implements Dataplane, FlowOwnership, MigrationListener {
		private final Choices choices;
		private final int packets;
		private final boolean faults;
		private final MigrationEngine engine = new MigrationEngine(this, this, this);
		private final Deque<Integer> nicPath = new ArrayDeque<>();
		private final Deque<Integer> cpuPath = new ArrayDeque<>();
		private final Deque<Integer> nicQueue = new ArrayDeque<>();
		private final Deque<Integer> cpuQueue = new ArrayDeque<>();
		private final List<int[]> kept = new ArrayList<>();
		private final Deque<Runnable> answers = new ArrayDeque<>();
		private byte[] nicState;
		private byte[] cpuState = {};
		private Side owner = Side.CPU;
		private Side steered = Side.CPU;
		private Side watched;
		private int watchedPackets;
		private boolean holdNic;
		private boolean holdCpu;
		private int arrived;
		private int movesLeft;
		private boolean complained;
		private long now;

		World(Choices choices, int packets, int moves, boolean faults) {
			this.choices = choices;
			this.packets = packets;
			this.movesLeft = moves;
			this.faults = faults;
		}

		void run() {
			for (List<Runnable> possible = possible(); !possible.isEmpty(); possible = possible()) {
				now++;
				possible.get(choices.choose(possible.size())).run();
			}
			assertTrue(kept.isEmpty(), "packets are kept for ever");
			assertTrue(engine.active().isEmpty(), "a move never ends");
			byte[] here = owner == Side.NIC ? nicState : cpuState;
			assertEquals(null, owner == Side.NIC ? cpuState : nicState, "state is left on the other side");
			assertEquals(packets, here.length, "each packet is handled once");
			for (int i = 0; i < packets; i++) {
				assertEquals(i, here[i], "in order");
			}
		}

		private List<Runnable> possible() {
			List<Runnable> possible = new ArrayList<>();
			if (arrived < packets) {
				possible.add(this::arrive);
			}
			if (!nicPath.isEmpty()) {
				possible.add(() -> reach(nicPath.poll(), Side.NIC));
			}
			if (!cpuPath.isEmpty()) {
				possible.add(() -> reach(cpuPath.poll(), Side.CPU));
			}
			if (!nicQueue.isEmpty()) {
				possible.add(() -> serve(Side.NIC));
			}
			if (!cpuQueue.isEmpty()) {
				possible.add(() -> serve(Side.CPU));
			}
			if (!answers.isEmpty()) {
				possible.add(() -> answers.poll().run());
			}
			if (movesLeft > 0 && !engine.isMoving(FLOW)) {
				possible.add(() -> {
					movesLeft--;
					engine.start("test", owner, new int[] {FLOW});
				});
			}
			if (faults && !kept.isEmpty() && !complained) {
				possible.add(() -> {
					complained = true;
					engine.bufferFull(FLOW);
				});
			}
			return possible;
		}

		private void arrive() {
			(steered == Side.NIC ? nicPath : cpuPath).add(arrived++);
		}

		private void reach(int packet, Side side) {
			if (side == Side.NIC ? holdNic : holdCpu) {
				keep(packet, side);
				left(side);
			} else {
				queue(side).add(packet);
			}
		}

		private void keep(int packet, Side side) {
			int at = kept.size();
			while (at > 0 && kept.get(at - 1)[0] > packet) {
				at--;
			}
			kept.add(at, new int[] {packet, side.ordinal()});
		}

		private void serve(Side side) {
			int packet = queue(side).poll();
			assertEquals(owner, side, "only the owner writes");
			assertTrue(!engine.isFrozen(FLOW), "nothing changes after the last snapshot");
			byte[] before = side == Side.NIC ? nicState : cpuState;
			byte[] after = java.util.Arrays.copyOf(before, before.length + 1);
			after[before.length] = (byte) packet;
			set(side, after);
			left(side);
		}

		private void left(Side side) {
			if (watched == side && --watchedPackets == 0) {
				watched = null;
				answers.add(() -> engine.drained(FLOW, side));
			}
		}

		private Deque<Integer> queue(Side side) {
			return side == Side.NIC ? nicQueue : cpuQueue;
		}

		private void set(Side side, byte[] state) {
			if (side == Side.NIC) {
				nicState = state;
			} else {
				cpuState = state;
			}
		}

		private boolean goesWrong() {
			return faults && choices.choose(2) == 1;
		}

		@Override
		public long nowNanos() {
			return now;
		}

		@Override
		public byte[] snapshot(Side side, int flow) {
			return side == Side.NIC ? nicState : cpuState;
		}

		@Override
		public boolean install(Side side, int flow, byte[] entries) {
			if (goesWrong()) {
				return false;
			}
			set(side, entries);
			return true;
		}

		@Override
		public void forget(Side side, int flow) {
			set(side, null);
		}

		@Override
		public void transfer(Side from, long bytes, long token) {
			answers.add(() -> engine.transferred(token));
		}

		@Override
		public void steer(int flow, Side to, boolean urgent) {
			boolean refused = !urgent && goesWrong();
			answers.add(() -> {
				steered = refused ? steered : to;
				engine.steered(FLOW, !refused);
			});
		}

		@Override
		public void hold(int flow, boolean onNic, boolean onCpu) {
			holdNic = onNic;
			holdCpu = onCpu;
		}

		@Override
		public void release(int flow, Side side) {
			boolean remote = kept.stream().anyMatch(k -> k[1] != side.ordinal());
			if (remote) {
				hold(flow, true, true);
				kept.forEach(k -> k[1] = side.ordinal());
				answers.add(() -> letGo(side));
			} else {
				letGo(side);
			}
		}

		private void letGo(Side side) {
			hold(FLOW, false, false);
			kept.forEach(k -> queue(side).add(k[0]));
			kept.clear();
			answers.add(() -> engine.released(FLOW));
		}

		@Override
		public int held(int flow) {
			return kept.size();
		}

		@Override
		public int inFlight(int flow, Side side) {
			return queue(side).size() + (side == Side.NIC ? nicPath : cpuPath).size();
		}

		@Override
		public void watchDrain(int flow, Side side) {
			watched = null;
			watchedPackets = inFlight(flow, side);
			if (watchedPackets == 0) {
				answers.add(() -> engine.drained(FLOW, side));
			} else {
				watched = side;
			}
		}

		@Override
		public Side owner(int flow) {
			return owner;
		}

		@Override
		public void moved(int flow, Side to) {
			owner = to;
		}

		@Override
		public void phase(Migration migration, MigrationPhase phase, long nowNanos) {
			assertTrue(migration.flowCount() == 1);
		}

		@Override
		public void finished(MigrationReport report) {
			assertEquals(0, report.lost());
		}
	}
}
