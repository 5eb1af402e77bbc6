// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.trace.TraceEvent;
import org.cora.testing.Examples;
import org.junit.jupiter.api.Test;

/**
 * The day that the NAT of the examples is made for, shortened: its second half comes after one control interval. The heaviest flow then
 * has more packets than its turns on the card allow, though the card's cores have time; some twenty milliseconds later the threads that wait for them
 * have filled the queue, and packets are lost until the runtime has moved that flow.
 */
class NatDayTest {

	private static final long MILLI = 1_000_000;
	private static final int PROFILED = 20_000;

	private long lossBegan = Long.MAX_VALUE;
	private long lossEnded;

	@Test
	void whatTheCardLosesForOneFlowEndsWhenThatIsMoved() {
		Path file = Examples.FOLDER.resolve("nat/nat.cora");
		Compilation nat = Examples.compile(file);
		OffloadSpec written = nat.offloads().stream().filter(o -> o.name().equals("NatOnAgilio")).findFirst().orElseThrow();
		long interval = written.adaptation().orElseThrow().everyNanos();
		OffloadSpec spec = under(written, interval);
		Nf nf = nat.program().nf(spec.nf()).orElseThrow();
		PlanningProblem problem = Planner.prepare(nf, spec, nat.nic(spec), nat.host(spec), 0, file.getParent(), Planner.SEED, PROFILED,
				PlanningMonitor.NONE);
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		RunResult run = Simulation.run(SimulationRequest.of(nf, plan, problem.nic(), problem.host(), spec.hostCores(), spec.traffic())
				.withDuration(60 * MILLI).withGoals(spec), this::hear);

		List<MigrationReport> off = run.migrations().stream().filter(m -> m.from() == Side.NIC).toList();
		assertFalse(off.isEmpty(), () -> "nothing leaves the card; lost: " + run.packets().byCause());
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertEquals(0, run.migrations().stream().mapToLong(m -> m.lost() + m.reordered()).sum());
		assertTrue(lossBegan < 45 * MILLI, "there is something to be mended, soon enough for this test: from " + lossBegan);
		assertTrue(lossEnded - lossBegan < interval + 3 * MILLI, () -> "lost from " + lossBegan + " to " + lossEnded
				+ " ns; seen within an interval, then some thousand flows are looked at, and the heaviest goes first: " + off);
		assertTrue(run.packets().resourceDrops() < 0.03 * run.packets().offered(), () -> run.packets().toString());
	}

	private static OffloadSpec under(OffloadSpec written, long interval) {
		List<Phase> day = written.traffic().phases();
		assertEquals(2, day.size());
		TrafficSpec shortened = new TrafficSpec("ShortDay", List.of(day.get(0), new Phase(interval, day.get(1).workload())), written.traffic().where());
		return new OffloadSpec(written.name(), written.nf(), written.nic(), written.host(), written.hostCores(), shortened,
				written.objective(), written.constraints(), written.pins(), written.adaptation(), written.where());
	}

	private void hear(TraceEvent event) {
		if (event instanceof TraceEvent.Signal signal && signal.name().equals("drops") && signal.value() > 0) {
			lossBegan = Math.min(lossBegan, signal.atNanos());
			lossEnded = signal.atNanos();
		}
	}
}
