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
import org.cora.dsl.ui.plan.ResourceWords;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
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
	private final List<Placed> facts = new ArrayList<>();

	private PlanFacts(CurrentPlan current, Compilation compilation) {
		this.current = current;
		this.compilation = compilation;
	}

	/** @param compilation of the source as it is now, without errors */
	static List<Placed> of(CurrentPlan current, Compilation compilation) {
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
		String stale = current.stale() ? "Stale: " : "";
		add(plan.getOffload(), spec.get().where(), PlacementFact.Kind.PLAN, stale + headline(plan), explanation("plan"), Mark.NONE);
		if (plan.isFeasible() && !current.stale()) {
			compilation.program().nf(plan.getNf()).ifPresent(this::program);
		}
	}

	private void add(String name, SourceRange where, PlacementFact.Kind kind, String headline, String detail, Mark mark) {
		if (where.isKnown()) {
			facts.add(new Placed(name, new PlacementFact(where, kind, headline, detail), mark));
		}
	}

	private String headline(Plan plan) {
		return current.strategies().stream().filter(it -> it.getStrategy().equals(ALONE) && it.isFeasible()).findFirst()
			.map(it -> PlanWords.summary(plan, it.getObjective().getHostCores())).orElseGet(() -> PlanWords.summary(plan));
	}

	private void program(Nf nf) {
		for (StatePlacement placement : current.plan().getStates()) {
			nf.states().stream().filter(state -> state.name().equals(placement.getState().getName())).findFirst()
				.ifPresent(state -> state(state, placement));
		}
		for (Handler handler : nf.handlers()) {
			if (handler.trigger() instanceof Trigger.PacketFrom from) {
				handler(handler, HandlerShare.of(current.plan(), from.port()));
			}
		}
	}

	private void state(State state, StatePlacement placement) {
		boolean off = placement.getHome() == Home.CPU;
		String amount = PlanWords.amounts(placement);
		String detail = amount + (amount.isEmpty() ? "" : "\n\n") + explanation(placement.getState().getId());
		add(state.name(), state.where(), off ? PlacementFact.Kind.KEPT_OFF : PlacementFact.Kind.SIDE, PlanWords.placeAndShare(placement),
			detail, mark(placement));
	}

	private static Mark mark(StatePlacement placement) {
		return switch (placement.getHome()) {
			case NIC -> Mark.NIC;
			case CPU -> Mark.HOST;
			case PER_FLOW, REPLICATED, SHARDED -> Mark.BOTH;
		};
	}

	private void handler(Handler handler, HandlerShare share) {
		if (share.packets() > 0) {
			SourceRange all = handler.where();
			SourceRange keyword = new SourceRange(all.file(), all.offset(), Math.min(2, all.length()), all.line(), all.column());
			add(handler.name(), keyword, share.mark() == Mark.HOST ? PlacementFact.Kind.KEPT_OFF : PlacementFact.Kind.SIDE,
				share.headline(), share.detail(this::explanation), share.mark());
		}
	}

	private String explanation(String subject) {
		return current.plan().getExplanations().stream().filter(it -> subject.equals(it.getSubject())).map(PlanFacts::text)
			.findFirst().orElse("");
	}

	private static String text(Explanation explanation) {
		String change = explanation.getChange() == null ? "" : " What would change it: " + explanation.getChange() + ".";
		return ResourceWords.inText(explanation.getText() + change);
	}
}
