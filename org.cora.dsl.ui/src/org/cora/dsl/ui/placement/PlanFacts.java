// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanWords;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;

/** What a plan says about places in the source as it stands now: found by name, so that editing moves them along. */
final class PlanFacts {

	private static final String ALONE = "host";

	private final CurrentPlan current;
	private final Compilation compilation;
	private final List<PlacementFact> facts = new ArrayList<>();

	private PlanFacts(CurrentPlan current, Compilation compilation) {
		this.current = current;
		this.compilation = compilation;
	}

	/** @param compilation of the source as it is now, without errors */
	static List<PlacementFact> of(CurrentPlan current, Compilation compilation) {
		PlanFacts facts = new PlanFacts(current, compilation);
		facts.collect();
		return List.copyOf(facts.facts);
	}

	private void collect() {
		Optional<OffloadSpec> spec = compilation.offload(current.offload());
		if (spec.isEmpty()) {
			return;
		}
		Plan plan = current.plan();
		String stale = current.stale() ? "Plan is stale · " : "";
		facts.add(new PlacementFact(spec.get().where(), PlacementFact.Kind.PLAN, stale + headline(plan), explanation(plan, "plan")));
		if (plan.isFeasible() && !current.stale()) {
			compilation.program().nf(plan.getNf()).ifPresent(this::states);
		}
	}

	private String headline(Plan plan) {
		return current.strategies().stream().filter(it -> it.getStrategy().equals(ALONE) && it.isFeasible()).findFirst()
			.map(it -> PlanWords.summary(plan, it.getObjective().getHostCores())).orElseGet(() -> PlanWords.summary(plan));
	}

	private void states(Nf nf) {
		for (StatePlacement placement : current.plan().getStates()) {
			nf.states().stream().filter(state -> state.name().equals(placement.getState().getName()))
				.map(State::where).filter(where -> where.isKnown()).findFirst()
				.ifPresent(where -> facts.add(new PlacementFact(where, kind(placement), headline(placement),
					explanation(current.plan(), placement.getState().getId()))));
		}
	}

	private static PlacementFact.Kind kind(StatePlacement placement) {
		return placement.getHome() == Home.CPU ? PlacementFact.Kind.KEPT_OFF : PlacementFact.Kind.SIDE;
	}

	private static String headline(StatePlacement placement) {
		String memory = placement.getMemory() == null ? "" : " · " + placement.getMemory();
		String share = placement.getHome() == Home.PER_FLOW ? " · " + PlanWords.percent(placement.getNicShare()) + " of accesses on the NIC" : "";
		return PlanWords.home(placement) + memory + share;
	}

	private static String explanation(Plan plan, String subject) {
		return plan.getExplanations().stream().filter(it -> subject.equals(it.getSubject())).map(Explanation::getText)
			.findFirst().orElse("");
	}
}
