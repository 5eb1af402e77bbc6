// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
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

	/** Against comparing all with all; with few values for each amount, so that many are alike but for one, be it the last. */
	@Property(tries = 200)
	void nothingIsLostAndNothingIsLeft(@ForAll @IntRange(min = 1, max = 4) int amounts, @ForAll @IntRange(min = 1, max = 120) int count,
			@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
		Random random = new Random(seed);
		List<Label> labels = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			labels.add(label(random.doubles(amounts).map(a -> Math.floor(4 * a)).toArray()));
		}
		Set<List<Double>> least = new HashSet<>();
		for (Label label : labels) {
			if (labels.stream().noneMatch(other -> dominates(other, label) && !dominates(label, other))) {
				least.add(amounts(label));
			}
		}
		List<List<Double>> kept = new LabelSet(MOST, () -> false).undominated(new ArrayList<>(labels)).stream()
				.map(LabelSetTest::amounts).toList();
		assertEquals(least, new HashSet<>(kept));
		assertEquals(least.size(), kept.size(), "one of each");
	}

	private static boolean dominates(Label one, Label other) {
		return IntStream.range(0, one.amounts().length).allMatch(a -> one.amounts()[a] <= other.amounts()[a]);
	}

	private static List<Double> amounts(Label label) {
		return Arrays.stream(label.amounts()).boxed().toList();
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
