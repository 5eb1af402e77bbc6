// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.graph.Sources;
import org.cora.planner.plan.Conflict;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.search.PlanningProblem;

/**
 * Of the demands that no plan holds, a smallest set that no plan holds: leaving out any one of them, there is a plan. A
 * deletion filter (Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991): each demand in turn is left out, for good
 * if no plan is found without it either. That there is a plan without any one of those named is shown by such plans.
 */
public final class Conflicts {

	/** Demands that are tried at most; each takes a search. */
	private static final int MOST = 24;

	/** Something that the author demands, by writing it or by not saying otherwise. */
	private record Demand(String text, SourceRange where, Optional<Pin> pin, Optional<Constraint> constraint, boolean cores) {
	}

	private final PlanningProblem problem;
	private final Replanner replanner;

	private Conflicts(PlanningProblem problem, Replanner replanner) {
		this.problem = problem;
		this.replanner = replanner;
	}

	/** Adds the conflict to an infeasible plan, unless it can't be told within the budget. */
	public static void add(PlanningProblem problem, Plan plan, Replanner replanner) {
		new Conflicts(problem, replanner).smallest().ifPresent(demands -> demands.forEach(d -> {
			Conflict conflict = PlanFactory.eINSTANCE.createConflict();
			conflict.setText(d.text());
			conflict.setSource(d.where().isKnown() ? Sources.ref(d.where()) : null);
			plan.getConflict().add(conflict);
		}));
	}

	/** Empty if planning ended before it was clear, or nothing that the author demands stands in the way. */
	private Optional<List<Demand>> smallest() {
		List<Demand> all = demands();
		if (all.size() > MOST || feasible(List.of()).filter(f -> f).isEmpty()) {
			return Optional.empty();
		}
		List<Demand> kept = new ArrayList<>(all);
		for (Demand demand : all) {
			List<Demand> without = new ArrayList<>(kept);
			without.remove(demand);
			Optional<Boolean> feasible = feasible(without);
			if (feasible.isEmpty()) {
				return Optional.empty();
			}
			if (!feasible.get()) {
				kept = without;
			}
		}
		return Optional.of(kept);
	}

	private Optional<Boolean> feasible(List<Demand> demands) {
		List<Constraint> constraints = new ArrayList<>();
		List<Pin> pins = new ArrayList<>();
		boolean cores = false;
		for (Demand demand : demands) {
			demand.constraint().ifPresent(constraints::add);
			demand.pin().ifPresent(pins::add);
			cores |= demand.cores();
		}
		if (constraints.stream().noneMatch(Conflicts::asksForThroughput)) {
			constraints.add(new Constraint(Metric.LOSS, Relation.AT_MOST, 1, SourceRange.NONE)); // any loss will do
		}
		PlanningProblem other = Specs.with(problem, constraints, pins);
		if (!cores && problem.spec().hostCores() > 0) {
			other = new PlanningProblem(other.nf(), Specs.with(other.spec(), 0, constraints, pins), other.nic(), other.host(),
					other.graph());
		}
		return replanner.of(other).finds();
	}

	private static boolean asksForThroughput(Constraint constraint) {
		return constraint.metric() == Metric.LOSS || constraint.metric() == Metric.THROUGHPUT && constraint
				.relation() != Relation.AT_MOST;
	}

	private List<Demand> demands() {
		var spec = problem.spec();
		List<Demand> all = new ArrayList<>();
		for (Pin pin : spec.pins()) {
			all.add(new Demand("keep " + pin.state() + " on " + pin.side().name().toLowerCase(Locale.ROOT), pin.where(),
					Optional.of(pin), Optional.empty(), false));
		}
		for (Constraint constraint : spec.constraints()) {
			all.add(new Demand(text(constraint), constraint.where(), Optional.empty(), Optional.of(constraint), false));
		}
		boolean everything = spec.constraints().stream().noneMatch(Conflicts::asksForThroughput) && spec
				.objective() != Objective.MAXIMISE_THROUGHPUT;
		if (everything) {
			all.add(new Demand("all of the " + Figures.rate(problem.graph().getPacketRate()) + " offered", spec.where(), Optional
					.empty(), Optional.of(new Constraint(Metric.LOSS, Relation.AT_MOST, 0, spec.where())), false));
		}
		if (spec.hostCores() > 0) {
			all.add(new Demand("cores " + spec.hostCores() + " of " + problem.host().getName(), spec.where(), Optional.empty(),
					Optional.empty(), true));
		}
		return all;
	}

	private static String text(Constraint constraint) {
		Dimension dimension = switch (constraint.metric()) {
			case THROUGHPUT -> Dimension.PACKET_RATE;
			case P99 -> Dimension.TIME;
			case LOSS -> Dimension.FRACTION;
			case CORES -> Dimension.COUNT;
		};
		return constraint.metric().name().toLowerCase(Locale.ROOT) + " " + constraint.relation().symbol() + " "
				+ Quantity.format(constraint.bound(), dimension);
	}
}
