// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.replan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.runtime.flow.BusyFlows;
import org.cora.runtime.flow.FlowRegistry;

/**
 * Traffic as the runtime sees it, in the terms of a plan: how packets spread over flow groups by rank, and how many flows begin.
 * Of flows with enough packets each one's share is known. Lighter ones are too many and each too seldom: what they carry
 * together is known, and is spread over them by the power law that goes on where the heavy ones end.
 */
final class ObservedTraffic {

	/** Lasting packets from which on a flow's own share is told: off by a quarter (Poisson). */
	private static final int KNOWN = 16;
	/** Control intervals in which a flow counts as new. */
	private static final int NEW = 8;
	private static final double STEEPEST = 6;
	private static final int HALVINGS = 50;

	private final StateFlowGraph planned;
	/** Lasting packets of the flows whose share is known, most first. */
	private double[] known = new double[256];
	private int count;
	private int young;
	private double all;
	private double flows;
	private double exponent;
	private double level;

	/** @param planned graph of the plan, whose groups are used */
	ObservedTraffic(StateFlowGraph planned) {
		this.planned = planned;
	}

	/**
	 * Takes in what the registry has counted so far.
	 *
	 * @return flows that were looked at
	 */
	int look(FlowRegistry registry) {
		BusyFlows busy = registry.busy();
		count = 0;
		young = 0;
		for (int i = 0; i < busy.size(); i++) {
			int flow = busy.get(i);
			int packets = registry.isLive(flow) ? registry.lastingPackets(flow) : 0;
			if (packets >= KNOWN) {
				add(packets);
				young += registry.age(flow) <= NEW ? 1 : 0;
			}
		}
		Arrays.sort(known, 0, count);
		for (int i = 0; i < count / 2; i++) {
			double swap = known[i];
			known[i] = known[count - 1 - i];
			known[count - 1 - i] = swap;
		}
		all = Math.max(1, registry.lastingPackets());
		flows = Math.max(count, registry.live());
		fitTail();
		return busy.size();
	}

	private void add(double packets) {
		if (count == known.length) {
			known = Arrays.copyOf(known, 2 * count);
		}
		known[count++] = packets;
	}

	/** The tail's level and exponent, so that it carries what the known flows don't. */
	private void fitTail() {
		double carried = 0;
		for (int i = 0; i < count; i++) {
			carried += known[i] / all;
		}
		double rest = Math.max(0, 1 - carried);
		double begins = count > 0 ? known[count - 1] / all : 0;    // nobody known: all alike
		double flat = 0;
		double steep = STEEPEST;
		for (int i = 0; i < HALVINGS; i++) {
			exponent = (flat + steep) / 2;
			if (begins * tail(flows) > rest) {
				flat = exponent;
			} else {
				steep = exponent;
			}
		}
		double sum = tail(flows);
		level = sum > 0 ? rest / sum : 0;
	}

	/** Sum of (r / n)^-exponent over ranks above the n known flows up to one. */
	private double tail(double to) {
		double from = count + 0.5;
		double end = to + 0.5;
		if (end <= from) {
			return 0;
		}
		double unit = Math.max(1, count);
		double low = from / unit;
		double high = end / unit;
		double integral = Math.abs(exponent - 1) < 1e-9 ? Math.log(high / low)
				: (Math.pow(high, 1 - exponent) - Math.pow(low, 1 - exponent)) / (1 - exponent);
		return unit * integral;
	}

	/** Share of all packets of the so many heaviest flows, 0 … 1. */
	double carriedBy(double heaviest) {
		double sum = 0;
		int whole = (int) Math.min(count, heaviest);
		for (int i = 0; i < whole; i++) {
			sum += known[i] / all;
		}
		if (heaviest > whole && whole < count) {
			return Math.min(1, sum + (heaviest - whole) * known[whole] / all);
		}
		return Math.min(1, sum + level * tail(Math.min(flows, heaviest)));
	}

	/** Flows known at present. */
	double flows() {
		return flows;
	}

	/**
	 * What was seen, as the planner takes it.
	 *
	 * @param packetRate     packets per second to plan for
	 * @param flowRate       flows that begin in a second
	 * @param intervalSeconds length of a control interval
	 */
	TrafficChange change(double packetRate, double flowRate, double intervalSeconds) {
		List<FlowGroup> groups = planned.getGroups().stream().filter(g -> !g.isUnknown()).toList();
		if (planned.isGroupsByLength()) {
			double before = Math.max(1e-9, planned.getFlowRate());
			return TrafficChange.of(planned).scaled(packetRate / Math.max(1e-9, planned.getPacketRate()), flowRate / before);
		}
		double ranked = groups.stream().mapToDouble(FlowGroup::getFlows).sum();
		double headBegin = Math.min(flowRate, young / (NEW * intervalSeconds));
		List<TrafficChange.Group> seen = new ArrayList<>();
		double rank = 0;
		double below = 0;
		for (FlowGroup group : groups) {
			double size = group.getFlows() / ranked * flows;
			double upTo = carriedBy(rank + size);
			double share = Math.max(0, upTo - below);
			double hottest = Math.min(share, carriedBy(rank + 1) - below);
			double inHead = Math.min(size, Math.max(0, Math.min(count, rank + size) - Math.min(count, rank)));
			double begin = (count > 0 ? headBegin * inHead / count : 0)
					+ (flows > count ? (flowRate - (count > 0 ? headBegin : 0)) * Math.max(0, size - inHead) / (flows - count) : 0);
			seen.add(new TrafficChange.Group(size, share, Math.max(0, hottest), begin));
			rank += size;
			below = Math.max(below, upTo);
		}
		return new TrafficChange(packetRate, planned.getPacketBytes(), flowRate, seen);
	}
}
