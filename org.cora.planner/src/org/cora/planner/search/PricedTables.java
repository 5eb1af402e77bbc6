// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** An {@linkplain Elimination elimination}'s tables at one set of prices: what parts cost at least, and what all costs with them. */
final class PricedTables {

	/** Of the amounts; 1 for the cost. */
	final double[] price;
	/** By bucket and entry: what all costs with it at least, without what is in the bucket and comes before. */
	final double[][] outside;
	/** By bucket and entry of what comes later: the least of what is in the bucket and comes before. */
	final double[][] least;

	/** Takes the tables as they are after a pass. */
	PricedTables(Relaxation relaxation, double[] price) {
		Elimination elimination = relaxation.elimination();
		Buckets buckets = elimination.buckets();
		this.price = price;
		this.outside = new double[buckets.size.length][];
		this.least = new double[buckets.size.length][];
		for (int b = 0; b < outside.length; b++) {
			int state = buckets.states[b][0];
			double rest = relaxation.lagrangian() - relaxation.value(state);
			outside[b] = new double[buckets.size[b]];
			for (int e = 0; e < outside[b].length; e++) {
				outside[b][e] = rest + elimination.everything(b, e) - elimination.inside(b, e);
			}
			least[b] = new double[buckets.size[b] / buckets.kinds[state]];
			for (int e = 0; e < least[b].length; e++) {
				least[b][e] = elimination.least(b, e);
			}
		}
	}
}
