// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.predict.Predictors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A card whose queue may hold half of an interval's work, and demand that swings about what it can take: saw teeth of six steps, from half of
 * that to half more. Everything flows evenly; flows are so light that any share of packets can move, at once.
 */
class SwingTest {

	private static final long MILLI = 1_000_000;
	private static final double CARD = 1e6;
	private static final int STEPS = 200;
	private static final int CALM = 10;

	private final double[] share = { 1 };
	private double askedShare;
	private double queueMillis;
	private double worstMillis;
	private double hostPackets;
	private int moves;
	/** After thirty intervals. */
	private int lateMoves;

	private final FlowChoice flows = new FlowChoice() {
		@Override
		public double share(Side side) {
			return side == Side.NIC ? share[0] : 1 - share[0];
		}

		@Override
		public int[] worthiest(Side side, double wanted, int entries, double least) {
			askedShare = wanted;
			return share(side) > 0 ? new int[] { 1 } : new int[0];
		}

		@Override
		public long examined() {
			return 1;
		}
	};

	/** Teeth of two and a quarter intervals: seen once in each, they seem to be four times as long. */
	@ParameterizedTest
	@ValueSource(doubles = { 1.7, 2.25, 3.1 })
	void aSwingThatTheQueueCanTakeIsLeftToIt(double tooth) {
		run(tooth, 4, 120);
		assertEquals(0, lateMoves, "once it is known, nothing moves");
		assertTrue(worstMillis < 0.75, worstMillis + " ms wait at most");
	}

	/** Nobody who lets no packet wait can have less on the host than what is above capacity. */
	@ParameterizedTest
	@ValueSource(doubles = { 6, 8.3, 12 })
	void ofALongerSwingTheHostGetsLittleMoreThanIsAboveTheCard(double tooth) {
		run(tooth, 4, 160);
		assertTrue(moves >= 10, moves + " moves");
		assertTrue(hostPackets < 1.1 * excess(tooth, 160), hostPackets + " packets, above capacity come " + excess(tooth, 160));
		assertTrue(worstMillis < 1.5, worstMillis + " ms wait at most");
	}

	/** Begins after some calm, goes on for so many intervals, each of so many looks. */
	private void run(double tooth, int looks, int intervals) {
		Controller controller = new Controller(ControllerSettings.DEFAULT, Predictors.tested("auto", looks).orElseThrow(),
				new Refinement(new Refinement.Model(CARD, 0, 3000, 3e9, 100_000)), flows, 4e-6, 0.5e-3);
		for (int interval = 1; interval <= CALM + intervals; interval++) {
			double nic = 0;
			double offered = 0;
			List<Double> course = new ArrayList<>();
			for (int step = 0; step < STEPS; step++) {
				double now = interval - 1 - CALM + (step + 0.5) / STEPS;
				double packets = demand(now, tooth) * CARD / 1000 / STEPS;
				hostPackets += packets * (1 - share[0]);
				nic += packets * share[0];
				offered += packets;
				queueMillis = Math.max(0, queueMillis + packets * share[0] * 1000 / CARD - 1.0 / STEPS);
				worstMillis = Math.max(worstMillis, queueMillis);
				if ((step + 1) % (STEPS / looks) == 0) {
					course.add(offered * 1000 * looks - course.stream().mapToDouble(d -> d).sum());
				}
			}
			move(controller.onSample(new LoadSample(interval * MILLI, MILLI, offered * 1000, nic * 1000, (offered - nic) * 1000,
					Math.min(1, nic * 1000 / CARD), (offered - nic) / 1000 / 4, 4, "nic-cores", (int) (queueMillis * CARD / 1000), 0, 0, 0,
					0, course)), interval > CALM + 30);
		}
	}

	private void move(Optional<Decision> decision, boolean late) {
		if (decision.isPresent()) {
			moves++;
			lateMoves += late ? 1 : 0;
			share[0] += decision.get().from() == Side.NIC ? -askedShare * share[0] : Math.min(1, askedShare) * (1 - share[0]);
		}
	}

	/** Of what the card can take. */
	private static double demand(double now, double tooth) {
		return now < 0 ? 0.54 : 0.54 + 0.18 * Math.floor(6 * (now / tooth % 1));
	}

	/** Packets above what the card can take, in that many intervals. */
	private static double excess(double tooth, int intervals) {
		double sum = 0;
		for (int step = 0; step < STEPS * intervals; step++) {
			sum += Math.max(0, demand((step + 0.5) / STEPS, tooth) - 1) * CARD / 1000 / STEPS;
		}
		return sum;
	}
}
