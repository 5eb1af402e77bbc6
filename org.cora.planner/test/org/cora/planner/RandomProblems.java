// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.evaluate.Split;
import org.cora.planner.generate.ModelParts;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;

/** Small problems drawn from a seed: up to three states, cards that are short of this or that. */
public final class RandomProblems {

	private RandomProblems() {
	}

	/** Same seed, same problem. */
	public static PlanningProblem draw(long seed) {
		Random random = new Random(seed);
		List<Part> parts = new ArrayList<>();
		int count = 1 + random.nextInt(3);
		for (int p = 0; p < count; p++) {
			Part part = Part.values()[random.nextInt(Part.values().length)];
			boolean orphan = part == Part.POOL && !parts.contains(Part.PER_FLOW);
			parts.add(orphan ? Part.PER_FLOW : part);
		}
		Nf nf = TestNfs.of(1 + random.nextInt(20_000), parts.toArray(Part[]::new));
		NicModel card = TestCards.card();
		card.setCores(1 + random.nextInt(10));
		card.setIslands(1);
		card.getMemory().get(0).setCapacity(1000 + random.nextInt(200_000));
		card.getMemory().get(1).setCapacity(10_000 + random.nextInt(2_000_000));
		card.getMemory().get(2).setCapacity(card.getMemory().get(1).getCapacity() / 2);
		card.getMemory().get(1).setLatencyCycles(100 + random.nextInt(2000));
		card.getFlowTable().setEntries(10 + random.nextInt(5000));
		card.getFlowTable().setInsertRate(10 + random.nextInt(5000));
		return TestProblems.problem(nf).on(card).rate(1e6 * (1 + random.nextInt(12)))
				.flows(1 + random.nextInt(3000), random.nextInt(13) / 10.0)
				.arrivals(random.nextInt(3) * 400).get();
	}

	/** Takes an operation on states away from a card. */
	static void lacks(NicModel card, String operation) {
		card.getStateOperation().removeIf(o -> o.getName().equals(operation));
		ModelParts.stateOperation(card, operation, 0, 0);
		card.getStateOperation().get(card.getStateOperation().size() - 1).setSupported(false);
	}

	/** The same problem with as many packets as possible for a goal. */
	static PlanningProblem maximising(PlanningProblem problem) {
		return with(problem, 1 + (int) (problem.graph().getPacketRate() / 1e6) % 3, Objective.MAXIMISE_THROUGHPUT, List.of(), List.of());
	}

	/** The same problem with one or two things that its author demands. */
	static PlanningProblem demanding(PlanningProblem problem, Random random) {
		List<Pin> pins = new ArrayList<>();
		List<Constraint> constraints = new ArrayList<>();
		for (int demand = 1 + random.nextInt(2); demand > 0; demand--) {
			switch (random.nextInt(5)) {
				case 0 -> constraints.add(atMost(Metric.LOSS, 0.3 * random.nextDouble()));
				case 1 -> constraints.add(atMost(Metric.P99, 3000 + random.nextInt(30_000)));
				case 2 -> constraints.add(atMost(Metric.CORES, 4 * random.nextDouble()));
				default -> {
					String state = problem.nf().states().get(random.nextInt(problem.nf().states().size())).name();
					pins.add(new Pin(state, random.nextBoolean() ? Side.NIC : Side.CPU, TestCode.WHERE));
				}
			}
		}
		return with(problem, problem.spec().hostCores(), problem.spec().objective(), constraints, pins);
	}

	private static Constraint atMost(Metric metric, double bound) {
		return new Constraint(metric, Relation.AT_MOST, bound, TestCode.WHERE);
	}

	/** Whether states are where the author keeps them: whole on that side. */
	static boolean keepsPins(PlanningProblem problem, Split split) {
		return problem.nf().states().stream().allMatch(s -> problem.spec().pins().stream().filter(p -> p.state().equals(s.name()))
				.allMatch(p -> split.states().get(s.index()).home() == (p.side() == Side.NIC ? Home.NIC : Home.CPU)));
	}

	private static PlanningProblem with(PlanningProblem problem, int cores, Objective objective, List<Constraint> constraints,
			List<Pin> pins) {
		OffloadSpec spec = problem.spec();
		return new PlanningProblem(problem.nf(), new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), cores, spec.traffic(),
				objective, constraints, pins, spec.adaptation(), spec.where()), problem.nic(), problem.host(), problem.graph());
	}
}
