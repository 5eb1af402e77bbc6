// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Recognition;
import org.cora.planner.evaluate.Recognitions;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;

/** Where the packets of flow groups are under a cut: docs/planner.md, <i>Cost</i>. Which flows a count tells is the planner's figure. */
final class Flows {

	private static final double NANOS = 1e9;

	private final StateFlowGraph graph;
	private final Optional<Cut> cut;
	private final Optional<Recognition> recognition;

	Flows(StateFlowGraph graph, NicModel nic, Optional<Cut> cut) {
		this.graph = graph;
		this.cut = cut;
		double delay = nic.getFlowTable() == null ? 0 : nic.getFlowTable().getInsertLatency() / NANOS;
		this.recognition = cut.map(c -> new Recognitions(graph, delay).of(c));
	}

	private int groups() {
		return graph.getGroups().size() - 1;
	}

	private double rate() {
		return graph.getPacketRate();
	}

	boolean move() {
		return cut.isPresent();
	}

	private boolean moves(int g) {
		return cut.isPresent() && g >= cut.get().from() && g < cut.get().to();
	}

	/** Part of a group's packets that come after their flow has moved, meant to or not. */
	double known(int g) {
		return recognition.map(r -> r.packets(g)).orElse(0.0);
	}

	/** Flows that move per second. */
	double perSecond() {
		double sum = 0;
		for (int g = 0; g < groups() && move(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			sum += group.getArrivals() * recognition.get().flows(g) * group.getFlowsWithState();
		}
		return sum;
	}

	/** Active flows that have moved. */
	double active() {
		double flows = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			flows += group.getFlows() * known(g) * group.getFlowsWithState();
		}
		return flows;
	}

	/** A figure of flow groups for all their flows that use state. */
	double ofAll(ToDoubleFunction<FlowGroup> figure) {
		return graph.getGroups().subList(0, groups()).stream().mapToDouble(g -> figure.applyAsDouble(g) * g.getFlowsWithState()).sum();
	}

	/** Share of all packets that take a path, if they all were later ones than their flows' first. */
	double later(PathClass path) {
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			sum += graph.getGroups().get(g).getPacketShare() * path.getGroupShares().get(g);
		}
		return sum;
	}

	/** Share of all packets that take a path when their flow has moved. */
	double known(PathClass path) {
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			sum += graph.getGroups().get(g).getPacketShare() * known(g) * path.getGroupShares().get(g);
		}
		return sum;
	}

	/** The same of other packets. */
	double unknown(PathClass path) {
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			double first = Math.min(group.getPacketShare(), group.getArrivals() / rate());
			double later = Math.max(0, group.getPacketShare() * (1 - known(g)) - first);
			sum += first * path.getFirstShare() + later * path.getGroupShares().get(g);
		}
		return sum;
	}

	/** Share of all packets that take a path, wherever their flows are. */
	double all(PathClass path) {
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			double first = Math.min(group.getPacketShare(), group.getArrivals() / rate());
			sum += first * path.getFirstShare() + (group.getPacketShare() - first) * path.getGroupShares().get(g);
		}
		return sum;
	}

	/** The part of a group's flows whose entries are on that side, in steps of a factor of eight in the odds; without a cut they may be on either. */
	double present(int g, boolean onCard) {
		if (cut.isEmpty()) {
			return 1;
		}
		double odds = moves(g) ? known(g) / (1 - known(g)) : 0;
		double steps = odds > 0 ? Math.rint(Math.log(odds) / Math.log(8)) : -11;
		double moved = steps > 10 ? 1 : steps < -10 ? 0 : 1 / (1 + Math.exp(-steps * Math.log(8)));
		return onCard ? moved : 1 - moved;
	}

	/** The group of the heaviest flow on that side; less than 0 if the heaviest is what several of the traffic's flows have together. */
	private int group(boolean onCard) {
		int heaviest = -1;
		double most = shared(onCard);
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			boolean here = cut.isEmpty() || moves(g) == onCard;
			boolean later = !onCard || Math.min(group.getPacketShare(), group.getArrivals() / rate()) < group.getPacketShare();
			if (here && later && group.getHottestShare() > most) {
				most = group.getHottestShare();
				heaviest = g;
			}
		}
		return heaviest;
	}

	private double shared(boolean onCard) {
		return cut.isEmpty() || moves(0) == onCard ? graph.getBusiestIdentityShare() : 0;
	}

	/** Whether what is one at a time on that side is what several of the traffic's flows have together. */
	boolean isShared(boolean onCard) {
		return group(onCard) < 0;
	}

	/** Share of the packets of what is one at a time on that side, of one that is there by mistake if that one is faster. */
	double heaviest(boolean onCard) {
		double times = onCard ? recognition.map(Recognition::excess).orElse(1.0) : 1;
		return times * (isShared(onCard) ? shared(onCard) : graph.getGroups().get(group(onCard)).getHottestShare());
	}

	/** Share of all packets that take a path and are of the heaviest flow on that side, of those that have moved, or of the others. */
	double turn(PathClass path, boolean onCard, boolean moved) {
		if (isShared(onCard)) {
			return heaviest(onCard) * (moved ? known(path) : unknown(path));
		}
		List<Double> ways = path.getHeaviestShares().isEmpty() ? path.getGroupShares() : path.getHeaviestShares();
		return moved == (onCard && move()) ? heaviest(onCard) * ways.get(path.getHeaviestShares().isEmpty() ? group(onCard) : first(group(onCard))) : 0;
	}

	/** Number of a group's heaviest flow among all of which ways are told. */
	private int first(int group) {
		return graph.getGroups().subList(0, group).stream().mapToInt(g -> g.getHeaviestFlows().size()).sum();
	}

	/** Share of packets of flows on that side. */
	double handled(boolean onCard) {
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			sum += graph.getGroups().get(g).getPacketShare() * (onCard ? known(g) : 1 - known(g));
		}
		return cut.isEmpty() ? 1 : sum;
	}

	/** How much more the busiest of some cores has to do than the average one. */
	double busiest(boolean onCard, int cores) {
		double packets = 0;
		double squares = 0;
		double heaviest = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			double part = cut.isEmpty() ? 1 : onCard ? known(g) : 1 - known(g);
			packets += part * group.getPacketShare();
			squares += part * group.getSquaredShares();
			heaviest = part >= 0.5 ? Math.max(heaviest, part * group.getHottestShare()) : heaviest;
		}
		return packets <= 0 || squares <= 0 ? 1 : new FlowSpread(heaviest / packets,
				Math.max(0, squares - heaviest * heaviest) / (packets * packets)).busiest(cores);
	}
}
