// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.AccessCost;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.evaluate.TableLayout;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.stateflow.Use;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The program of docs/planner.md for one cut (or none) and one longest timeout, written for ojAlgo from graph and models:
 * a second way to the costs, which shares nothing with the planner's evaluator and search but the figures of the models and
 * the layout of tables. For models without caches and without operations that are missing.
 */
final class MixedIntegerProgram {

	private static final double NANOS = 1e9;

	private final PlanningProblem problem;
	private final NicModel nic;
	private final HostModel host;
	private final Optional<Cut> cut;
	private final double timeout;
	private final List<List<StateChoice>> choices;
	private final ExpressionsBasedModel model = new ExpressionsBasedModel();
	private final List<List<Variable>> chosen = new ArrayList<>();
	private final Map<Variable, Double> cycles = new HashMap<>();
	private final Map<String, Map<Variable, Double>> uses = new HashMap<>();
	private final Map<String, Double> constants = new HashMap<>();
	private final CostModel nicCosts;
	private final CostModel hostCosts;
	private final double hostLatency;
	private double constantCycles;
	private double constantCores;
	private int names;

	/**
	 * @param timeout  of the states placed by flow the longest, seconds
	 * @param choices  for each state
	 */
	MixedIntegerProgram(PlanningProblem problem, Optional<Cut> cut, double timeout, List<List<StateChoice>> choices) {
		this.problem = problem;
		this.nic = problem.nic();
		this.host = problem.host();
		this.cut = cut;
		this.timeout = timeout;
		this.choices = choices;
		this.nicCosts = new CostModel(nic);
		this.hostCosts = new CostModel(host);
		List<MemoryLevel> levels = new MemoryModel(host).shared();
		this.hostLatency = levels.get(levels.size() - 1).getLatencyCycles();
		states();
		paths();
		spaces();
		rates();
	}

	/** One choice for each state; what goes together is together; some state is by flow exactly if there is a cut. */
	private void states() {
		Expression byFlow = model.newExpression("longest timeout");
		for (int s = 0; s < choices.size(); s++) {
			List<Variable> options = new ArrayList<>();
			Expression one = model.newExpression("one " + s).level(1);
			for (StateChoice choice : choices.get(s)) {
				Variable x = model.newVariable("x" + s + choice).binary();
				options.add(x);
				one.set(x, 1);
				boolean perFlow = choice.home() == Home.PER_FLOW;
				if (perFlow && (cut.isEmpty() || timeoutOf(s) > timeout)) {
					x.upper(0);
				} else if (perFlow && timeoutOf(s) == timeout) {
					byFlow.set(x, 1);
				}
			}
			chosen.add(options);
		}
		if (cut.isPresent()) {
			byFlow.lower(1);
		}
		for (State state : problem.nf().states()) {
			StateNode node = problem.graph().getStates().get(state.index());
			if (node.getTiedTo() != null) {
				tie(state.index(), node.getTiedTo());
			}
		}
	}

	private void tie(int s, StateNode owner) {
		StateNode later = owner.getIndex() > s ? owner : problem.graph().getStates().get(s);
		if (later.getKeyOrigin() != KeyOrigin.FLOW_IDENTITY) {
			return;
		}
		for (Home home : Home.values()) {
			Expression same = model.newExpression("tied " + s + home).level(0);
			add(same, s, home, 1);
			add(same, owner.getIndex(), home, -1);
		}
	}

	private void add(Expression to, int s, Home home, double factor) {
		for (int c = 0; c < choices.get(s).size(); c++) {
			if (choices.get(s).get(c).home() == home) {
				to.set(chosen.get(s).get(c), factor);
			}
		}
	}

	private double timeoutOf(int s) {
		return problem.nf().states().get(s).timeoutNanos() / NANOS;
	}

	private double flowsPerSecond() {
		double sum = 0;
		for (int g = 0; cut.isPresent() && g < groups(); g++) {
			FlowGroup group = problem.graph().getGroups().get(g);
			sum += known(g) > 0 ? group.getArrivals() * reaching(group) : 0;
		}
		return sum;
	}

