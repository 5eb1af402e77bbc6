// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * The knapsack's program against trying everything: with next to no room for labels, what it had none for is not cheaper than it
 * says; with room for all, it finds the cheapest.
 */
class KnapsackProgramTest {

	private static final double SAME = 1e-7;

	/** What everything costs and takes, by choices for all states, with what the program looks at. */
	private record Exact(Relaxation relaxation, Resources resources) {

		/** Host cores of choices that hold all limits that are looked at; infinite if they don't. */
		double cost(int[] chosen) {
			Label label = new Label(amounts(chosen), 0, 0, null, null, -1, -1);
			return resources.holds(label) ? resources.cost(label) : Double.POSITIVE_INFINITY;
		}

		double[] amounts(int[] chosen) {
			double[] amounts = new double[resources.count];
			Buckets buckets = relaxation.elimination().buckets();
			for (int b = 0; b < buckets.states.length; b++) {
				add(amounts, resources.lanes(buckets, b, entry(buckets, b, chosen)));
			}
			for (int s = 0; s < chosen.length; s++) {
				add(amounts, resources.own[s][chosen[s]]);
			}
			return amounts;
		}

		/** What amounts cost at the prices of the bound, but for what all choices have in common. */
		double priced(double[] amounts) {
			return IntStream.range(0, amounts.length).mapToDouble(a -> amounts[a] * resources.price[a]).sum();
		}

		boolean mayHold(double[] amounts) {
			return IntStream.range(1, amounts.length).allMatch(a -> resources.mayHold(a, amounts[a]));
		}

		private int entry(Buckets buckets, int b, int[] chosen) {
			int entry = 0;
			int stride = 1;
			for (int s : buckets.states[b]) {
				entry += stride * relaxation.states[s].kind[chosen[s]];
				stride *= buckets.kinds[s];
			}
			return entry;
		}

		private static void add(double[] amounts, double[] more) {
			for (int a = 0; a < amounts.length; a++) {
				amounts[a] += more[a];
			}
		}
	}

	@Property(tries = 12)
	void whatThereIsNoRoomForIsNotCheaper(@ForAll @LongRange(min = 1, max = 100_000) long seed, @ForAll @IntRange(min = 1, max = 4) int most) {
		noneIsCheaper(4, seed, most);
	}

	/** With enough labels for pairs of them to be too many. */
	@Property(tries = 3)
	void norPairsThatAreTooMany(@ForAll @LongRange(min = 1, max = 100_000) long seed, @ForAll @IntRange(min = 9, max = 12) int most) {
		noneIsCheaper(6, seed, most);
	}

	private static void noneIsCheaper(int states, long seed, int most) {
		Subproblems.some(states, seed, 100, regime -> {
			Exact exact = exact(regime);
			double least = least(exact, regime);
			KnapsackProgram program = program(exact, regime, most, 3);
			double found = program.run().stream().filter(exact.resources()::holds).mapToDouble(exact.resources()::cost).min()
					.orElse(Double.POSITIVE_INFINITY);
			assertTrue(found >= least * (1 - SAME) - SAME, () -> "found " + found + ", the least is " + least);
			assertTrue(Math.min(found, program.dropped()) <= least * (1 + SAME) + SAME, () -> "found " + found + ", nothing else below "
					+ program.dropped() + ", but there is " + least);
		});
	}

	/**
	 * At one set of prices the bound of what there was no room for is what the cheapest of it costs at these prices. So it is
	 * tight: nothing that is neither found nor no better than something found costs less, not even a little.
	 */
	@Property(tries = 12)
	void nothingCostsLessAtThePricesOfTheBound(@ForAll @LongRange(min = 1, max = 100_000) long seed,
			@ForAll @IntRange(min = 1, max = 4) int most) {
		Subproblems.some(4, seed, 100, regime -> {
			Exact exact = exact(regime);
			Consumer<double[]> check = check(exact, regime, most);
			each(regime, new int[regime.relaxation.states.length], 0, chosen -> {
				double[] amounts = exact.amounts(chosen);
				if (exact.mayHold(amounts)) {
					check.accept(amounts);
				}
			});
		});
	}

	/** Where lists are long, though most of what is made of them is dominated, not all pairs are looked at; nor do those cost less. */
	@Example
	void norDoPairsThatAreNotLookedAt() {
		for (long seed = 1; seed <= 15; seed++) {
			Subproblems.some(16, seed, 100, regime -> {
				Exact exact = exactOfOne(regime);
				KnapsackProgram program = program(exact, regime, 20_000, 0);
				Consumer<double[]> check = check(exact, regime, 60);
				program.run().forEach(label -> check.accept(label.amounts()));
				assertEquals(Double.POSITIVE_INFINITY, program.dropped(), "room for all");
			});
		}
	}

