// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Terminator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.graph.StateFlowBuilder;
import org.cora.planner.plan.Home;
import org.cora.planner.profile.FlowRanks;
import org.cora.planner.profile.PathProfile;
import org.cora.planner.profile.PortCount;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Draws planning problems of a given number of states and classes. Same arguments, same problem.
 *
 * <p>The network function is {@link GeneratedNf}'s, card and host are {@link GeneratedCard}'s. 20,000 to 200,000 flows
 * follow Zipf's law with an exponent of 0.6 to 1.1; 1 to 10 % of them are new every second; classes differ in weight by
 * Zipf's law with 0.7, and by up to a third between flow groups. The rate is 2 to 16 million packets per second. What all
 * states whole on the card would take of memory and cores, and all flows of the flow table and its insertions, is worked
 * out by the evaluator; the card then gets 50 to 90 % of each, drawn apart, but cores enough to hand everything to the
 * host; a tenth of the memory is fast. The line is never short: its rate is such that the fullest port's wire is as full as all would be if
 * the ports were even. Cores are whole, with a clock such that together they are worth exactly that part.
 */
public final class ProblemGenerator {

	private static final SourceRange WHERE = new SourceRange("generated", 0, 1, 1, 1);
	private static final double LEAST = 0.5;
	private static final double MOST = 0.9;
	private static final double FAST = 0.1;
	private static final long COUNTED = 1_000_000;
	private static final double CLASS_EXPONENT = 0.7;
	/** Of each packet. */
	private static final int BYTES = 300;
	private static final PortCount NOTHING = new PortCount(0, 0);

	private final Random random;

	private ProblemGenerator(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Draws one.
	 *
	 * @param states  from 1
	 * @param classes steering classes, from 1
	 */
	public static PlanningProblem draw(int states, int classes, long seed) {
		return draw(states, classes, seed, false);
	}

	/**
	 * The same, with or without caches. With them, how long an access takes depends on what else is in the memory, which
	 * is beyond the mixed-integer program.
	 */
	public static PlanningProblem draw(int states, int classes, long seed, boolean caches) {
		if (states < 1 || classes < 1) {
			throw new IllegalArgumentException(states + " states, " + classes + " classes");
		}
		return new ProblemGenerator(seed * 1_000_003 + states * 1009L + classes).draw(states, classes, caches);
	}

	private PlanningProblem draw(int states, int classes, boolean caches) {
		long flows = 20_000 + random.nextInt(180_000);
		Nf nf = GeneratedNf.draw(states, classes, flows, random);
		double exponent = 0.6 + 0.5 * random.nextDouble();
		double rate = 1e6 * (2 + 14 * random.nextDouble());
		double arrivals = flows * (0.01 + 0.09 * random.nextDouble());
		Workload workload = new Workload.Synthetic(flows, new Workload.Popularity.Zipf(exponent),
				new Workload.Sizes.Fixed(BYTES), rate, arrivals, Workload.Arrivals.POISSON, 0.85, 0.5);
		StateFlowGraph graph = StateFlowBuilder.build(nf, profile(nf, flows), workload);
		NicModel nic = GeneratedCard.card(caches);
		HostModel host = GeneratedCard.host(caches);
		OffloadSpec spec = new OffloadSpec("Generated", nf.name(), nic.getName(), host.getName(), 0,
				new TrafficSpec("Generated", List.of(new TrafficSpec.Phase(0, workload)), WHERE),
				Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), WHERE);
		PlanningProblem problem = new PlanningProblem(nf, spec, nic, host, graph);
		fit(problem, flows, arrivals);
		return problem;
	}

