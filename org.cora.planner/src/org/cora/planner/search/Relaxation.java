// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.evaluate.LinearModel;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/**
 * Lower bound of what any split of one regime costs: the Lagrangian dual of the program of docs/planner.md. Limits are
 * priced; lanes and states are minimised apart, and what a lane would gain if one of its states were elsewhere is
 * handed to that state, so that they come to agree (block-coordinate ascent over chains as in V. Kolmogorov, IEEE TPAMI
 * 28(10), 2006). Prices of limits follow subgradients with B. Polyak's step (1969). Every set of prices gives a valid
 * bound, so wherever this stops it is right.
 */
final class Relaxation {

	private static final double NANOS = 1e9;
	private static final double LEAST_STEP = 0.02;
	private static final double MOST_STEP = 2;
	/** Prices change by that much at once at most: limits that are hardly overdrawn would let them explode. */
	private static final double MOST_CHANGE = 1e3;
	/** Sum of prices above which rounding errors of a bound, as a share of it, could rule out what is as good. */
	private static final double DEAR = 1e4;
	private static final double ROUNDING = 1e-13;

	final LinearModel model;
	final Limits limits;
	final StateOptions[] states;
	private final LaneCosts lanes;
	private final List<MemoryLevel> memories;
	private final double[][] moved = new double[3][];
	/** By state, side of the flow and label: what its stops have got together. */
	private final double[][][] given;
	private final double[] weights;
	private final double[] spaceWeights;
	private final double[] room;
	private final double[] value;
	private final double[][] reduced;
	private double[] hostLatency;
	private final double[][] nicLatency;
	private final double[] accessPrice;
	/** Unary costs at the present prices, by state and choice. */
	private final double[][] own;
	private final double[][][] parts;
	private final boolean[][][] usable;
	private final double[] restNic;
	private final double[] restCpu;
	private double lanesMinimum;
	private double bound = Double.NEGATIVE_INFINITY;
	private double step = 1;

	Relaxation(LinearModel model, List<List<StateChoice>> choices, boolean noCrossing) {
		this.model = model;
		this.limits = new Limits(model);
		this.memories = model.evaluator().memories();
		this.states = new StateOptions[choices.size()];
		for (int s = 0; s < states.length; s++) {
			states[s] = new StateOptions(model, s, choices.get(s));
		}
		this.lanes = new LaneCosts(model, limits, noCrossing);
		lanes.count(states);
		for (int label = 0; label < moved.length; label++) {
			moved[label] = new double[lanes.state.length];
		}
		this.given = new double[states.length][2][3];
		this.weights = new double[limits.rows];
		this.spaceWeights = new double[memories.size() + 1];
		this.room = new double[memories.size() + 1];
		for (int m = 0; m < memories.size(); m++) {
			room[m] = Math.max(1e-3, model.roomFor(memories.get(m)));
		}
		long entries = model.evaluator().nic().getMaxEntries();
		room[memories.size()] = entries > 0 ? entries : Double.POSITIVE_INFINITY;
		this.value = new double[states.length];
		this.reduced = new double[states.length][];
		this.own = new double[states.length][];
		this.parts = new double[states.length][2][3];
		this.usable = new boolean[states.length][2][3];
		for (int s = 0; s < states.length; s++) {
			reduced[s] = new double[states[s].choices.size()];
			own[s] = new double[states[s].choices.size()];
		}
		int longest = 0;
		for (int l = 0; l < lanes.count; l++) {
			longest = Math.max(longest, lanes.first[l + 1] - lanes.first[l]);
		}
		this.restNic = new double[longest];
		this.restCpu = new double[longest];
		this.nicLatency = new double[memories.size()][];
		this.accessPrice = new double[states.length];
		if (limits.maximise) {
			for (int row = 0; row < limits.rows; row++) {
				weights[row] = limits.perUnit[row] > 0 ? 1 : 0;
			}
			normalise();
		}
		refresh();
	}

	/** Stops that one pass looks at, the measure of how much work it is. */
	int size() {
		return lanes.state.length + states.length;
	}

	/** Whether some state has no choice left, or constant uses leave nothing of the limits. */
	boolean impossible() {
		return limits.radius <= 0 || Arrays.stream(states).anyMatch(s -> s.left == 0);
	}

	/** Latencies that the states that are decided cause, as {@link #latencies()} gave them. */
	record Latencies(double[] host, double[][] nic) {
	}

