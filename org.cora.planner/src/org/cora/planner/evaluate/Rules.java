// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cora.ir.program.State;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Latency;
import org.cora.nicmodel.performance.Limit;
import org.cora.nicmodel.performance.Performance;

/** What a split has to observe: resources that don't run out, the author's constraints, operations that exist. */
final class Rules {

	static final double P99 = 0.01;
	private static final double TOLERANCE = 1e-9;
	private static final String BYTES = "B";
	private static final int MOST_NAMED = 3;

	private Rules() {
	}

	/** Room that is taken at any rate, entries that are too long, memories that don't exist. */
	static void check(Evaluator on, Split split, Performance performance, List<Violation> into) {
		for (Limit limit : performance.violated()) {
			if (!limit.scales()) {
				into.add(overdrawn(limit));
			}
		}
		for (State state : on.nf.states()) {
			StateChoice choice = split.states().get(state.index());
			boolean table = state.kind().isTable();
			if (choice.usesNic() && table && on.nic.getMaxEntryBytes() > 0
					&& state.entryBytes() > on.nic.getMaxEntryBytes()) {
				into.add(new Violation("entry-bytes " + state.name(), 1, () -> "an entry of " + state.name() + " has "
						+ state.entryBytes()
						+ " bytes, " + on.nic.getName() + " takes " + on.nic.getMaxEntryBytes()));
			}
			on.lacking.of(state.index(), choice.home()).ifPresent(operation -> missing(on, operation, into));
			if (choice.usesNic() && on.nicMemory.shared().stream()
					.noneMatch(m -> m.getName().equals(choice.memory()))) {
				into.add(new Violation("memory", 1, () -> on.nic.getName() + " has no memory that all cores reach for "
						+ state.name()));
			}
		}
	}

	static void missing(Evaluator on, String operation, List<Violation> into) {
		String name = "operation " + operation;
		if (into.stream().noneMatch(v -> v.name().equals(name))) {
			into.add(new Violation(name, 1, () -> on.nic.getName() + " has no " + operation));
		}
	}

	/** That as much of the traffic is carried as has to be. */
	static void throughput(Evaluator on, Demand demand, Performance performance, List<Violation> into) {
		double needed = neededRate(on.spec, demand.packetRate());
		if (performance.capacity() < needed * (1 - TOLERANCE)) {
			Limit first = performance.throughputBottleneck().orElseThrow();
			into.add(new Violation(first.name(), needed / Math.max(1e-9, performance.capacity()) - 1,
					() -> tooSlow(performance, first, needed)));
		}
	}

	/** Every resource that alone carries too little; where only several together do, the first of them with their joint rate. */
	private static String tooSlow(Performance performance, Limit first, double needed) {
		String alone = performance.limits().stream().filter(l -> l.scales() && l.packetRate() < needed)
				.sorted(Comparator.comparingDouble(Limit::packetRate)).limit(MOST_NAMED)
				.map(l -> l.name() + " carries " + Quantity.format(l.packetRate(), Dimension.PACKET_RATE))
						.collect(Collectors.joining(" and "));
		String what = alone.isEmpty() ? first.name() + " and others carry "
				+ Quantity.format(performance.capacity(), Dimension.PACKET_RATE) : alone;
		return what + " of the " + Quantity.format(needed, Dimension.PACKET_RATE) + " needed";
	}

	/** The author's bound on host cores. */
	static void cores(Evaluator on, Evaluation evaluation, List<Violation> into) {
		atMost(on, Metric.CORES, evaluation.hostCores(), into);
	}

	/** The author's bound on latency. */
	static void latency(Evaluator on, Evaluation evaluation, List<Violation> into) {
		boolean bounded = on.spec.constraints().stream().anyMatch(c -> c.metric() == Metric.P99);
		if (bounded && evaluation.demand().packetRate() > 0 && !latencyHolds(on.spec, evaluation.latency())) {
			atMost(on, Metric.P99, evaluation.latency().exceededBy(P99), into);
		}
	}

	private static void atMost(Evaluator on, Metric metric, double value, List<Violation> into) {
		for (Constraint constraint : on.spec.constraints()) {
			if (constraint.metric() == metric && constraint.relation() != Relation.AT_LEAST
					&& value > constraint.bound() * (1 + TOLERANCE)) {
				into.add(tooMuch(constraint, value));
			}
		}
	}

	private static Violation tooMuch(Constraint constraint, double value) {
		String name = constraint.metric().name().toLowerCase(Locale.ROOT);
		Dimension dimension = constraint.metric() == Metric.P99 ? Dimension.TIME : Dimension.COUNT;
		Supplier<String> text = () -> Double.isInfinite(value) ? name + " has no bound under overload"
				: name + " would be " + Quantity.format(value, dimension) + ", at most "
						+ Quantity.format(constraint.bound(), dimension) + " is wanted";
		return new Violation(name, constraint.bound() > 0 ? value / constraint.bound() - 1 : 1, text);
	}

	/** Whether the bound on the 99th percentile holds, if there is one. */
	static boolean latencyHolds(OffloadSpec spec, Latency latency) {
		return spec.constraints().stream().filter(c -> c.metric() == Metric.P99)
				.allMatch(c -> latency.holds(c.bound(), P99));
	}

	/**
	 * Packets per second that have to be carried: what a throughput constraint says, and of the offered ones all but the
	 * loss allowed; all that are offered if the author says nothing of either. Maximising throughput, only what is said.
	 */
	static double neededRate(OffloadSpec spec, double offered) {
		double needed = 0;
		boolean said = spec.objective() == OffloadSpec.Objective.MAXIMISE_THROUGHPUT;
		for (Constraint constraint : spec.constraints()) {
			if (constraint.metric() == Metric.THROUGHPUT && constraint.relation() != Relation.AT_MOST) {
				needed = Math.max(needed, constraint.bound());
				said = true;
			}
			if (constraint.metric() == Metric.LOSS) {
				needed = Math.max(needed, offered * (1 - constraint.bound()));
				said = true;
			}
		}
		return said ? needed : offered;
	}

	private static Violation overdrawn(Limit limit) {
		return new Violation(limit.name(), limit.utilisation() - 1,
				() -> limit.name() + " would need " + amount(limit.used(), limit) + " of " + amount(limit.capacity(), limit));
	}

	private static String amount(double value, Limit limit) {
		return limit.unit().equals(BYTES) ? Quantity.format(value, Dimension.SIZE)
				: Quantity.format(value, Dimension.COUNT) + " " + limit.unit();
	}
}
