// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload;
import org.cora.planner.plan.Plan;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.AskedMove;
import org.cora.sim.CardResets;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.metrics.Invariant;

/** Flows move back and forth at random, on top of what controller and promotion do, at any load up to far too much. */
class MigrationProperties {

	private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();
	private static final TrafficSpec PLANNED_FOR = NatFixture.traffic(NatFixture.workload(2, 2000, 0.9));
	private static final long LENGTH = 2 * MILLI;

	@Property(tries = 8, shrinking = ShrinkingMode.OFF)
	void whateverMovesNothingIsLostByIt(@ForAll @DoubleRange(min = 0.1, max = 20) double mpps,
			@ForAll @IntRange(min = 1, max = 3000) int flows, @ForAll @DoubleRange(min = 0, max = 1.6) double zipf,
			@ForAll boolean promotes, @ForAll Order order, @ForAll boolean partial, @ForAll @DoubleRange(min = 0, max = 1) double arrive,
			@ForAll @IntRange(min = 1, max = 1000) int seed) {
		String strategy = promotes ? "flow" : "cora";
		Plan plan = PLANS.computeIfAbsent(strategy + order, n -> NatFixture.plan(strategy, PLANNED_FOR, List.of(), order));
		Workload workload = NatFixture.workload(mpps, flows, zipf);
		Phase lossy = new Phase(0, workload, new Conditions(0, 1, arrive));
		TrafficSpec traffic = new TrafficSpec("Lossy", List.of(lossy), SourceRange.NONE);
		RunResult result = Simulation.run(NatFixture.request(plan, traffic, LENGTH).withSeed(seed).withMoves(moves(seed))
				.partial(partial));
		String run = strategy + ", " + order + (partial ? " in parts" : "") + ", " + mpps + " Mpps, " + flows + " flows, zipf " + zipf + ", transfers " + arrive + ", seed " + seed;
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), run + ": " + invariant);
		}
		for (MigrationReport move : result.migrations()) {
			assertEquals(0, move.lost(), run);
			assertEquals(0, order == Order.STRICT ? move.reordered() : move.bufferedPeak(), run);
		}
	}

	@Property(tries = 5, shrinking = ShrinkingMode.OFF)
	void aResetLosesWhatIsInTheCardAndNothingThatWasPromised(@ForAll @DoubleRange(min = 0.1, max = 12) double mpps,
			@ForAll @IntRange(min = 1, max = 3000) int flows, @ForAll boolean promotes, @ForAll Order order,
			@ForAll @DoubleRange(min = 0.3, max = 1) double arrive, @ForAll @IntRange(min = 1, max = 1000) int seed) {
		String strategy = promotes ? "flow" : "cora";
		Plan plan = PLANS.computeIfAbsent(strategy + order, n -> NatFixture.plan(strategy, PLANNED_FOR, List.of(), order));
		Phase lossy = new Phase(0, NatFixture.workload(mpps, flows, 0.9), new Conditions(0, 1, arrive));
		TrafficSpec traffic = new TrafficSpec("Lossy", List.of(lossy), SourceRange.NONE);
		Random random = new Random(seed);
		List<Long> resets = List.of((long) random.nextInt((int) LENGTH), (long) random.nextInt((int) LENGTH));
		RunResult result = Simulation.run(NatFixture.request(plan, traffic, LENGTH).withSeed(seed).withMoves(moves(seed))
				.warm(random.nextBoolean()).partial(random.nextBoolean())
				.withResets(new CardResets(resets, random.nextInt((int) MILLI / 4), random.nextInt(3) * MILLI / 4)));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), strategy + ", " + order + ", " + mpps + " Mpps, " + flows + " flows, seed " + seed + ": "
					+ invariant);
		}
		assertEquals(0, result.migrations().stream().mapToLong(MigrationReport::lost).sum());
	}

	@Property(tries = 5, shrinking = ShrinkingMode.OFF)
	void anotherPlanTakesOverAtAnyTimeAndNothingIsLostByIt(@ForAll @DoubleRange(min = 0.1, max = 8) double mpps,
			@ForAll @IntRange(min = 1, max = 3000) int flows, @ForAll boolean promotes, @ForAll Order order,
			@ForAll @DoubleRange(min = 0.5, max = 1) double arrive, @ForAll @IntRange(min = 1, max = 1000) int seed) {
		takesOver(mpps, flows, promotes, order, arrive, seed);
	}

	/** Queues are full where packets come to at first, and the new plan has them take a shorter way. */
	@Example
	void packetsThatWaitWhenAnotherPlanTakesOverAreNotOvertaken() {
		int inForce = 0;
		for (int seed = 1; seed <= 10; seed++) {
			inForce += takesOver(8, 89, false, Order.STRICT, 1, seed) ? 1 : 0;
			inForce += takesOver(8, 89, true, Order.STRICT, 1, seed) ? 1 : 0;
		}
		assertTrue(inForce > 10, inForce + " of 20 were in force before the run ended");
	}

	private static boolean takesOver(double mpps, int flows, boolean promotes, Order order, double arrive, int seed) {
		Plan from = PLANS.computeIfAbsent((promotes ? "flow" : "cora") + order, n -> NatFixture.plan(promotes ? "flow" : "cora",
				PLANNED_FOR, List.of(), order));
		Plan to = PLANS.computeIfAbsent((promotes ? "cora" : "flow") + order, n -> NatFixture.plan(promotes ? "cora" : "flow",
				PLANNED_FOR, List.of(), order));
		Phase lossy = new Phase(0, NatFixture.workload(mpps, flows, 0.9), new Conditions(0, 1, arrive));
		TrafficSpec traffic = new TrafficSpec("Lossy", List.of(lossy), SourceRange.NONE);
		Random random = new Random(seed);
		RunResult result = Simulation.run(NatFixture.request(from, traffic, 2 * LENGTH).withSeed(seed).withMoves(moves(seed))
				.warm(random.nextBoolean()).partial(random.nextBoolean()).withUpgrade(upgrade(random, to)));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), from.getStrategy() + " to " + to.getStrategy() + ", " + order + ", " + mpps + " Mpps, "
					+ flows + " flows, transfers " + arrive + ", seed " + seed + ": " + invariant);
		}
		assertEquals(0, result.migrations().stream().mapToLong(MigrationReport::lost).sum());
		return result.runtime().upgrade().isPresent();
	}

	/** By another version of the program now and then, which happens to be the same. */
	private static PlanUpgrade upgrade(Random random, Plan to) {
		long at = random.nextInt((int) LENGTH);
		return new PlanUpgrade(at, to, random.nextBoolean() ? Optional.empty()
				: Optional.of(new PlanUpgrade.Version(NatFixture.NAT, Optional.empty())));
	}

	private static List<AskedMove> moves(int seed) {
		Random random = new Random(seed);
		List<AskedMove> moves = new ArrayList<>();
		for (int i = random.nextInt(6); i >= 0; i--) {
			moves.add(new AskedMove(random.nextInt((int) LENGTH), random.nextBoolean() ? Side.NIC : Side.CPU,
					1 + random.nextInt(2000)));
		}
		return moves;
	}
}