	Latencies latencies() {
		return new Latencies(hostLatency, nicLatency.clone());
	}

	/** Goes back to latencies of before. */
	void restore(Latencies before) {
		hostLatency = before.host();
		System.arraycopy(before.nic(), 0, nicLatency, 0, nicLatency.length);
	}

	/** Takes latencies from what is decided by now. */
	void refresh() {
		BitSet onHost = new BitSet();
		for (int s = 0; s < states.length; s++) {
			onHost.set(s, states[s].certainlyOnHost());
		}
		hostLatency = model.hostLatencies(onHost);
		for (int m = 0; m < memories.size(); m++) {
			BitSet inside = new BitSet();
			for (int s = 0; s < states.length; s++) {
				inside.set(s, states[s].certainlyIn(m));
			}
			nicLatency[m] = model.nicLatencies(memories.get(m), inside);
		}
	}

	/** One pass over lanes and states; afterwards {@link #bound()} is right for the choices that are open. */
	void pass() {
		price();
		share();
		lanesMinimum = 0;
		for (int l = 0; l < lanes.count; l++) {
			lanesMinimum += lane(l);
		}
		double total = lanesMinimum;
		for (int s = 0; s < states.length; s++) {
			total += reduce(s);
		}
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

	/** The bound if a state were to be as that choice says, at least. */
	double boundWith(int state, int choice) {
		return limits.maximise ? bound() : bound + reduced[state][choice] - value[state];
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

	/** The cheapest open choice of every state at these prices. */
	int[] choice() {
		int[] result = new int[states.length];
		for (int s = 0; s < states.length; s++) {
			result[s] = cheapest(s);
		}
		return result;
	}

	private void price() {
		NicModel nic = model.evaluator().nic();
		double hostCycle = limits.coresPerCycle;
		for (int row : new int[] {Limits.HOST_CORES, Limits.HOST_THREADS, Limits.CORES_ALLOWED}) {
			hostCycle += weights[row] * limits.perUnit[row];
		}
		double core = weights[Limits.NIC_CORES] * limits.perUnit[Limits.NIC_CORES];
		double thread = weights[Limits.NIC_THREADS] * limits.perUnit[Limits.NIC_THREADS];
		double crossing = weights[Limits.BUS_PACKETS] * limits.perUnit[Limits.BUS_PACKETS]
				+ weights[Limits.BUS_BITS] * limits.perUnit[Limits.BUS_BITS];
		for (int s = 0; s < states.length; s++) {
			accessPrice[s] = memories.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
			for (int m = 0; m < memories.size(); m++) {
				accessPrice[s] = Math.min(accessPrice[s], memories.get(m).getSpacingCycles() * core
						+ nicLatency[m][s] / nic.getMemoryParallelism() * thread);
			}
			prepare(s, core, thread, nic.getMemoryParallelism());
		}
		lanes.price(hostCycle, core + thread, crossing, hostLatency, accessPrice);
	}

	private void prepare(int s, double core, double thread, double parallel) {
		StateOptions options = states[s];
		for (int c = 0; c < options.choices.size(); c++) {
			int m = options.memory[c];
			double cost = options.upkeep[c] * (limits.maximise ? 0 : limits.carried);
			for (int row = Limits.HOST_CORES; row <= Limits.CORES_ALLOWED; row++) {
				cost += options.upkeep[c] * weights[row] * limits.perCore[row];
			}
			if (m >= 0) {
				MemoryLevel level = memories.get(m);
				cost += spaceWeights[m] * options.bytes[c] / room[m]
						+ spaceWeights[memories.size()] * options.entries[c] / room[memories.size()];
				double service = weights[Limits.SERVICE + m] * limits.perUnit[Limits.SERVICE + m];
				double access = level.getSpacingCycles() * core + nicLatency[m][s] / parallel * thread;
				for (int f = 0; f < 2; f++) {
					if (options.label[c][f] == StateOptions.NIC) {
						cost += options.accesses[f] * access + service * (options.reads[f] * level.getReadCycles()
								+ options.writes[f] * level.getWriteCycles() + options.atomics[f] * level.getAtomicCycles());
					}
				}
			}
			own[s][c] = cost;
		}
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
			return Math.min(lanes.beginNic[l] + lanes.endNic[l], lanes.beginCpu[l] + lanes.endCpu[l]);
		}
		for (int k = from; k < to; k++) {
			double[] back = parts[lanes.state[k]][f];
			for (int label = 0; label < 3; label++) {
				moved[label][k] += back[label];
			}
		}
		backward(l, from, to, f);
		double nic = lanes.beginNic[l];
		double cpu = lanes.beginCpu[l];
		double minimum = 0;
		for (int k = from; k < to; k++) {
			boolean[] may = usable[lanes.state[k]][f];
			double arriveNic = Math.min(nic, cpu + lanes.toNic[l]);
			double arriveCpu = Math.min(cpu, nic + lanes.toCpu[l]);
			double onNic = arriveNic + lanes.onNic[k] + moved[StateOptions.NIC][k];
			double onCpu = arriveCpu + lanes.onCpu[k] + moved[StateOptions.CPU][k];
			double hereNic = nic + lanes.hereNic[k] + moved[StateOptions.HERE][k];
			double hereCpu = cpu + lanes.hereCpu[k] + moved[StateOptions.HERE][k];
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
		double nic = lanes.endNic[l];
		double cpu = lanes.endCpu[l];
		for (int k = to - 1; k >= from; k--) {
			restNic[k - from] = nic;
			restCpu[k - from] = cpu;
			boolean[] may = usable[lanes.state[k]][f];
			double viaNic = may[StateOptions.NIC] ? lanes.onNic[k] + moved[StateOptions.NIC][k] + nic
					: Double.POSITIVE_INFINITY;
			double viaCpu = may[StateOptions.CPU] ? lanes.onCpu[k] + moved[StateOptions.CPU][k] + cpu
					: Double.POSITIVE_INFINITY;
			double here = may[StateOptions.HERE] ? moved[StateOptions.HERE][k] : Double.POSITIVE_INFINITY;
			double nextNic = Math.min(Math.min(viaNic, viaCpu + lanes.toCpu[l]), lanes.hereNic[k] + here + nic);
			double nextCpu = Math.min(Math.min(viaCpu, viaNic + lanes.toNic[l]), lanes.hereCpu[k] + here + cpu);
			nic = nextNic;
			cpu = nextCpu;
		}
	}

	/**
	 * Moves the prices of limits towards what the cheapest choices overdraw.
	 *
	 * @param target a cost that the bound can't get above, or infinite
	 */
	void adjust(double target) {
		int[] chosen = choice();
		double[] uses = new double[limits.rows];
		double[] space = new double[spaceWeights.length];
		uses(chosen, uses, space);
		double norm = limits.norm(uses);
		double[] gradient = new double[limits.rows];
		double dual = limits.dualNorm(weights);
		double length = 0;
		for (int row = 0; row < limits.rows; row++) {
			gradient[row] = limits.maximise ? uses[row] : uses[row] - limits.radius * slope(row, dual, uses, norm);
			gradient[row] = weights[row] == 0 ? Math.max(0, gradient[row]) : gradient[row];
			length += gradient[row] * gradient[row];
		}
		for (int m = 0; m < space.length; m++) {
			space[m] -= 1;
			space[m] = spaceWeights[m] == 0 ? Math.max(0, space[m]) : space[m];
			length += space[m] * space[m];
		}
		if (length < 1e-18) {
			return;
		}
		double far = Double.isFinite(target) ? Math.max(target - bound, 1e-4 * Math.abs(target) + 1e-9)
				: 0.1 * Math.abs(bound) + 0.01;
		double by = Math.min(step * far / length, MOST_CHANGE / Math.sqrt(length));
		for (int row = 0; row < limits.rows; row++) {
			boolean counts = row != Limits.CORES_ALLOWED && row != Limits.CONSTANT || limits.maximise;
			weights[row] = counts ? Math.max(0, weights[row] + by * gradient[row]) : 0;
		}
		for (int m = 0; m < space.length; m++) {
			spaceWeights[m] = Math.max(0, spaceWeights[m] + by * space[m]);
		}
		if (limits.maximise) {
			normalise();
		}
	}

	/** Derivative of the dual norm; where it has none, the direction in which the uses leave the ball. */
	private double slope(int row, double dual, double[] uses, double norm) {
		if (row == Limits.CORES_ALLOWED) {
			return 1;
		}
		if (dual == 0) {
			return norm <= limits.radius ? uses[row] : uses[row] / norm;
		}
		return Double.isInfinite(limits.conjugate) ? weights[row] == dual ? 1 : 0
				: Math.pow(weights[row] / dual, limits.conjugate - 1);
	}

	/** Weights of throughput's rows add up to one in the dual norm. */
	private void normalise() {
		double sum = limits.dualNorm(weights) + weights[Limits.CORES_ALLOWED];
		for (int row = 0; row < limits.rows; row++) {
			weights[row] /= sum;
		}
	}

	/** Works out what a complete choice takes of limits and spaces. */
	private void uses(int[] chosen, double[] uses, double[] space) {
		int[][] labels = new int[states.length][];
		int[] memory = new int[states.length];
		double upkeep = model.promotionCores();
		for (int s = 0; s < states.length; s++) {
			StateOptions options = states[s];
			int c = chosen[s];
			labels[s] = options.label[c];
			memory[s] = options.memory[c];
			upkeep += options.upkeep[c];
			takeSpace(s, c, space, 1);
		}
		double[] taken = new double[lanes.width()];
		Latencies latencies = latencies();
		for (int l = 0; l < lanes.count; l++) {
			lanes.take(l, labels, memory, latencies, taken, 1);
		}
		lanes.uses(taken, upkeep, uses);
	}

	/** Adds the shares of spaces that a choice takes. */
	void takeSpace(int s, int choice, double[] space, double times) {
		int m = states[s].memory[choice];
		if (m >= 0) {
			space[m] += times * states[s].bytes[choice] / room[m];
			space[memories.size()] += times * states[s].entries[choice] / room[memories.size()];
		}
	}

	LaneCosts lanes() {
		return lanes;
	}

	/** How many spaces there are: memories, and entries of all tables. */
	int spaces() {
		return spaceWeights.length;
	}

	/** Latencies if every state is as chosen. */
	Latencies latencies(int[] chosen) {
		BitSet onHost = new BitSet();
		BitSet[] inside = new BitSet[memories.size()];
		for (int m = 0; m < inside.length; m++) {
			inside[m] = new BitSet();
		}
		for (int s = 0; s < states.length; s++) {
			onHost.set(s, states[s].choices.get(chosen[s]).home() != Home.NIC);
			int m = states[s].memory[chosen[s]];
			if (m >= 0) {
				inside[m].set(s);
			}
		}
		double[][] nic = new double[memories.size()][];
		for (int m = 0; m < nic.length; m++) {
			nic[m] = model.nicLatencies(memories.get(m), inside[m]);
		}
		return new Latencies(model.hostLatencies(onHost), nic);
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
			normalise();
		}
	}

	/** Later steps are as long as the first again. */
	void resetStep() {
		step = 1;
	}

	/** Makes later steps longer or shorter. */
	void scaleStep(double factor) {
		step = Math.min(MOST_STEP, Math.max(LEAST_STEP, step * factor));
	}

	/** Bytes of card memory that the open choices take at least. */
	double bytesAtLeast() {
		double bytes = model.steeringBytes();
		for (StateOptions options : states) {
			bytes += options.least(options.bytes);
		}
		return bytes;
	}

	/** Uses of states that the profile didn't see and that would cross, at least. */
	int surprisesAtLeast() {
		int sum = 0;
		for (StateOptions options : states) {
			sum += options.leastSurprises();
		}
		return sum;
	}

	/** Mean nanoseconds in the system without waiting for cores, at least. */
	double nanosAtLeast() {
		double nic = NANOS / model.evaluator().nic().getClock();
		double access = nic / model.evaluator().nic().getMemoryParallelism();
		for (int s = 0; s < states.length; s++) {
			accessPrice[s] = memories.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
			for (int m = 0; m < memories.size(); m++) {
				accessPrice[s] = Math.min(accessPrice[s], nicLatency[m][s] * access);
			}
		}
		lanes.price(NANOS / model.evaluator().host().getClock(), nic, model.crossingNanos(), hostLatency, accessPrice);
		double sum = lanes.cheapest(states);
		for (StateOptions options : states) {
			double least = Double.POSITIVE_INFINITY;
			for (int c = 0; c < options.open.length; c++) {
				double nanos = options.memory[c] < 0 || options.label[c][1] != StateOptions.NIC ? 0
						: (options.packetAccesses[1] + (options.label[c][0] == StateOptions.NIC ? options.packetAccesses[0] : 0))
								* nicLatency[options.memory[c]][options.index] * access;
				least = options.open[c] ? Math.min(least, nanos) : least;
			}
			sum += least;
		}
		return model.fixedNanos() + sum / Math.max(1e-12, lanes.packets());
	}
}
