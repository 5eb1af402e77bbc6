// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.run.OrderLogWriter;
import org.cora.exec.run.OrderReplay;
import org.cora.exec.state.VersionChange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.text.Fingerprint;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.UpgradeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another version of a program takes over while packets flow, with the state of the one before. */
class VersionUpgradeTest {

	/** Tables of flows, tied ones, a pool, what each side has a copy of, what both have in common, timers, an lru. */
	private static final String ONE = """
			import cora.nics.BlueField2
			import cora.nics.XeonHost
			nf N {
			  port lan, wan
			  struct Binding { outside : Endpoint, packets : u32, unused : u16 }
			  state out : map<FlowKey, Binding> { capacity 20000 timeout 300 us }
			  state back : map<(Endpoint, proto : u8), FlowKey> { capacity 20000 expires with out }
			  state free : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.4 ports 1024 .. 9999 }
			  state bytes : counter<ipv4> { capacity 4096 mergeable }
			  state seen : counter<u8> { capacity 16 stale 100 us }
			  state ticks : register<u32>
			  flow by lan: p.flow, wan: back[p.destination, p.proto]
			  on packet p from lan {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    match out[p.flow] {
			      found b => {
			        b.packets += 1
			        p.source = b.outside
			      }
			      missing => {
			        let e = free.take() else drop "no free endpoint"
			        out[p.flow] = Binding { outside: e, packets: 1, unused: 7 } else { free.give(e) drop "full" }
			        back[e, p.proto] = p.flow
			        p.source = e
			      }
			    }
			    bytes[p.ipv4.dst].add(p.length)
			    seen[0].add(1)
			    forward to wan
			  }
			  on packet p from wan {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    let inside = back[p.destination, p.proto] else drop "no binding"
			    touch out[inside]
			    p.destination = inside.source
			    forward to lan
			  }
			  on expire out[k] as b { free.give(b.outside) }
			  on timer every 50 us { ticks += 1 }
			}
			traffic T { flows 400 zipf 0.7 packets 300 B rate 2 Mpps arrivals 50 k/s }
			offload O { run N on BlueField2 with XeonHost { cores 4 } under T adapt every 200 us { order strict } }
			""";

	/** Wider counts, a field more and one less, in another order, a table more, longer timeouts, what is sent is counted. */
	private static final String TWO = ONE.replace("outside : Endpoint, packets : u32, unused : u16", "sent : u64, packets : u64, outside : Endpoint")
			.replace("packets: 1, unused: 7", "packets: 1, sent: p.length").replace("b.packets += 1", "b.packets += 1  b.sent += p.length")
			.replace("state ticks : register<u32>", "state ticks : register<u64>\n  state large : counter<u8> { capacity 4 mergeable }")
			.replace("seen[0].add(1)", "seen[1].add(1)  if p.length > 200 { large[0].add(1) }").replace("timeout 300 us", "timeout 500 us");

	@TempDir
	Path folder;

	private static PlanningProblem problem(String text) {
		Compilation compilation = CoraCompiler.compile(text, "test.cora").orThrow();
		return Planner.prepare(compilation.program().nfs().get(0), compilation.offloads().get(0), compilation.nic(compilation.offloads().get(0)),
				compilation.host(compilation.offloads().get(0)), 0, Path.of(""), 1, 3000, PlanningMonitor.NONE);
	}

	private static Plan plan(PlanningProblem problem, String strategy) {
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	private SimulationRequest request(PlanningProblem one, String from, PlanningProblem two, String to) {
		PlanUpgrade upgrade = new PlanUpgrade(1_000_000, plan(two, to), Optional.of(new PlanUpgrade.Version(two.nf(), Optional.of(two.spec()))));
		return SimulationRequest.of(one.nf(), plan(one, from), one.nic(), one.host(), 4, one.spec().traffic()).withDuration(2_500_000)
				.withOrderLog(folder.resolve("order")).withUpgrade(upgrade);
	}

	@Test
	void statesGoOverAndNothingIsLost() {
		PlanningProblem one = problem(ONE);
		PlanningProblem two = problem(TWO);
		for (List<String> strategies : List.of(List.of("cora", "cora"), List.of("flow", "flow"), List.of("host", "nic"))) {
			long alone = Simulation.run(SimulationRequest.of(one.nf(), plan(one, strategies.get(0)), one.nic(), one.host(), 4,
					one.spec().traffic()).withDuration(2_500_000)).packets().policyDrops();
			for (boolean partial : List.of(false, true)) {
				RunResult result = Simulation.run(request(one, strategies.get(0), two, strategies.get(1)).partial(partial));
				for (Invariant invariant : result.invariants()) {
					assertTrue(invariant.holds(), () -> strategies + ", " + invariant.name() + ": " + invariant.detail());
				}
				UpgradeReport report = result.runtime().upgrade().orElseThrow();
				assertTrue(report.changes().containsAll(List.of("large is new", "field unused of out is dropped", "field sent of out is new, 0 at first")),
						report.toString());
				assertTrue(report.inForceNanos() < 1_500_000, report.toString());
				assertEquals(0, result.packets().resourceDrops(), result.packets().toString());
				assertTrue(result.packets().policyDrops() <= alone, "who had a binding has it still: " + result.packets());
				assertTrue(result.invariants().stream().anyMatch(i -> i.name().equals("replay") && i.detail().contains("gave the same")),
						result.invariants().toString());
			}
		}
	}

	@Test
	void aReplayWithoutTheOtherVersionStopsWhereItTookOver() {
		PlanningProblem one = problem(ONE);
		PlanningProblem two = problem(TWO);
		Simulation.run(request(one, "cora", two, "cora"));
		Path log = folder.resolve("order");
		OrderReplay.Result replay = OrderReplay.run(one.nf(), Fingerprint.of(one.nf()), log, OrderLogWriter.packetsOf(log), null);
		assertTrue(replay.verified() && replay.upgradeNanos() >= 1_000_000, replay.firstDifference());
		assertEquals(-1, OrderReplay.run(one.nf(), Fingerprint.of(one.nf()), new VersionChange(one.nf(), two.nf()), log,
				OrderLogWriter.packetsOf(log), null).upgradeNanos());
		PlanningProblem third = problem(TWO.replace("> 200", "> 100"));
		assertThrows(CoraException.class, () -> OrderReplay.run(one.nf(), Fingerprint.of(one.nf()), new VersionChange(one.nf(), third.nf()), log,
				OrderLogWriter.packetsOf(log), null));
	}

	@Test
	void whatCantTakeOverIsRefusedBeforeTheRun() {
		PlanningProblem one = problem(ONE);
		assertRefused(one, ONE.replace("packets : u32", "packets : u16"), "field packets of out is u32 now and would be u16");
		assertRefused(one, ONE.replace("wan: back[p.destination, p.proto]", "wan: p.flow"),
				"packets from wan would belong to other flows than now");
		assertRefused(one, ONE.replace("port lan, wan", "port lan, wan, dmz"), "the ports are lan, wan now and would be lan, wan, dmz");
		assertRefused(one, ONE.replace("9999", "8888"), "free would give out other items");
	}

	private void assertRefused(PlanningProblem one, String other, String why) {
		PlanningProblem two = problem(other);
		CoraException refused = assertThrows(CoraException.class, () -> Simulation.run(request(one, "cora", two, "cora")));
		assertTrue(refused.getMessage().contains(why), refused.getMessage());
	}
}
