// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;

/**
 * Branch and bound over the choices for states in one regime. A node's bound is the {@linkplain Relaxation relaxation}'s;
 * choices that would lift it above the best split are closed; the state with most at stake is branched on.
 */
final class RegimeSearch {

	private static final int PASSES = 4;
	private static final double WORTH = 0.02;
	private static final double SLOWER = 0.7;
	private static final double FASTER = 1.15;
	private static final int SMALL = 24;
	private static final double UNSURE = 0.05;
	private static final double[] MARGINS = {0, 0.002, 0.02};
	private static final int REPEATS = 2;
	private static final int NODE_ROUNDS = 2;
	private static final int NODE_PASSES = 8;
	private static final int UNPRICED = -2;
	/** States up to which nodes are bounded by trying prices; above, it is better to look at more of them. */
	static final int STEEP = 64;
	private static final int ROOT_PASSES = 40;
	private static final int ROOT_PART = 20;
	private static final int LIFT_CLIMB = 60;
	private static final int ROOT_CLIMB = 300;
	/** Part of what is missing to the best split that prices have to win to be looked for any longer. */
	private static final double ENOUGH = 0.002;

	/** A choice closed on the way down, to be opened again on the way up. */
	private record Closed(int state, int choice) {
	}

	private final Regime regime;
	private final Evaluator evaluator;
	private final Incumbent incumbent;
	private final Relaxation relaxation;
	private final List<int[]> ties;
	private final Deque<Closed> trail = new ArrayDeque<>();
	/** Homes for which memories were looked for. */
	private final Set<List<Home>> packed = new HashSet<>();
	private double bound;
	private boolean warm;
	private int decidedAtRefresh;
	private Relaxation.Latencies rootLatencies;

	RegimeSearch(Regime regime, Evaluator evaluator, List<List<StateChoice>> choices, List<int[]> ties,
			boolean noCrossing, Agreements agreements, Incumbent incumbent) {
		this.regime = regime;
		this.evaluator = evaluator;
		this.incumbent = incumbent;
		this.ties = ties;
		this.relaxation = new Relaxation(evaluator.linear(regime), choices, noCrossing, agreements);
		this.bound = Double.NEGATIVE_INFINITY;
		if (relaxation.impossible() || !keepTies()) {
			bound = Double.POSITIVE_INFINITY;
		}
	}

	/** No split of this regime costs less. */
	double bound() {
		return bound;
	}

	/**
	 * Lifts the bound at the root.
	 *
	 * @param passes at most
	 * @return whether it was worth it
	 */
	boolean lift(int passes) {
		if (dilates()) {
			pass();
			bound = Math.max(bound, relaxation.bound());
			if (!hopeless(bound)) {
				bound = Math.max(bound, dilate(warm ? LIFT_CLIMB : ROOT_CLIMB));
				undo(0);
			}
			round();
			return true;
		}
		double before = bound;
		Relaxation.Prices best = relaxation.prices();
		int stale = 0;
		for (int pass = 0; pass < passes && !hopeless(bound) && !incumbent.stopped(); pass++) {
			pass();
			if (relaxation.bound() > bound) {
				bound = relaxation.bound();
				best = relaxation.prices();
				stale = 0;
				relaxation.steps.scale(FASTER);
			} else if (++stale % 4 == 0) {
				relaxation.steps.scale(SLOWER);
			}
			if (pass % 5 == 2) {
				round();
			}
			relaxation.steps.adjust(incumbent.ceiling());
		}
		relaxation.prices(best);
		double gap = incumbent.ceiling() - before;
		return bound > before && bound - before >= WORTH * gap;
	}

	/** Begins with prices that were good for a like regime. */
	void startAt(Relaxation.Prices prices) {
		if (dilates() && prices != null) {
			relaxation.prices(prices);
			warm = true;
		}
	}

	Relaxation.Prices prices() {
		return relaxation.prices();
	}

	/** Whether prices are found by dilation: where the relaxation is exact, and the objective its own row. */
	boolean dilates() {
		return relaxation.exact() && !relaxation.limits.maximise;
	}

	private void pass() {
		relaxation.pass();
		incumbent.spendOn(relaxation.size());
	}

	private boolean hopeless(double value) {
		return value > incumbent.ceiling() + incumbent.tolerance();
	}

