// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.AskedMove;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows whose packets begin to come by another raw tuple when they are on the card already, where their entries know of the first only. */
class LateTuplesTest {

	private static final long MILLI = 1_000_000;

	/** A host's packets are dropped until it has sent some; answers come from then on. */
	private static final String HOSTS = """
			nf N {
			  port near, far
			  state seen : map<ipv4, u32> { capacity 100 k timeout 1 s }
			  flow by near: p.ipv4.src, far: p.ipv4.dst
			  on packet p from near {
			    require p.ipv4 else pass
			    match seen[p.ipv4.src] { found n => { n += 1 require n >= %d else drop "not yet" } missing => { seen[p.ipv4.src] = 1 drop "first" } }
			    forward to far
			  }
			  on packet p from far {
			    require p.ipv4 else pass
			    match seen[p.ipv4.dst] { found n => n += 1 missing => drop "nobody" }
			    forward to near
			  }
			}
			""";
	/** The same by connection. */
	private static final String CONNECTIONS = """
			nf N {
			  port near, far
			  struct Connection { near : Endpoint, far : Endpoint, proto : u8 }
			  state seen : map<Connection, u32> { capacity 100 k timeout 1 s }
			  flow by near: Connection { near: p.source, far: p.destination, proto: p.proto },
			    far: Connection { near: p.destination, far: p.source, proto: p.proto }
			  on packet p from near {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    let key = Connection { near: p.source, far: p.destination, proto: p.proto }
			    match seen[key] { found n => { n += 1 require n >= %d else drop "not yet" } missing => { seen[key] = 1 drop "first" } }
			    forward to far
			  }
			  on packet p from far {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    match seen[Connection { near: p.destination, far: p.source, proto: p.proto }] { found n => n += 1 missing => drop "nobody" }
			    forward to near
			  }
			}
			""";

	@ParameterizedTest
	@CsvSource({ "true, strict, BlueField2", "true, weak, AgilioCX40", "false, strict, AgilioCX40", "false, weak, BlueField2" })
	void answersThatBeginLateOvertakeNobody(boolean hosts, String order, String card) {
		for (int seed = 1; seed <= 3; seed++) {
			RunResult run = run((hosts ? HOSTS : CONNECTIONS).formatted(20), card, order, seed);
			for (Invariant invariant : run.invariants()) {
				assertTrue(invariant.holds(), hosts + " " + order + " " + card + " " + seed + " " + invariant);
			}
			assertTrue(run.runtime().flowsMoved() > 50, run.runtime().toString());
			assertTrue(run.packets().delivered() > 1000, run.packets().toString());
		}
	}

	private static RunResult run(String nf, String card, String order, int seed) {
		String text = "import cora.nics." + card + "\nimport cora.nics.XeonHost\n" + nf
				+ "traffic T { flows 300 zipf 0.8 packets 200 B rate 6 Mpps arrivals 4 k/s }\n"
				+ "offload O { run N on " + card + " with XeonHost { cores 1 } under T adapt every 200 us { order " + order + " } }\n";
		Compilation compilation = CoraCompiler.compile(text, "late.cora").orThrow();
		OffloadSpec spec = compilation.offloads().get(0);
		PlanningProblem problem = Planner.prepare(compilation.program().nf("N").orElseThrow(), spec, compilation.nic(spec),
				compilation.host(spec), 0, Path.of(""), Planner.SEED, 3_000, PlanningMonitor.NONE);
		Plan plan = Planner.planOnly(problem, Strategies.named("flow").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		Random random = new Random(seed);
		List<AskedMove> moves = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			moves.add(new AskedMove(random.nextInt((int) (2 * MILLI)), random.nextInt(3) == 0 ? Side.NIC : Side.CPU, 1 + random.nextInt(200)));
		}
		return Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), spec.hostCores(), spec.traffic())
				.withDuration(3 * MILLI).withSeed(seed).withMoves(moves));
	}
}
