// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Port;
import org.cora.ir.program.Trigger;

/** Finds what a NIC can tell apart by port and headers: the steering classes of a network function. */
public final class SteeringAnalysis {

	private SteeringAnalysis() {
	}

	/** All classes, by port and block; after those of packets one for each handler of timed-out entries and of timers. */
	public static List<SteeringSite> of(Nf nf) {
		List<SteeringSite> sites = new ArrayList<>();
		for (Port port : nf.ports()) {
			int handler = handlerOf(nf, new Trigger.PacketFrom(port.index()));
			if (handler < 0) {
				sites.add(new SteeringSite(-1, port.index(), 0, "anything", true));
				continue;
			}
			for (int block : frontier(nf.handlers().get(handler))) {
				sites.add(site(nf, handler, port.index(), block));
			}
		}
		for (int h = 0; h < nf.handlers().size(); h++) {
			if (nf.handlers().get(h).trigger() instanceof Trigger.Expiry) {
				sites.add(new SteeringSite(h, -1, 0, "an entry times out", false));
			} else if (nf.handlers().get(h).trigger() instanceof Trigger.Timer) {
				sites.add(new SteeringSite(h, -1, 0, "a timer is due", false));
			}
		}
		return sites;
	}

	private static SteeringSite site(Nf nf, int handler, int port, int block) {
		Handler code = nf.handlers().get(handler);
		return new SteeringSite(handler, port, block, PredicateText.of(code, block),
				!touchesState(code.blocks().get(block)));
	}

	private static int handlerOf(Nf nf, Trigger trigger) {
		for (int h = 0; h < nf.handlers().size(); h++) {
			if (nf.handlers().get(h).trigger().equals(trigger)) {
				return h;
			}
		}
		return -1;
	}

	/** Blocks in which a state is touched for the first time, or the run ends, on some path. */
	static Set<Integer> frontier(Handler handler) {
		Set<Integer> frontier = new TreeSet<>();
		Set<Integer> seen = new TreeSet<>();
		Deque<Integer> open = new ArrayDeque<>(List.of(0));
		while (!open.isEmpty()) {
			int index = open.pop();
			if (!seen.add(index)) {
				continue;
			}
			Block block = handler.blocks().get(index);
			if (touchesState(block) || block.terminator().successors().isEmpty()) {
				frontier.add(index);
			} else {
				open.addAll(block.terminator().successors());
			}
		}
		return frontier;
	}

	/** Whether it does what steering can't: use a state, or do something to the packet as a whole. */
	public static boolean touchesState(Block block) {
		return block.instructions().stream()
				.anyMatch(i -> i instanceof Instruction.Access || i instanceof PacketOperation);
	}
}