	/** Evaluates what the relaxation would choose. */
	void round() {
		consider(relaxation.choice());
	}

	/** Local search from what the relaxation would choose, with more and more room left for what isn't linear. */
	void improve() {
		if (relaxation.impossible() || steep() && !incumbent.mayImprove()) {
			return;
		}
		long before = incumbent.nodes();
		neighbours();
		incumbent.improved(incumbent.nodes() - before);
	}

	private void neighbours() {
		List<int[]> sets = Neighbours.sets(relaxation);
		List<int[]> through = Neighbours.lanesThrough(relaxation.lanes(), relaxation.states.length);
		int[] choice = relaxation.choice();
		for (double margin : MARGINS) {
			for (int again = 0; again < REPEATS; again++) {
				choice = new Neighbours(relaxation, through, sets, ties, choice, margin, incumbent).improve();
				if (consider(choice)) {
					return;
				}
			}
		}
	}

	private boolean consider(int[] choice) {
		List<StateChoice> states = new ArrayList<>();
		for (int s = 0; s < choice.length; s++) {
			states.add(relaxation.states[s].choices.get(choice[s]));
		}
		return Ties.together(evaluator.graph(), states) && consider(states);
	}

	private boolean consider(List<StateChoice> states) {
		boolean byFlow = states.stream().anyMatch(s -> s.home() == Home.PER_FLOW);
		return byFlow == regime.cut().isPresent() && incumbent.consider(new Split(states, regime.cut(), false));
	}

	/**
	 * A part of the regime that is still to be searched.
	 *
	 * @param closed pairs of a state and a choice that it may not have
	 * @param bound  no split in it costs less
	 * @param order  when it was found, so that of equal ones always the same is next
	 */
	record Node(RegimeSearch regime, int[] closed, double bound, Relaxation.Prices prices, int depth, long order) {

		Node numbered(long number) {
			return new Node(regime, closed, bound, prices, depth, number);
		}
	}

	/** All of it. */
	Node root() {
		rootLatencies = relaxation.latencies();
		return new Node(this, trailed(), bound, relaxation.prices(), steep() && !dilates() ? UNPRICED : 0, 0);
	}

	/** Whether there is the time for a good look at every node's prices. */
	private boolean steep() {
		return relaxation.states.length <= STEEP;
	}

	/** Better prices for all of it: what is cheap first, what takes longer when it is still the lowest after that. */
	private List<Node> priced(Node node) {
		if (node.depth() == UNPRICED) {
			lift(ROOT_PASSES);
		} else {
			improve();
			bound = Math.max(bound, new PriceAscent(relaxation, incumbent, bound, incumbent.budget() / ROOT_PART).climb());
		}
		return hopeless(bound) ? List.of()
				: List.of(new Node(this, node.closed(), bound, relaxation.prices(), node.depth() + 1, 0));
	}

	/** Bounds a node; what is left of it in two parts. */
	List<Node> expand(Node node, boolean improve) {
		undo(0);
		relaxation.restore(rootLatencies);
		for (int i = 0; i < node.closed().length; i += 2) {
			if (relaxation.states[node.closed()[i]].open[node.closed()[i + 1]]) {
				close(node.closed()[i], node.closed()[i + 1]);
			}
		}
		if (steep() || dilates()) {
			relaxation.prices(node.prices());
			relaxation.steps.reset();
		}
		if (node.depth() < 0) {
			return priced(node);
		}
		List<Node> children = new ArrayList<>();
		double reached = lower(node);
		if (hopeless(reached)) {
			return children;
		}
		if (improve || (steep() || dilates()) && homesDecided() && packed.add(homes())) {
			improve();
		}
		int state = branchOn(reached);
		if (state < 0) {
			leaf();
			return children;
		}
		StateOptions options = relaxation.states[state];
		int cheapest = relaxation.cheapest(state);
		Home home = options.choices.get(cheapest).home();
		boolean byHome = options.homesLeft() > 1;
		Relaxation.Prices prices = relaxation.prices();
		for (int side = 0; side < 2; side++) {
			int mark = trail.size();
			double least = Double.POSITIVE_INFINITY;
			for (int c = 0; c < options.open.length; c++) {
				boolean like = byHome ? options.choices.get(c).home() == home : c == cheapest;
				if (options.open[c] && like == (side == 0)) {
					least = Math.min(least, relaxation.boundWith(state, c));
				} else if (options.open[c]) {
					close(state, c);
				}
			}
			if (keepTies() && !hopeless(least)) {
				children.add(new Node(this, trailed(), Math.max(reached, least), prices, node.depth() + 1, 0));
			}
			undo(mark);
		}
		return children;
	}

