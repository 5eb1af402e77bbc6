// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.predict.Predictors;
import org.junit.jupiter.api.Test;

/** A card that handles 1 Mpps and a host whose four cores handle 1 Mpps each; what is decided is done at once. */
class ControllerTest {

	private static final long MILLI = 1_000_000;
	private static final double CARD = 1e6;
	private static final int CORES = 4;

	/** Share of packets whose flows are on the card. */
	private double onCard = 1;
	private double askedShare;
	private double askedLeast;
	private long now;

	private final FlowChoice flows = new FlowChoice() {
		@Override
		public double share(Side side) {
			return side == Side.NIC ? onCard : 1 - onCard;
		}

		@Override
		public int[] worthiest(Side side, double share, int entries, double least) {
			askedShare = share;
			askedLeast = least;
			return share(side) > 0 ? new int[] { 1, 2, 3 } : new int[0];
		}

		@Override
		public long examined() {
			return 3;
		}
	};

	private Controller controller = controller("last");

	private Controller controller(String predictor) {
		return new Controller(ControllerSettings.DEFAULT, Predictors.tested(predictor).orElseThrow(),
				new Refinement(new Refinement.Model(CARD, 0, 3000, 3e9, 100_000)), flows, 4e-6);
	}

	private LoadSample sample(double demand) {
		now += MILLI;
		double nic = demand * onCard;
		double cpu = demand - nic;
		return new LoadSample(now, MILLI, demand, Math.min(nic, CARD), cpu, nic / CARD, cpu / 1e6 / CORES, CORES, "nic-cores", 0,
				0, 0, 0, 0);
	}

	/** A control interval; what is decided happens before the next one. */
	private Optional<Decision> interval(double demand) {
		Optional<Decision> decision = controller.onSample(sample(demand));
		decision.ifPresent(d -> onCard += d.from() == Side.NIC ? -askedShare * onCard : askedShare * (1 - onCard));
		return decision;
	}

	@Test
	void betweenTheThresholdsNothingHappens() {
		for (double demand : new double[] { 0.2e6, 0.74e6, 0.8e6, 0.93e6 }) {
			controller = controller("last");
			for (int i = 0; i < 20; i++) {
				assertTrue(interval(demand).isEmpty(), "at " + demand);
				assertEquals(0, controller.examined(), "nothing is looked for");
			}
		}
	}

	@Test
	void anOverloadedCardShedsWhatIsAboveTheTarget() {
		Decision decision = interval(1.5e6).orElseThrow();
		assertEquals(Side.NIC, decision.from());
		double target = controller.thresholds().target();
		assertEquals((1.5 - target) / 1.5, askedShare, 1e-9);
		assertTrue(decision.reason().contains("150 %"), decision.reason());
		assertTrue(interval(1.5e6).isEmpty(), "it is at its target now: " + controller.ahead(Side.NIC));
	}

	@Test
	void anOverloadedHostShedsToTheCard() {
		onCard = 0.1;
		assertEquals(Side.CPU, interval(4.6e6).orElseThrow().from());
	}

	@Test
	void noMoreThanTheOtherSideHasRoomFor() {
		interval(5e6);
		double host = 5e6 * (1 - onCard) / 1e6 / CORES;
		assertEquals(controller.thresholds().overload(), host, 0.01);
	}

	@Test
	void whenBothAreFullNobodyMoves() {
		onCard = 0.2;
		assertTrue(interval(6e6).isEmpty());
	}

	@Test
	void overloadEndsAtTheTargetAndNotJustBelowTheThreshold() {
		onCard = 1;
		controller.observe(sample(1.0e6));
		controller.observe(sample(0.98e6));
		assertTrue(controller.overloaded(Side.NIC), "hysteresis");
		controller.observe(sample(0.7e6));
		assertFalse(controller.overloaded(Side.NIC));
	}

	@Test
	void whatTheCardShedComesBackWhenItHasRoomButNotAtOnce() {
		assertEquals(Side.NIC, interval(1.5e6).orElseThrow().from());
		assertTrue(interval(0.5e6).isEmpty(), "not at once");
		Optional<Decision> later = Optional.empty();
		for (int i = 0; i < 5 && later.isEmpty(); i++) {
			later = interval(0.5e6);
		}
		assertEquals(Side.CPU, later.orElseThrow().from());
		assertEquals(1, controller.reversals());
		assertTrue(askedLeast > 0, "only flows whose entries pay");
	}

