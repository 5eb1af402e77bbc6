// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.LinearModel;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/**
 * Lower bound of what any split of one regime costs: the Lagrangian dual of the program of docs/planner.md. Limits are
 * priced; what lanes and states cost together then is for an {@link Agreement} to find. Every set of prices gives a valid
 * bound, so wherever this stops it is right.
 */
final class Relaxation {

	/** Sum of prices above which rounding errors of a bound, as a share of it, could rule out what is as good. */
	private static final double DEAR = 1e4;
	private static final double ROUNDING = 1e-13;

	final LinearModel model;
	final Limits limits;
	final StateOptions[] states;
	final Subgradient steps = new Subgradient(this);
	private final Lanes lanes;
	private final LaneCosts laneCosts;
	private final LaneUses laneUses;
	private final Spaces spaces;
	private final TieBounds ties;
	private final List<MemoryLevel> memories;
	private final Agreement agreement;
	private final double[] weights;
	private final double[] spaceWeights;
	private final double[] value;
	private final double[][] reduced;
	private Latencies latencies;
	private final double[] accessPrice;
	private final double[] turnPrice;
	/** Unary costs at the present prices, by state and choice. */
	private final double[][] own;
	private Tariff tariff;
	private double bound = Double.NEGATIVE_INFINITY;

	Relaxation(LinearModel model, List<List<StateChoice>> choices, boolean noCrossing, Agreements agreement) {
		this.model = model;
		this.limits = new Limits(model);
		this.memories = model.evaluator().memories();
		this.states = new StateOptions[choices.size()];
		for (int s = 0; s < states.length; s++) {
			states[s] = new StateOptions(model, s, choices.get(s));
		}
		this.lanes = new Lanes(model.lanes());
		lanes.count(states);
		Crossings crossings = new Crossings(model, noCrossing);
		this.laneCosts = new LaneCosts(lanes, crossings);
		this.laneUses = new LaneUses(lanes, crossings, model, limits);
		this.spaces = new Spaces(model);
		this.ties = new TieBounds(model, states, laneCosts);
		this.weights = new double[limits.rows];
		this.spaceWeights = new double[spaces.count()];
		this.value = new double[states.length];
		this.reduced = new double[states.length][];
		this.own = new double[states.length][];
		for (int s = 0; s < states.length; s++) {
			reduced[s] = new double[states[s].choices.size()];
			own[s] = new double[states[s].choices.size()];
		}
		this.accessPrice = new double[states.length];
		this.turnPrice = new double[states.length];
		if (limits.maximise) {
			for (int row = 0; row < limits.rows; row++) {
				weights[row] = limits.perUnit[row] > 0 ? 1 : 0;
			}
			limits.normalise(weights);
		}
		this.agreement = agreement.of(this);
		refresh();
	}

	/** Stops that one pass looks at, the measure of how much work it is. */
	int size() {
		return agreement.size();
	}

	/** Whether some state has no choice left, or constant uses leave nothing of the limits. */
	boolean impossible() {
		return limits.radius <= 0 || Arrays.stream(states).anyMatch(s -> s.left == 0);
	}

	/** How long accesses wait at least, as {@link #refresh()} found it. */
	Latencies latencies() {
		return latencies;
	}

	/** Goes back to latencies of before. */
	void restore(Latencies before) {
		boolean other = latencies == null || !latencies.sameAs(before);
		latencies = before;
		if (other) {
			agreement.refresh();
		}
	}

	/** Takes latencies from what is decided by now. */
	void refresh() {
		restore(Latencies.atLeast(model, states, latencies));
	}

	/** One pass over lanes and states; afterwards {@link #bound()} is right for the choices that are open. */
	void pass() {
		price();
		double total = agreement.minimise(tariff, own, reduced, value);
		double upkeep = model.promotionCores();
		total += upkeep * limits.carried * (limits.maximise ? 0 : 1);
		for (int row = 0; row < limits.rows; row++) {
			total += weights[row] * upkeep * limits.perCore[row];
		}
		total += weights[Limits.CONSTANT] * limits.perUnit[Limits.CONSTANT];
		double prices = limits.maximise ? 1 : limits.radius * limits.dualNorm(weights);
		total -= limits.maximise ? 0 : prices;
		for (double weight : spaceWeights) {
			total -= weight;
			prices += weight;
		}
		bound = prices > DEAR ? total - ROUNDING * (Math.abs(total) + prices) : total;
	}

	/**
	 * No split with the open choices costs less: host cores, or for throughput the time that a packet takes of the
	 * resources at the offered rate, offered divided by carried packets.
	 */
	double bound() {
		double allowed = weights[Limits.CORES_ALLOWED];
		return limits.maximise && bound < 1 && allowed > 0 ? (bound - allowed) / Math.max(1e-9, 1 - allowed) : bound;
	}

	/** The bound as prices make it. */
	double lagrangian() {
		return bound;
	}

	/** The bound if a state were to be as that choice says, at least. */
	double boundWith(int state, int choice) {
		return limits.maximise ? bound() : bound + reduced[state][choice] - value[state];
	}

	/** What all costs with the cheapest choice for a state, of the states that hang together with it. */
	double value(int state) {
		return value[state];
	}

