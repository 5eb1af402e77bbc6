// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.Controller;
import org.cora.runtime.control.ControllerSettings;
import org.cora.runtime.control.Decision;
import org.cora.runtime.control.Refinement;
import org.cora.runtime.migration.Migration;
import org.cora.runtime.migration.MigrationListener;
import org.cora.runtime.migration.MigrationPhase;
import org.cora.runtime.migration.MigrationReport;
import org.cora.runtime.predict.Predictors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controller and migration drive a data plane that isn't the simulator, over packets of a real program. */
class PlainDataplaneTest {

	private static final long MILLI = 1_000_000;
	private static final String PROGRAM = """
			nf Counts {
			  port a, b
			  state seen : map<FlowKey, u32> { capacity 10000 timeout 10 s }
			  on packet p from a {
			    require p.ipv4 else pass
			    match seen[p.flow] {
			      found n => seen[p.flow] = n * 3 + p.length
			      missing => seen[p.flow] = p.length
			    }
			    forward to b
			  }
			  on packet p from b { forward to a }
			}
			traffic T { flows 300 zipf 1.0 packets imix rate 1 Mpps replies 0 % tcp 0 % }
			""";

	private final Compilation compiled = CoraCompiler.compile(PROGRAM, "counts.cora").orThrow();
	private final Nf nf = compiled.program().nfs().get(0);
	private final TrafficSpec traffic = compiled.traffic("T").orElseThrow();
	private final List<MigrationReport> reports = new ArrayList<>();
	private final LocalStore together = new LocalStore(nf, PoolShards.whole());
	private final CompiledExecutor reference = new CompiledExecutor(nf, together);
	private final Map<Integer, Long> lastOfFlow = new HashMap<>();
	private int handled;

	private final MigrationListener listener = new MigrationListener() {
		@Override
		public void phase(Migration migration, MigrationPhase phase, long nowNanos) {
			assertTrue(migration.flowCount() > 0);
		}

		@Override
		public void finished(MigrationReport report) {
			reports.add(report);
		}
	};

	private void handle(PlainDataplane.Entry entry, Side side) {
		long before = lastOfFlow.getOrDefault(entry.flow(), -1L);
		assertTrue(entry.index() > before, "a flow's packets stay in order");
		lastOfFlow.put(entry.flow(), entry.index());
		Packet copy = new Packet();
		copy.copyFrom(entry.packet());
		reference.handle(copy, entry.port(), entry.packet().time(), entry.flow());
		handled++;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void flowsMoveThereAndBackAndNothingIsLost(int seed) {
		Random random = new Random(seed);
		PlainDataplane plane = new PlainDataplane(nf, random, listener, this::handle);
		Controller controller = new Controller(ControllerSettings.DEFAULT, Predictors.tested("auto").orElseThrow(),
				new Refinement(new Refinement.Model(2e6, 0, 1500, 3e9, 1e6)), plane.flows, 1e-9);
		int packets = 6000;
		int moves = 0;
		try (TrafficSource source = new TrafficSource(traffic, Path.of(""), seed)) {
			for (int i = 1; i <= packets; i++) {
				Packet packet = new Packet();
				assertTrue(source.next(packet));
				plane.arrive(packet, source.port());
				for (int steps = random.nextInt(4); steps > 0; steps--) {
					plane.step();
				}
				if (i % 200 == 0) {
					moves += decide(plane, controller, i / 200, i / 1000 % 2 == 0) ? 1 : 0;
				}
			}
		}
		while (plane.step()) {
			assertTrue(handled <= packets);
		}
		assertEquals(packets, handled, "every packet once");
		assertTrue(moves > 2 && plane.migrations.movedFlows() > 10, moves + " moves of " + plane.migrations.movedFlows() + " flows");
		assertTrue(plane.migrations.active().isEmpty());
		assertEquals(moves, reports.size());
		assertEquals(0, plane.store(Side.CPU).merge(plane.store(Side.NIC)), "no entry is on both sides");
		assertEquals(together.digest(), plane.store(Side.CPU).digest(), "as on one store");
	}

	/** The host is overloaded in some intervals, the card in the others. */
	private static boolean decide(PlainDataplane plane, Controller controller, int interval, boolean hostIsFull) {
		plane.flows.nextEpoch();
		double host = hostIsFull ? 1.5 : 0.2;
		LoadSample sample = new LoadSample(interval * MILLI, MILLI, 1e6, 5e5, 5e5, 1.7 - host, host, 4, "cores", 0, 0, 0, 0, 0);
		Optional<Decision> decision = controller.onSample(sample);
		return decision.isPresent() && plane.migrations.start(decision.get().reason(), decision.get().from(), decision.get().flows()) != null;
	}
}