	private double livingFlows() {
		double flows = 0;
		for (int g = 0; g < groups(); g++) {
			flows += problem.graph().getGroups().get(g).getFlows() * known(g);
		}
		return flows + flowsPerSecond() * timeout;
	}

	private int groups() {
		return problem.graph().getGroups().size() - 1;
	}

	/** Part of a group's packets that come after their flow has moved. */
	private double known(int g) {
		FlowGroup group = problem.graph().getGroups().get(g);
		if (cut.isEmpty() || g < cut.get().from() || g >= cut.get().to() || group.getPacketShare() <= 0) {
			return 0;
		}
		double before = cut.get().threshold() + group.getFlowRate() * nic.getFlowTable().getInsertLatency() / NANOS;
		if (group.getArrivals() > 0 && problem.graph().isEndingAtRandom()) {
			double part = reaching(group) * Math.exp(-nic.getFlowTable().getInsertLatency() / NANOS * group.getArrivals() / group.getFlows());
			return part > 1e-6 ? part : 0;
		}
		return group.getArrivals() <= 0 ? 1
				: Math.max(0, 1 - before * group.getArrivals() / (group.getPacketShare() * rate()));
	}

	/** Part of a group's flows that get to as many packets as it takes to move: each packet may have been the last. */
	private double reaching(FlowGroup group) {
		double packets = group.getArrivals() > 0 ? group.getPacketShare() * rate() / group.getArrivals() : Double.POSITIVE_INFINITY;
		return problem.graph().isEndingAtRandom() && Double.isFinite(packets)
				? Math.exp(-cut.get().threshold() * Math.log1p(1 / packets)) : 1;
	}

	private double rate() {
		return problem.graph().getPacketRate();
	}

	/** Every path for flows on the host, and on the card. */
	private void paths() {
		List<List<Variable>> begins = cut.isPresent() ? null : new ArrayList<>();
		Variable common = model.newVariable("begins on card").lower(0).upper(1);
		Expression some = model.newExpression("some class begins on the card");
		for (SteeringClass owner : problem.graph().getClasses()) {
			boolean ordered = owner.getPort() >= 0 && owner.getHandler() >= 0 && !owner.isStateless();
			if (begins != null && ordered) {
				Variable own = ownBeginning(owner);
				model.newExpression("begin " + names++).lower(0).set(common, 1).set(own, -1);
				some.set(own, 1);
			}
			for (PathClass path : owner.getPaths()) {
				if (owner.getPort() < 0) {
					throw new IllegalArgumentException("handlers without packets aren't part of this program");
				}
				double known = 0;
				double unknown = 0;
				for (int g = 0; g < groups(); g++) {
					FlowGroup group = problem.graph().getGroups().get(g);
					double first = Math.min(group.getPacketShare(), group.getArrivals() / rate());
					double moved = group.getPacketShare() * known(g);
					known += moved * path.getGroupShares().get(g);
					unknown += first * path.getFirstShare()
							+ Math.max(0, group.getPacketShare() - moved - first) * path.getGroupShares().get(g);
				}
				walk(owner, path, unknown, false, ordered ? common : null);
				walk(owner, path, known, true, ordered ? common : null);
			}
		}
		if (begins != null) {
			some.set(common, -1).lower(0);
		}
	}

