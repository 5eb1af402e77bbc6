// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;

/** Planning problems for tests, to be changed step by step: {@code problem(nf).rate(1e6).on(card).get()}. */
final class TestProblems {

	private final Nf nf;
	private NicModel nic = TestCards.card();
	private HostModel host = TestCards.host();
	private long flows = 2000;
	private Workload.Popularity popularity = new Workload.Popularity.Zipf(0.83);
	private double rate = 5e6;
	private double arrivals = 1000;
	private int packets = 3000;
	private int hostCores;
	private List<Constraint> constraints = List.of();
	private List<Pin> pins = List.of();
	private Objective objective = Objective.MINIMISE_CORES;

	private TestProblems(Nf nf) {
		this.nf = nf;
	}

	static TestProblems problem(Nf nf) {
		return new TestProblems(nf);
	}

	TestProblems on(NicModel card) {
		nic = card;
		return this;
	}

	TestProblems with(HostModel other) {
		host = other;
		return this;
	}

	TestProblems flows(long count, double exponent) {
		flows = count;
		popularity = new Workload.Popularity.Zipf(exponent);
		return this;
	}

	TestProblems lengths(long count, String mixture) {
		return lengths(count, new Workload.FlowLengths.Measured(mixture));
	}

	TestProblems lengths(long count, Workload.FlowLengths lengths) {
		flows = count;
		popularity = new Workload.Popularity.Lengths(lengths);
		return this;
	}

	TestProblems rate(double packetsPerSecond) {
		rate = packetsPerSecond;
		return this;
	}

	TestProblems packets(int profiled) {
		packets = profiled;
		return this;
	}

	TestProblems arrivals(double perSecond) {
		arrivals = perSecond;
		return this;
	}

	TestProblems subjectTo(Constraint... all) {
		constraints = List.of(all);
		return this;
	}

	TestProblems keep(String state, OffloadSpec.Side side) {
		pins = Stream.concat(pins.stream(), Stream.of(new Pin(state, side, TestCode.WHERE))).toList();
		return this;
	}

	/** Host cores given at most. */
	TestProblems cores(int given) {
		hostCores = given;
		return this;
	}

	TestProblems maximiseThroughput() {
		objective = Objective.MAXIMISE_THROUGHPUT;
		return this;
	}

	PlanningProblem get() {
		Workload workload = new Workload.Synthetic(flows, popularity, new Workload.Sizes.Fixed(300), rate, arrivals,
				Workload.Arrivals.POISSON, 0.85, 0.5);
		TrafficSpec traffic = new TrafficSpec("Test", List.of(new TrafficSpec.Phase(0, workload)), TestCode.WHERE);
		OffloadSpec spec = new OffloadSpec("Offload", nf.name(), nic.getName(), host.getName(), hostCores, traffic, objective,
				constraints, pins,
				Optional.empty(), TestCode.WHERE);
		return Planner.prepare(nf, spec, nic, host, 0, Path.of("."), 1, packets, PlanningMonitor.NONE);
	}
}
