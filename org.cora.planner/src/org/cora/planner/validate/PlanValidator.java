// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.text.Fingerprint;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.text.ModelPrinter;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.evaluate.TableLayout;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;

/**
 * Says whether a plan may be run: every state has an owner, nothing strict has two writers, what goes together is
 * together, all fits, pins hold, and the figures it states are what the model says. Takes facts from the program and the
 * models afresh, not from the search.
 */
public final class PlanValidator {

	private static final double TOLERANCE = 1e-6;

	private final PlanningProblem problem;
	private final Plan plan;
	private final List<StateFacts> facts;
	private final List<PlanProblem> found = new ArrayList<>();

	private PlanValidator(PlanningProblem problem, Plan plan) {
		this.problem = problem;
		this.plan = plan;
		this.facts = StateAnalysis.of(problem.nf());
	}

	/** What is wrong with the plan; nothing for one that may be run. A plan that says it isn't feasible is no such plan. */
	public static List<PlanProblem> check(PlanningProblem problem, Plan plan) {
		PlanValidator validator = new PlanValidator(problem, plan);
		validator.check();
		return List.copyOf(validator.found);
	}

	private void check() {
		fingerprints();
		if (!plan.isFeasible()) {
			add("infeasible", "plan", plan.getReason() == null ? "The plan is not feasible."
					: "The plan is not feasible: " + plan.getReason() + ".");
		}
		if (!complete()) {
			return;
		}
		plan.getStates().forEach(this::state);
		together();
		pins();
		memory();
		promotion();
		sides();
		beginnings();
		figures();
	}

	private void fingerprints() {
		String nic = Fingerprint.of(ModelPrinter.print(problem.nic()) + ModelPrinter.print(problem.host()));
		if (!Fingerprint.of(problem.nf()).equals(plan.getIrFingerprint())) {
			add("other-program", "plan", "The plan was made for another version of " + problem.nf().name() + ".");
		}
		if (!nic.equals(plan.getNicFingerprint())) {
			add("other-nic", "plan", "The plan was made for another model of " + problem.nic().getName() + " or "
					+ problem.host().getName() + ".");
		}
	}

	private boolean complete() {
		boolean states = plan.getStates().size() == problem.nf().states().size();
		boolean classes = plan.getClasses().size() == plan.getGraph().getClasses().size();
		if (!states || !classes) {
			add("incomplete", "plan", "The plan does not place every state and class.");
			return false;
		}
		for (int s = 0; s < plan.getStates().size(); s++) {
			if (plan.getStates().get(s).getState() == null || !problem.nf().states().get(s).name()
					.equals(plan.getStates().get(s).getState().getName())) {
				add("incomplete", "plan", "The plan's states are not those of " + problem.nf().name() + " in order.");
				return false;
			}
		}
		return true;
	}

	private void state(StatePlacement placement) {
		State state = problem.nf().states().get(placement.getState().getIndex());
		StateFacts fact = facts.get(state.index());
		String id = placement.getState().getId();
		if (placement.getHome() == Home.PER_FLOW && fact.origin() != KeyOrigin.FLOW_IDENTITY) {
			add("not-by-flow", id, state.name()
					+ " is shared by flows, so its entries cannot be where their flows are.");
		}
		if (placement.getHome() == Home.REPLICATED && !fact.replicable()) {
			add("two-writers", id, state.name() + " is strict, so both sides must not write it.");
		}
		if (placement.getHome() == Home.SHARDED && fact.use() != Use.ALLOCATION) {
			add("two-writers", id, state.name() + " is no pool, so it cannot be divided.");
		}
		long first = placement.getFirstNicItem();
		if (placement.getHome() == Home.SHARDED && (placement.getNicEntries() + placement.getCpuEntries() != state.capacity()
				|| first != 0 && first != placement.getCpuEntries())) {
			add("lost-items", id, "The shards of " + state.name() + " are not all its items, each once.");
		}
		boolean usesNic = placement.getHome() != Home.CPU;
		if (usesNic && placement.getHome() != Home.PER_FLOW) {
			operations(state, id);
		}
		Optional<MemoryLevel> level = new MemoryModel(problem.nic()).shared().stream()
				.filter(m -> m.getName().equals(placement.getMemory())).findFirst();
		if (usesNic && level.isEmpty()) {
			add("no-memory", id, state.name() + " is on the card, but in no memory that all cores reach.");
		}
		boolean whole = placement.getHome() == Home.NIC || placement.getHome() == Home.REPLICATED;
		if (whole && placement.getNicEntries() < state.capacity() || placement.getHome() == Home.CPU
				&& placement.getCpuEntries() < state.capacity()) {
			add("too-few-entries", id, state.name() + " has fewer entries than declared.");
		}
		boolean table = state.kind().isTable();
		if (usesNic && table && problem.nic().getMaxEntryBytes() > 0 && state.entryBytes() > problem.nic()
				.getMaxEntryBytes()) {
			add("entry-bytes", id, "An entry of " + state.name() + " is too long for " + problem.nic().getName() + ".");
		}
		if (placement.getNicBytes() < (placement.getNicEntries() > 0
				? TableLayout.bytes(state, placement.getNicEntries()) : 0)) {
			add("figures", id, "The plan gives " + state.name() + " less card memory than it takes.");
		}
	}

