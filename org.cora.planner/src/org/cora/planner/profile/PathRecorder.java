// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Trigger;
import org.cora.planner.analysis.AfterMiss;

/** Notes which way each packet takes through its handler, and which entries it uses. One for one executor. */
final class PathRecorder implements ExecutionHook {

	private static final int MOST_RUNS = 4096;

	private final Nf nf;
	private final Ways ways;
	private final List<Map<Long, int[]>> keyCounts = new ArrayList<>();
	private final long[] inserts;
	/** Insertions, by state, because what was looked for wasn't there. */
	private final long[] additions;
	private final Set<Instruction.Access> afterMiss = Collections.newSetFromMap(new IdentityHashMap<>());
	private int[] way = new int[64];
	private int length;
	private final Map<Handler, Integer> handlers = new IdentityHashMap<>();
	private final Map<Instruction.Access, int[]> keys = new IdentityHashMap<>();
	private int lastPath = -1;
	private boolean ofPacket;
	private boolean packetHandler;
	private boolean looks = true;
	private boolean touched;
	/** Ways of timers' handlers, in the order in which they ran, by handler; the latest of them. */
	private final Map<Integer, List<int[]>> timerRuns = new HashMap<>();

	PathRecorder(Nf nf) {
		this.nf = nf;
		this.ways = new Ways(nf, Ways.MOST);
		this.inserts = new long[nf.states().size()];
		this.additions = new long[nf.states().size()];
		nf.handlers().forEach(h -> afterMiss.addAll(AfterMiss.of(h)));
		nf.states().forEach(s -> keyCounts.add(new HashMap<>()));
		for (int h = 0; h < nf.handlers().size(); h++) {
			handlers.put(nf.handlers().get(h), h);
		}
	}

	@Override
	public void enter(Handler handler, Packet packet, int port, long now, int flow) {
		length = 0;
		ofPacket = packet != null;
		packetHandler = ofPacket && looks;
	}

	@Override
	public void block(Handler handler, Block block) {
		if (!looks) {
			return;
		}
		if (length == way.length) {
			way = Arrays.copyOf(way, 2 * length);
		}
		way[length++] = block.index();
	}

	@Override
	public void accessed(Handler handler, Instruction.Access access, int entryFlow, Registers registers) {
		touched |= ofPacket;
		if (access.action() == StateAction.INSERT && afterMiss.contains(access)) {
			additions[access.state()]++;
		}
		if (!looks) {
			return;
		}
		if (access.action() == StateAction.INSERT) {
			inserts[access.state()]++;
		}
		int[] key = keys.computeIfAbsent(access, a -> AccessKey.registers(nf, a).stream().mapToInt(Register::index)
				.toArray());
		if (packetHandler && key.length > 0) {
			long hash = 1469598103934665603L;
			for (int register : key) {
				hash = (hash ^ registers.get(register)) * 1099511628211L;
				hash ^= hash >>> 29;
			}
			boolean first = keyCounts.get(access.state()).computeIfAbsent(hash, h -> new int[1])[0]++ == 0;
			if (first && access.action() == StateAction.SPEND) { // a bucket comes with its first use
				inserts[access.state()]++;
			}
		}
	}

	@Override
	public void leave(Handler handler, Verdict verdict) {
		if (packetHandler) {
			lastPath = ways.number(handlers.get(handler), Arrays.copyOf(way, length), outcome(verdict));
		} else if (looks && handler.trigger() instanceof Trigger.Timer) {
			List<int[]> runs = timerRuns.computeIfAbsent(handlers.get(handler), h -> new ArrayList<>());
			if (runs.size() == MOST_RUNS) {
				runs.subList(0, MOST_RUNS / 2).clear();
			}
			runs.add(Arrays.copyOf(way, length));
		}
	}

	/** Ways of a timer's handler, in the order in which they were taken. */
	List<int[]> timerRuns(int handler) {
		return timerRuns.getOrDefault(handler, List.of());
	}

	/** Forgets what timers' handlers did. */
	void forgetTimers() {
		timerRuns.clear();
	}

	private String outcome(Verdict verdict) {
		return switch (verdict.kind()) {
			case FORWARD -> "forward " + nf.ports().get(verdict.port()).name();
			case PASS -> "pass";
			case DROP_POLICY -> "drop " + verdict.reason();
			case DROP_RESOURCE -> "abort " + nf.states().get(verdict.state()).name();
		};
	}

	/** Number of the way that the last packet took since {@link #begin()}, -1 if no handler ran. */
	int lastPath() {
		return lastPath;
	}

	/** A packet is about to be handled. */
	void begin() {
		lastPath = -1;
		touched = false;
	}

	/** Whether the packet's handler has accessed a state since {@link #begin()}; that is noted of all packets. */
	boolean touchedState() {
		return touched;
	}

	/** Whether it looks at what comes. */
	void look(boolean does) {
		looks = does;
	}

	/** Forgets which entries were used, and how many were inserted. */
	void forgetUses() {
		keyCounts.forEach(Map::clear);
		Arrays.fill(inserts, 0);
	}

	Ways ways() {
		return ways;
	}

	/** How often each distinct key of a state was used, most used first. */
	int[] keyCounts(int state) {
		int[] counts = keyCounts.get(state).values().stream().mapToInt(c -> c[0]).sorted().toArray();
		for (int i = 0, j = counts.length - 1; i < j; i++, j--) {
			int swap = counts[i];
			counts[i] = counts[j];
			counts[j] = swap;
		}
		return counts;
	}

	/** Entries added to a state because they were looked for and not there, whether it looked at that or not. */
	long additions(int state) {
		return additions[state];
	}

	/** Inserts into a state. */
	long inserts(int state) {
		return inserts[state];
	}
}
