// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.ExecutionHook;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers among packets and expiries, on one store and on two sides. */
class TimerTest {

	private static final String ORDER = """
			nf N {
			  state order : register<u64>
			  state last : register<time>
			  state m : map<u8, u8> { capacity 4 timeout 100 us }
			  on packet p { m[1] = 2 else pass  order = order * 10 + 3  forward }
			  on expire m[k] as v { order = order * 10 + k }
			  on timer every 100 us { order = order * 10 + 4  last = now }
			  on timer every 50 us { order = order * 10 + 5 }
			}
			""";

	private static final String HITTERS = """
			nf N {
			  state rows : countmin { rows 2 columns 1024 }
			  state seen : map<FlowKey, u32> { capacity 100 k timeout 1 s }
			  state rounds : register<u64>
			  on packet p {
			    require p.ipv4 else pass
			    match seen[p.flow] { found n => { n += 1 } missing => seen[p.flow] = 1 }
			    rows[p.ipv4.src].add(1)
			    forward
			  }
			  on timer every 200 us { rows.clear()  rounds += 1 }
			}
			""";

	@TempDir
	Path folder;

	private static long register(LocalStore store, int state) {
		long[] value = new long[1];
		store.forEach(state, (key, scalars, deadline, flow) -> value[0] = scalars[0]);
		return value[0];
	}

	@Test
	void afterWhatExpiresAndBeforeThePacketOfTheSameTime() {
		for (boolean hooked : new boolean[] {false, true}) {
			Nf nf = CoraCompiler.compile(ORDER, "test.cora").orThrow().program().nf("N").orElseThrow();
			LocalStore store = new LocalStore(nf, PoolShards.whole());
			InterpretedExecutor executor = new InterpretedExecutor(nf, store);
			executor.hook(hooked ? new ExecutionHook() {
			} : null);
			for (long micros : new long[] {100, 149, 200, 310}) {
				Packet packet = new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(3, 4, 17).udp(5, 6).finish(micros * 1000);
				executor.advance(packet.time());
				executor.handle(packet, 0, packet.time(), -1);
			}
			// packets at 100, 149; timer 150; timers 200 in the order of declaration, packet 200; timer 250; expiry and timers 300; packet
			assertEquals(3_35_453_5_145_3L, register(store, 0), "hooked: " + hooked);
			assertEquals(300_000, register(store, 1));
		}
	}

	@Test
	void copiesOnBothSidesAreClearedTogether() {
		Offloaded hitters = Offloaded.on("BlueField2", HITTERS);
		assertTrue(hitters.state("rows").isMergeable(), "only a timer clears it");
		assertEquals(Use.COMMUTATIVE, hitters.state("rows").getUse());
		Plan plan = hitters.plan("flow");
		assertEquals(Home.REPLICATED, Offloaded.placement(plan, "rows").getHome());
		assertFalse(hitters.state("rounds").isMergeable());
	}

	/** Its entries can't be on their way between the sides while all are cleared. */
	@Test
	void aTableThatIsClearedIsNotDividedByFlows() throws IOException {
		String cleared = HITTERS.replace("rows.clear()", "rows.clear()  seen.clear()");
		Offloaded hitters = Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2", cleared);
		assertEquals(KeyOrigin.FLOW_IDENTITY, Offloaded.on("BlueField2", HITTERS).state("seen").getKeyOrigin());
		assertEquals(KeyOrigin.HEADER, hitters.state("seen").getKeyOrigin());
		for (String strategy : new String[] {"flow", "cora", "host", "nic"}) {
			hitters.run(strategy, 2_000_000, folder);
		}
	}

	@Test
	void oneStoreGivesTheSame() throws IOException {
		for (String strategy : new String[] {"flow", "cora", "host", "nic"}) {
			Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2", HITTERS).run(strategy,
					10_000_000, folder);
			long timers = Files.readAllLines(folder.resolve("order.jsonl")).stream().filter(l -> l.startsWith("{\"timer\"")).count();
			assertTrue(timers >= 48 && timers <= 50, strategy + ": " + timers);
		}
	}
}
