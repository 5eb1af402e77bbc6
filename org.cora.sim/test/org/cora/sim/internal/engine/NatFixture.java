// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.exec.NatIr;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Adaptation;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.ir.text.Fingerprint;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.Strategies;
import org.cora.planner.whatif.Scenario;
import org.cora.runtime.Dataplane;
import org.cora.runtime.migration.FlowMoveReport;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;

/** The NAT on the test card: what most tests of whole runs simulate. */
final class NatFixture {

	static final Nf NAT = NatIr.nat();
	static final NicModel NIC = TestMachines.card();
	static final HostModel HOST = TestMachines.host(4);
	static final long MILLI = 1_000_000;

	private static final int PROFILED = 20_000;
	/** What a NAT does under a workload, for all plans of it: profiling takes longer than these plans. */
	private static final Map<String, Profile> PROFILES = new ConcurrentHashMap<>();
	private static final double MEGA = 1e6;

	private NatFixture() {
	}

	/** Poisson traffic of so many Mpps over so many flows, Zipf with that exponent. */
	static Workload workload(double mpps, long flows, double zipf) {
		return new Synthetic(flows, new Popularity.Zipf(zipf), new Sizes.Fixed(200), mpps * MEGA, 2000, Arrivals.POISSON,
				Synthetic.DEFAULT_TCP_SHARE, Synthetic.DEFAULT_REPLY_SHARE);
	}

	static TrafficSpec traffic(Workload workload) {
		return new TrafficSpec("Test", List.of(new Phase(0, workload)), SourceRange.NONE);
	}

	/** One workload, and another one from a time on. */
	static TrafficSpec storm(Workload before, long atNanos, Workload after) {
		return new TrafficSpec("Storm", List.of(new Phase(0, before), new Phase(atNanos, after)), SourceRange.NONE);
	}

	/** A plan by a strategy, adapting every millisecond; without explanations. */
	static Plan plan(String strategy, TrafficSpec traffic) {
		return plan(strategy, traffic, List.of());
	}

	static Plan plan(String strategy, TrafficSpec traffic, List<Constraint> constraints) {
		return plan(strategy, traffic, constraints, OffloadSpec.Order.STRICT);
	}

	static Plan plan(String strategy, TrafficSpec traffic, List<Constraint> constraints, OffloadSpec.Order order) {
		return plan(NAT, strategy, traffic, constraints, order);
	}

	/** A plan that moves flows with their first packet, so that many do in a short run. */
	static Plan eager(String strategy, TrafficSpec traffic) {
		return eager(strategy, traffic, OffloadSpec.Order.STRICT);
	}

	static Plan eager(String strategy, TrafficSpec traffic, OffloadSpec.Order order) {
		Plan plan = plan(strategy, traffic, List.of(), order);
		if (plan.getPromotion() != null) {
			plan.getPromotion().setThreshold(1);
		}
		return plan;
	}

	/** The plan for a NAT that isn't quite the usual one. */
	static Plan plan(Nf nat, String strategy, TrafficSpec traffic, List<Constraint> constraints, OffloadSpec.Order order) {
		OffloadSpec spec = goals(nat, traffic, constraints, order);
		Scenario scenario = new Scenario(nat, spec, NIC, HOST, Path.of(""), 1, PROFILED);
		Profile profile = PROFILES.computeIfAbsent(Fingerprint.of(nat) + scenario.workload(), key -> scenario.profile(PlanningMonitor.NONE));
		return Planner.planOnly(scenario.problem(profile), Strategies.named(strategy).orElseThrow());
	}

	/** What the author of such a plan asks for. */
	static OffloadSpec goals(Nf nat, TrafficSpec traffic, List<Constraint> constraints, OffloadSpec.Order order) {
		Adaptation adaptation = new Adaptation(MILLI, "ewma", order, Map.of());
		return new OffloadSpec("Test", nat.name(), NIC.getName(), HOST.getName(), 4, traffic,
				OffloadSpec.Objective.MINIMISE_CORES, constraints, List.of(), Optional.of(adaptation), SourceRange.NONE);
	}

	static SimulationRequest request(Plan plan, TrafficSpec traffic, long durationNanos) {
		return SimulationRequest.of(NAT, plan, NIC, HOST, 4, traffic).withDuration(durationNanos);
	}

	/** Runs a request with something faulty between runtime and data plane. */
	static RunResult runWithFault(SimulationRequest request, java.util.function.UnaryOperator<Dataplane> fault) {
		try (TrafficSource source = new TrafficSource(request.traffic(), request.folder(), request.seed())) {
			return new SimulationRun(request, source, List.of()).withFault(fault).run();
		}
	}

	/** Runs a request; somebody hears of each flow that has moved. */
	static RunResult runWithFlowReports(SimulationRequest request, java.util.function.Consumer<FlowMoveReport> hears) {
		try (TrafficSource source = new TrafficSource(request.traffic(), request.folder(), request.seed())) {
			return new SimulationRun(request, source, List.of()).withFlowReports(hears).run();
		}
	}

	/** Runs a request with one store for both sides. */
	static RunResult runWithSharedStore(SimulationRequest request) {
		try (TrafficSource source = new TrafficSource(request.traffic(), request.folder(), request.seed())) {
			return new SimulationRun(request, source, List.of()).withSharedStore().run();
		}
	}
}