	/** Where packets of a class would begin alone: at the first state that has a side, on the card if none has. */
	private Variable ownBeginning(SteeringClass owner) {
		List<Integer> order = new ArrayList<>();
		Handler handler = problem.nf().handlers().get(owner.getHandler());
		collect(handler.blocks().get(owner.getBlock()).instructions(), order);
		for (PathClass path : owner.getPaths()) {
			path.getBlocks().forEach(b -> collect(handler.blocks().get(b).instructions(), order));
		}
		Variable own = model.newVariable("own" + names++).lower(0).upper(1);
		Expression sum = model.newExpression("own beginning" + names++).level(0).set(own, -1);
		Variable open = null;
		for (int s : order) {
			Variable next = model.newVariable("open" + names++).lower(0).upper(1);
			Variable here = model.newVariable("here" + names++).lower(0).upper(1);
			and(here, open, side(s, true, Home.NIC));
			and(next, open, side(s, true, Home.REPLICATED));
			sum.set(here, 1);
			open = next;
		}
		sum.set(open, 1);
		return own;
	}

	private static void collect(List<Instruction> instructions, List<Integer> order) {
		for (Instruction instruction : instructions) {
			if (instruction instanceof Instruction.Access access && !order.contains(access.state())) {
				order.add(access.state());
			}
		}
	}

	/** {@code result} is 1 exactly if both are; {@code first} may be missing, which is 1. */
	private void and(Variable result, Variable first, Map<Variable, Double> second) {
		Expression all = model.newExpression("and" + names++).lower(first == null ? 0 : -1).set(result, 1);
		Expression one = model.newExpression("and" + names++).upper(0).set(result, 1);
		second.forEach((x, factor) -> {
			all.set(x, -factor);
			one.set(x, -factor);
		});
		if (first != null) {
			all.set(first, -1);
			model.newExpression("and" + names++).upper(0).set(result, 1).set(first, -1);
		}
	}

	/** The choices with which a state is used on the card ({@code NIC}), on the host or where the packet is ({@code REPLICATED}). */
	private Map<Variable, Double> side(int s, boolean flowOnHost, Home which) {
		Map<Variable, Double> sum = new HashMap<>();
		for (int c = 0; c < choices.get(s).size(); c++) {
			Home home = choices.get(s).get(c).home();
			Home used = switch (home) {
				case PER_FLOW -> flowOnHost ? Home.CPU : Home.NIC;
				case SHARDED -> Home.REPLICATED;
				default -> home;
			};
			if (used == which) {
				sum.put(chosen.get(s).get(c), 1.0);
			}
		}
		return sum;
	}

	/** A path: where the packet is at each access, what that costs, and what changing sides costs. */
	private void walk(SteeringClass owner, PathClass path, double share, boolean flowOnNic, Variable common) {
		if (share <= 0) {
			return;
		}
		Handler handler = problem.nf().handlers().get(owner.getHandler());
		Variable at = model.newVariable("p" + names++).lower(0).upper(1);
		if (common != null && cut.isEmpty()) {
			model.newExpression("start" + names++).level(0).set(at, 1).set(common, -1);
		} else {
			at.level(common == null || flowOnNic ? 1 : 0);
		}
		begin(at, share);
		Terminator last = null;
		for (int index : path.getBlocks()) {
			for (Instruction instruction : handler.blocks().get(index).instructions()) {
				if (instruction instanceof Instruction.Access access) {
					at = access(at, access, share, flowOnNic);
				} else {
					compute(at, nicCosts.cycles(instruction), hostCosts.cycles(instruction), share);
				}
			}
			last = handler.blocks().get(index).terminator();
			compute(at, nicCosts.cycles(last), hostCosts.cycles(last), share);
		}
		end(at, last, share);
	}

	private void begin(Variable at, double share) {
		boolean hardware = nic.getFlowTable() != null && nic.getFlowTable().isSteersInHardware();
		double lookup = cut.isPresent() ? nic.getFlowTable().getLookupCycles() : 0;
		double onNic = nic.getPacketCycles() + lookup + nic.getFlowLockCycles();
		double onHost = hardware ? 0 : nic.getPacketCycles() + lookup + pcie().getNicCycles();
		constantCycles += share * receive();
		put(cycles, at, -share * receive());
		use("nic-cores", at, share * (onNic - onHost), share * onHost);
		use("nic-threads", at, share * (onNic - onHost), share * onHost);
		use("to host", at, -share, share);
	}

