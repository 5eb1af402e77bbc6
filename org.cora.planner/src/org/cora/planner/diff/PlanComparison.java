// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cora.ir.unit.Dimension;
import org.cora.planner.diff.PlanDiff.Figure;
import org.cora.planner.diff.PlanDiff.Inputs;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Resource;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.StateFlowGraph;

/** Compares two plans. Elements are matched by their identifiers, which stay the same when a program changes elsewhere. */
public final class PlanComparison {

	/** Differences below that share of a figure are rounding. */
	private static final double SAME = 1e-6;

	private final Plan before;
	private final Plan after;

	private PlanComparison(Plan before, Plan after) {
		this.before = before;
		this.after = after;
	}

	/** What differs; reasons are the newer plan's explanations. */
	public static PlanDiff of(Plan before, Plan after) {
		return new PlanComparison(before, after).compare(null);
	}

	/**
	 * What differs, and what would be wrong with the older decisions now.
	 *
	 * @param problem what the newer plan was made for
	 */
	public static PlanDiff of(Plan before, Plan after, PlanningProblem problem) {
		return new PlanComparison(before, after).compare(problem);
	}

	private PlanDiff compare(PlanningProblem problem) {
		StateChanges states = new StateChanges(before, after);
		ClassChanges classes = new ClassChanges(before, after);
		List<Figure> promotion = promotion();
		boolean moved = !states.all().isEmpty() || !classes.all().isEmpty() || !promotion.isEmpty();
		String reason = moved && problem != null ? OldDecisions.underNow(before, after, problem).orElse(null) : null;
		Inputs inputs = inputs();
		List<Figure> objective = objective();
		List<Figure> resources = resources();
		boolean same = !moved && objective.isEmpty() && resources.isEmpty() && before.isFeasible() == after.isFeasible();
		return new PlanDiff(after.getOffload(), same, inputs, reason, objective, states.all(), classes.all(), promotion,
				resources);
	}

	private Inputs inputs() {
		List<Figure> figures = new ArrayList<>();
		StateFlowGraph old = before.getGraph();
		StateFlowGraph now = after.getGraph();
		add(figures, "packet rate", Dimension.PACKET_RATE.name(), old.getPacketRate(), now.getPacketRate());
		add(figures, "packet size", Dimension.SIZE.name(), old.getPacketBytes(), now.getPacketBytes());
		add(figures, "active flows", Dimension.COUNT.name(), old.getActiveFlows(), now.getActiveFlows());
		add(figures, "new flows", Dimension.EVENT_RATE.name(), old.getFlowRate(), now.getFlowRate());
		return new Inputs(differ(before.getIrFingerprint(), after.getIrFingerprint()),
				differ(before.getNicFingerprint(), after.getNicFingerprint()),
				differ(before.getTrafficFingerprint(), after.getTrafficFingerprint()),
				differ(before.getStrategy(), after.getStrategy()), figures);
	}

	private static boolean differ(Object first, Object second) {
		return !Objects.equals(first, second);
	}

	private List<Figure> objective() {
		List<Figure> figures = new ArrayList<>();
		var old = before.getObjective();
		var now = after.getObjective();
		add(figures, "feasible", "", before.isFeasible() ? 1.0 : 0.0, after.isFeasible() ? 1.0 : 0.0);
		add(figures, "host cores", Dimension.COUNT.name(), old.getHostCores(), now.getHostCores());
		add(figures, "whole host cores", Dimension.COUNT.name(), (double) old.getWholeCores(), (double) now.getWholeCores());
		add(figures, "card memory", Dimension.SIZE.name(), (double) old.getNicMemoryBytes(), (double) now
				.getNicMemoryBytes());
		add(figures, "capacity", Dimension.PACKET_RATE.name(), old.getCapacityPps(), now.getCapacityPps());
		add(figures, "mean latency", Dimension.TIME.name(), old.getLatencyMeanNanos(), now.getLatencyMeanNanos());
		add(figures, "p99 latency", Dimension.TIME.name(), old.getLatencyP99Nanos(), now.getLatencyP99Nanos());
		add(figures, "packets that stay on the card", Dimension.FRACTION.name(), old.getNicPacketShare(), now
				.getNicPacketShare());
		return figures;
	}

	private List<Figure> promotion() {
		List<Figure> figures = new ArrayList<>();
		Optional<Promotion> old = Optional.ofNullable(before.getPromotion());
		Optional<Promotion> now = Optional.ofNullable(after.getPromotion());
		add(figures, "packets until a flow moves", Dimension.COUNT.name(), old.map(p -> (double) p.getThreshold()).orElse(
				null), now.map(p -> (double) p.getThreshold()).orElse(null));
		add(figures, "flows on the card", Dimension.COUNT.name(), old.map(p -> (double) p.getFlows()).orElse(null), now
				.map(p -> (double) p.getFlows()).orElse(null));
		add(figures, "of them by mistake", Dimension.FRACTION.name(), old.map(Promotion::getMistaken).orElse(null), now.map(
				Promotion::getMistaken).orElse(null));
		add(figures, "flow groups on the card", Dimension.COUNT.name(), old.map(p -> (double) p.getGroups().size()).orElse(
				null), now.map(p -> (double) p.getGroups().size()).orElse(null));
		return figures;
	}

	private List<Figure> resources() {
		List<Figure> figures = new ArrayList<>();
		for (Resource old : before.getResources()) {
			Optional<Resource> now = find(after, old.getName());
			resource(figures, old, now.orElse(null));
		}
		for (Resource now : after.getResources()) {
			if (find(before, now.getName()).isEmpty()) {
				resource(figures, null, now);
			}
		}
		return figures;
	}

	private static Optional<Resource> find(Plan plan, String name) {
		return plan.getResources().stream().filter(r -> r.getName().equals(name)).findFirst();
	}

	/** A resource that isn't used is none. */
	private static void resource(List<Figure> into, Resource old, Resource now) {
		Double was = old == null || old.getUsed() <= 0 ? null : finite(old.getUsed());
		Double is = now == null || now.getUsed() <= 0 ? null : finite(now.getUsed());
		Double had = was == null ? null : finite(old.getCapacity());
		Double has = is == null ? null : finite(now.getCapacity());
		boolean capacity = had != null && has != null && different(had, has);
		if (was == null && is == null || was != null && is != null && !different(was, is) && !capacity) {
			return;
		}
		Resource named = now == null ? old : now;
		into.add(new Figure(named.getName(), named.getUnit(), was, is, had, has));
	}

	private static void add(List<Figure> into, String name, String unit, Double old, Double now) {
		Double was = old == null ? null : finite(old);
		Double is = now == null ? null : finite(now);
		if (was == null ? is != null : is == null || different(was, is)) {
			into.add(new Figure(name, unit, was, is, null, null));
		}
	}

	private static boolean different(double first, double second) {
		return Math.abs(first - second) > SAME * Math.max(Math.abs(first), Math.abs(second));
	}

	/** Null for what no JSON can say. */
	private static Double finite(double value) {
		return Double.isFinite(value) ? value : null;
	}

	/** What a plan says of one of its elements. */
	static String explanation(Plan plan, String subject) {
		return plan.getExplanations().stream().filter(e -> subject.equals(e.getSubject())).map(Explanation::getText)
				.findFirst().orElse(null);
	}
}
