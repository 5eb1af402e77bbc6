// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each side has as many items of a divided pool as it takes, in the plan and when it runs. */
class PoolSharesTest {

	private static final String TRAFFIC = "flows 200 zipf 0.6 packets 350 B rate 2 Mpps arrivals 10 k/s tcp %d %%";
	private static final int ITEMS = 680;
	private static final long MILLI = 1_000_000;

	/** Each direction of a flow holds a label while it is there: those of TCP are handled on one side, the others on the other one. */
	private static final String LABELS = """
			nf N {
			  state streams : map<FlowKey, Endpoint> { capacity 100 k timeout 4 ms }
			  state others : map<FlowKey, Endpoint> { capacity 100 k timeout 4 ms }
			  state free : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.1 ports 1 .. 680 }
			  on packet p {
			    require p.ipv4 && (p.tcp || p.udp) else pass
			    if p.tcp {
			      match streams[p.flow] {
			        found _e => forward
			        missing => {
			          let e = free.take() else drop "no free label"
			          streams[p.flow] = e else { free.give(e) drop "table full" }
			          forward
			        }
			      }
			    } else {
			      match others[p.flow] {
			        found _e => forward
			        missing => {
			          let e = free.take() else drop "no free label"
			          others[p.flow] = e else { free.give(e) drop "table full" }
			          forward
			        }
			      }
			    }
			  }
			  on expire streams[_k] as e { free.give(e) }
			  on expire others[_k] as e { free.give(e) }
			}
			""";

	@TempDir
	private Path folder;

	private static Offloaded labels(int tcpPercent) {
		return Offloaded.under(TRAFFIC.formatted(tcpPercent), "AgilioCX40", LABELS, "keep streams on nic", "keep others on cpu");
	}

	private SimulationRequest request(Offloaded offloaded, Plan plan, long nanos) {
		return SimulationRequest.of(offloaded.problem().nf(), plan, offloaded.problem().nic(), offloaded.problem().host(), 8,
				offloaded.problem().spec().traffic()).withDuration(nanos).withOrderLog(folder.resolve("order"));
	}

	/** Packets that found no free label. */
	private static long without(SimulationRequest request) {
		RunResult run = Simulation.run(request);
		for (Invariant invariant : run.invariants()) {
			assertTrue(invariant.holds(), () -> invariant.name() + ": " + invariant.detail());
		}
		return run.packets().byCause().stream().filter(DropCount::policy).mapToLong(DropCount::packets).sum();
	}

	private static void divide(Plan plan, int onNic) {
		StatePlacement free = Offloaded.placement(plan, "free");
		free.setHome(Home.SHARDED);
		free.setNicEntries(onNic);
		free.setCpuEntries(ITEMS - onNic);
		free.setFirstNicItem(ITEMS - onNic);
	}

	/** 85 % of flows are handled on the card and want 408 of 680 labels, more than half: what is planned is enough, halves wouldn't be. */
	@Test
	void aSideThatTakesMoreHasMore() {
		Offloaded offloaded = labels(85);
		Plan plan = offloaded.plan("state");
		StatePlacement free = Offloaded.placement(plan, "free");
		assertEquals(Home.SHARDED, free.getHome());
		assertEquals(0.85, free.getNicEntries() / (double) ITEMS, 0.04);
		assertEquals(ITEMS, free.getNicEntries() + free.getCpuEntries());
		assertEquals(0, without(request(offloaded, plan, 10 * MILLI)));
		divide(plan, ITEMS / 2);
		assertTrue(without(request(offloaded, plan, 10 * MILLI)) > 1000, "halves don't do");
	}

	/** Likewise on the other side. */
	@Test
	void theHostToo() {
		Offloaded offloaded = labels(15);
		Plan plan = offloaded.plan("state");
		assertEquals(0.15, Offloaded.placement(plan, "free").getNicEntries() / (double) ITEMS, 0.04);
		assertEquals(0, without(request(offloaded, plan, 10 * MILLI)));
	}

	/** Packets of TCP say which labels are free, on the card; those that need one are on the host. */
	@Test
	void itemsAreWhereTheyAreTakenNotWhereTheyAreGivenBack() {
		Offloaded offloaded = Offloaded.under(TRAFFIC.formatted(85), "AgilioCX40", LABELS.replace("let e = free.take() else drop \"no free label\"\n          streams",
				"let e = Endpoint { addr: 203.0.113.1, port: 7 }\n          free.give(e)\n          streams"), "keep streams on nic",
				"keep others on cpu");
		Plan plan = offloaded.plan("state");
		StatePlacement free = Offloaded.placement(plan, "free");
		assertEquals(Home.SHARDED, free.getHome());
		assertTrue(free.getNicShare() > 0.2, free::toString);
		assertEquals(1, free.getNicEntries(), free::toString);
	}

	/** All flows are known before anything is counted, and no others come: where labels would be taken can't be told. */
	@Test
	void whereNobodyWasSeenToTakeAnyEachSideHasHalf() {
		Offloaded offloaded = Offloaded.under("flows 200 zipf 0.6 packets 350 B rate 2 Mpps", "AgilioCX40", LABELS, "keep streams on nic",
				"keep others on cpu");
		StatePlacement free = Offloaded.placement(offloaded.plan("state"), "free");
		assertEquals(Home.SHARDED, free.getHome());
		assertEquals(ITEMS / 2, free.getNicEntries());
	}

	/** A plan with other shares takes over: who has a label keeps it, and what is given back is where it is wanted now. */
	@Test
	void otherSharesTakeOver() {
		Offloaded offloaded = labels(85);
		Plan first = offloaded.plan("state");
		divide(first, 300);
		Plan next = offloaded.plan("state");
		SimulationRequest request = request(offloaded, first, 20 * MILLI);
		long short0 = without(request.withDuration(5 * MILLI));
		long all = without(request);
		long changed = without(request.withUpgrade(new PlanUpgrade(5 * MILLI, next)));
		assertTrue(short0 > 100 && all > 3 * short0, short0 + " of " + all);
		assertTrue(changed < 1.3 * short0, "once the card has more, it has enough: " + changed + " instead of " + all);
	}

	/** What a plan says that doesn't add up, changed by hand or of another pool, isn't run. */
	@Test
	void noItemMayBeNobodys() {
		Offloaded offloaded = labels(85);
		Plan plan = offloaded.plan("state");
		divide(plan, 300);
		Offloaded.placement(plan, "free").setFirstNicItem(100);
		assertTrue(PlanValidator.check(offloaded.problem(), plan).stream().anyMatch(f -> f.toString().contains("each once")));
		CoraException refused = assertThrows(CoraException.class, () -> without(request(offloaded, plan, MILLI)));
		assertEquals("plan-shards", refused.diagnostics().get(0).code());
	}
}
