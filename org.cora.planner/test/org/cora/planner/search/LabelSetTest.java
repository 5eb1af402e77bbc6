// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What isn't dominated is kept, and a long list doesn't keep a cancelled search from ending. */
class LabelSetTest {

	private static final int MOST = 3200;
	/** A millisecond is about that many stops of lanes. */
	private static final int STOPS_PER_MS = 64 * 64;

	@Test
	void onlyWhatNothingCheaperDominatesIsKept() {
		LabelSet set = new LabelSet(MOST, () -> false);
		List<Label> kept = set.undominated(new ArrayList<>(List.of(label(1, 5, 5), label(2, 5, 5), label(2, 4, 6), label(3, 4, 7))));
		assertEquals(List.of(1.0, 2.0), kept.stream().map(Label::cost).toList());
		assertEquals(4, kept.get(1).amounts()[1]);
	}

	/** How much is compared between two questions whether to go on is counted by the set itself. */
	@Test
	void asksOftenWhetherToGoOn() {
		class Watch implements BooleanSupplier {
			private LabelSet set;
			private int longest;
			private int asked;

			@Override
			public boolean getAsBoolean() {
				asked++;
				longest = Math.max(longest, set.work());
				return false;
			}
		}
		Watch watch = new Watch();
		watch.set = new LabelSet(MOST, watch);
		List<Label> labels = incomparable(20_000);
		int kept = watch.set.undominated(labels).size();
		assertTrue(kept > 15_000, "few are dominated, or there is nothing to do: " + kept);
		assertTrue(watch.asked > 100, "asked " + watch.asked + " times");
		assertTrue(watch.longest < STOPS_PER_MS, "stops between two questions: " + watch.longest);
	}

	@Test
	void endsOnceNobodyWaits() {
		LabelSet set = new LabelSet(MOST, () -> true);
		set.undominated(incomparable(20_000));
		assertTrue(set.work() < STOPS_PER_MS);
	}

	private static List<Label> incomparable(int count) {
		Random random = new Random(1);
		List<Label> labels = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			double[] amounts = random.doubles(6).toArray();
			amounts[5] = 5 - amounts[0] - amounts[1] - amounts[2] - amounts[3] - amounts[4];
			labels.add(label(amounts));
		}
		return labels;
	}

	private static Label label(double... amounts) {
		return new Label(amounts, 0, amounts[0], null, null, 0, 0);
	}
}