	/** What would have been counted: each port's later packets find their flow, first ones do not. */
	private Profile profile(Nf nf, long flows) {
		List<Long> ranks = FlowRanks.of(flows);
		int classes = nf.ports().size();
		double[] weights = new double[classes];
		double total = 0;
		for (int c = 0; c < classes; c++) {
			weights[c] = Math.pow(1.0 + random.nextInt(classes), -CLASS_EXPONENT);
			total += weights[c];
		}
		List<PathProfile> paths = new ArrayList<>();
		for (int c = 0; c < classes; c++) {
			List<Long> none = new ArrayList<>();
			List<Long> later = new ArrayList<>();
			for (int g = 0; g < ranks.size(); g++) {
				none.add(0L);
				later.add(Math.max(1, Math.round(COUNTED * weights[c] / total * (0.75 + 0.5 * random.nextDouble()))));
			}
			paths.add(path(nf, c, 1, 0, later));
			paths.add(path(nf, c, 2, Math.max(1, Math.round(COUNTED * weights[c] / total)), none));
		}
		long firsts = paths.stream().mapToLong(PathProfile::first).sum();
		List<Profile.StateUse> uses = nf.states().stream().map(s -> new Profile.StateUse(s.timeoutNanos() > 0 ? firsts : 0,
				COUNTED, Math.max(1, s.capacity() / 2), COUNTED / 100)).toList();
		List<Long> counts = ranks.stream().map(r -> COUNTED).toList();
		return new Profile(COUNTED, COUNTED * BYTES, 1_000_000_000L, firsts, ranks, counts, counts, 0, counts.stream().map(c -> 0.0).toList(),
				COUNTED * (double) BYTES * BYTES, BYTES, counts.stream().map(c -> 1.0).toList(), Optional.empty(), paths, List.of(), uses,
				nf.ports().stream().map(p -> NOTHING).toList());
	}

	/** Packets of a class that go on to that block, and leave as they came. */
	private static PathProfile path(Nf nf, int handler, int block, long first, List<Long> later) {
		int port = forward(nf, handler);
		long packets = first + later.stream().mapToLong(Long::longValue).sum();
		PortCount left = new PortCount(packets, packets * BYTES);
		return new PathProfile(handler, List.of(0, block), false, "forward " + nf.ports().get(port).name(), first, later, List.of(), packets * BYTES,
				nf.ports().stream().map(p -> p.index() == port ? left : NOTHING).toList());
	}

	private static int forward(Nf nf, int handler) {
		return ((Terminator.Forward) nf.handlers().get(handler).blocks().get(1).terminator()).port();
	}

	/** Gives the card a part of what everything would take. */
	private void fit(PlanningProblem problem, long flows, double arrivals) {
		NicModel nic = problem.nic();
		List<StateChoice> all = problem.nf().states().stream().map(s -> new StateChoice(Home.NIC, "slow")).toList();
		Evaluation everything = problem.evaluator().evaluate(new Split(all, Optional.empty(), false));
		Wire wire = everything.demand().wire();
		nic.setLineRate(nic.getLineRate() * wire.bits() * wire.ports() / Wire.single(BYTES).bits());
		double bytes = everything.nicMemoryBytes();
		double cores = Math.max(everything.performance().limit("nic-cores").orElseThrow().used(),
				everything.performance().limit("nic-threads").orElseThrow().used() / nic.getThreadsPerCore());
		double room = part() * bytes;
		Evaluation nothing = problem.evaluator().evaluate(new Split(
				all.stream().map(s -> StateChoice.ON_CPU).toList(), Optional.empty(), true));
		double steering = nothing.performance().limit("nic-cores").orElseThrow().used();
		cores(nic, Math.max(part() * cores, steering / MOST));
		for (MemoryLevel level : nic.getMemory()) {
			if (level.getCaches() == null) {
				level.setCapacity(room * (level.getName().equals("fast") ? FAST : 1 - FAST));
			} else {
				level.setCapacity(Math.min(level.getCapacity(), room * (1 - FAST) / 2));
			}
		}
		int perFlow = problem.graph().getEntriesPerFlow();
		double timeout = problem.nf().states().stream().mapToDouble(s -> s.timeoutNanos() / 1e9).max().orElse(0);
		nic.getFlowTable().setEntries(Math.max(1, (long) (part() * (flows + arrivals * timeout) * perFlow)));
		double inserts = part() * arrivals * perFlow;
		nic.getFlowTable().setInsertRate(inserts);
		nic.getFlowTable().setDeleteRate(inserts);
	}

	/** Whole cores, and the clock such that together they are worth exactly that many of the clock before. */
	private static void cores(NicModel nic, double worth) {
		nic.setCores((int) Math.max(1, Math.round(worth)));
		nic.setClock(nic.getClock() * worth / nic.getCores());
	}

	private double part() {
		return LEAST + (MOST - LEAST) * random.nextDouble();
	}
}
