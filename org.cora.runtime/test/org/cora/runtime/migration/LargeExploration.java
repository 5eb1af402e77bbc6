// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Explorations that take minutes. Not part of the suite; run with {@code -Dtest=LargeExploration -Dtest.jit=}. Prints what was explored;
 * a failure prints the shortest sequence of steps to it.
 */
class LargeExploration {

	@Test
	void strict() {
		explore("strict", StrictOrder::new);
	}

	@Test
	void weak() {
		explore("weak", WeakOrder::new);
	}

	@Test
	void lostTransfers() {
		report("strict", "1 flow, 4 packets, 2 migrations, 3 faults, 3 retries", Scenario.of(1, 4, 2, 3, StrictOrder::new).withRetries(3));
		report("weak", "1 flow, 3 packets, 2 migrations, 3 faults, 3 retries", Scenario.of(1, 3, 2, 3, WeakOrder::new).withRetries(3));
	}

	@Test
	void resets() {
		report("strict", "1 flow, 4 packets, 2 migrations, 1 fault, 2 resets and checkpoints",
				Scenario.of(1, 4, 2, 1, StrictOrder::new).withResets(2));
		report("strict", "2 flows, 2 packets, 2 migrations, 1 reset and checkpoint", Scenario.of(2, 2, 2, 0, StrictOrder::new).withResets(1));
		report("weak", "1 flow, 3 packets, 2 migrations, 1 fault, 1 reset and checkpoint",
				Scenario.of(1, 3, 2, 1, WeakOrder::new).withResets(1));
	}

	@Test
	void upgrades() {
		report("strict", "1 flow, 4 packets, 1 migration, 2 faults, 2 plans", Scenario.of(1, 4, 1, 2, StrictOrder::new).withRehomes(2, false));
		report("weak", "1 flow, 3 packets, 1 migration, 2 faults, 2 plans", Scenario.of(1, 3, 1, 2, WeakOrder::new).withRehomes(2, false));
	}

	@Test
	void parts() {
		report("strict, in parts", "1 flow, 4 packets, 2 migrations, 3 faults", Scenario.of(1, 4, 2, 3, StrictOrder::new).partially());
		report("strict, in parts", "2 flows, 3 packets, 2 migrations, 1 fault, room for 1",
				Scenario.of(2, 3, 2, 1, StrictOrder::new).withRoom(1).partially());
		report("strict, in parts", "3 flows apart, 4 packets each, 2 migrations, 1 fault each",
				Scenario.apart(3, 4, 2, 1, StrictOrder::new).partially());
		report("strict, in parts", "1 flow, 3 packets, 2 migrations, 1 fault, 2 resets and checkpoints",
				Scenario.of(1, 3, 2, 1, StrictOrder::new).withResets(2).partially());
		report("weak, in parts", "1 flow, 3 packets, 2 migrations, 3 faults", Scenario.of(1, 3, 2, 3, WeakOrder::new).partially());
		report("weak, in parts", "3 flows apart, 4 packets each, 2 migrations, 1 fault each",
				Scenario.apart(3, 4, 2, 1, WeakOrder::new).partially());
	}

	@Test
	void timeouts() {
		report("strict", "2 flows, 2 packets, 2 migrations, 1 fault, 2 timeouts", Scenario.of(2, 2, 2, 1, StrictOrder::new).withTimeouts(2));
		report("weak", "2 flows, 2 packets, 2 migrations, 1 fault, 2 timeouts", Scenario.of(2, 2, 2, 1, WeakOrder::new).withTimeouts(2));
	}

	private static void explore(String order, Function<MigrationEngine, MoveProtocol> protocol) {
		report(order, "1 flow, 4 packets, 2 migrations, 3 faults", Scenario.of(1, 4, 2, 3, protocol));
		report(order, "1 flow, 3 packets, 3 migrations, 3 faults", Scenario.of(1, 3, 3, 3, protocol));
		report(order, "2 flows, 3 packets, 2 migrations, 1 fault, room for 1", Scenario.of(2, 3, 2, 1, protocol).withRoom(1));
		report(order, "3 flows, 2 packets, 2 migrations", Scenario.of(3, 2, 2, 0, protocol));
		report(order, "3 flows, 2 packets, 2 migrations, 1 fault, 2 under way, room for 1",
				Scenario.of(3, 2, 2, 1, protocol).withRoom(1).withLimits(1, 2, 1));
		report(order, "3 flows apart, 4 packets each, 2 migrations, 2 faults each", Scenario.apart(3, 4, 2, 2, protocol));
		report(order, "3 flows apart, 5 packets each, 2 migrations, 1 fault each", Scenario.apart(3, 5, 2, 1, protocol));
	}

	private static void report(String order, String title, Scenario scenario) {
		Exploration.Result result = Exploration.of(scenario);
		System.out.printf(Locale.ROOT, "| %s | %s | %,d | %,d | %.1e | %d |%n", order, title, result.states(), result.steps(),
				result.sequences(), result.longest());
	}
}
