// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.Optional;
import org.cora.exec.traffic.Introductions;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.planner.plan.Promotion;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Fills the state of both sides before the run begins: flows are introduced by a few packets each, which are handled at once
 * and take no time, on the side where the plan has flows begin. Those that the runtime has found fast enough by then, which is drawn for
 * each ({@link PriorCount}), are moved then: their state is on the card, and they are in its flow table. The packets are part of the
 * serialisation order, so a replay begins with empty state; nothing else counts them.
 *
 * <p>Where several of the traffic's flows are one to the program, how fast that one is, and so whether the plan promotes it, is
 * known once all are introduced ({@link SharedFlows}).
 */
final class WarmStart {

	private final Engine engine;
	private final PacketSlots slots;
	private final Introductions flows;
	private final Promotion promotion;
	/** Upper rank of each flow group, and whether its flows are to move to the card. */
	private final long[] ranks;
	private final boolean[] moves;
	private final Optional<SharedFlows> shared;

	/** @param flows to be introduced */
	WarmStart(Engine engine, EngineSetup setup, Introductions flows) {
		this.engine = engine;
		this.flows = flows;
		slots = engine.slots;
		promotion = setup.usesFlowTable() ? setup.placement().plan().getPromotion() : null;
		StateFlowGraph graph = setup.placement().plan().getGraph();
		int groups = graph.getGroups().size() - 1;
		ranks = new long[groups];
		moves = new boolean[groups];
		double before = 0;
		for (int g = 0; g < groups; g++) {
			FlowGroup group = graph.getGroups().get(g);
			before += group.getFlows();
			ranks[g] = Math.round(before);
			moves[g] = promotion != null && promotion.getGroups().contains(group);
		}
		shared = graph.isGroupsByIdentity() ? Optional.of(new SharedFlows(engine, graph, moves, setup.request().seed())) : Optional.empty();
	}

	/** Introduces all flows. */
	void fill() {
		int slot = slots.take();
		while (flows.next(slots.packet[slot])) {
			introduce(slot);
		}
		slots.giveBack(slot);
		shared.ifPresent(s -> s.settle(this::toCard));
	}

	private void introduce(int slot) {
		int port = flows.port();
		engine.number(slot, port, flows.connection());
		engine.handlers.logIngress(slot);
		byte home = engine.placement.firstSides().of(slots.packet[slot], port);
		engine.finder.resolve(slot, home);
		int flow = slots.flow[slot];
		engine.handlers.introduce(slot, promotion != null && engine.flows.isOnNic(flow) ? PacketSlots.NIC : home);
		if (flows.hasEnded()) {
			engine.flows.lastSeen(flow, slots.ingressNanos[slot]);
		}
		if (shared.isPresent() && !flows.hasEnded()) {
			shared.get().add(flow, flows.rank(), port, flows.share());
		} else if (flows.isLast() && engine.runtime.introduced(flow, flows.packetsPerSecond(), flows.ageSeconds(), moves[group()])
				&& (!flows.hasEnded() || engine.idle.lastUntilBeginning(slots.ingressNanos[slot]))) {
			toCard(flow);
		}
		if (slots.verdict[slot].isForward()) {
			flows.forwarded(slots.packet[slot], port, slots.verdict[slot].port());
		}
		slots.packet[slot].copies().clear();
	}

	/** A flow that begins on the host is on the card by the time that the run begins, if there is room. */
	private void toCard(int flow) {
		if (engine.traffic.home(flow) != PacketSlots.CPU || engine.flows.isOnNic(flow)) {
			return;
		}
		byte[] entries = engine.dataplane.snapshot(Side.CPU, flow);
		if (engine.dataplane.install(Side.NIC, flow, entries)) {
			engine.dataplane.forget(Side.CPU, flow);
			engine.flows.moved(flow, Side.NIC);
			engine.steering.enter(flow);
		}
	}

	private int group() {
		int group = Arrays.binarySearch(ranks, flows.rank() + 1L);
		return Math.min(group < 0 ? -group - 1 : group, ranks.length - 1);
	}
}
