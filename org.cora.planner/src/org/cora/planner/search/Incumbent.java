// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;

/** The best split that a search has found so far, and what it has looked at. Counts nodes and asks whether to go on. */
final class Incumbent {

	private static final double SAME = 1e-9;
	private static final int STOPS_PER_NODE = 64;
	private static final int STOPS_PER_LANE = 2;
	private static final int ASK_EVERY = 64;
	/** Part of the budget that is for local search. */
	private static final double IMPROVING = 0.75;
	private static final int MOST_SEEN = 1 << 16;

	private final Evaluator evaluator;
	private final Restriction restriction;
	private final Preference preference;
	private final PlanningMonitor monitor;
	private final long budget;
	private final boolean maximise;
	private final int evaluationNodes;
	private final NearMisses misses = new NearMisses();
	private final Set<Split> seen = new HashSet<>();
	private Evaluation best;
	private double ceiling;
	private double tolerance = SAME;
	private long nodes;
	private long improving;
	private int unspent;
	private long askAt = ASK_EVERY;
	private boolean stopped;
	private boolean cancelled;

	Incumbent(Evaluator evaluator, Restriction restriction, SearchBudget budget, PlanningMonitor monitor) {
		this.evaluator = evaluator;
		this.restriction = restriction;
		this.preference = new Preference(evaluator.spec().objective());
		this.budget = budget.nodes();
		this.monitor = monitor;
		this.maximise = evaluator.spec().objective() == Objective.MAXIMISE_THROUGHPUT;
		this.ceiling = maximise ? Double.POSITIVE_INFINITY : evaluator.coresAtMost();
		this.evaluationNodes = nodes(evaluator);
	}

	/** What an evaluation counts. */
	static int nodes(Evaluator evaluator) {
		return 1 + evaluator.size() / STOPS_PER_NODE;
	}

	/** Evaluates a split, unless it has been, and keeps it if it is better. Returns whether it is. */
	boolean consider(Split split) {
		if (seen.size() >= MOST_SEEN) {
			seen.clear();
		}
		if (!seen.add(split)) {
			return false;
		}
		spend(evaluationNodes);
		Evaluation evaluation = evaluator.evaluate(split);
		boolean dearer = best != null && best.feasible() && preference.cost(evaluation) > preference.cost(best) + SAME;
		if (dearer || !restriction.admits(evaluation)) {
			return false;
		}
		if (!evaluation.feasible()) {
			misses.add(evaluation, preference.cost(evaluation));
		}
		return offer(evaluation);
	}

	/** Keeps an evaluated split if it is better. */
	boolean offer(Evaluation evaluation) {
		if (best == null || preference.compare(evaluation, best) < 0) {
			best = evaluation;
			ceiling = best.feasible() ? value(best) : ceiling;
			tolerance = SAME * Math.max(1, Double.isFinite(ceiling) ? Math.abs(ceiling) : 1);
			return true;
		}
		return false;
	}

	/** Takes a split that is as good in place of the best. */
	void settle(TieBreak between) {
		best = best == null ? null : between.settle(best);
	}

	/** Counts the work of looking at so many stops of lanes. */
	void spendOn(int stops) {
		spend(1 + stops / STOPS_PER_NODE);
	}

	/** Counts the work of a change that so many lanes have to be followed anew for. */
	void moved(int lanes) {
		unspent += lanes * STOPS_PER_LANE;
		if (unspent >= STOPS_PER_NODE) {
			spend(unspent / STOPS_PER_NODE);
			unspent %= STOPS_PER_NODE;
		}
	}

	private void spend(long more) {
		nodes += more;
		if (nodes >= askAt) {
			askAt = nodes + ASK_EVERY;
			monitor.progress("searching", nodes);
			stopped |= monitor.cancelled();
		}
		stopped |= nodes >= budget;
	}

	/** Whether the budget is used up, or nobody waits for the result. */
	boolean stopped() {
		return stopped;
	}

	/** Whether nobody waits for the result; asks at once, for work that is counted only when it is done. */
	boolean cancelled() {
		cancelled |= monitor.cancelled();
		stopped |= cancelled;
		return cancelled;
	}

	/** Whether local search has something left of its part of the budget. */
	boolean mayImprove() {
		return !stopped && improving < budget * IMPROVING;
	}

	/** Counts what local search took. */
	void improved(long more) {
		improving += more;
	}

	/** What may be looked at in all. */
	long budget() {
		return budget;
	}

	long nodes() {
		return nodes;
	}

	Evaluation best() {
		return best;
	}

	/** A cost, in a bound's unit, that a split must not be above to be of use: the best's, or what there is at all. */
	double ceiling() {
		return ceiling;
	}

	/** Whether a feasible split is known. */
	boolean feasible() {
		return best != null && best.feasible();
	}

	/** What bounds are compared with: host cores, or offered by carried packets. */
	double value(Evaluation evaluation) {
		double capacity = evaluation.performance().capacity();
		return maximise ? evaluation.demand().packetRate() / capacity : evaluation.hostCores();
	}

	/** Difference of values that doesn't count. */
	double tolerance() {
		return tolerance;
	}

	boolean maximise() {
		return maximise;
	}

	/** Whether a split that costs as much would still lose against the best. */
	boolean losesTie(Relaxation relaxation) {
		if (maximise || !feasible()) {
			return false;
		}
		int surprises = relaxation.ties().surprises();
		if (surprises != best.surprises()) {
			return surprises > best.surprises();
		}
		double bytes = relaxation.ties().bytes();
		double difference = bytes - best.nicMemoryBytes();
		if (Math.abs(difference) > SAME * Math.max(1, bytes)) {
			return difference > 0;
		}
		if (best.idleCopies() > 0) {
			return false;
		}
		double nanos = best.latency().meanNanos();
		return relaxation.ties().nanos(relaxation.latencies()) >= nanos - SAME * Math.max(1, nanos);
	}

	/** A split that would be clearly better than the best but doesn't hold all constraints, the least overdrawn one found. */
	Optional<Evaluation> nearMiss() {
		return misses.below(preference.cost(best));
	}

	/** Looks at splits only to tell what stands in the way. */
	void probe(List<Split> splits) {
		for (Split split : splits) {
			Evaluation evaluation = evaluator.evaluate(split);
			if (restriction.admits(evaluation) && !evaluation.feasible()) {
				misses.add(evaluation, preference.cost(evaluation));
			}
		}
	}
}
