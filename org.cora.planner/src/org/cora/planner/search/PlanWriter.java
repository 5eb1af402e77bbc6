// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.text.Fingerprint;
import org.cora.nicmodel.performance.Latency;
import org.cora.nicmodel.performance.Limit;
import org.cora.nicmodel.text.ModelPrinter;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.GroupCost;
import org.cora.planner.evaluate.RateRule;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Bound;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Option;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Writes down an evaluated split as a plan, with a copy of the state-flow graph. */
final class PlanWriter {

	private static final double NANOS = 1e9;
	private static final double P99 = 0.01;

	private final PlanFactory factory = PlanFactory.eINSTANCE;
	private final PlanningProblem problem;
	private final String strategy;
	private final Plan plan = PlanFactory.eINSTANCE.createPlan();

	private PlanWriter(PlanningProblem problem, String strategy) {
		this.problem = problem;
		this.strategy = strategy;
		head();
		fingerprints();
	}

	private PlanWriter(PlanningProblem problem, String strategy, Plan like) {
		this.problem = problem;
		this.strategy = strategy;
		head();
		plan.setIrFingerprint(like.getIrFingerprint());
		plan.setNicFingerprint(like.getNicFingerprint());
		plan.setTrafficFingerprint(like.getTrafficFingerprint());
		plan.setId(like.getId());
	}

	/** A plan that says only that there is none, and why. */
	static Plan impossible(PlanningProblem problem, String strategy, String reason) {
		PlanWriter writer = new PlanWriter(problem, strategy);
		writer.plan.setReason(reason);
		writer.plan.setObjective(writer.factory.createObjective());
		writer.plan.getObjective().setOfferedPps(problem.graph().getPacketRate());
		return writer.plan;
	}

	/** The plan of that split. */
	static Plan write(PlanningProblem problem, String strategy, Evaluation evaluation) {
		PlanWriter writer = new PlanWriter(problem, strategy);
		writer.body(evaluation);
		return writer.plan;
	}

	/** The plan of that split, for the same program, models and specification as another one: working out their fingerprints takes longer. */
	static Plan write(PlanningProblem problem, String strategy, Evaluation evaluation, Plan like) {
		PlanWriter writer = new PlanWriter(problem, strategy, like);
		writer.body(evaluation);
		return writer.plan;
	}

	private void head() {
		OffloadSpec spec = problem.spec();
		plan.setStrategy(strategy);
		plan.setOffload(spec.name());
		plan.setNf(problem.nf().name());
		plan.setNic(problem.nic().getName());
		plan.setHost(problem.host().getName());
		plan.setTraffic(spec.traffic().name());
		plan.setGraph(EcoreUtil.copy(problem.graph()));
	}

	private void fingerprints() {
		OffloadSpec spec = problem.spec();
		plan.setIrFingerprint(Fingerprint.of(problem.nf()));
		plan.setNicFingerprint(Fingerprint.of(ModelPrinter.print(problem.nic()) + ModelPrinter.print(problem.host())));
		plan.setTrafficFingerprint(Fingerprint.of(spec.traffic().phases().toString()));
		plan.setId(Fingerprint.of(strategy + plan.getIrFingerprint() + plan.getNicFingerprint()
				+ plan.getTrafficFingerprint()));
	}

	private void body(Evaluation evaluation) {
		plan.setFeasible(evaluation.feasible());
		evaluation.violations().stream().map(v -> v.text()).reduce((a, b) -> a + "; " + b).ifPresent(plan::setReason);
		evaluation.performance().bottleneck().ifPresent(l -> plan.setBottleneck(l.name()));
		classes(evaluation);
		states(evaluation);
		evaluation.split().cut().ifPresent(cut -> promotion(cut, evaluation));
		problem.spec().adaptation().ifPresent(this::adaptation);
		evaluation.performance().limits().forEach(this::resource);
		objective(evaluation);
	}

	private void classes(Evaluation evaluation) {
		StateFlowGraph graph = plan.getGraph();
		for (int c = 0; c < graph.getClasses().size(); c++) {
			ClassPlacement placement = factory.createClassPlacement();
			placement.setSteeringClass(graph.getClasses().get(c));
			List<GroupCost> row = evaluation.groups().get(c);
			boolean onCpu = row.get(row.size() - 1).startsOnCpu();
			placement.setDefaultSide(onCpu ? Side.CPU : Side.NIC);
			for (int g = 0; g < row.size(); g++) {
				placement.getGroups().add(group(graph.getGroups().get(g), row.get(g), evaluation));
			}
			plan.getClasses().add(placement);
		}
	}

	private GroupPlacement group(FlowGroup group, GroupCost cost, Evaluation evaluation) {
		GroupPlacement placement = factory.createGroupPlacement();
		placement.setGroup(group);
		placement.setSide(cost.side());
		placement.setRoute(route(cost));
		placement.setPacketShare(cost.share());
		placement.setCrossings(cost.crossings());
		placement.setNicCycles(cost.nicCycles());
		placement.setCpuCycles(cost.cpuCycles());
		placement.setLatencyNanos(cost.share() > 0 ? evaluation.latency().meanNanos(
				new Latency.Way(1, cost.fixedNanos(), cost.onNic(), cost.onCpu() > 0.5)) : 0);
		return placement;
	}

