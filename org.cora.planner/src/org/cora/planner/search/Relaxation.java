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
 * priced; what lanes and states cost together then is for an {@link Agreement} to find. Every set of prices gives a valid
 * bound, so wherever this stops it is right.
 */
final class Relaxation {

	private static final double NANOS = 1e9;
	/** Sum of prices above which rounding errors of a bound, as a share of it, could rule out what is as good. */
	private static final double DEAR = 1e4;
	private static final double ROUNDING = 1e-13;

	final LinearModel model;
	final Limits limits;
	final StateOptions[] states;
	final Subgradient steps = new Subgradient(this);
	private final LaneCosts lanes;
	private final List<MemoryLevel> memories;
	private final Agreement agreement;
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
		this.lanes = new LaneCosts(model, limits, noCrossing);
		lanes.count(states);
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
		for (int s = 0; s < states.length; s++) {
			reduced[s] = new double[states[s].choices.size()];
			own[s] = new double[states[s].choices.size()];
		}
		this.nicLatency = new double[memories.size()][];
		this.accessPrice = new double[states.length];
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

	/** Latencies that the states that are decided cause, as {@link #latencies()} gave them. */
	record Latencies(double[] host, double[][] nic) {
	}

	Latencies latencies() {
		return new Latencies(hostLatency, nicLatency.clone());
	}

	/** Goes back to latencies of before. */
	void restore(Latencies before) {
		boolean other = hostLatency != before.host() || !Arrays.equals(nicLatency, before.nic());
		hostLatency = before.host();
		System.arraycopy(before.nic(), 0, nicLatency, 0, nicLatency.length);
		if (other) {
			agreement.refresh();
		}
	}

	/** Takes latencies from what is decided by now. */
	void refresh() {
		BitSet onHost = new BitSet();
		for (int s = 0; s < states.length; s++) {
			onHost.set(s, states[s].certainlyOnHost());
		}
		double[][] nic = new double[memories.size()][];
		for (int m = 0; m < memories.size(); m++) {
			BitSet inside = new BitSet();
			for (int s = 0; s < states.length; s++) {
				inside.set(s, states[s].certainlyIn(m));
			}
			nic[m] = same(nicLatency[m], model.nicLatencies(memories.get(m), inside));
		}
		restore(new Latencies(same(hostLatency, model.hostLatencies(onHost)), nic));
	}

	/** What was, if it is the same. */
	private static double[] same(double[] before, double[] now) {
		return Arrays.equals(before, now) ? before : now;
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
		NicModel nic = model.evaluator().nic();
		double hostCycle = limits.coresPerCycle;
		for (int row : new int[] {Limits.HOST_CORES, Limits.HOST_THREADS, Limits.CORES_ALLOWED}) {
			hostCycle += weights[row] * limits.perUnit[row];
		}
		double core = weights[Limits.NIC_CORES] * limits.perUnit[Limits.NIC_CORES];
		double thread = weights[Limits.NIC_THREADS] * limits.perUnit[Limits.NIC_THREADS];
		double turn = weights[Limits.NIC_FLOW] * limits.perUnit[Limits.NIC_FLOW];
		double hostTurn = weights[Limits.HOST_FLOW] * limits.perUnit[Limits.HOST_FLOW];
		double crossing = weights[Limits.BUS_PACKETS] * limits.perUnit[Limits.BUS_PACKETS]
				+ weights[Limits.BUS_BITS] * limits.perUnit[Limits.BUS_BITS];
		for (int s = 0; s < states.length; s++) {
			prepare(s, core, thread + turn, nic.getMemoryParallelism());
		}
		double[] served = new double[2 * memories.size()];
		for (int i = 0; i < served.length; i++) {
			served[i] = weights[Limits.SERVICE + i] * limits.perUnit[Limits.SERVICE + i];
		}
		tariff = new Tariff(hostCycle, hostTurn, core, thread, turn, crossing, served);
	}

	/** Prices what each lane would cost by itself. */
	void priceLanes() {
		for (int s = 0; s < states.length; s++) {
			accessPrice[s] = memories.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
			for (int m = 0; m < memories.size(); m++) {
				accessPrice[s] = Math.min(accessPrice[s], memories.get(m).getSpacingCycles() * tariff.core()
						+ nicLatency[m][s] / model.evaluator().nic().getMemoryParallelism() * (tariff.thread() + tariff.turn()));
			}
		}
		lanes.price(tariff, hostLatency, accessPrice);
	}

	private void prepare(int s, double core, double waiting, double parallel) {
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
				double service = weights[Limits.SERVICE + m] * limits.perUnit[Limits.SERVICE + m]
						+ weights[limits.address + m] * limits.perUnit[limits.address + m] * model.hottestShare(s);
				double access = level.getSpacingCycles() * core + nicLatency[m][s] / parallel * waiting;
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

	/** Whether so much may be in a space that there isn't room for it. */
	boolean mayFill(int space) {
		double sum = 0;
		for (StateOptions options : states) {
			double most = 0;
			for (int c = 0; c < options.open.length; c++) {
				double[] share = new double[spaces()];
				if (options.open[c]) {
					takeSpace(options.index, c, share, 1);
				}
				most = Math.max(most, share[space]);
			}
			sum += most;
		}
		return sum > 1;
	}

	/** Whether choices are the cheapest of all at the present prices. */
	boolean exact() {
		return agreement.exact();
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
			limits.normalise(weights);
		}
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
		lanes.price(new Tariff(NANOS / model.evaluator().host().getClock(), 0, nic, 0, 0, model.crossingNanos(), new double[0]),
				hostLatency, accessPrice);
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