	/** What any packet, timer or time-out may do to a state on the card, the card has to have. */
	private void operations(State state, String id) {
		CostModel costs = new CostModel(problem.nic());
		problem.nf().handlers().stream().filter(h -> !(h.trigger() instanceof Trigger.IdentityOf)).flatMap(h -> h.blocks().stream())
				.flatMap(b -> b.instructions().stream()).filter(i -> i instanceof Instruction.Access a && a.state() == state.index())
				.flatMap(i -> costs.missing(problem.nf(), i).stream()).distinct()
				.forEach(lack -> add("operation", id, state.name() + " is on the card, which has no " + lack + "."));
	}

	private void together() {
		for (State state : problem.nf().states()) {
			if (state.expiresWith() >= 0 && facts.get(state.index()).origin() == KeyOrigin.FLOW_IDENTITY) {
				Home own = plan.getStates().get(state.index()).getHome();
				Home owner = plan.getStates().get(state.expiresWith()).getHome();
				if (own != owner) {
					add("apart", "state." + state.name(), state.name() + " goes with entries of "
							+ problem.nf().states().get(state.expiresWith()).name() + " but is not where they are.");
				}
			}
		}
	}

	private void pins() {
		for (Pin pin : problem.spec().pins()) {
			for (StatePlacement placement : plan.getStates()) {
				String name = placement.getState().getName();
				boolean meant = name.equals(pin.state()) || name.endsWith("." + pin.state());
				Home wanted = pin.side() == org.cora.ir.spec.OffloadSpec.Side.CPU ? Home.CPU : Home.NIC;
				if (meant && placement.getHome() != wanted) {
					add("pin", placement.getState().getId(), name + " is not where the author keeps it.");
				}
			}
		}
	}

	private void memory() {
		for (MemoryLevel level : new MemoryModel(problem.nic()).shared()) {
			double bytes = plan.getStates().stream().filter(s -> level.getName().equals(s.getMemory()))
					.mapToDouble(StatePlacement::getNicBytes).sum();
			var table = problem.nic().getFlowTable();
			if (plan.getPromotion() != null && table != null && level.getName().equals(table.getMemory())) {
				bytes += (double) plan.getPromotion().getSteeringEntries() * table.getEntryBytes();
			}
			if (bytes > MemoryModel.usableBytes(level) * (1 + TOLERANCE)) {
				add("resource", "plan", "Memory " + level.getName() + " holds less than the plan puts there.");
			}
		}
		long entries = plan.getStates().stream()
				.filter(s -> problem.nf().states().get(s.getState().getIndex()).kind().isTable())
				.mapToLong(StatePlacement::getNicEntries).sum();
		if (problem.nic().getMaxEntries() > 0 && entries > problem.nic().getMaxEntries()) {
			add("resource", "plan", problem.nic().getName() + " takes fewer entries than the plan puts there.");
		}
	}