	private static Route route(GroupCost cost) {
		if (cost.startsOnCpu()) {
			return cost.midway() > 0 ? Route.SPLIT : Route.ON_CPU;
		}
		return cost.midway() == 0 ? Route.ON_NIC : cost.midway() < 1 ? Route.NIC_THEN_CPU : Route.SPLIT;
	}

	private void states(Evaluation evaluation) {
		for (int s = 0; s < evaluation.split().states().size(); s++) {
			StateChoice choice = evaluation.split().states().get(s);
			Evaluation.StateUse use = evaluation.states().get(s);
			StatePlacement placement = factory.createStatePlacement();
			placement.setState(plan.getGraph().getStates().get(s));
			placement.setHome(choice.home());
			placement.setMemory(choice.memory());
			placement.setNicEntries(use.nicEntries());
			placement.setCpuEntries(use.cpuEntries());
			placement.setNicBytes(use.nicBytes());
			placement.setCpuBytes(use.cpuBytes());
			placement.setNicShare(use.nicShare());
			placement.setFirstNicItem(choice.home() == Home.SHARDED ? use.cpuEntries() : 0);
			placement.setStaleNanos(choice.home() == Home.REPLICATED ? placement.getState().getStaleNanos() : 0);
			placement.setAger(choice.home() == Home.NIC || choice.home() == Home.REPLICATED ? Side.NIC : Side.CPU);
			String name = placement.getState().getName();
			placement.setPinned(problem.spec().pins().stream()
					.anyMatch(p -> name.equals(p.state()) || name.endsWith("." + p.state())));
			plan.getStates().add(placement);
		}
	}

	private void promotion(Cut cut, Evaluation evaluation) {
		StateFlowGraph graph = plan.getGraph();
		Promotion promotion = factory.createPromotion();
		RateRule rule = RateRule.of(graph, cut);
		promotion.setThreshold(cut.threshold());
		promotion.setWindowNanos((long) (rule.windowSeconds() * NANOS));
		promotion.setCeiling(cut.from() > 0 && rule.byRate() ? Math.max(cut.threshold() + 1, (long) (rule.windowSeconds()
				* RateRule.between(graph, cut.from() - 1, cut.from()))) : 0);
		promotion.setFlows((long) Math.ceil(evaluation.promotion().flows()));
		promotion.setEntriesPerFlow(graph.getEntriesPerFlow());
		promotion.setSteeringEntries((long) Math.ceil(evaluation.promotion().entries()));
		promotion.setInsertsPerSecond(evaluation.promotion().insertsPerSecond());
		promotion.setInsertLimit(problem.nic().getFlowTable() == null ? 0 : problem.nic().getFlowTable()
				.getInsertRate());
		Evaluation.Detection detection = evaluation.detection();
		promotion.setDetectionNanos(detection.seconds() * NANOS);
		promotion.setMistaken(detection.mistaken());
		promotion.setMissed(detection.missed());
		promotion.getGroups().addAll(graph.getGroups().subList(cut.from(), cut.to()));
		plan.setPromotion(promotion);
	}

	private void adaptation(OffloadSpec.Adaptation adapt) {
		Adaptation adaptation = factory.createAdaptation();
		adaptation.setEveryNanos(adapt.everyNanos());
		adaptation.setPredictor(adapt.predictor());
		adaptation.setStrictOrder(adapt.order() == OffloadSpec.Order.STRICT);
		adapt.options().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> {
			Option option = factory.createOption();
			option.setName(e.getKey());
			option.setValue(e.getValue());
			adaptation.getOptions().add(option);
		});
		plan.setAdaptation(adaptation);
	}

	private void resource(Limit limit) {
		Resource resource = factory.createResource();
		resource.setName(limit.name());
		resource.setUsed(limit.used());
		resource.setCapacity(limit.capacity());
		resource.setUnit(limit.unit());
		resource.setRate(limit.scales());
		resource.setPacketRate(limit.packetRate());
		plan.getResources().add(resource);
	}

	private void objective(Evaluation evaluation) {
		Objective objective = factory.createObjective();
		objective.setHostCores(evaluation.hostCores());
		objective.setWholeCores(evaluation.wholeCores());
		objective.setNicMemoryBytes((long) Math.ceil(evaluation.nicMemoryBytes()));
		objective.setOfferedPps(problem.graph().getPacketRate());
		objective.setCapacityPps(evaluation.performance().capacity());
		boolean traffic = problem.graph().getPacketRate() > 0;
		objective.setLatencyMeanNanos(traffic ? evaluation.latency().meanNanos() : 0);
		objective.setLatencyP99Nanos(traffic ? evaluation.latency().exceededBy(P99) : 0);
		objective.setLoss(1 - evaluation.carriedShare());
		objective.setNicPacketShare(evaluation.nicPacketShare());
		plan.setObjective(objective);
	}

	/** Says how good any plan could be. */
	static void bound(Plan plan, double value, boolean proven, boolean maximise) {
		Bound bound = PlanFactory.eINSTANCE.createBound();
		double own = maximise ? plan.getObjective().getCapacityPps() : plan.getObjective().getHostCores();
		bound.setValue(value);
		bound.setGap(proven || own == value || own == 0 || Double.isInfinite(own) ? 0
				: Math.abs(own - value) / Math.abs(own));
		bound.setProven(proven);
		plan.setBound(bound);
	}
}
