// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.cora.benchmarks.storms.Clairvoyant.Interval;
import org.cora.benchmarks.storms.Clairvoyant.Limits;
import org.cora.benchmarks.storms.Clairvoyant.Outcome;
import org.cora.benchmarks.storms.StormBench.Run;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.search.PlanningProblem;
import org.cora.runtime.control.RefinedParameter;

/** A storm as {@link Clairvoyant} sees it: its phases, what machines can do, and what packets cost in the runs at least. */
final class ClairvoyantCourse {

	private static final double NANOS_PER_SECOND = 1e9;
	private static final int MOST_FLOWS = 21_000;
	/** Names of {@link RefinedParameter}s. */
	private static final String CARD = "card capacity";
	private static final String HOST = "host work for a packet";

	private final TrafficSpec traffic;
	private final PlanningProblem problem;
	private final Plan plan;
	private final long intervalNanos;
	private final int from;
	private final Limits limits;
	private final double queue;

	ClairvoyantCourse(Plan plan, PlanningProblem problem, TrafficSpec traffic, long intervalNanos, int from, Map<String, Run> runs) {
		this.plan = plan;
		this.problem = problem;
		this.traffic = traffic;
		this.intervalNanos = intervalNanos;
		this.from = from;
		this.limits = limits(runs.values());
		this.queue = queue(limits.cardCapacity());
	}

	/** As many packets as the runtime lets wait: for half of what the author allows, a quarter of the queue at most. */
	private double queue(double capacity) {
		NicModel nic = problem.nic();
		double bound = problem.spec().constraints().stream().filter(c -> c.metric() == Metric.P99).mapToDouble(Constraint::bound)
				.min().orElse(0);
		boolean one = nic.getCores() == 1 || nic.getThreadsPerCore() > 1;
		return one ? Math.min(bound / 2 / NANOS_PER_SECOND * capacity, nic.getReceiveQueue() / 4) : 0;
	}

	private Limits limits(Collection<Run> runs) {
		HostModel host = problem.host();
		FlowTable table = problem.nic().getFlowTable();
		double capacity = observed(runs, CARD, Math::max);
		double seconds = observed(runs, HOST, Math::min) / host.getClock();
		double perEntry = (table.getHostInsertCycles() + table.getHostDeleteCycles()) / 2 / host.getClock();
		int entries = plan.getPromotion() == null ? 2 : Math.max(1, plan.getPromotion().getEntriesPerFlow());
		return new Limits(capacity, 0, seconds, perEntry, entries, homeOnCard(), 0);
	}

	/** The best figure that any of the runs, or else the model, shows. */
	private static double observed(Collection<Run> runs, String name, DoubleBinaryOperator best) {
		List<RefinedParameter> all = runs.stream().flatMap(r -> r.result().runtime().refined().stream())
				.filter(p -> p.name().equals(name)).toList();
		return all.stream().mapToDouble(RefinedParameter::observed).filter(v -> !Double.isNaN(v)).reduce(best)
				.orElseGet(() -> all.stream().mapToDouble(RefinedParameter::model).filter(v -> !Double.isNaN(v)).reduce(best).orElse(1));
	}

	private boolean homeOnCard() {
		return plan.getPromotion() == null && plan.getClasses().stream().anyMatch(c -> c.getDefaultSide() == Side.NIC);
	}

	/** The best that there is for the packets that arrived in a run, if as many may wait for the card as in the runs. */
	Outcome withQueue(List<Course> measured) {
		return outcome(measured, new Limits(limits.cardCapacity(), limits.passingCost(), limits.coreSecondsPerPacket(),
				limits.coreSecondsPerEntry(), limits.entriesPerFlow(), limits.homeOnCard(), queue));
	}

	/** The best that there is for the packets that arrived in a run, if none wait from one interval to the next. */
	Outcome outcome(List<Course> measured) {
		return outcome(measured, limits);
	}

	private Outcome outcome(List<Course> measured, Limits within) {
		int first = homeOnCard() || plan.getPromotion() == null ? 0 : (int) Math.min(MOST_FLOWS, plan.getPromotion().getFlows());
		List<Interval> intervals = new ArrayList<>();
		for (int i = 0; i < measured.size(); i++) {
			intervals.add(interval((from + i) * intervalNanos, measured.get(i).offered()));
		}
		return new Clairvoyant(within, intervals, counts(first)).best(first);
	}

	private static int[] counts(int first) {
		TreeSet<Integer> counts = new TreeSet<>(List.of(first));
		IntStream.iterate(0, n -> n <= MOST_FLOWS, n -> n + (n < 20 ? 1 : n < 200 ? 5 : n < 2000 ? 25 : 100)).forEach(counts::add);
		return counts.stream().mapToInt(Integer::intValue).toArray();
	}

	private Interval interval(long atNanos, double packets) {
		Phase phase = phaseAt(atNanos);
		Synthetic workload = (Synthetic) phase.workload();
		double seconds = intervalNanos / NANOS_PER_SECOND;
		int cores = phase.conditions().hostCores() > 0 ? phase.conditions().hostCores() : problem.host().getCores();
		double entries = problem.nic().getFlowTable().getInsertRate() * phase.conditions().insertions() * seconds;
		double replaced = Math.min(1, workload.flowsPerSecond() * seconds / workload.flows());
		return new Interval(seconds, packets, cores, entries, replaced, carried(workload));
	}

	private Phase phaseAt(long atNanos) {
		Phase at = traffic.phases().get(0);
		for (Phase phase : traffic.phases()) {
			at = phase.startNanos() <= atNanos ? phase : at;
		}
		return at;
	}

	/** Share of the packets of the so many heaviest flows. */
	private static double[] carried(Synthetic workload) {
		double exponent = workload.popularity() instanceof Popularity.Zipf zipf ? zipf.exponent() : 0;
		double all = 0;
		for (long rank = 1; rank <= workload.flows(); rank++) {
			all += Math.pow(rank, -exponent);
		}
		double[] carried = new double[(int) Math.min(MOST_FLOWS, workload.flows()) + 1];
		for (int rank = 1; rank < carried.length; rank++) {
			carried[rank] = carried[rank - 1] + Math.pow(rank, -exponent) / all;
		}
		return carried;
	}
}
