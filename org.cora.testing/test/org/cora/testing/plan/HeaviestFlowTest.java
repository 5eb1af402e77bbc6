// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cora.nicmodel.performance.Limit;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;

/** What is one at a time is what the heaviest flow does, which is UDP or TCP and not a bit of both. */
class HeaviestFlowTest {

	private static final String TRAFFIC = "flows 20000 zipf 1.05 packets imix rate 14 Mpps arrivals 1 k/s";

	/** The firewall's heaviest flow takes the ways of one protocol, though its group is of both. */
	@Test
	void itsWaysAreItsOwn() {
		PlanningProblem problem = nf("firewall").underTraffic(TRAFFIC).problem();
		double own = udp(problem, PathClass::getHeaviestShares);
		double groups = udp(problem, PathClass::getGroupShares);
		assertTrue(groups > 0.05 && groups < 0.9, () -> "of the heaviest group " + groups + " are UDP");
		assertTrue(own < 0.03 || own > 0.97, () -> "of the heaviest flow " + own + " are UDP");
	}

	private static double udp(PlanningProblem problem, Function<PathClass, List<Double>> shares) {
		return problem.graph().getClasses().stream().filter(c -> c.getName().contains("udp")).flatMap(c -> c.getPaths().stream())
				.mapToDouble(p -> shares.apply(p).get(0)).sum();
	}

	/** With its protocol's states on the card and the others' on the host, its turn on the card is as long as with all of them there. */
	@Test
	void itsTurnIsAsLongAsAllItsPacketsTake() {
		PlanningProblem problem = nf("firewall").underTraffic(TRAFFIC).problem();
		boolean udp = udp(problem, PathClass::getHeaviestShares) > 0.5;
		double all = turn(problem, true, true);
		assertEquals(all, turn(problem, udp, !udp), 0.03 * all);
		assertTrue(turn(problem, !udp, udp) < all, "then it is another flow's");
		FlowGroup heaviest = problem.graph().getGroups().get(0);
		assertTrue(all > heaviest.getHottestShare() * 14e6 * 200 / problem.nic().getClock(), "hundreds of cycles for each of its packets");
	}

	private static double turn(PlanningProblem problem, boolean udp, boolean tcp) {
		List<StateChoice> states = problem.graph().getStates().stream().map(s -> List.of("asked", "answered").contains(s.getName()) && udp
				|| List.of("changing", "established").contains(s.getName()) && tcp ? new StateChoice(Home.NIC, "emem") : StateChoice.ON_CPU).toList();
		Evaluation evaluation = problem.evaluator().evaluate(new Split(states, Optional.empty(), false));
		return evaluation.performance().limit("nic-serial heaviest flow").map(l -> l.used()).orElse(0.0);
	}

	/**
	 * The DNS guard's heaviest flows use no state, so they take no turns; the heaviest of those that ask a DNS server is what limits it.
	 * At that rate cards begin to lose packets, and hardly any below.
	 */
	@Test
	void itIsTheHeaviestThatTakesTurns() {
		PlanningProblem problem = guard(18).problem();
		Split all = new Split(problem.graph().getStates().stream().map(s -> new StateChoice(Home.NIC, "emem")).toList(), Optional.empty(), false);
		double most = problem.evaluator().evaluate(all).performance().limit("nic-serial heaviest flow").map(Limit::packetRate).orElseThrow() / 1e6;
		assertTrue(most > 10 && most < 20, () -> most + " Mpps");
		assertTrue(lost(0.9 * most) < 0.001, () -> "below: " + lost(0.9 * most));
		assertTrue(lost(1.2 * most) > 0.05, () -> "above: " + lost(1.2 * most));
	}

	private static NfFixture guard(double mpps) {
		return nf("dns-guard").underTraffic("flows 50000 zipf 1.05 packets imix rate " + mpps + " Mpps arrivals 1 k/s tcp 50 %").by("nic");
	}

	/** Share of packets that are lost with all states on the card. */
	private static double lost(double mpps) {
		PlanningProblem problem = guard(mpps).problem();
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), guard(10).plan(), problem.nic(), problem.host(), problem.spec().hostCores(),
				problem.spec().traffic()).withDuration(5_000_000).warm(true));
		return (double) run.packets().resourceDrops() / run.packets().offered();
	}

	/** Flows that are too fast are told from a count; after few packets some are on the card that are faster than those meant, and take their turns. */
	@Test
	void flowsThatAreThereByMistakeTakeTurns() {
		PlanningProblem problem = nf("sequence-checker").underTraffic(TRAFFIC).problem();
		double few = turn(problem, 16);
		double many = turn(problem, 16_384);
		double meant = problem.graph().getGroups().get(1).getHottestShare();
		double all = problem.graph().getGroups().get(0).getHottestShare();
		assertTrue(few > 1.3 * many, () -> few + " after 16 packets, " + many + " after many");
		assertTrue(few < many * all / meant, "but the heaviest of all isn't there");
	}

	private static double turn(PlanningProblem problem, long threshold) {
		List<StateChoice> states = problem.graph().getStates().stream().map(s -> new StateChoice(Home.PER_FLOW, "emem")).toList();
		Evaluation evaluation = problem.evaluator().evaluate(new Split(states, Optional.of(new Cut(1, problem.evaluator().groups(), threshold)), false));
		return evaluation.performance().limit("nic-serial heaviest flow").map(Limit::used).orElseThrow();
	}

	/** A plan that has states of one protocol here and of the other there carries what it promises. */
	@Test
	void plansCarryWhatTheyPromise() {
		PlanningProblem problem = nf("firewall").underTraffic(TRAFFIC).problem();
		Plan plan = nf("firewall").underTraffic(TRAFFIC).by("state").plan();
		assertTrue(plan.isFeasible(), plan.getReason());
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec().hostCores(),
				problem.spec().traffic()).withDuration(3_000_000).warm(true));
		assertEquals(plan.getObjective().getHostCores(), run.cpu().coresMean(), 0.05 * plan.getObjective().getHostCores() + 0.02);
		assertTrue(run.packets().resourceDrops() < 0.01 * run.packets().offered(), () -> run.packets().toString());
	}
}