	private double receive() {
		return host.getPacketCycles() + host.getReceiveCycles() + pcie().getHostReceiveCycles();
	}

	private double transmit() {
		return host.getTransmitCycles() + pcie().getHostTransmitCycles();
	}

	private Pcie pcie() {
		return nic.getPcie();
	}

	private void compute(Variable at, double onNic, double onHost, double share) {
		constantCycles += share * onHost;
		put(cycles, at, -share * onHost);
		use("nic-cores", at, share * onNic, 0);
		use("nic-threads", at, share * onNic, 0);
	}

	private Variable access(Variable before, Instruction.Access access, double share, boolean flowOnNic) {
		State state = problem.nf().states().get(access.state());
		int s = state.index();
		Variable at = model.newVariable("p" + names++).lower(0).upper(1);
		Expression onNic = model.newExpression("on card" + names++).lower(0).set(at, 1);
		side(s, !flowOnNic, Home.NIC).forEach((x, f) -> onNic.set(x, -f));
		Expression onHost = model.newExpression("on host" + names++).upper(1).set(at, 1);
		side(s, !flowOnNic, Home.CPU).forEach(onHost::set);
		Map<Variable, Double> here = side(s, !flowOnNic, Home.REPLICATED);
		cross(before, at, here, share);
		AccessCost cheap = hostCosts.access(state, access.action());
		AccessCost card = nicCosts.access(state, access.action());
		double stall = cheap.memoryAccesses() * hostLatency / host.getMemoryParallelism();
		compute(at, card.cycles(), cheap.cycles() + stall, share);
		memory(at, s, card, share);
		locks(at, access.action(), s, card, share);
		return at;
	}

	private void cross(Variable before, Variable at, Map<Variable, Double> here, double share) {
		boolean hardware = nic.getFlowTable() != null && nic.getFlowTable().isSteersInHardware();
		Variable down = model.newVariable("down" + names++).lower(0).upper(1);
		Variable up = model.newVariable("up" + names++).lower(0).upper(1);
		model.newExpression("cross" + names++).level(0).set(at, 1).set(before, -1).set(down, 1).set(up, -1);
		Expression stay = model.newExpression("stay" + names++).upper(1).set(down, 1).set(up, 1);
		here.forEach(stay::set);
		put(cycles, down, share * receive());
		put(cycles, up, share * transmit());
		double back = (hardware ? 0 : pcie().getNicCycles()) + nic.getPacketCycles();
		for (String row : List.of("nic-cores", "nic-threads")) {
			use(row, down, share * pcie().getNicCycles(), 0);
			use(row, up, share * back, 0);
		}
		use("to host", down, share, 0);
		use("to card", up, share, 0);
	}

	/** What an access takes of the memory that the state is in, if it is made on the card. */
	private void memory(Variable at, int s, AccessCost cost, double share) {
		for (MemoryLevel level : new MemoryModel(nic).shared()) {
			Variable both = model.newVariable("m" + names++).lower(0);
			Expression product = model.newExpression("in memory" + names++).lower(-1).set(both, 1).set(at, -1);
			for (int c = 0; c < choices.get(s).size(); c++) {
				if (level.getName().equals(choices.get(s).get(c).memory())) {
					product.set(chosen.get(s).get(c), -1);
				}
			}
			use("nic-cores", both, share * cost.memoryAccesses() * level.getSpacingCycles(), 0);
			use("nic-threads", both, share * cost.memoryAccesses() * level.getLatencyCycles()
					/ nic.getMemoryParallelism(), 0);
			use("memory-service " + level.getName(), both, share * (cost.reads() * level.getReadCycles()
					+ cost.writes() * level.getWriteCycles() + cost.atomics() * level.getAtomicCycles()), 0);
		}
	}

