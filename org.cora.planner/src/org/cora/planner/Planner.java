// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.TrafficPorts;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.graph.StateFlowBuilder;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profile;
import org.cora.planner.profile.Profiler;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.WithoutReasons;

/** Plans offloads: the way from what an author wrote to a plan. */
public final class Planner {

	/** What a profile's packets are generated from unless told otherwise. */
	public static final long SEED = 1;

	private Planner() {
	}

	/**
	 * Profiles the network function over the first phase of the offload's traffic and makes the problem to solve.
	 *
	 * @param folder  what capture files are relative to
	 * @param seed    of generated traffic
	 * @param monitor can end the profile early
	 * @throws org.cora.ir.diagnostic.CoraException if a capture can't be read
	 */
	public static PlanningProblem prepare(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, Path folder, long seed,
			PlanningMonitor monitor) {
		return prepare(nf, spec, nic, host, 0, folder, seed, Profiler.PACKETS, monitor);
	}

	/**
	 * Like the shorter one, over a given phase and number of packets.
	 *
	 * @param phase   index of the phase
	 * @param packets packets to profile, above 0
	 */
	public static PlanningProblem prepare(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, int phase, Path folder,
			long seed, int packets, PlanningMonitor monitor) {
		return problem(nf, spec, nic, host, phase, profile(nf, spec.traffic().phases().get(phase).workload(), folder, seed, packets, monitor));
	}

	/**
	 * Makes the problem to solve of a profile that was made before. What packets do is taken from it: that is the same on all cards. How many
	 * come is the workload's to say.
	 *
	 * @param phase   index of the phase that is planned for
	 * @param profile of the network function over that phase, or over one that differs in its rate
	 * @throws org.cora.ir.diagnostic.CoraException if the packets of a capture have no rate
	 */
	public static PlanningProblem problem(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, int phase, Profile profile) {
		Workload workload = spec.traffic().phases().get(phase).workload();
		requireRate(workload, profile, spec);
		return new PlanningProblem(nf, spec, nic, host, StateFlowBuilder.build(nf, profile, workload));
	}

	/** A capture whose packets all have one time has no rate; played over and over, they would come every nanosecond. */
	private static void requireRate(Workload workload, Profile profile, OffloadSpec spec) {
		if (workload instanceof Workload.Captured captured && captured.packetsPerSecond() == 0 && profile.packets() > 1
				&& profile.nanos() <= profile.packets()) {
			throw new CoraException(Diagnostic.error("capture-no-rate", "the packets of " + captured.file()
					+ " are all of one time, so they have no rate to plan for: give the traffic a rate, such as 'rate 1 Mpps'",
					spec.traffic().where()));
		}
	}

	/**
	 * Runs the network function over a workload and counts what its packets do.
	 *
	 * @param packets to profile, above 0
	 * @throws org.cora.ir.diagnostic.CoraException if a capture can't be read
	 */
	public static Profile profile(Nf nf, Workload workload, Path folder, long seed, int packets, PlanningMonitor monitor) {
		TrafficSpec alone = new TrafficSpec(nf.name(), List.of(new TrafficSpec.Phase(0, workload)), nf.where());
		int[] ports = TrafficPorts.of(nf);
		try (TrafficSource source = TrafficSource.hasSteadyState(workload) ? TrafficSource.settled(alone, folder, seed, ports, List.of(), 0)
				: new TrafficSource(alone, folder, seed, ports)) {
			CompiledExecutor executor = new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole()));
			long flows = workload instanceof Workload.Synthetic synthetic ? synthetic.flows() : 0;
			return Profiler.run(executor, source, packets, flows, done -> goesOn(monitor, done));
		}
	}

	private static boolean goesOn(PlanningMonitor monitor, int done) {
		monitor.progress("profiling", done);
		return !monitor.cancelled();
	}

	/** Plans by one strategy, with the default budget. */
	public static Plan plan(PlanningProblem problem, Strategy strategy) {
		return strategy.plan(problem, SearchBudget.DEFAULT, PlanningMonitor.NONE);
	}

	/** The same plan without explanations, which take several times as long to find. */
	public static Plan planOnly(PlanningProblem problem, Strategy strategy) {
		return strategy.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(PlanningMonitor.NONE));
	}

	/**
	 * Plans again after traffic, models or goals have changed, beginning with what was decided before; the result is as
	 * good as without that, found faster.
	 *
	 * @param previous a plan of the same program
	 */
	public static Plan replan(PlanningProblem problem, Strategy strategy, Plan previous) {
		return strategy.plan(problem, SearchBudget.DEFAULT, PlanningMonitor.NONE, Optional.of(previous));
	}
}
