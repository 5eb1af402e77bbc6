// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.planner.plan.Plan;
import org.cora.runtime.Dataplane;
import org.cora.runtime.PartialState;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.AskedMove;
import org.cora.sim.CardResets;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows are handled on their new side before what is only counted of them – packets of a binding – has followed. */
class PartialMigrationTest {

	private static final TrafficSpec CALM = NatFixture.traffic(NatFixture.workload(1.5, 500, 0.9));
	private static final Map<Order, Plan> PLANS = Map.of(Order.STRICT, NatFixture.plan("cora", CALM), Order.WEAK,
			NatFixture.plan("cora", CALM, List.of(), Order.WEAK));
	private static final int KEY = 13;
	private static final int DEADLINE = 8;
	/** Of a flow's entries: two state numbers, a deadline, keys, what it is outside, and what the way back stands for. */
	private static final int NEEDED = 2 + DEADLINE + KEY + 6 + 7 + KEY;
	/** What it is inside, which nobody looks at, and how many packets it has had. */
	private static final int COUNTED = 1 + KEY + KEY + 4;

	@TempDir
	Path folder;

	private SimulationRequest request(Order order, TrafficSpec traffic) {
		List<AskedMove> moves = List.of(new AskedMove(MILLI, Side.NIC, 200), new AskedMove(2 * MILLI, Side.CPU, 200));
		return NatFixture.request(PLANS.get(order), traffic, 3 * MILLI).withMoves(moves).withOrderLog(folder.resolve("order.jsonl")).partial(true);
	}

	private static void assertSound(RunResult result) {
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
	}

	@Test
	void lessCrossesBeforeTheSwitchAndAllIsThereInTheEnd() {
		for (Order order : Order.values()) {
			RunResult parts = Simulation.run(request(order, CALM));
			RunResult whole = Simulation.run(request(order, CALM).partial(false));
			assertSound(parts);
			assertSound(whole);
			for (int i = 0; i < 2; i++) {
				MigrationReport there = asked(parts).get(i);
				MigrationReport before = asked(whole).get(i);
				assertEquals(List.of(200, 0), List.of(there.flows(), there.aborted()));
				assertEquals(200L * COUNTED, there.followed());
				assertEquals(0, before.followed());
				long late = there.bytes() - there.followed() - 200L * NEEDED;
				assertTrue(late >= 0 && late % NEEDED == 0, "copies, and what has changed of them: " + there);
				assertTrue(there.bytes() - there.followed() < before.bytes(), there + " against " + before);
				assertTrue(there.meanBlackoutNanos() > 0 && there.meanBlackoutNanos() <= there.blackoutNanos());
			}
		}
	}

	private static List<MigrationReport> asked(RunResult result) {
		return result.migrations().stream().filter(m -> m.reason().equals(AskedMove.REASON)).toList();
	}

	@Test
	void countsThatAreLostAreSentAgain() {
		for (Order order : Order.values()) {
			TrafficSpec lossy = new TrafficSpec("Lossy", List.of(
					new TrafficSpec.Phase(0, CALM.phases().get(0).workload(), new Conditions(0, 1, 0.5)),
					new TrafficSpec.Phase(2_500_000, CALM.phases().get(0).workload())), CALM.where());
			RunResult result = Simulation.run(request(order, lossy));
			assertSound(result);
			assertTrue(result.runtime().transfersLost() > 50 && result.runtime().flowsMoved() > 50, result.runtime().toString());
		}
	}

	@Test
	void aResetTakesNoneOfThemThatWerePromised() {
		SimulationRequest request = request(Order.STRICT, CALM);
		for (long at : List.of(1_200_000L, 2_200_000L)) {
			RunResult result = Simulation.run(request.withResets(new CardResets(List.of(at), MILLI / 4, MILLI / 2)));
			assertSound(result);
			assertTrue(result.runtime().flowsMoved() > 20, result.runtime().toString());
		}
	}

	// ---- what must not go unnoticed

	@Test
	void countsThatAreForgottenAreNoticed() {
		assertCaught(Kind.FORGETS);
	}

	@Test
	void countsThatAreAddedToWhatThereWasAlreadyAreNoticed() {
		assertCaught(Kind.DOUBLES);
	}

	private enum Kind {
		FORGETS, DOUBLES
	}

	private void assertCaught(Kind kind) {
		UnaryOperator<Dataplane> fault = plane -> new FaultyDataplane(plane) {
			@Override
			public Optional<PartialState> partial() {
				return Optional.of(new Faulty(plane.partial().orElseThrow(), kind));
			}
		};
		RunResult result = NatFixture.runWithFault(request(Order.STRICT, CALM), fault);
		assertTrue(result.runtime().flowsMoved() > 50, result.runtime().toString());
		assertFalse(result.isSound(), "the fault went unnoticed: " + result.invariants());
	}

	private record Faulty(PartialState real, Kind kind) implements PartialState {
		@Override
		public byte[] needed(byte[] entries) {
			return real.needed(entries);
		}

		@Override
		public byte[] counted(byte[] entries) {
			return real.counted(entries);
		}

		@Override
		public boolean installNeeded(Side side, int flow, byte[] entries) {
			return real.installNeeded(side, flow, entries);
		}

		@Override
		public void add(Side side, int flow, byte[] counts) {
			byte[] wrong = counts.clone();
			for (int i = wrong.length - 4; i < wrong.length; i++) {
				wrong[i] = (byte) (kind == Kind.FORGETS ? 0 : wrong[i] * 2);
			}
			real.add(side, flow, wrong);
		}
	}
}
