// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.cora.nicmodel.performance.CheCache;
import org.cora.nicmodel.performance.Popularity;

/**
 * One cache: how long ago an entry may have been used and still be in it, in steps. The more is in the memory behind it, the
 * shorter that is; of each step it is known what fits, which is linear in what is there.
 */
final class CacheSteps {

	private static final double NEARLY_ALL = 0.999;

	/** Entries that compete for the cache if they are in the memory, which is so if the sum is 1. */
	record Entries(Popularity popularity, Sum present) {
	}

	private final Program program;
	private final double places;
	private final double[] ends;
	private final List<Sum> steps = new ArrayList<>();

	/**
	 * @param places entries that fit into the cache
	 * @param known  times at which a step is to end
	 * @param count  further steps, about
	 */
	CacheSteps(Program program, List<Entries> entries, double places, double[] known, int count) {
		this.program = program;
		this.places = places;
		this.ends = ends(entries, known, count);
		for (double end : ends) {
			steps.add(ends.length == 1 ? Sum.constant(1) : Sum.variable(program.binary()));
		}
		if (ends.length > 1) {
			Sum one = new Sum();
			steps.forEach(s -> one.plus(s, 1));
			program.equal(one, 1);
			for (int k = 1; k < ends.length; k++) {
				fits(entries, ends[k - 1], steps.get(k));
			}
		}
	}

	/** Where steps end, the shortest time first; the last never. */
	private double[] ends(List<Entries> entries, double[] known, int count) {
		List<Popularity.Group> all = entries.stream().flatMap(e -> e.popularity().groups().stream()).toList();
		double shortest = all.isEmpty() ? Double.POSITIVE_INFINITY : CheCache.characteristicTime(new Popularity(all), places);
		if (Double.isInfinite(shortest) || shortest <= 0) {
			return new double[] {shortest};
		}
		double longest = shortest;
		while (entries.stream().anyMatch(new Beyond(longest)::misses)) {
			longest *= 2;
		}
		TreeSet<Double> ends = new TreeSet<>();
		for (int k = 0; k <= count; k++) {
			ends.add(shortest * Math.pow(longest / shortest, (double) k / count));
		}
		Arrays.stream(known).filter(t -> t > shortest).forEach(ends::add);
		ends.add(Double.POSITIVE_INFINITY);
		return ends.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private record Beyond(double time) {
		boolean misses(Entries entries) {
			return CheCache.hitRatioWithin(entries.popularity(), time) < NEARLY_ALL;
		}
	}

	/** A step that begins at a time is possible only if what is used within it fits. */
	private void fits(List<Entries> entries, double begin, Sum step) {
		if (Double.isInfinite(begin)) {
			return;
		}
		Sum used = new Sum();
		double most = 0;
		for (Entries each : entries) {
			double within = within(each.popularity(), begin) / places;
			used.plus(each.present(), within);
			most += within;
		}
		if (most > 1) {
			program.atMost(used.plus(step, most - 1), most);
		}
	}

	private static double within(Popularity popularity, double time) {
		return popularity.groups().stream().mapToDouble(g -> g.items() * -Math.expm1(-g.share() / g.items() * time)).sum();
	}

	/**
	 * What misses cost if some entries are there, at least.
	 *
	 * @param present    1 if they are
	 * @param popularity of these
	 * @param cycles     more for each that misses
	 */
	Sum misses(Sum present, Popularity popularity, double cycles) {
		double[] missing = DoubleStream.of(ends).map(t -> cycles * (1 - CheCache.hitRatioWithin(popularity, t))).toArray();
		double alone = cycles * (1 - CheCache.hitRatioWithin(popularity, CheCache.characteristicTime(popularity, places)));
		Sum sum = new Sum().plus(present, ends.length == 1 ? missing[0] : alone);
		if (ends.length == 1 || present.is(0) || missing[0] <= alone) {
			return sum;
		}
		double most = missing[0] - alone;
		Sum more = Sum.variable(program.part());
		Sum needed = new Sum().plus(more, 1).plus(present, -1);
		for (int k = 0; k < ends.length; k++) {
			needed.plus(steps.get(k), -Math.max(0, missing[k] - alone) / most);
		}
		program.atLeast(needed, -1);
		return sum.plus(more, most);
	}
}
