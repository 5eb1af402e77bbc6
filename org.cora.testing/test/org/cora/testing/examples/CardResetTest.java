// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.NfFixture.clause;
import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.sim.CardResets;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.ResetReport;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shipped functions go on after a reset of their card. */
class CardResetTest {

	private static final long MILLI = 1_000_000;
	private static final String SMALL = "flows 1000 zipf 0.9 packets imix rate 1 Mpps arrivals 20 k/s";
	private static final CardResets ONCE = new CardResets(List.of(5 * MILLI), MILLI, 2 * MILLI);

	private static RunResult run(NfFixture fixture) {
		return fixture.on("bluefield-2").underTraffic(SMALL).with(clause("adapt every 1 ms")).run(9 * MILLI, 3,
				request -> request.withResets(ONCE));
	}

	@ParameterizedTest
	@CsvSource({ "nat, cora", "nat, flow", "firewall, cora", "heavy-hitters, cora", "heavy-hitters, nic" })
	void flowsGoOnWithWhatWasPromised(String example, String strategy) {
		RunResult result = run(nf(example).by(strategy));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
		ResetReport reset = result.runtime().checkpoints().resets().get(0);
		assertTrue(reset.stateAgeNanos() > 0 && reset.stateAgeNanos() <= 4 * MILLI, reset.toString());
		assertTrue(reset.bytesToCard() > 0 || reset.flowsToHost() > 0, reset.toString());
		assertTrue(result.runtime().checkpoints().checkpoints() >= 2, result.runtime().toString());
		double away = 1e-3 * (reset.backNanos() - reset.atNanos());
		assertEquals(away, result.packets().resourceDrops(), 0.15 * away + 20, "lost while it was away: " + result.packets());
	}

	@Test
	void aTableThatGoesBackToACheckpointWithoutThePoolItsEntriesHoldItemsOfIsRefused() {
		CoraException refused = assertThrows(CoraException.class, () -> run(nf("nat").by("nic")));
		assertTrue(refused.getMessage().contains("out") && refused.getMessage().contains("free"), refused.getMessage());
	}
}