	/** Raises a node's bound as long as that is worth it; infinite if there is nothing in it. */
	private double lower(Node node) {
		if (dilates()) {
			return climb(node);
		}
		double reached = node.bound();
		double highest = Double.NEGATIVE_INFINITY;
		Relaxation.Prices best = node.prices();
		for (int round = 0; round < NODE_ROUNDS && !incumbent.stopped(); round++) {
			double before = reached;
			for (int pass = 0; pass < NODE_PASSES; pass++) {
				pass();
				if (relaxation.bound() > highest) {
					highest = relaxation.bound();
					best = relaxation.prices();
				}
				reached = Math.max(reached, highest);
				boolean tie = reached >= incumbent.ceiling() - incumbent.tolerance() && incumbent.losesTie(relaxation);
				if (hopeless(reached) || tie || !closeHopeless() || !keepTies()) {
					return Double.POSITIVE_INFINITY;
				}
				relaxation.steps.adjust(incumbent.ceiling());
			}
			if (steep()) {
				relaxation.prices(best);
				highest = new PriceAscent(relaxation, incumbent, highest, Long.MAX_VALUE / 2).climbSteeply();
				best = relaxation.prices();
			}
			reached = Math.max(reached, highest);
			if (reached - before < WORTH * (incumbent.ceiling() - reached)) {
				break;
			}
		}
		if (hopeless(reached)) {
			return Double.POSITIVE_INFINITY;
		}
		if (!steep()) {
			round();
			return reached;
		}
		pass();
		round();
		return closeHopeless() && keepTies() ? reached : Double.POSITIVE_INFINITY;
	}

	/** The same where choices are exact: one pass tells what a price is worth. */
	private double climb(Node node) {
		double reached = node.bound();
		pass();
		for (int round = 0; round < NODE_ROUNDS && !incumbent.stopped(); round++) {
			double highest = relaxation.bound();
			if (node.depth() == 0) {
				highest = dilate(ROOT_CLIMB);
			}
			highest = new PriceAscent(relaxation, incumbent, highest, Long.MAX_VALUE / 2).climbSteeply();
			pass();
			reached = Math.max(reached, highest);
			boolean tie = reached >= incumbent.ceiling() - incumbent.tolerance() && incumbent.losesTie(relaxation);
			int before = trail.size();
			if (hopeless(reached) || tie || !closeHopeless() || !keepTies()) {
				return Double.POSITIVE_INFINITY;
			}
			round();
			if (trail.size() == before) {
				break;
			}
			pass();
		}
		return reached;
	}

	private double dilate(int passes) {
		return new SpaceDilation(relaxation, incumbent, this::closeHopeless).climb(passes, ENOUGH);
	}

	private boolean homesDecided() {
		return Arrays.stream(relaxation.states).allMatch(options -> options.homesLeft() == 1);
	}

	private List<Home> homes() {
		return Arrays.stream(relaxation.states).map(options -> options.choices.get(options.only()).home()).toList();
	}

	private int[] trailed() {
		int[] pairs = new int[2 * trail.size()];
		int i = 0;
		for (Closed closed : trail) {
			pairs[i++] = closed.state();
			pairs[i++] = closed.choice();
		}
		return pairs;
	}