	/** Runs the program with few labels; then asks that amounts are of something that it found, no better than that, or not below its bound. */
	private static Consumer<double[]> check(Exact exact, Subproblem regime, int most) {
		double common = regime.relaxation.lagrangian() - exact.priced(exact.amounts(regime.relaxation.choice()));
		KnapsackProgram program = program(exact, regime, most, 0);
		List<Label> found = program.run();
		double bound = Math.min(program.dropped(), regime.incumbent.ceiling());
		return amounts -> {
			double priced = exact.priced(amounts) + common;
			assertTrue(priced >= bound - SAME * (1 + bound) || found.stream().anyMatch(l -> noDearer(l, amounts)),
					() -> "bound " + bound + ", but " + priced + " is possible");
		};
	}

	private static boolean noDearer(Label label, double[] amounts) {
		return IntStream.range(0, amounts.length).allMatch(a -> label.amounts()[a] <= amounts[a] + SAME);
	}

	@Property(tries = 8)
	void withRoomForAllTheCheapestIsFound(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		Subproblems.some(4, seed, 100, regime -> {
			Exact exact = exact(regime);
			double least = least(exact, regime);
			KnapsackProgram program = program(exact, regime, 10_000, 3);
			double found = program.run().stream().filter(exact.resources()::holds).mapToDouble(exact.resources()::cost).min()
					.orElse(Double.POSITIVE_INFINITY);
			assertEquals(Double.POSITIVE_INFINITY, program.dropped());
			assertEquals(least, found, Double.isInfinite(least) ? 0 : SAME * (1 + least));
		});
	}

	private static double least(Exact exact, Subproblem in) {
		double[] least = {Double.POSITIVE_INFINITY};
		each(in, new int[in.relaxation.states.length], 0, chosen -> least[0] = Math.min(least[0], exact.cost(chosen)));
		return least[0];
	}

	/** All open choices for the states from one on. */
	private static void each(Subproblem in, int[] chosen, int state, Consumer<int[]> what) {
		if (state == chosen.length) {
			what.accept(chosen);
			return;
		}
		StateOptions options = in.relaxation.states[state];
		for (int c = 0; c < options.open.length; c++) {
			chosen[state] = c;
			if (options.open[c]) {
				each(in, chosen, state + 1, what);
			}
		}
	}

	/** With all limits and memories that have a price. */
	private static Exact exact(Subproblem in) {
		Relaxation.Prices prices = in.relaxation.prices();
		double[][] spaces = IntStream.range(0, prices.spaces().length).filter(m -> prices.spaces()[m] > 0).mapToObj(m -> {
			double[] alone = new double[prices.spaces().length];
			alone[m] = 1;
			return alone;
		}).toArray(double[][]::new);
		return new Exact(in.relaxation, new Resources(in.relaxation, IntStream.of(dearest(in)).sorted().toArray(), spaces));
	}

	/** With the one limit that has the highest price. */
	private static Exact exactOfOne(Subproblem in) {
		return new Exact(in.relaxation, new Resources(in.relaxation, IntStream.of(dearest(in)).limit(1).toArray(), new double[0][]));
	}

	/** Limits with a price, the highest first. */
	private static int[] dearest(Subproblem in) {
		double[] prices = in.relaxation.prices().limits();
		return IntStream.range(0, prices.length).filter(r -> prices[r] > 0).boxed().sorted(Comparator.comparingDouble(r -> -prices[r]))
				.mapToInt(Integer::intValue).toArray();
	}

	/** @param others prices at which bounds are known, too */
	private static KnapsackProgram program(Exact exact, Subproblem in, int most, int others) {
		Relaxation.Prices prices = in.relaxation.prices();
		Resources resources = exact.resources();
		List<PricedTables> views = new ArrayList<>(List.of(new PricedTables(in.relaxation, resources.price)));
		Random random = new Random(most);
		for (int v = 0; v < others; v++) {
			double[] price = resources.price.clone();
			IntStream.range(1, price.length).forEach(a -> price[a] *= 0.5 + random.nextDouble());
			in.relaxation.prices(resources.with(prices, price));
			in.pass();
			views.add(new PricedTables(in.relaxation, price));
		}
		in.relaxation.prices(prices);
		in.pass();
		return new KnapsackProgram(in.relaxation, in.incumbent, resources, views, most);
	}
}