	@Test
	void aSawToothThatTurnsItEachTimeMakesItWaitLonger() {
		for (int i = 0; i < 120; i++) {
			interval(i / 4 % 2 == 0 ? 1.5e6 : 0.4e6);
		}
		int early = controller.reversals();
		for (int i = 0; i < 120; i++) {
			interval(i / 4 % 2 == 0 ? 1.5e6 : 0.4e6);
		}
		assertTrue(controller.oscillations() > 0);
		assertTrue(controller.reversals() - early < 12, early + " and then " + (controller.reversals() - early) + " of 60 turns");
	}

	@Test
	void headroomIsBoughtBeforeASwellArrives() {
		controller = controller("holt");
		controller.moveTook(2 * MILLI);
		double demand = 0.4e6;
		while (interval(demand).isEmpty() && demand < 2e6) {
			demand += 0.02e6;
		}
		double threshold = controller.thresholds().overload();
		assertTrue(demand < (threshold - 0.04) * CARD, "flows are shed at " + demand + ", two intervals before " + threshold);
		assertTrue(demand > (threshold - 0.08) * CARD, "and not sooner than that");
	}

	/** One flow's turns are full, so the card's cores have little to do: its queue tells nothing, what it loses does. */
	@Test
	void whatIsLostForAnotherReasonThanTheCoresLeavesTheCard() {
		controller = new Controller(ControllerSettings.DEFAULT, Predictors.tested("last").orElseThrow(),
				new Refinement(new Refinement.Model(CARD, 0, 3000, 3e9, 100_000)), flows, 4e-6, 0.5e-3);
		now += MILLI;
		Decision decision = controller.onSample(new LoadSample(now, MILLI, 0.4e6, 0.35e6, 0, 1.15, 0, CORES, "nic-threads", 10, 0, 50, 0, 0))
				.orElseThrow();
		assertEquals(Side.NIC, decision.from());
		assertTrue(askedShare > 0.1, () -> askedShare + " of the card's packets");
	}

	/** Packets may wait for half a millisecond: what is too much for a moment stays on the card, which is used to the full. */
	@Test
	void withAQueueTheCardIsUsedToTheFull() {
		controller = new Controller(ControllerSettings.DEFAULT, Predictors.tested("last").orElseThrow(),
				new Refinement(new Refinement.Model(CARD, 0, 3000, 3e9, 100_000)), flows, 4e-6, 0.5e-3);
		assertTrue(interval(1.2e6).isEmpty(), "0.2 ms of work would wait");
		assertEquals(Side.NIC, interval(1.8e6).orElseThrow().from());
		assertEquals(1, onCard * 1.8, 0.56, "what is left fits, but for what may wait");
		assertTrue(interval(1.8e6).isEmpty());
		assertEquals(Side.CPU, interval(0.5e6).orElseThrow().from(), "there is room, and what comes back pays");
	}

	@Test
	void thresholdsAreLowerWhileDemandCantBeForetold() {
		for (int i = 0; i < 50; i++) {
			controller.observe(sample(0.5e6));
		}
		double calm = controller.thresholds().overload();
		for (int i = 0; i < 50; i++) {
			controller.observe(sample(i % 2 == 0 ? 0.45e6 : 0.55e6));
		}
		assertTrue(controller.thresholds().overload() < calm - 0.05, calm + " and " + controller.thresholds());
	}

	@Test
	void costsAreThoseThatWereObserved() {
		onCard = 0.5;
		for (int i = 0; i < 20; i++) {
			LoadSample planned = sample(0.8e6);
			controller.observe(new LoadSample(planned.atNanos(), MILLI, 0.8e6, 0.4e6, 0.4e6, 0.8, 0.2, CORES, "nic-cores", 0, 0, 0, 0,
					50_000));
		}
		RefinedParameter card = controller.model().parameters().get(0);
		assertEquals(1e6, card.model());
		assertEquals(0.5e6, card.observed(), 1);
		assertEquals(2 * 3e9 / 1e6, controller.model().parameters().get(1).observed(), 1, "cycles for a packet");
		assertEquals(50_000, controller.model().updatesPerSecond(), 1);
		assertEquals(0.8, controller.ahead(Side.NIC), 1e-6);
	}
}