	/** The busiest state among those that the relaxation is least sure about. */
	private int branchOn(double reached) {
		int best = -1;
		double most = -1;
		double unsure = UNSURE * (incumbent.ceiling() - reached);
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			if (options.left > 1) {
				double weight = 1e-9 + options.accesses[0] + options.accesses[1];
				weight *= options.homesLeft() > 1 ? 1e3 : 1;
				weight *= relaxation.otherHome(s) <= unsure ? 1e6 : 1;
				if (weight > most) {
					most = weight;
					best = s;
				}
			}
		}
		return best;
	}

	/** Looks at everything that may be better than the best split. */
	void search() {
		if (!hopeless(bound)) {
			descend();
		}
	}

	private void descend() {
		if (incumbent.stopped()) {
			return;
		}
		int mark = trail.size();
		Relaxation.Latencies before = relaxation.latencies();
		int refreshed = decidedAtRefresh;
		if (!cutOff()) {
			int state = branchOn();
			if (state < 0) {
				leaf();
			} else {
				branch(state);
			}
		}
		undo(mark);
		relaxation.restore(before);
		decidedAtRefresh = refreshed;
	}

	/** Bounds the node; whether nothing better can be below. */
	private boolean cutOff() {
		refreshLatencies();
		double last = Double.NEGATIVE_INFINITY;
		for (int pass = 0; pass < PASSES; pass++) {
			pass();
			double value = relaxation.bound();
			if (hopeless(value) || value >= incumbent.ceiling() - incumbent.tolerance()
					&& incumbent.losesTie(relaxation)) {
				return true;
			}
			if (!closeHopeless() || !keepTies()) {
				return true;
			}
			refreshLatencies();
			if (pass > 0 && value - last < WORTH * (incumbent.ceiling() - value)) {
				break;
			}
			last = Math.max(last, value);
			relaxation.steps.adjust(incumbent.ceiling());
		}
		round();
		return false;
	}

	private void refreshLatencies() {
		int decided = trail.size();
		if (decided != decidedAtRefresh && (relaxation.states.length <= SMALL
				|| Math.abs(decided - decidedAtRefresh) > relaxation.states.length / 4)) {
			relaxation.refresh();
			decidedAtRefresh = decided;
		}
	}

	/** Closes choices that alone lift the bound too far; false if none is left for a state. */
	private boolean closeHopeless() {
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			for (int c = 0; c < options.open.length && options.left > 1; c++) {
				if (options.open[c] && hopeless(relaxation.boundWith(s, c))) {
					close(s, c);
				}
			}
		}
		return true;
	}

	/** States that are tied have the same homes left; false if one has none. */
	private boolean keepTies() {
		boolean changed = true;
		while (changed) {
			changed = false;
			for (int[] tie : ties) {
				changed |= narrow(tie[0], tie[1]) | narrow(tie[1], tie[0]);
			}
		}
		for (StateOptions options : relaxation.states) {
			if (options.left == 0) {
				return false;
			}
		}
		return true;
	}

	private boolean narrow(int state, int by) {
		StateOptions options = relaxation.states[state];
		boolean changed = false;
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c] && !relaxation.states[by].mayHave(options.choices.get(c).home())) {
				close(state, c);
				changed = true;
			}
		}
		return changed;
	}

	private void close(int state, int choice) {
		relaxation.states[state].close(choice);
		trail.push(new Closed(state, choice));
	}

	private void undo(int mark) {
		while (trail.size() > mark) {
			Closed closed = trail.pop();
			relaxation.states[closed.state()].reopen(closed.choice());
		}
	}

	/** The undecided state that matters most: one whose home is open before one whose memory is, the busiest first. */
	private int branchOn() {
		int best = -1;
		double most = -1;
		for (int s = 0; s < relaxation.states.length; s++) {
			StateOptions options = relaxation.states[s];
			if (options.left < 2) {
				continue;
			}
			double weight = 1e-9 + options.accesses[0] + options.accesses[1] + 0.1 * (options.stops[0] + options.stops[1])
					/ Math.max(1, relaxation.size());
			weight *= options.homesLeft() > 1 ? 1e6 : 1;
			if (weight > most) {
				most = weight;
				best = s;
			}
		}
		return best;
	}

	private void branch(int state) {
		StateOptions options = relaxation.states[state];
		List<Integer> order = new ArrayList<>();
		for (int c = 0; c < options.open.length; c++) {
			if (options.open[c]) {
				order.add(c);
			}
		}
		double[] regret = new double[options.open.length];
		order.forEach(c -> regret[c] = relaxation.regret(state, c));
		order.sort((a, b) -> Double.compare(regret[a], regret[b]));
		for (int chosen : order) {
			int mark = trail.size();
			for (int c : order) {
				if (c != chosen) {
					close(state, c);
				}
			}
			if (keepTies()) {
				descend();
			}
			undo(mark);
		}
	}

	private void leaf() {
		List<StateChoice> states = new ArrayList<>();
		for (StateOptions options : relaxation.states) {
			states.add(options.choices.get(options.only()));
		}
		consider(states);
	}
}
