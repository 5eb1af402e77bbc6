// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.predict.LastValue;
import org.junit.jupiter.api.Test;

class ControllerTest {

	private static final long MILLI = 1_000_000;

	private final List<String> asked = new ArrayList<>();
	private final Controller controller = new Controller(ControllerSettings.DEFAULT, new LastValue(), new LastValue(),
			(side, share, most) -> {
				asked.add(side + " " + Math.round(share * 100));
				return new int[] { 1, 2, 3 };
			});
	private long now;

	@Test
	void betweenTheThresholdsNothingHappens() {
		for (double load : new double[] { 0.2, 0.74, 0.8, 0.89 }) {
			assertTrue(sample(load, load).isEmpty());
		}
	}

	@Test
	void anOverloadedCardShedsWhatIsAboveTheTarget() {
		Decision decision = sample(1.0, 0.1).orElseThrow();
		assertEquals(Side.NIC, decision.from());
		assertEquals(List.of("NIC 25"), asked);
		assertTrue(decision.reason().contains("100 %"), decision.reason());
		assertTrue(controller.overloaded(Side.NIC));
	}

	@Test
	void anOverloadedHostShedsToTheCard() {
		assertEquals(Side.CPU, sample(0.3, 1.5).orElseThrow().from());
		assertEquals(List.of("CPU 50"), asked);
	}

	@Test
	void whenBothAreFullNobodyMoves() {
		assertTrue(sample(0.95, 0.95).isEmpty());
	}

	@Test
	void overloadEndsAtTheTargetAndNotJustBelowTheThreshold() {
		sample(0.95, 0.5);
		sample(0.85, 0.5);
		assertTrue(controller.overloaded(Side.NIC), "hysteresis");
		sample(0.7, 0.5);
		assertFalse(controller.overloaded(Side.NIC));
	}

	@Test
	void whatTheCardShedComesBackWhenItHasRoom() {
		assertEquals(Side.NIC, sample(1.2, 0.2).orElseThrow().from());
		assertTrue(controller.hasShed(Side.NIC));
		assertTrue(sample(0.3, 0.4).isEmpty(), "not at once");
		assertTrue(sample(0.3, 0.4).isPresent(), "but later");
		assertEquals(1, controller.reversals());
	}

	@Test
	void noMoveFollowsBeforeTheDwellTimeIsOver() {
		sample(1.2, 0.2);
		controller.moveTook(2 * MILLI);
		int moves = 0;
		for (int i = 0; i < 5; i++) {
			moves += sample(1.2, 0.2).isPresent() ? 1 : 0;
		}
		assertEquals(0, moves);
		assertTrue(sample(1.2, 0.2).isPresent());
	}

	private Optional<Decision> sample(double nic, double cpu) {
		now += MILLI;
		return controller.onSample(new LoadSample(now, MILLI, 1e6, 5e5, 5e5, nic, cpu, "nic-threads", 0, 0, 0, 0));
	}
}
