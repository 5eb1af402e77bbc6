// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.profile.Profile;
import org.cora.planner.profile.Profiler;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;

/**
 * Everything that a plan follows from, before the network function was profiled.
 *
 * @param nf      the program
 * @param spec    what its author wants; of its traffic the first phase counts
 * @param nic     the card; not changed
 * @param host    the host; not changed
 * @param folder  what capture files are relative to
 * @param seed    of generated traffic
 * @param packets to profile, above 0
 */
public record Scenario(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, Path folder, long seed, int packets) {

	/** With the seed and the number of packets that plans are made from unless told otherwise. */
	public static Scenario of(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, Path folder) {
		return new Scenario(nf, spec, nic, host, folder, Planner.SEED, Profiler.PACKETS);
	}

	/** The workload that is planned for. */
	public Workload workload() {
		return spec.traffic().phases().get(0).workload();
	}

	/** Profiles the network function. */
	public PlanningProblem problem(PlanningMonitor monitor) {
		return Planner.prepare(nf, spec, nic, host, 0, folder, seed, packets, monitor);
	}

	/** What packets of the workload do; of use under another rate or on another card too. */
	public Profile profile(PlanningMonitor monitor) {
		return Planner.profile(nf, workload(), folder, seed, packets, monitor);
	}

	/** The problem with a profile that was made before. What packets do is taken from it, how many come from the workload. */
	public PlanningProblem problem(Profile profile) {
		return Planner.problem(nf, spec, nic, host, 0, profile);
	}

	/** The same under another workload in the first phase. */
	public Scenario under(Workload workload) {
		List<TrafficSpec.Phase> phases = new ArrayList<>(spec.traffic().phases());
		phases.set(0, new TrafficSpec.Phase(phases.get(0).startNanos(), workload));
		return under(phases);
	}

	/** The same under that workload for as long as a run lasts: no other phase follows. */
	public Scenario alwaysUnder(Workload workload) {
		return under(List.of(new TrafficSpec.Phase(0, workload)));
	}

	private Scenario under(List<TrafficSpec.Phase> phases) {
		TrafficSpec traffic = new TrafficSpec(spec.traffic().name(), phases, spec.traffic().where());
		return with(new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(), traffic, spec.objective(),
				spec.constraints(), spec.pins(), spec.adaptation(), spec.where()));
	}

	/** The same on another card. */
	public Scenario on(NicModel other) {
		return new Scenario(nf, spec, other, host, folder, seed, packets);
	}

	/** The same on another host that gives that many cores; 0 for all it has. */
	public Scenario on(HostModel other, int cores) {
		OffloadSpec given = new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), cores, spec.traffic(),
				spec.objective(), spec.constraints(), spec.pins(), spec.adaptation(), spec.where());
		return new Scenario(nf, given, nic, other, folder, seed, packets);
	}

	/** The same with other constraints. */
	public Scenario subjectTo(List<Constraint> constraints) {
		return with(new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(), spec.traffic(),
				spec.objective(), constraints, spec.pins(), spec.adaptation(), spec.where()));
	}

	/** The same without states that the author put somewhere. */
	public Scenario unpinned() {
		return with(new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(), spec.traffic(),
				spec.objective(), spec.constraints(), List.of(), spec.adaptation(), spec.where()));
	}

	/** The same with another aim. */
	public Scenario aimingAt(OffloadSpec.Objective objective) {
		return with(new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(), spec.traffic(), objective,
				spec.constraints(), spec.pins(), spec.adaptation(), spec.where()));
	}

	private Scenario with(OffloadSpec other) {
		return new Scenario(nf, other, nic, host, folder, seed, packets);
	}
}