	private void promotion() {
		boolean byFlow = plan.getStates().stream().anyMatch(s -> s.getHome() == Home.PER_FLOW);
		Promotion promotion = plan.getPromotion();
		if (byFlow != (promotion != null)) {
			add("promotion", "plan", byFlow ? "Flows have entries on the card, but none is ever moved there."
					: "Flows are moved to the card, but have nothing there.");
		}
		if (promotion == null) {
			return;
		}
		NicModel nic = problem.nic();
		if (nic.getFlowTable() == null) {
			add("resource", "plan", nic.getName() + " has no flow table to steer flows by.");
			return;
		}
		if (promotion.getThreshold() < 1 || promotion.getGroups().isEmpty()) {
			add("promotion", "plan", "No flow can reach the threshold.");
		}
		if (promotion.getSteeringEntries() > nic.getFlowTable().getEntries()) {
			add("resource", "plan", "The flow table holds fewer entries than the plan needs.");
		}
		double limit = Math.min(promotion.getInsertLimit(), nic.getFlowTable().getInsertRate());
		if (promotion.getInsertsPerSecond() > limit * (1 + TOLERANCE)) {
			add("resource", "plan", "More entries are added per second than the flow table takes.");
		}
	}

	/** A flow's entries are on one side, so its packets must meet there whatever their class. */
	private void sides() {
		boolean byFlow = plan.getStates().stream().anyMatch(s -> s.getHome() == Home.PER_FLOW);
		for (ClassPlacement placement : plan.getClasses()) {
			for (GroupPlacement group : placement.getGroups()) {
				boolean promoted = plan.getPromotion() != null && plan.getPromotion().getGroups()
						.contains(group.getGroup());
				if (byFlow && (group.getSide() == Side.NIC) != promoted) {
					add("order", placement.getSteeringClass().getId(), "Packets of group " + group.getGroup().getName()
							+ " go to the "
							+ group.getSide().getLiteral() + ", where their flows' entries are not.");
				}
			}
		}
	}

	/** Packets of a flow keep their order only if they begin on one side, whichever way they go. */
	private void beginnings() {
		List<ClassPlacement> stateful = plan.getClasses().stream().filter(c -> c.getSteeringClass().getPort() >= 0
				&& c.getSteeringClass().getHandler() >= 0 && !c.getSteeringClass().isStateless()).toList();
		if (stateful.stream().map(ClassPlacement::getDefaultSide).distinct().count() > 1) {
			add("order", "plan", "Packets of a flow begin on the NIC or on the CPU, depending on their direction.");
		}
	}

	private void figures() {
		Optional<Split> split = SplitReader.read(plan);
		if (split.isEmpty()) {
			add("promotion", "plan", "The groups that move are not neighbours in rank.");
			return;
		}
		if (found.stream().anyMatch(p -> !p.code().equals("infeasible"))) {
			return;
		}
		Evaluation evaluation = new PlanningProblem(problem.nf(), problem.spec(), problem.nic(), problem.host(),
				plan.getGraph()).evaluator().evaluate(split.get());
		for (StatePlacement placement : plan.getStates()) {
			long needed = evaluation.states().get(placement.getState().getIndex()).nicEntries();
			if (placement.getHome() == Home.PER_FLOW && placement.getNicEntries() < needed) {
				add("too-few-entries", placement.getState().getId(), "The card's part of " + placement.getState().getName() + " has "
						+ placement.getNicEntries() + " entries, its flows need " + needed + ".");
			}
		}
		evaluation.violations().forEach(v -> add("resource", "plan", "It does not hold: " + v.text() + "."));
		if (Math.abs(evaluation.hostCores() - plan.getObjective().getHostCores()) > TOLERANCE * Math.max(1,
				evaluation.hostCores())) {
			add("figures", "plan", "The plan states " + plan.getObjective().getHostCores()
					+ " host cores, the model says " + evaluation.hostCores() + ".");
		}
	}

	private void add(String code, String subject, String text) {
		found.add(new PlanProblem(code, subject, text));
	}
}
