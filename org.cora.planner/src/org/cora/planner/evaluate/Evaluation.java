// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.HostLoad;
import org.cora.nicmodel.performance.Latency;
import org.cora.nicmodel.performance.Performance;
import org.cora.planner.plan.Home;

/**
 * What a split costs and achieves, by the model. Latency and costs by group are worked out when first asked for, as most
 * splits that a search looks at are out of the question before; not thread-safe until then.
 */
public final class Evaluation {

	private final Split split;
	private final Demand demand;
	private final Performance performance;
	private final Queueing queueing;
	private final Evaluator evaluator;
	private final List<Violation> certain;
	private final List<StateUse> states;
	private final Supplier<List<List<GroupCost>>> groupCosts;
	private final PromotionUse promotion;
	private final double nicPacketShare;
	private final boolean movedFlowsCross;
	private List<List<GroupCost>> groups;
	private List<Violation> violations;
	private Latency latency;
	private int wholeCores;

	Evaluation(Split split, Demand demand, Performance performance, Queueing queueing, Evaluator evaluator,
			List<Violation> certain, List<StateUse> states, Supplier<List<List<GroupCost>>> groupCosts,
					PromotionUse promotion,
			double nicPacketShare, boolean movedFlowsCross) {
		this.split = split;
		this.demand = demand;
		this.performance = performance;
		this.queueing = queueing;
		this.evaluator = evaluator;
		this.certain = certain;
		this.states = states;
		this.groupCosts = groupCosts;
		this.promotion = promotion;
		this.nicPacketShare = nicPacketShare;
		this.movedFlowsCross = movedFlowsCross;
	}

	/** The decisions. */
	public Split split() {
		return split;
	}

	/** What they ask of card and host. */
	public Demand demand() {
		return demand;
	}

	/** What that takes of each resource. */
	public Performance performance() {
		return performance;
	}

	/** Consequences for each state. */
	public List<StateUse> states() {
		return states;
	}

	/** Consequences by class and group; the last group of each class is the unknown flows. */
	public List<List<GroupCost>> groups() {
		groups = groups != null ? groups : groupCosts.get();
		return groups;
	}

	/** Consequences of the cut. */
	public PromotionUse promotion() {
		return promotion;
	}

	/** How well the cut's flows are told; worked out when asked for. */
	public Detection detection() {
		return evaluator.flux(split.cut()).detection();
	}

	/** Whether packets of flows that have moved, by mistake or not, change sides between start and end. */
	public boolean movedFlowsCross() {
		return movedFlowsCross;
	}

	/** Share of packets that never leave the card. */
	public double nicPacketShare() {
		return nicPacketShare;
	}

	/** Time in the system, with {@link #wholeCores()} host cores. */
	public Latency latency() {
		if (latency == null) {
			int cores = sufficient();
			latency = latencyWith(cores);
			if (cores > 0 && cores < evaluator.hostCores() && !Rules.latencyHolds(evaluator.spec, latency)) {
				cores = spare(cores);
			}
			wholeCores = Math.min(cores, evaluator.hostCores());
		}
		return latency;
	}

	/** Fewest host cores of which none is expected to be overloaded. */
	private int sufficient() {
		double work = performance.host().work();
		int cores = work > 0 ? (int) Math.floor(Math.min(work, evaluator.hostCores())) + 1 : 0;
		while (cores > 0 && cores < evaluator.hostCores()
				&& performance.host().with(cores).busy(1) * demand.cpu().spread().busiest(cores) > cores * demand.cpu().fullest()) {
			cores++;
		}
		return cores;
	}

	/** More host cores, as few as keep the bound on latency; all of them if it can't be kept. Remembers the latency. */
	private int spare(int tooFew) {
		int cores = evaluator.hostCores();
		Latency most = latencyWith(cores);
		boolean kept = Rules.latencyHolds(evaluator.spec, most);
		latency = most;
		for (int fewer = tooFew + 1; kept && fewer < cores; fewer++) {
			latency = latencyWith(fewer);
			cores = Rules.latencyHolds(evaluator.spec, latency) ? fewer : cores;
		}
		latency = cores == evaluator.hostCores() ? most : latency;
		return cores;
	}

	/** The latency with a number of host cores, whether it is enough for what the author wants or not. */
	public Latency latencyWith(int hostCores) {
		return queueing.latency(demand, performance.host().with(hostCores), split.cut());
	}

	/** Host cores set aside: fewest that are not overloaded and keep the bound on latency, if that can be kept. */
	public int wholeCores() {
		latency();
		return wholeCores;
	}

	/** What does not hold; empty for a feasible split. Latency is looked at only where everything else holds. */
	public List<Violation> violations() {
		if (violations == null) {
			List<Violation> all = new ArrayList<>(certain);
			Rules.throughput(evaluator, demand, performance, all);
			Rules.cores(evaluator, this, all);
			if (all.isEmpty()) {
				Rules.latency(evaluator, this, all);
			}
			violations = List.copyOf(all);
		}
		return violations;
	}

	/**
	 * A state under the split.
	 *
	 * @param nicEntries entries, items or elements that the card's part holds
	 * @param cpuEntries the same for the host's
	 * @param nicBytes   of the card's part
	 * @param cpuBytes   of the host's part
	 * @param nicShare   share of the accesses made on the card
	 */
	public record StateUse(long nicEntries, long cpuEntries, long nicBytes, long cpuBytes, double nicShare) {
	}

	/**
	 * What moving flows takes.
	 *
	 * @param flows            active flows on the card
	 * @param entries          steering entries in use
	 * @param insertsPerSecond steering entries added per second
	 */
	public record PromotionUse(double flows, double entries, double insertsPerSecond) {
	}

	/**
	 * How well the flows are told that are to move.
	 *
	 * @param seconds  mean time until a flow is on the card
	 * @param mistaken part of the flows on the card that are of groups which aren't to move
	 * @param missed   part of the packets of groups which are to move that come while their flows aren't on the card
	 */
	public record Detection(double seconds, double mistaken, double missed) {
	}

	public boolean feasible() {
		return violations().isEmpty();
	}

	/** Whether the card has the room and the operations that this asks for, whatever the goals. */
	public boolean fits() {
		return certain.isEmpty();
	}

	/** Sum of what is overdrawn, to tell a near miss from a far one. */
	public double excess() {
		return violations().stream().mapToDouble(v -> Double.isFinite(v.excess()) ? v.excess() : 1e6).sum();
	}

	/** Host cores that are busy at the offered rate, or at what can be carried if that is less; those that wait for a lock, too. */
	public double hostCores() {
		return performance.host().busy(carriedShare());
	}

	/** How many of them wait for which lock. */
	public List<HostLoad.Wait> lockWaits() {
		return performance.host().waits(carriedShare());
	}

	/** Share of the offered packets that is carried. */
	public double carriedShare() {
		return demand.packetRate() <= 0 ? 1 : Math.min(1, performance.capacity() / demand.packetRate());
	}

	/** How many uses of states that the profile didn't see would take a packet to the other side. */
	public int surprises() {
		return evaluator.surprises(split);
	}

	/** How many states have a part on a side where no packet uses it. */
	public int idleCopies() {
		int count = 0;
		for (int s = 0; s < states.size(); s++) {
			Home home = split.states().get(s).home();
			double share = states.get(s).nicShare();
			count += (home == Home.REPLICATED || home == Home.SHARDED) && (share == 0 || share == 1) ? 1 : 0;
		}
		return count;
	}

	/** Bytes of card memory taken. */
	public double nicMemoryBytes() {
		return demand.memoryBytes().values().stream().mapToDouble(Double::doubleValue).sum();
	}
}
