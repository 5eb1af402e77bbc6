// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * Minimises lanes by dynamic programming along their stops, states over their choices, each on its own, from below: what
 * a lane would gain if one of its states were elsewhere is handed to that state, so that they come to agree with every
 * call (block-coordinate ascent over chains as in V. Kolmogorov, IEEE TPAMI 28(10), 2006).
 */
final class Chains implements Agreement {

	private final Relaxation relaxation;
	private final StateOptions[] states;
	private final Lanes lanes;
	private final LaneCosts costs;
	private final double[][] moved = new double[3][];
	/** By state, side of the flow and label: what its stops have got together. */
	private final double[][][] given;
	private final double[][][] parts;
	private final boolean[][][] usable;
	private final double[] restNic;
	private final double[] restCpu;
	private double[][] own;
	private double[][] reduced;
	private double[] value;

	Chains(Relaxation relaxation) {
		this.relaxation = relaxation;
		this.lanes = relaxation.lanes();
		this.costs = relaxation.laneCosts();
		this.states = relaxation.states;
		for (int label = 0; label < moved.length; label++) {
			moved[label] = new double[lanes.state.length];
		}
		this.given = new double[states.length][2][3];
		this.parts = new double[states.length][2][3];
		this.usable = new boolean[states.length][2][3];
		int longest = 0;
		for (int l = 0; l < lanes.count; l++) {
			longest = Math.max(longest, lanes.first[l + 1] - lanes.first[l]);
		}
		this.restNic = new double[longest];
		this.restCpu = new double[longest];
	}

	@Override
	public double minimise(Tariff tariff, double[][] beside, double[][] more, double[] least) {
		own = beside;
		reduced = more;
		value = least;
		relaxation.priceLanes();
		share();
		double total = 0;
		for (int l = 0; l < lanes.count; l++) {
			total += lane(l);
		}
		for (int s = 0; s < states.length; s++) {
			total += reduce(s);
		}
		return total;
	}

	/** The cheapest open choice of every state at these prices. */
	@Override
	public int[] choice() {
		int[] result = new int[states.length];
		for (int s = 0; s < states.length; s++) {
			int best = -1;
			for (int c = 0; c < states[s].open.length; c++) {
				best = states[s].open[c] && (best < 0 || reduced[s][c] < reduced[s][best]) ? c : best;
			}
			result[s] = best;
		}
		return result;
	}

	@Override
	public boolean exact() {
		return false;
	}

	@Override
	public int size() {
		return lanes.state.length + states.length;
	}

	@Override
	public void refresh() {
		// what lanes cost is worked out anew with every price
	}

	/** Gives what states prefer back to their lanes, in equal parts. */
	private void share() {
		for (int s = 0; s < states.length; s++) {
			StateOptions options = states[s];
			reduce(s);
			int stops = options.stops[0] + options.stops[1];
			for (int f = 0; f < 2; f++) {
				for (int label = 0; label < 3; label++) {
					double least = cheapest(s, f, label);
					usable[s][f][label] = least < Double.POSITIVE_INFINITY;
					double part = usable[s][f][label] && stops > 0 ? (least - value[s]) / stops : 0;
					parts[s][f][label] = part;
					given[s][f][label] += part * options.stops[f];
				}
			}
		}
	}

