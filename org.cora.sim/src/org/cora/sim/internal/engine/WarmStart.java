// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import org.cora.exec.traffic.Introductions;
import org.cora.planner.plan.Promotion;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Fills the state of both sides before the run begins: flows are introduced by a few packets each, which are handled at once
 * and take no time, on the side where the plan has such a flow in its steady state. Those that the plan promotes, and that
 * have had as many packets as that takes, have their entries on the card and in its flow table. The packets are part of the
 * serialisation order, so a replay begins with empty state; nothing else counts them.
 */
final class WarmStart {

	private static final double NANOS_PER_SECOND = 1e9;

	private final Engine engine;
	private final PacketSlots slots;
	private final Introductions flows;
	private final Promotion promotion;
	/** Upper rank of each flow group, and whether its flows move to the card, and after how many packets. */
	private final long[] ranks;
	private final double[] promotedAfter;

	/** @param flows to be introduced */
	WarmStart(Engine engine, EngineSetup setup, Introductions flows) {
		this.engine = engine;
		this.flows = flows;
		slots = engine.slots;
		promotion = setup.usesFlowTable() ? setup.placement().plan().getPromotion() : null;
		StateFlowGraph graph = setup.placement().plan().getGraph();
		int groups = graph.getGroups().size() - 1;
		ranks = new long[groups];
		promotedAfter = new double[groups];
		Arrays.fill(promotedAfter, Double.POSITIVE_INFINITY);
		double before = 0;
		for (int g = 0; g < groups; g++) {
			FlowGroup group = graph.getGroups().get(g);
			before += group.getFlows();
			ranks[g] = Math.round(before);
			if (promotion != null && promotion.getGroups().contains(group)) {
				double inserting = setup.placement().nic().getFlowTable().getInsertLatency() / NANOS_PER_SECOND;
				promotedAfter[g] = promotion.getThreshold() + group.getFlowRate() * inserting;
			}
		}
	}

	/** Introduces all flows. */
	void fill() {
		int slot = slots.take();
		while (flows.next(slots.packet[slot])) {
			introduce(slot);
		}
		slots.giveBack(slot);
	}

	private void introduce(int slot) {
		int port = flows.port();
		engine.number(slot, port, flows.connection());
		engine.handlers.logIngress(slot);
		byte home = engine.placement.defaultSide(slots.packet[slot], port);
		engine.finder.resolve(slot, home);
		int flow = slots.flow[slot];
		double needed = promotedAfter[group()];
		boolean moves = home == PacketSlots.CPU && flows.packetsBefore() > needed;
		if (moves && !engine.flows.isOnNic(flow) && !engine.handlers.hasState(flow)) {    // else it began with another connection
			engine.flows.moved(flow, Engine.side(PacketSlots.NIC));
			engine.handlers.moved(flow);
		}
		boolean onNic = promotion == null ? home == PacketSlots.NIC : engine.flows.isOnNic(flow);
		engine.handlers.introduce(slot, onNic ? PacketSlots.NIC : PacketSlots.CPU);
		engine.flows.seen(flow, Double.isInfinite(needed) ? 0 : flows.packetsBefore());
		if (onNic && promotion != null) {
			engine.steering.enter(flow);
		}
		if (slots.verdict[slot].isForward()) {
			flows.forwarded(slots.packet[slot], port, slots.verdict[slot].port());
		}
		slots.packet[slot].copies().clear();
	}

	private int group() {
		int group = Arrays.binarySearch(ranks, flows.rank() + 1L);
		return Math.min(group < 0 ? -group - 1 : group, ranks.length - 1);
	}
}
