// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.io.TempDir;

/**
 * A function that counts in entries which time out, are removed and replaced all the time, while flows move and most transfers
 * are lost: what is counted of a flow is often still under way by then, and the record of what has ended looks at it.
 */
class PartialStateTest {

	private static final String SOURCE = """
			import cora.nics.BlueField2
			import cora.nics.XeonHost
			nf N {
			  struct Record { packets : u32, bytes : u64, flags : u8, last : time }
			  state records : map<FlowKey, Record> { capacity 10000 timeout 60 us }
			  state recent : lru<FlowKey, u32> { capacity 10000 }
			  state ended : counter<u8> { capacity 256 }
			  on packet p {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    match records[p.flow] {
			      found r => {
			        r.packets += 1
			        r.bytes += p.length
			        r.flags |= p.ipv4.ttl
			        r.last = now
			      }
			      missing => records[p.flow] = Record { packets: 1, bytes: p.length, flags: 0, last: now } else drop "full"
			    }
			    if p.length %% 7 == 0 {
			      recent.remove(p.flow)
			    } else if p.length %% 5 == 0 {
			      recent[p.flow] = 100
			    } else {
			      match recent[p.flow] {
			        found n => n += 1
			        missing => recent[p.flow] = 1
			      }
			    }
			    forward
			  }
			  on expire records[k] as r {
			    ended[0].add(r.packets)
			    ended[1].add(r.bytes)
			    ended[2].add(r.flags)
			  }
			}
			traffic T { flows 40 zipf 0.6 packets { 50 %%: 60 B .. 200 B, 50 %%: 300 B .. 400 B } rate 2 Mpps arrivals 5 k/s }
			traffic Lossy { T then T with transfers 75 %% after 100 us then T after 2 ms }
			offload O { run N on BlueField2 with XeonHost { cores 4 } under Lossy adapt every 200 us { order %s } }
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = {"strict", "weak"})
	void countsAreThereWhenAnEntryTimesOut(String order) {
		Compilation compilation = CoraCompiler.compile(SOURCE.formatted(order), "test.cora").orThrow();
		PlanningProblem problem = Planner.prepare(compilation.program().nfs().get(0), compilation.offloads().get(0),
				compilation.nic(compilation.offloads().get(0)), compilation.host(compilation.offloads().get(0)), 0, Path.of(""), 1, 3000,
				PlanningMonitor.NONE);
		for (String strategy : List.of("cora", "flow")) {
			Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
			List<AskedMove> moves = IntStream.range(1, 10)
					.mapToObj(i -> new AskedMove(i * 200_000L, i % 2 == 0 ? Side.CPU : Side.NIC, 40)).toList();
			RunResult result = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 4,
					problem.spec().traffic()).withDuration(3_000_000).withMoves(moves).withOrderLog(folder.resolve(strategy)).partial(true));
			for (Invariant invariant : result.invariants()) {
				assertTrue(invariant.holds(), () -> strategy + ", " + invariant.name() + ": " + invariant.detail());
			}
			assertTrue(result.runtime().flowsMoved() > 50 && result.runtime().transfersLost() > 20, result.runtime().toString());
			assertTrue(result.migrations().stream().anyMatch(m -> m.followed() > 0));
		}
	}
}