	private void locks(Variable at, StateAction action, int s, AccessCost card, double share) {
		StateNode node = problem.graph().getStates().get(s);
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY || action == StateAction.READ || action == StateAction.WRITE) {
			return;
		}
		if (node.getUse() == Use.ALLOCATION) {
			compute(at, card.atomics() == 0 ? nic.getLockCycles() : 0, host.getLockCycles(), share);
			return;
		}
		if (node.getUse() != Use.EXCLUSIVE && node.getUse() != Use.READ_MOSTLY) {
			return;
		}
		Variable onHost = model.newVariable("lock" + names++).lower(0);
		Variable onCard = model.newVariable("lock" + names++).lower(0);
		Expression hostLock = model.newExpression("host lock" + names++).lower(1).set(onHost, 1).set(at, 1);
		Expression cardLock = model.newExpression("card lock" + names++).lower(0).set(onCard, 1).set(at, -1);
		for (int c = 0; c < choices.get(s).size(); c++) {
			if (choices.get(s).get(c).home() == Home.REPLICATED) {
				hostLock.set(chosen.get(s).get(c), 1);
				cardLock.set(chosen.get(s).get(c), 1);
			}
		}
		put(cycles, onHost, share * host.getLockCycles());
		use("nic-cores", onCard, share * nic.getLockCycles(), 0);
		use("nic-threads", onCard, share * nic.getLockCycles(), 0);
	}

	private void end(Variable at, Terminator last, double share) {
		boolean hardware = nic.getFlowTable() != null && nic.getFlowTable().isSteersInHardware();
		if (last instanceof Terminator.Forward) {
			constantCycles += share * transmit();
			put(cycles, at, -share * transmit());
			double bus = share * (hardware ? 0 : pcie().getNicCycles());
			use("nic-cores", at, -bus, bus);
			use("nic-threads", at, -bus, bus);
			use("to card", at, -share, share);
		} else if (last instanceof Terminator.Pass) {
			use("to host", at, share, 0);
			use("nic-cores", at, share * pcie().getNicCycles(), 0);
			use("nic-threads", at, share * pcie().getNicCycles(), 0);
		}
	}

	/** Memories, entries, and the host's work to look after states. */
	private void spaces() {
		FlowTable table = nic.getFlowTable();
		double steering = livingFlows() * problem.graph().getEntriesPerFlow();
		for (MemoryLevel level : new MemoryModel(nic).shared()) {
			boolean shared = cut.isPresent() && level.getName().equals(table.getMemory());
			Expression space = model.newExpression("memory " + level.getName())
					.upper(MemoryModel.usableBytes(level) - (shared ? steering * table.getEntryBytes() : 0));
			for (State state : problem.nf().states()) {
				for (int c = 0; c < choices.get(state.index()).size(); c++) {
					StateChoice choice = choices.get(state.index()).get(c);
					long entries = entries(state, choice);
					if (level.getName().equals(choice.memory()) && entries > 0) {
						space.set(chosen.get(state.index()).get(c), TableLayout.bytes(state, entries));
					}
				}
			}
		}
		for (State state : problem.nf().states()) {
			upkeep(state);
		}
		if (cut.isPresent()) {
			constantCores += flowsPerSecond() * problem.graph().getEntriesPerFlow()
					* (table.getHostInsertCycles() + table.getHostDeleteCycles()) / host.getClock();
		}
	}

	private long entries(State state, StateChoice choice) {
		StateNode node = problem.graph().getStates().get(state.index());
		return switch (choice.home()) {
			case NIC, REPLICATED -> state.capacity();
			case CPU -> 0;
			case PER_FLOW -> Math.min(state.capacity(),
					(long) Math.ceil(livingFlows() * Math.max(1, node.getEntriesPerFlow())));
			case SHARDED -> 1;
		};
	}

	private void upkeep(State state) {
		StateNode node = problem.graph().getStates().get(state.index());
		for (int c = 0; c < choices.get(state.index()).size(); c++) {
			StateChoice choice = choices.get(state.index()).get(c);
			double perSecond = 0;
			if (choice.home() == Home.PER_FLOW && state.timeoutNanos() > 0) {
				perSecond = entries(state, choice) * nic.getFlowTable().getHostAgeCycles() / timeoutOf(state.index());
			} else if (choice.home() == Home.REPLICATED && node.getStaleNanos() > 0) {
				perSecond = node.getEntriesInUse() * hostCosts.access(state, StateAction.ADD).cycles()
						/ (node.getStaleNanos() / NANOS);
			}
			put(cycles, chosen.get(state.index()).get(c), perSecond / rate());
		}
	}

	/** No resource is asked for more than there is, each for itself; all together is for the evaluator to say. */
	private void rates() {
		limit("nic-cores", nic.getCores() * nic.getClock() / rate());
		limit("nic-threads", (double) nic.getCores() * Math.max(1, nic.getThreadsPerCore()) * nic.getClock() / rate());
		double bits = (problem.graph().getPacketBytes() + pcie().getPacketBytes()) * 8;
		for (String way : List.of("to host", "to card")) {
			limit(way, Math.min(pcie().getPacketRate(), pcie().getBandwidth() / bits) / rate());
		}
		for (MemoryLevel level : new MemoryModel(nic).shared()) {
			limit("memory-service " + level.getName(), nic.getClock() / rate());
		}
		double cores = problem.spec().hostCores() > 0 ? problem.spec().hostCores() : host.getCores();
		Expression all = model.newExpression("host-cores")
				.upper((cores - constantCores) * host.getClock() / rate() - constantCycles);
		cycles.forEach(all::set);
		cycles.forEach((x, perPacket) -> x.weight(perPacket));
	}

	private void limit(String row, double most) {
		Expression limit = model.newExpression(row).upper(most - constants.getOrDefault(row, 0.0));
		uses.getOrDefault(row, Map.of()).forEach(limit::set);
	}

	private static void put(Map<Variable, Double> into, Variable x, double value) {
		into.merge(x, value, Double::sum);
	}

	private void use(String row, Variable x, double value, double constant) {
		put(uses.computeIfAbsent(row, r -> new HashMap<>()), x, value);
		constants.merge(row, constant, Double::sum);
	}

	/**
	 * A split with its host cores.
	 *
	 * @param cores by this program
	 */
	record Solution(Split split, double cores) {
	}

	/** The cheapest split that needs fewer cores than that and isn't excluded; none if there is none. */
	Optional<Solution> cheapest(double below) {
		model.limitObjective(null, java.math.BigDecimal.valueOf(
				(below - constantCores) * host.getClock() / rate() - constantCycles));
		Optimisation.Result result = model.minimise();
		if (!result.getState().isFeasible()) {
			return Optional.empty();
		}
		if (!result.getState().isOptimal()) {
			throw new IllegalStateException("ojAlgo gave up: " + result.getState());
		}
		List<StateChoice> states = new ArrayList<>();
		for (int s = 0; s < choices.size(); s++) {
			for (int c = 0; c < choices.get(s).size(); c++) {
				if (result.doubleValue(model.indexOf(chosen.get(s).get(c))) > 0.5) {
					states.add(choices.get(s).get(c));
				}
			}
		}
		double perPacket = constantCycles;
		for (Map.Entry<Variable, Double> term : cycles.entrySet()) {
			perPacket += term.getValue() * result.doubleValue(model.indexOf(term.getKey()));
		}
		return Optional.of(new Solution(new Split(states, cut, false), constantCores + perPacket * rate() / host.getClock()));
	}

	/** Leaves a split out from now on. */
	void exclude(Split split) {
		Expression other = model.newExpression("not " + names++).upper(choices.size() - 1.0);
		for (int s = 0; s < choices.size(); s++) {
			other.set(chosen.get(s).get(choices.get(s).indexOf(split.states().get(s))), 1);
		}
	}

	/** Host cores that no split of this cut can do without: what is added and removed, and receiving what isn't known. */
	double coresAtLeast() {
		return constantCores;
	}
}
