// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cora.planner.Planner;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanProblem;
import org.cora.planner.validate.PlanValidator;
import org.cora.testing.NfFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** What the card can't do keeps a state off it though no profiled packet asks for it: another one may. */
class PossibleOperationsTest {

	/** No client of generated traffic meets a challenge, which is what enters it here. */
	private static final NfFixture PROXY = nf("syn-proxy").underTraffic("flows 5000 zipf 0.9 packets imix rate 2 Mpps arrivals 5 k/s")
			.on("agilio-bpf");

	private static Plan plan(NfFixture offload, String strategy) {
		return Planner.planOnly(offload.problem(), Strategies.named(strategy).orElseThrow());
	}

	private static StatePlacement state(Plan plan, String name) {
		return plan.getStates().stream().filter(s -> s.getState().getName().equals(name)).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = {"cora", "state", "flow"})
	void whatCannotBeInsertedIntoStaysOnTheHost(String strategy) {
		Plan plan = plan(PROXY, strategy);
		assertTrue(plan.isFeasible(), plan.getReason());
		assertEquals(Home.CPU, state(plan, "verified").getHome());
	}

	@Test
	void withAllOnTheCardThereIsNoPlan() {
		Plan plan = plan(PROXY, "nic");
		assertFalse(plan.isFeasible());
		assertTrue(plan.getReason().contains("has no lru insert"), plan.getReason());
	}

	/** A card that can: everything is on it. The validator says what is wrong with that elsewhere. */
	@Test
	void theValidatorKnowsToo() {
		Plan plan = plan(PROXY.on("agilio-cx"), "cora");
		assertEquals(Home.NIC, state(plan, "verified").getHome());
		PlanningProblem there = PROXY.problem();
		List<PlanProblem> found = PlanValidator.check(there, plan);
		assertTrue(found.stream().anyMatch(p -> p.code().equals("operation") && p.text().contains("verified")), found::toString);
	}

	/** An entry is only made for want of one: on the host, where flows begin. */
	@Test
	void whatIsOnlyInsertedForWantOfAnEntryMayGoWithItsFlow() {
		NfFixture spreader = nf("super-spreader").underTraffic("flows 5000 zipf 0.9 packets imix rate 2 Mpps arrivals 5 k/s").on(
				"agilio-bpf");
		Plan plan = plan(spreader, "flow");
		assertTrue(plan.isFeasible(), plan.getReason());
		assertEquals(Home.PER_FLOW, state(plan, "fans").getHome());
		assertFalse(plan(spreader, "nic").isFeasible());
		assertTrue(Arrays.asList(Home.CPU, Home.PER_FLOW).contains(state(plan(spreader, "cora"), "fans").getHome()));
	}
}
