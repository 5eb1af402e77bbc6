// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.junit.jupiter.api.Test;

/** What a phase of traffic can say of host and card. */
class PhaseChecksTest {

	private static final String CALM = "traffic Calm { flows 100 packets imix rate 1 Mpps } ";

	private static Source storm(String phases) {
		return Source.parse(CALM + "traffic Storm { " + phases + " }");
	}

	private static List<Conditions> conditions(String text, String name) {
		return Source.parse(CALM + text).assertNoErrors().compilation().traffic(name).orElseThrow().phases().stream()
				.map(TrafficSpec.Phase::conditions).toList();
	}

	@Test
	void conditionsHoldForTheirPhase() {
		assertEquals(List.of(Conditions.NORMAL, new Conditions(2, 1), new Conditions(3, 0.1), Conditions.NORMAL),
				conditions("traffic Storm { Calm then Calm with cores 2 after 10 ms then Calm { rate 2 Mpps } with insertions 10 %,"
						+ " cores 3 after 20 ms then Calm after 30 ms }", "Storm"));
	}

	@Test
	void conditionsOfTrafficThatOneIsBasedOnStay() {
		assertEquals(List.of(Conditions.NORMAL, new Conditions(2, 1), new Conditions(2, 1)),
				conditions("traffic Loss { Calm then Calm with cores 2 after 10 ms } traffic Faster { Loss { rate 3 Mpps } then Loss"
						+ " with cores 2 after 20 ms }", "Faster").subList(0, 3));
	}

	@Test
	void transfersMayFail() {
		assertEquals(List.of(Conditions.NORMAL, new Conditions(0, 1, 0.95), new Conditions(0, 1, 0)),
				conditions("traffic Storm { Calm then Calm with transfers 95 % after 10 ms then Calm with transfers 0 % after 20 ms }",
						"Storm"));
		storm("Calm then Calm with transfers 101 % after 1 ms").assertError("number-range", "101 %");
		storm("Calm then Calm with transfer 95 % after 1 ms").assertError("unknown-setting", "transfer 95 %");
	}

	@Test
	void theFirstPhaseIsWhatPlansAreMadeFor() {
		storm("Calm with cores 2").assertError("invalid-phase", "cores 2");
	}

	@Test
	void namesAndValues() {
		storm("Calm then Calm with core 2 after 1 ms").assertError("unknown-setting", "core 2");
		storm("Calm then Calm with cores 2, cores 3 after 1 ms").assertError("duplicate-setting", "cores 3");
		storm("Calm then Calm with cores 0 after 1 ms").assertError("number-range", "0");
		storm("Calm then Calm with cores 1.5 after 1 ms").assertError("number-range", "cores 1.5");
		storm("Calm then Calm with insertions 120 % after 1 ms").assertError("number-range", "120 %");
		storm("Calm then Calm with insertions 5 k/s after 1 ms").assertError("unit-mismatch", "5 k/s");
	}
}