	/** What finds the minimum, where it is exact. */
	Elimination elimination() {
		return (Elimination) agreement;
	}

	/** How much dearer a choice is than the state's cheapest. */
	double regret(int state, int choice) {
		return reduced[state][choice] - value[state];
	}

	/** How much dearer than the cheapest the cheapest choice with another home is; infinite if there is none. */
	double otherHome(int state) {
		StateOptions options = states[state];
		Home home = options.choices.get(cheapest(state)).home();
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c] && options.choices.get(c).home() != home) {
				least = Math.min(least, regret(state, c));
			}
		}
		return least;
	}

	/** The cheapest open choice of a state. */
	int cheapest(int s) {
		int best = -1;
		for (int c = 0; c < states[s].open.length; c++) {
			best = states[s].open[c] && (best < 0 || reduced[s][c] < reduced[s][best]) ? c : best;
		}
		return best;
	}

	/** A choice for every state, the cheapest at these prices as far as they agree. */
	int[] choice() {
		return agreement.choice();
	}

	private void price() {
		tariff = Tariff.of(limits, weights, memories.size());
		Prices prices = new Prices(weights, spaceWeights);
		for (int s = 0; s < states.length; s++) {
			for (int c = 0; c < own[s].length; c++) {
				own[s][c] = price(states[s], c, prices, tariff);
			}
		}
	}

	/** What a choice costs beside its state's lanes. */
	double price(StateOptions options, int c, Prices prices, Tariff at) {
		double[] weights = prices.limits();
		double cost = limits.maximise ? 0 : options.upkeep[c] * limits.carried + options.waiting[c];
		for (int row = Limits.HOST_CORES; row <= Limits.CORES_ALLOWED; row++) {
			cost += options.upkeep[c] * weights[row] * limits.perCore[row];
		}
		int m = options.memory[c];
		if (m < 0) {
			return cost;
		}
		int s = options.index;
		MemoryLevel level = memories.get(m);
		cost += spaces.cost(options, c, prices.spaces());
		double service = weights[Limits.SERVICE + m] * limits.perUnit[Limits.SERVICE + m]
				+ weights[limits.address + m] * limits.perUnit[limits.address + m] * model.hottestShare(s);
		double parallel = model.evaluator().nic().getMemoryParallelism();
		double access = level.getSpacingCycles() * at.core() + latencies.nic()[m][s] / parallel * at.thread();
		double turn = latencies.nic()[m][s] / parallel * at.turn();
		for (int f = 0; f < 2; f++) {
			if (options.label[c][f] == StateOptions.NIC) {
				cost += options.accesses[f] * access + options.turnAccesses[f] * turn + service * (options.reads[f] * level.getReadCycles()
						+ options.writes[f] * level.getWriteCycles() + options.atomics[f] * level.getAtomicCycles());
			}
		}
		return cost;
	}

	/** Prices what each lane would cost by itself. */
	void priceLanes() {
		for (int s = 0; s < states.length; s++) {
			accessPrice[s] = memories.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
			turnPrice[s] = accessPrice[s];
			for (int m = 0; m < memories.size(); m++) {
				double waits = latencies.nic()[m][s] / model.evaluator().nic().getMemoryParallelism();
				accessPrice[s] = Math.min(accessPrice[s], memories.get(m).getSpacingCycles() * tariff.core() + waits * tariff.thread());
				turnPrice[s] = Math.min(turnPrice[s], waits * tariff.turn());
			}
		}
		laneCosts.price(tariff, latencies.host(), accessPrice, turnPrice);
	}

	/** Works out what a complete choice takes of limits and spaces. */
	void uses(int[] chosen, double[] uses, double[] space) {
		int[][] labels = new int[states.length][];
		int[] memory = new int[states.length];
		double upkeep = model.promotionCores();
		for (int s = 0; s < states.length; s++) {
			StateOptions options = states[s];
			int c = chosen[s];
			labels[s] = options.label[c];
			memory[s] = options.memory[c];
			upkeep += options.upkeep[c];
			spaces.take(options, c, space, 1);
		}
		double[] taken = new double[laneUses.width()];
		for (int l = 0; l < lanes.count; l++) {
			laneUses.take(l, labels, memory, latencies, taken, 1);
		}
		laneUses.uses(taken, upkeep, uses);
	}

	Lanes lanes() {
		return lanes;
	}

	/** What lanes cost by themselves at the present prices, once {@link #priceLanes()} has found it. */
	LaneCosts laneCosts() {
		return laneCosts;
	}

	LaneUses laneUses() {
		return laneUses;
	}

	Spaces spaces() {
		return spaces;
	}

	/** What decides between equal costs, at least. */
	TieBounds ties() {
		return ties;
	}

	/** Whether choices are the cheapest of all at the present prices. */
	boolean exact() {
		return agreement.exact();
	}

	/** Prices at one time, to come back to. */
	record Prices(double[] limits, double[] spaces) {
	}

	Prices prices() {
		return new Prices(weights.clone(), spaceWeights.clone());
	}

	void prices(Prices prices) {
		System.arraycopy(prices.limits(), 0, weights, 0, weights.length);
		System.arraycopy(prices.spaces(), 0, spaceWeights, 0, spaceWeights.length);
		if (limits.maximise) {
			limits.normalise(weights);
		}
	}
}
