// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.SyntheticTraffic;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.Histogram;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.NicModel;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Thresholds;
import org.cora.planner.steering.SteeringClassifier;
import org.cora.planner.stateflow.StateFlowGraph;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

class ModelPropertyTest {

	private static final PlanningProblem PROBLEM = TestProblems.problem(TestNfs.of(10_000, Part.PER_FLOW, Part.COUNTER))
			.get();

	private static Evaluation byFlow(PlanningProblem problem, Cut cut) {
		Split split = new Split(List.of(new StateChoice(Home.PER_FLOW, "slow"),
				new StateChoice(Home.REPLICATED, "slow")), Optional.of(cut), false);
		return problem.evaluator().evaluate(split);
	}

	@Test
	void aHigherThresholdMovesFewerPacketsAndFlows() {
		int groups = PROBLEM.evaluator().groups();
		double cards = 2;
		double flows = Double.MAX_VALUE;
		for (long k : new long[] {1, 4, 16, 64, 256, 1024, 4096}) {
			Evaluation evaluation = byFlow(PROBLEM, new Cut(0, groups, k));
			assertTrue(evaluation.nicPacketShare() <= cards + 1e-12, "k " + k);
			assertTrue(evaluation.promotion().flows() <= flows + 1e-9, "k " + k);
			cards = evaluation.nicPacketShare();
			flows = evaluation.promotion().flows();
		}
	}

	@Test
	void moreGroupsOnTheCardMeansFewerHostCores() {
		double cores = Double.MAX_VALUE;
		for (int to = 1; to <= PROBLEM.evaluator().groups(); to++) {
			Evaluation evaluation = byFlow(PROBLEM, new Cut(0, to, 16));
			assertTrue(evaluation.performance().hostCores() <= cores + 1e-3, "groups " + to);
			cores = evaluation.performance().hostCores();
		}
	}

	@Property(tries = 30)
	void allPacketsAreSomewhere(@ForAll @LongRange(min = 1, max = 7) long to) {
		Evaluation evaluation = byFlow(PROBLEM, new Cut(0, (int) Math.min(to, PROBLEM.evaluator().groups()), 16));
		double sum = evaluation.groups().stream().flatMap(List::stream).mapToDouble(g -> g.share()).sum();
		assertEquals(1, sum, 1e-6);
	}

	/**
	 * Share of packets that come after a flow's k-th, measured over 4.03 billion flows (flow-models data, AGH 2015). Groups by rank of length are coarse, hence the tolerance.
	 */
	@Test
	void packetsAfterTheThresholdAreAsMeasured() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, Part.PER_FLOW, Part.COUNTER))
				.lengths(20_000, "all").get();
		assertEquals(5e6 / 78.58, problem.graph().getFlowRate(), 5e6 / 78.58 * 0.04);
		long[] thresholds = {4, 16, 64, 256, 1024};
		double[] measured = {0.973, 0.949, 0.916, 0.865, 0.786};
		for (int i = 0; i < thresholds.length; i++) {
			double share = byFlow(problem, new Cut(0, problem.evaluator().groups(), thresholds[i])).nicPacketShare();
			assertEquals(measured[i], share, 0.03, "after " + thresholds[i]);
		}
	}

	/** Half of the flows have one packet, the others a hundred. */
	@Test
	void packetsAfterTheThresholdFollowFromStatedLengths() {
		Histogram lengths = new Histogram(List.of(new Histogram.Bin(1, 1, 1), new Histogram.Bin(100, 100, 1)));
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, Part.PER_FLOW)).lengths(20_000,
				new Workload.FlowLengths.Stated(lengths)).get();
		assertEquals(5e6 / 50.5, problem.graph().getFlowRate(), 1);
		int groups = problem.evaluator().groups();
		Split split = new Split(List.of(new StateChoice(Home.PER_FLOW, "slow")), Optional.of(new Cut(0, groups, 16)), false);
		assertEquals(84 / 101.0, problem.evaluator().evaluate(split).nicPacketShare(), 0.04, "groups by rank are coarse");
	}

	@Test
	void flowsThatDifferInLengthOnlyAreNotToldApartByRate() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, Part.PER_FLOW)).lengths(20_000, "all")
				.get();
		int groups = problem.evaluator().groups();
		List<Cut> cuts = Thresholds.cuts(problem.graph());
		assertFalse(cuts.isEmpty());
		assertTrue(cuts.stream().allMatch(c -> c.from() == 0 && c.to() == groups), cuts::toString);
	}

	/** Everything on the host costs what the figures add up to. */
	@Test
	void hostCyclesAreTheSumOfTheirParts() {
		Nf nf = TestNfs.of(10_000, Part.REGISTER);
		PlanningProblem problem = TestProblems.problem(nf).get();
		Evaluation evaluation = problem.evaluator().evaluate(new Split(List.of(StateChoice.ON_CPU), Optional.empty(),
				true));
		double wire = 20 + 20 + 10 + 30 + 30;
		double handler = 0.5 * 4 + 2 * (40 + 14.0 + 40);
		assertEquals(wire + handler, evaluation.performance().host().work() * 3e9 / 5e6, 1);
	}

	@Property(tries = 20)
	void aFasterCardNeverNeedsMoreHostCores(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		NicModel faster = EcoreUtil.copy(problem.nic());
		faster.setClock(faster.getClock() * 2);
		var cora = Strategies.named("cora").orElseThrow();
		var before = Planner.planOnly(problem, cora);
		var after = Planner.planOnly(problem.on(faster, problem.host()), cora);
		assertTrue(!before.isFeasible() || after.isFeasible());
		if (before.isFeasible()) {
			assertTrue(after.getObjective().getHostCores() <= before.getObjective().getHostCores() + 1e-9);
		}
	}

	/** The classifier, which runs no handler, and the paths that handlers really take agree on how common a class is. */
	@Test
	void classifierFindsTheClassesOfTheProfile() {
		Nf nf = TestNfs.of(10_000, Part.PER_FLOW);
		StateFlowGraph graph = TestProblems.problem(nf).get().graph();
		SteeringClassifier classifier = new SteeringClassifier(nf, graph);
		Workload.Synthetic workload = new Workload.Synthetic(100, new Workload.Popularity.Uniform(),
				new Workload.Sizes.Fixed(200), 1e6, 0,
				Workload.Arrivals.PACED, 0.5, 0.5);
		Packet packet = new Packet();
		try (SyntheticTraffic traffic = new SyntheticTraffic(workload, 0, 3)) {
			for (int n = 0; n < 200; n++) {
				assertTrue(traffic.next(packet));
				var found = graph.getClasses().get(classifier.classify(packet, traffic.port()));
				assertEquals("ipv4 && l4", found.getPredicate());
				assertEquals(traffic.port(), found.getPort());
			}
		}
		packet.set(1, 0, 10, 10);
		assertEquals("!l4 || !ipv4", graph.getClasses().get(classifier.classify(packet, 0)).getPredicate());
	}
}
