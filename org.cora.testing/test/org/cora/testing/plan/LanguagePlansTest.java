// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Examples;
import org.junit.jupiter.api.Test;

/** A network function that makes use of functions, loops, arrays, enums and sets is planned and simulated like any other. */
class LanguagePlansTest {

	private static final String SOURCE = """
			import cora.nics.AgilioCX40
			import cora.nics.BlueField2
			import cora.nics.XeonHost

			enum Size { small, medium, large }

			fn sizeOf(p : packet) : Size {
			  match p.ipv4.length {
			    0 .. 127 => return Size.small
			    128 .. 1023 => return Size.medium
			    else => return Size.large
			  }
			}

			fn onlyKnown(p : packet) {
			  require p.ipv4 && p.l4 else pass
			  if p.l4.dport in { 0, 1 .. 9 } && p.ipv4.src in 192.0.2.0/24 { drop "odd" }
			}

			nf Sizes {
			  port lan, wan
			  struct Row { count : u32[3], bits : u16, last : Size }
			  state rows : map<FlowKey, Row> { capacity 8192  timeout 10 s }
			  state buckets : array<u32> { length 64 }

			  on packet p from lan {
			    onlyKnown(p)
			    let bits : u16 = 0
			    for i in 0 .. 15 { if p.l4.sport >> i & 1 == 1 { bits += 1 } }
			    for i in 0 .. 15 { if p.l4.dport >> i & 1 == 1 { bits += 1 } }
			    let size = sizeOf(p)
			    match rows[p.flow] {
			      found row => { row.count[size.u8()] += 1  row.last = size }
			      missing => rows[p.flow] = Row { count: [0], bits: bits, last: size }
			    }
			    buckets[bits] += if size == Size.large then 2 else 1
			    forward to wan
			  }

			  on packet p from wan { forward to lan }
			}

			traffic Some { flows 500  packets 300 B  rate 1 Mpps  arrivals 1 k/s }

			offload OnAgilio { run Sizes  on AgilioCX40 with XeonHost { cores 8 }  under Some  minimise cores }
			offload OnBlueField { run Sizes  on BlueField2 with XeonHost { cores 8 }  under Some  minimise cores }
			""";

	private static final Compilation PROGRAM = CoraCompiler.compile(SOURCE, "sizes.cora").orThrow();

	private static PlanningProblem problem(OffloadSpec spec) {
		return assertTimeoutPreemptively(Duration.ofSeconds(60),
				() -> Planner.prepare(PROGRAM.program().nf(spec.nf()).orElseThrow(), spec, PROGRAM.nic(spec), PROGRAM.host(spec),
						Examples.FOLDER, Planner.SEED, PlanningMonitor.NONE));
	}

	@Test
	void analysisSeesThroughCallsAndLoops() {
		PlanningProblem problem = problem(PROGRAM.offloads().get(0));
		assertEquals(List.of(KeyOrigin.FLOW_IDENTITY, KeyOrigin.HEADER),
				problem.graph().getStates().stream().map(s -> s.getKeyOrigin()).toList());
	}

	@Test
	void plansAreValidAndRunsAreSound() {
		for (OffloadSpec spec : PROGRAM.offloads()) {
			PlanningProblem problem = problem(spec);
			for (Strategy strategy : Strategies.all()) {
				Plan plan = Planner.planOnly(problem, strategy);
				if (plan.isFeasible()) {
					assertEquals(List.of(), PlanValidator.check(problem, plan), spec.name() + " " + strategy.name());
				}
			}
			Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
			assertTrue(plan.isFeasible(), plan.getReason());
			RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(),
					spec.hostCores(), spec.traffic()).withFolder(Examples.FOLDER).withDuration(2_000_000).withSeed(1));
			assertTrue(run.isSound(), () -> spec.name() + " " + run.invariants());
		}
	}
}
