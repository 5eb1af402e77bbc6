// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What choices and lanes cost and take of a few limits and spaces, for all entries of an {@linkplain Elimination
 * elimination}'s tables: amounts, the first of them the cost. Other limits keep their prices, which are part of the cost; so
 * what anything costs here is no more than what it really costs.
 */
final class Resources {

	private static final double SLACK = 1e-9;

	/** How many amounts there are. */
	final int count;
	/** By state, choice and amount. */
	final double[][][] own;
	/** Prices of the amounts; 1 for the cost. */
	final double[] price;
	/** By scope; amounts of one entry after the other. */
	private final double[][] scope;
	private final double[] constant;
	private final Relaxation relaxation;
	private final Limits limits;
	private final int[] rows;
	private final double[][] spaces;
	private final double radius;

	/**
	 * @param rows   limits that are looked at
	 * @param spaces that are looked at: the share of each in a sum; alone where it is 1
	 */
	Resources(Relaxation relaxation, int[] rows, double[][] spaces) {
		this.relaxation = relaxation;
		this.limits = relaxation.limits;
		this.rows = rows;
		this.spaces = spaces;
		this.radius = limits.radius * (1 + SLACK);
		this.count = 1 + rows.length + spaces.length;
		this.price = new double[count];
		this.own = new double[relaxation.states.length][][];
		for (int s = 0; s < own.length; s++) {
			own[s] = new double[relaxation.states[s].open.length][count];
		}
		this.scope = new double[relaxation.elimination().buckets().scopes.size()][];
		this.constant = new double[count];
		Relaxation.Prices now = relaxation.prices();
		Relaxation.Prices rest = with(now, new double[count]);
		Relaxation.Prices none = new Relaxation.Prices(new double[limits.rows], new double[relaxation.spaces().count()]);
		fill(0, rest, null);
		price[0] = 1;
		for (int a = 1; a < count; a++) {
			fill(a, unit(a), none);
			price[a] = a <= rows.length ? now.limits()[rows[a - 1]] : alone(now.spaces(), spaces[a - 1 - rows.length]);
		}
		constant[0] -= limits.radius * limits.dualNorm(rest.limits()) + Arrays.stream(rest.spaces()).sum();
	}

	/** The price of the one space in a sum of one; nothing for others, which have no price. */
	private static double alone(double[] prices, double[] sum) {
		return IntStream.range(0, sum.length).filter(m -> sum[m] == 1).mapToDouble(m -> prices[m]).findFirst().orElse(0);
	}

	/** Other prices, with those of the amounts in place of their own. */
	Relaxation.Prices with(Relaxation.Prices others, double[] amounts) {
		double[] limit = others.limits().clone();
		double[] space = others.spaces().clone();
		for (int i = 0; i < rows.length; i++) {
			limit[rows[i]] = amounts[1 + i];
		}
		for (int i = 0; i < spaces.length; i++) {
			for (int m = 0; m < space.length; m++) {
				space[m] = spaces[i][m] == 1 ? amounts[1 + rows.length + i] : space[m];
			}
		}
		return new Relaxation.Prices(limit, space);
	}

	/** Prices at which costs are what is taken of one amount, beside what is without a price. */
	private Relaxation.Prices unit(int amount) {
		double[] limit = new double[limits.rows];
		double[] space = new double[relaxation.spaces().count()];
		if (amount <= rows.length) {
			limit[rows[amount - 1]] = 1;
		} else {
			System.arraycopy(spaces[amount - 1 - rows.length], 0, space, 0, space.length);
		}
		return new Relaxation.Prices(limit, space);
	}

	/** Fills in one amount: what everything costs at those prices, and what it costs without them taken off. */
	private void fill(int a, Relaxation.Prices prices, Relaxation.Prices without) {
		int memories = relaxation.model.evaluator().memories().size();
		LaneTables lanes = relaxation.elimination().lanes();
		Tariff tariff = Tariff.of(limits, prices.limits(), memories);
		Tariff less = without == null ? null : Tariff.of(limits, without.limits(), memories);
		double impossible = less == null ? LaneCosts.IMPOSSIBLE : 0;
		for (int s = 0; s < own.length; s++) {
			for (int c = 0; c < own[s].length; c++) {
				StateOptions options = relaxation.states[s];
				own[s][c][a] = relaxation.price(options, c, prices, tariff)
						- (less == null ? 0 : relaxation.price(options, c, without, less));
			}
		}
		for (int i = 0; i < scope.length; i++) {
			double[] costs = lanes.costs(i, tariff, impossible);
			double[] off = less == null ? new double[costs.length] : lanes.costs(i, less, 0);
			scope[i] = a == 0 ? new double[costs.length * count] : scope[i];
			for (int e = 0; e < costs.length; e++) {
				scope[i][e * count + a] = costs[e] - off[e];
			}
		}
		double upkeep = relaxation.model.promotionCores();
		constant[a] = lanes.constant(tariff, impossible)
				- (less == null ? -upkeep * limits.carried : lanes.constant(less, 0));
		for (int row = 0; row < limits.rows; row++) {
			constant[a] += prices.limits()[row] * upkeep * limits.perCore[row];
		}
	}

	/** Amounts of the lanes that are part of an entry of a bucket. */
	double[] lanes(Buckets buckets, int bucket, int entry) {
		double[] sum = new double[count];
		List<Buckets.Scope> scopes = buckets.scopes;
		for (int i = 0; i < scope.length; i++) {
			if (scopes.get(i).bucket() == bucket) {
				int from = scopes.get(i).index()[entry] * count;
				for (int a = 0; a < count; a++) {
					sum[a] += scope[i][from + a];
				}
			}
		}
		return sum;
	}

	/** What no split with those choices for all states costs less than. */
	double cost(Label label) {
		return label.cost() + constant[0];
	}

	/** Whether choices for all states hold the limits that are looked at. */
	boolean holds(Label label) {
		double[] amounts = label.amounts();
		double sum = 0;
		for (int i = 1; i <= rows.length; i++) {
			sum += Math.pow(Math.max(0, amounts[i] + constant[i]), limits.sharpness);
		}
		return sum <= Math.pow(radius, limits.sharpness) && IntStream.range(1 + rows.length, count)
				.noneMatch(a -> amounts[a] + constant[a] > 1 + SLACK);
	}

	/** Whether so much of an amount can be part of what holds the limits. */
	boolean mayHold(int amount, double part) {
		return part + constant[amount] <= (amount <= rows.length ? radius : 1 + SLACK);
	}
}
