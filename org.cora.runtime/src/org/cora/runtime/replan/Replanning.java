// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.replan;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Plan;
import org.cora.planner.replan.Replanner;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SamePlaces;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.runtime.flow.FlowRegistry;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Plans again when traffic, or what card and host can do, is clearly another than the plan in use was made for: which flow groups
 * are to be on the card, and after how many packets a flow goes there. States stay where they are: of those that don't belong
 * to flows nothing can move while packets flow.
 */
public final class Replanning {

	private static final int MOST_PATIENCE = 16;
	/** New flows that are fewer than this share of what the flow table changes are as good as none. */
	private static final double NOTICED = 0.05;
	private static final double LEAST_SCALE = 0.25;
	private static final double MOST_SCALE = 4;

	private final ReplanSettings settings;
	private final PlanningProblem problem;
	private final Strategy strategy;
	private final ObservedTraffic traffic;
	private Plan plan;
	private Observation plannedFor;
	/** Largest share of packets that the card had since it was planned. */
	private double onCard;
	private long intervals;
	private long lastAt;
	private int patience = 1;
	private int times;
	private int changes;
	private double nanos;

	/**
	 * What is observed in an interval.
	 *
	 * @param demand     packets per second to be ready for
	 * @param flowRate   flows that begin in a second
	 * @param cardScale  what the card handles, as a share of what the model says
	 * @param updateRate changes of the flow table in a second
	 * @param hostCores  that the host gives
	 * @param onCard     share of packets whose flows are on the card
	 */
	public record Observation(double demand, double flowRate, double cardScale, double updateRate, int hostCores, double onCard) {
	}

	/**
	 * Begins with a plan that moves flows.
	 *
	 * @param problem   what it was made for
	 * @param hostCores that the host gives when it begins
	 */
	public Replanning(ReplanSettings settings, PlanningProblem problem, Plan plan, int hostCores) {
		this.settings = settings;
		this.problem = problem;
		this.plan = plan;
		this.strategy = new SamePlaces(Strategies.named(plan.getStrategy()).orElseThrow(), settings.clearly());
		this.traffic = new ObservedTraffic(problem.graph());
		double rate = problem.graph().getPacketRate();
		plannedFor = new Observation(rate, problem.graph().getFlowRate(), 1,
				problem.nic().getFlowTable().getInsertRate(), hostCores, shareOnCard(plan));
		onCard = plannedFor.onCard();
	}

	private static double shareOnCard(Plan plan) {
		return plan.getPromotion().getGroups().stream().mapToDouble(g -> g.getPacketShare()).sum();
	}

	/**
	 * A control interval is over.
	 *
	 * @return the new plan if it planned again
	 */
	public Optional<Replanned> onInterval(Observation seen, FlowRegistry flows, double intervalSeconds) {
		nanos = 0;
		onCard = Math.max(onCard, seen.onCard());
		if (++intervals - lastAt < (long) settings.dwellIntervals() * patience) {
			return Optional.empty();
		}
		Optional<String> reason = changed(seen);
		if (reason.isEmpty()) {
			return Optional.empty();
		}
		nanos += settings.nanosPerLook() * traffic.look(flows);
		lastAt = intervals;
		Replanner replanner = new Replanner(refined(seen), strategy, Replanner.BUDGET, plan);
		Plan next = replanner.replan(traffic.change(seen.demand(), seen.flowRate(), intervalSeconds), PlanningMonitor.NONE);
		boolean other = !same(plan, next);
		plan = next;
		plannedFor = seen;
		onCard = seen.onCard();
		patience = other ? 1 : Math.min(MOST_PATIENCE, 2 * patience);
		times++;
		changes += other ? 1 : 0;
		nanos += settings.nanosPerPlan() + next.getNodes() * settings.nanosPerSplit();
		return Optional.of(new Replanned(next, other, next.getNodes(), reason.get()));
	}

	private static boolean same(Plan one, Plan other) {
		return one.getPromotion().getThreshold() == other.getPromotion().getThreshold()
				&& Objects.equals(groups(one), groups(other));
	}

	private static Object groups(Plan of) {
		return of.getPromotion().getGroups().stream().map(g -> g.getId()).toList();
	}

	/** What has changed so much that the plan may be another; empty if nothing has. */
	private Optional<String> changed(Observation seen) {
		Observation planned = plannedFor;
		if (seen.hostCores() != planned.hostCores()) {
			return Optional.of(seen.hostCores() + " host cores instead of " + planned.hostCores());
		}
		if (onCard - seen.onCard() > settings.shareDrift()) {
			return Optional.of(String.format(Locale.ROOT, "flows on the card carry %.0f %% instead of %.0f %%", 100 * seen.onCard(),
					100 * onCard));
		}
		double few = NOTICED * planned.updateRate();
		return drift("%.3g packets/s instead of %.3g", seen.demand(), planned.demand(), 0)
				.or(() -> drift("%.3g new flows/s instead of %.3g", seen.flowRate(), planned.flowRate(), few))
				.or(() -> drift("%.3g changes of the flow table a second instead of %.3g", seen.updateRate(), planned.updateRate(), 0))
				.or(() -> drift("the card handles %.2f times what the model says, not %.2f", seen.cardScale(), planned.cardScale(), 0));
	}

	private Optional<String> drift(String what, double now, double before, double least) {
		boolean clear = Math.abs(now - before) > settings.drift() * Math.max(least, Math.max(now, before));
		return clear ? Optional.of(String.format(Locale.ROOT, what, now, before)) : Optional.empty();
	}

	/** The problem on card and host as they were observed. */
	private PlanningProblem refined(Observation seen) {
		NicModel nic = EcoreUtil.copy(problem.nic());
		nic.setClock(nic.getClock() * Math.max(LEAST_SCALE, Math.min(MOST_SCALE, seen.cardScale())));
		double rate = nic.getFlowTable().getInsertRate();
		nic.getFlowTable().setInsertRate(Math.min(rate, Math.max(1, seen.updateRate())));
		OffloadSpec spec = problem.spec();
		OffloadSpec now = new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), seen.hostCores(), spec.traffic(),
				spec.objective(), spec.constraints(), spec.pins(), spec.adaptation(), spec.where());
		return new PlanningProblem(problem.nf(), now, nic, problem.host(), problem.graph());
	}

	/** The plan in use. */
	public Plan plan() {
		return plan;
	}

	/** Times that it planned again. */
	public int times() {
		return times;
	}

	/** Times that the plan was another then. */
	public int changes() {
		return changes;
	}

	/** Nanoseconds of a host core that the last interval took. */
	public double nanos() {
		return nanos;
	}
}
