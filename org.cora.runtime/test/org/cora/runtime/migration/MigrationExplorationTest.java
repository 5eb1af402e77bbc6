// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The protocol's own code against a data plane in which everything that can happen next may happen next. What must hold is
 * in {@link ModelDataplane} and {@link ModelWorld}; a failure prints the shortest sequence of steps to it. Larger worlds:
 * {@link LargeExploration}.
 */
class MigrationExplorationTest {

	private static final Function<MigrationEngine, MoveProtocol> STRICT = StrictOrder::new;
	private static final Function<MigrationEngine, MoveProtocol> WEAK = WeakOrder::new;

	@Test
	void oneFlowThereAndBackWhateverGoesWrongInStrictOrder() {
		assertExplored(Scenario.of(1, 2, 2, 3, STRICT), 4_000);
	}

	@Test
	void oneFlowThereAndBackWhateverGoesWrongInWeakOrder() {
		Exploration.Result result = assertExplored(Scenario.of(1, 3, 2, 2, WEAK), 10_000);
		assertEquals(2, result.overtakers(), "the later two packets may overtake the first");
	}

	@Test
	void inWeakOrderAPacketIsSentOnTwiceAtMostAndOnceMoreIfTheMoveIsUndone() {
		assertEquals(2, Exploration.of(Scenario.of(1, 3, 1, 0, WEAK)).crossings());
		assertEquals(3, Exploration.of(Scenario.of(1, 3, 1, 2, WEAK)).crossings());
		assertEquals(0, Exploration.of(Scenario.of(1, 3, 2, 1, STRICT)).crossings(), "strict order sends none on");
	}

	@Test
	void threeFlowsOfFourPacketsThereAndBackInStrictOrder() {
		assertExplored(Scenario.apart(3, 4, 2, 1, STRICT), 50_000);
	}

	@Test
	void threeFlowsOfFourPacketsThereAndBackInWeakOrder() {
		assertExplored(Scenario.apart(3, 4, 2, 1, WEAK), 100_000);
	}

	@Test
	void aTransferTakesThreeFlowsTogether() {
		assertExplored(Scenario.of(3, 1, 2, 0, STRICT), 5_000);
		assertExplored(Scenario.of(3, 1, 2, 0, WEAK), 5_000);
	}

	@Test
	void flowsThatShareAFullBufferGoBack() {
		assertExplored(Scenario.of(2, 3, 2, 0, STRICT).withRoom(1), 10_000);
	}

	@Test
	void flowsWaitWhileTheBufferFillsUp() {
		assertExplored(Scenario.of(2, 3, 2, 0, STRICT).withRoom(2).withLimits(1, 1, 0.5), 1_000);
		assertExplored(Scenario.of(3, 1, 2, 0, WEAK).withLimits(1, 2, 0.5), 1_000);
	}

	@Test
	void flowsWhoseTransfersAreLostAreTriedAgain() {
		assertExplored(Scenario.of(1, 3, 2, 3, STRICT).withRetries(2), 10_000);
		assertExplored(Scenario.of(1, 2, 2, 3, WEAK).withRetries(2), 10_000);
		assertExplored(Scenario.of(2, 1, 1, 2, STRICT).withRetries(1), 1_000);
	}

	@Test
	void aResetTakesBackOnlyWhatTheCardDidSinceTheLastCheckpoint() {
		assertExplored(Scenario.of(1, 3, 2, 1, STRICT).withResets(1), 10_000);
		assertExplored(Scenario.of(1, 2, 3, 0, STRICT).withResets(1), 1_000);
		assertExplored(Scenario.of(1, 3, 2, 0, WEAK).withResets(1), 10_000);
		assertExplored(Scenario.of(2, 2, 1, 0, STRICT).withResets(1), 10_000);
	}

	@Test
	void flowsFollowTheirPacketsWhenAPlanIsTakenOver() {
		assertExplored(Scenario.of(1, 3, 1, 1, STRICT).withRehomes(1, false), 5_000);
		assertExplored(Scenario.of(1, 3, 1, 1, WEAK).withRehomes(1, false), 5_000);
		assertExplored(Scenario.of(2, 2, 0, 1, STRICT).withRehomes(2, false), 5_000);
	}

	@Test
	void entriesTimeOutAtAnyTime() {
		for (Function<MigrationEngine, MoveProtocol> protocol : List.of(STRICT, WEAK)) {
			assertExplored(Scenario.of(1, 2, 2, 1, protocol).withTimeouts(1), 5_000);
			assertExplored(Scenario.of(1, 2, 1, 1, protocol).withTimeouts(1).partially(), 1_000);
		}
	}

	@Test
	void whatIsOnlyCountedFollowsFlowsThatAreHandledAlready() {
		for (Function<MigrationEngine, MoveProtocol> protocol : List.of(STRICT, WEAK)) {
			assertExplored(Scenario.of(1, 3, 2, 1, protocol).partially(), 5_000);
			assertExplored(Scenario.of(2, 2, 2, 0, protocol).partially(), 5_000);
			assertExplored(Scenario.apart(3, 2, 2, 1, protocol).partially(), 5_000);
			assertExplored(Scenario.of(1, 2, 1, 1, protocol).withRehomes(1, false).partially(), 1_000);
		}
		assertExplored(Scenario.of(2, 3, 1, 0, STRICT).withRoom(1).partially(), 1_000);
		assertExplored(Scenario.of(1, 2, 1, 3, STRICT).withRetries(2).partially(), 1_000);
	}

	@Test
	void aResetTakesBackOnlyWhatTheCardDidAlsoWhereCountsFollow() {
		assertExplored(Scenario.of(1, 2, 2, 1, STRICT).withResets(1).partially(), 5_000);
		assertExplored(Scenario.of(1, 2, 3, 0, STRICT).withResets(1).partially(), 1_000);
		assertExplored(Scenario.of(1, 2, 2, 0, WEAK).withResets(1).partially(), 5_000);
	}

	@Test
	void theyArentTriedForEver() {
		ModelWorld world = new ModelWorld(Scenario.of(1, 0, 1, 9, STRICT).withRetries(2));
		world.perform(Step.of(Step.Kind.MOVE_TO_NIC, 0));
		for (int bundle = 1; bundle <= 3; bundle++) {
			world.perform(Step.of(Step.Kind.COPY_LOST, bundle));
			assertEquals(bundle < 3 ? List.of(Step.of(Step.Kind.RETRY, bundle)) : List.of(), world.possible());
			world.possible().forEach(world::perform);
		}
		assertEquals(List.of(800_000L, -1L), List.of(MigrationLimits.DEFAULT.waitNanos(3), MigrationLimits.DEFAULT.waitNanos(4)));
	}

	/** So the exploration of flows apart need not try both orders. */
	@Test
	void copiesAndPacketsDontDependOnEachOther() {
		for (Function<MigrationEngine, MoveProtocol> protocol : List.of(STRICT, WEAK)) {
			assertTrue(Commutation.check(Scenario.apart(1, 4, 1, 0, protocol)) > 50);
		}
	}

	private static Exploration.Result assertExplored(Scenario scenario, long atLeast) {
		Exploration.Result result = Exploration.of(scenario);
		assertTrue(result.states() >= atLeast, result.toString());
		return result;
	}
}