	/** Least reduced cost of an open choice that uses the state so; infinite if there is none. */
	private double cheapest(int s, int f, int label) {
		StateOptions options = states[s];
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c] && options.label[c][f] == label) {
				least = Math.min(least, reduced[s][c]);
			}
		}
		return least;
	}

	/** Works out a state's costs without what its lanes have; the least of them. */
	private double reduce(int s) {
		StateOptions options = states[s];
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < options.open.length; c++) {
			double cost = own[s][c] - given[s][0][options.label[c][0]] - given[s][1][options.label[c][1]];
			reduced[s][c] = cost;
			least = options.open[c] ? Math.min(least, cost) : least;
		}
		value[s] = least;
		return least;
	}

	/** Minimum of a lane; what a stop's sides differ by in it goes to the stop's state. */
	private double lane(int l) {
		int from = lanes.first[l];
		int to = lanes.first[l + 1];
		int f = lanes.side[l];
		if (from == to) {
			return Math.min(costs.beginNic[l] + costs.endNic[l], costs.beginCpu[l] + costs.endCpu[l]);
		}
		for (int k = from; k < to; k++) {
			double[] back = parts[lanes.state[k]][f];
			for (int label = 0; label < 3; label++) {
				moved[label][k] += back[label];
			}
		}
		backward(l, from, to, f);
		double nic = costs.beginNic[l];
		double cpu = costs.beginCpu[l];
		double minimum = 0;
		for (int k = from; k < to; k++) {
			boolean[] may = usable[lanes.state[k]][f];
			double arriveNic = Math.min(nic, cpu + costs.toNic[k]);
			double arriveCpu = Math.min(cpu, nic + costs.toCpu[k]);
			double onNic = arriveNic + costs.onNic[k] + moved[StateOptions.NIC][k];
			double onCpu = arriveCpu + costs.onCpu[k] + moved[StateOptions.CPU][k];
			double hereNic = nic + costs.hereNic[k] + moved[StateOptions.HERE][k];
			double hereCpu = cpu + costs.hereCpu[k] + moved[StateOptions.HERE][k];
			double viaNic = may[StateOptions.NIC] ? onNic + restNic[k - from] : Double.POSITIVE_INFINITY;
			double viaCpu = may[StateOptions.CPU] ? onCpu + restCpu[k - from] : Double.POSITIVE_INFINITY;
			double viaHere = may[StateOptions.HERE] ? Math.min(hereNic + restNic[k - from], hereCpu + restCpu[k - from])
					: Double.POSITIVE_INFINITY;
			minimum = Math.min(viaNic, Math.min(viaCpu, viaHere));
			double[] sums = given[lanes.state[k]][f];
			nic = Double.POSITIVE_INFINITY;
			cpu = Double.POSITIVE_INFINITY;
			if (may[StateOptions.NIC]) {
				double more = viaNic - minimum;
				moved[StateOptions.NIC][k] -= more;
				sums[StateOptions.NIC] -= more;
				nic = onNic - more;
			}
			if (may[StateOptions.CPU]) {
				double more = viaCpu - minimum;
				moved[StateOptions.CPU][k] -= more;
				sums[StateOptions.CPU] -= more;
				cpu = onCpu - more;
			}
			if (may[StateOptions.HERE]) {
				double more = viaHere - minimum;
				moved[StateOptions.HERE][k] -= more;
				sums[StateOptions.HERE] -= more;
				nic = Math.min(nic, hereNic - more);
				cpu = Math.min(cpu, hereCpu - more);
			}
		}
		return minimum;
	}

	/** What a lane costs at least after each of its stops, by the side it is on there. */
	private void backward(int l, int from, int to, int f) {
		double nic = costs.endNic[l];
		double cpu = costs.endCpu[l];
		for (int k = to - 1; k >= from; k--) {
			restNic[k - from] = nic;
			restCpu[k - from] = cpu;
			boolean[] may = usable[lanes.state[k]][f];
			double viaNic = may[StateOptions.NIC] ? costs.onNic[k] + moved[StateOptions.NIC][k] + nic
					: Double.POSITIVE_INFINITY;
			double viaCpu = may[StateOptions.CPU] ? costs.onCpu[k] + moved[StateOptions.CPU][k] + cpu
					: Double.POSITIVE_INFINITY;
			double here = may[StateOptions.HERE] ? moved[StateOptions.HERE][k] : Double.POSITIVE_INFINITY;
			double nextNic = Math.min(Math.min(viaNic, viaCpu + costs.toCpu[k]), costs.hereNic[k] + here + nic);
			double nextCpu = Math.min(Math.min(viaCpu, viaNic + costs.toNic[k]), costs.hereCpu[k] + here + cpu);
			nic = nextNic;
			cpu = nextCpu;
		}
	}
}
