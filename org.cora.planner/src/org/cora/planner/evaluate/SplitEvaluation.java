// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Trigger;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Performance;
import org.cora.nicmodel.performance.SideDemand;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;

/** One evaluation: walks every path for flows on either side, weighs it by how many packets take it, and adds up. */
final class SplitEvaluation {

	private final Evaluator on;
	private final Split split;
	private final FlowFlux flux;
	private final StateShares shares;
	private final Queueing queueing;
	private final SideDemand nic = new SideDemand();
	private final SideDemand cpu = new SideDemand();
	private final CoreLoads nicLoads;
	private final CoreLoads cpuLoads;
	private final MemoryLevel[] levels;
	private final WorkingSets.Access[] nicAccess;
	private final List<Double> onNic;
	private final List<Double> onHost;
	private final WorkingSets.Access[] hostAccess;
	private final MemoryLevel hostLevel;
	private final GroupTotals[][] totals;
	private final List<Violation> rules = new ArrayList<>();
	private final boolean[] handlersOnNic;
	private double toHost;
	private double toNic;
	private double staysOnNic;
	private boolean movedFlowsCross;
	private final HeaviestFlow heaviest;

	SplitEvaluation(Evaluator evaluator, Split split) {
		this.on = evaluator;
		this.split = split;
		this.flux = evaluator.flux(split.cut());
		this.levels = split.states().stream().map(s -> s.memory() == null ? null : evaluator.nicMemory.named(s.memory()).orElse(null))
				.toArray(MemoryLevel[]::new);
		this.hostLevel = evaluator.hostMemory.shared().get(evaluator.hostMemory.shared().size() - 1);
		List<Integer> statesOnHost = states(s -> s.home() != Home.NIC);
		this.onHost = flux.parts(false);
		this.onNic = flux.parts(true);
		this.hostAccess = evaluator.hostSets.of(hostLevel, statesOnHost, byFlow(statesOnHost), onHost);
		this.nicAccess = nicLatencies();
		this.shares = new StateShares(evaluator, split, flux);
		this.totals = new GroupTotals[evaluator.graph.getClasses().size()][evaluator.groups() + 1];
		this.handlersOnNic = new boolean[evaluator.nf.handlers().size()];
		this.nicLoads = new CoreLoads(evaluator.graph);
		this.cpuLoads = new CoreLoads(evaluator.graph);
		this.queueing = new Queueing(evaluator);
		this.heaviest = new HeaviestFlow(evaluator, split.cut(), flux);
		for (GroupTotals[] row : totals) {
			for (int g = 0; g < row.length; g++) {
				row[g] = new GroupTotals();
			}
		}
	}

	private List<Integer> states(Predicate<StateChoice> which) {
		return IntStream.range(0, split.states().size()).filter(i -> which.test(split.states().get(i))).boxed().toList();
	}

	private List<Integer> byFlow(List<Integer> states) {
		return states.stream().filter(i -> split.states().get(i).home() == Home.PER_FLOW).toList();
	}

	private WorkingSets.Access[] nicLatencies() {
		WorkingSets.Access[] result = new WorkingSets.Access[split.states().size()];
		for (MemoryLevel level : on.nicMemory.shared()) {
			List<Integer> here = states(s -> level.getName().equals(s.memory()));
			if (!here.isEmpty()) {
				WorkingSets.Access[] access = on.nicSets.of(level, here, byFlow(here), onNic);
				here.forEach(s -> result[s] = access[s]);
			}
		}
		return result;
	}

	Evaluation run() {
		PathCost[][] costs = on.walks.of(split, onNic, onHost, this::walks);
		for (int w = 0; w < on.works.size(); w++) {
			PathWork work = on.works.get(w);
			if (work.expiry) {
				expiry(work, costs[w][1], on.expiryShare(work));
			} else {
				packets(work, costs[w]);
			}
		}
		heaviest.turns(nic, cpu);
		shares.addSerials(nic, cpu);
		Demand demand = demand();
		Performance performance = on.model.evaluate(demand);
		Rules.check(on, split, performance, rules);
		return new Evaluation(split, demand, performance, queueing, on, rules, shares.uses(), this::groups,
				shares.promotion(), staysOnNic, movedFlowsCross);
	}

	/** Costs of every path for flows on the card and on the host, in this order. */
	private PathCost[][] walks() {
		PathWalk walk = new PathWalk(on, split, levels,
				s -> nicAccess[s] == null ? 0 : nicAccess[s].latencyCycles(), s -> hostAccess[s].latencyCycles());
		PathCost[][] costs = new PathCost[on.works.size()][];
		for (int w = 0; w < costs.length; w++) {
			PathWork work = on.works.get(w);
			costs[w] = new PathCost[] {walk.walk(work, start(work, Side.NIC), Side.NIC),
					walk.walk(work, start(work, Side.CPU), Side.CPU)};
			for (PathCost cost : costs[w]) {
				cost.fixedNanos = queueing.fixedNanos(work, cost);
			}
		}
		return costs;
	}

	private Side start(PathWork work, Side flowSide) {
		if (!work.expiry) {
			return on.start(work.classIndex, flowSide, split);
		}
		if (work.timerStates != null) {
			return TimerSide.of(work.timerStates, s -> split.states().get(s).home());
		}
		Handler handler = on.nf.handlers().get(on.graph.getClasses().get(work.classIndex).getHandler());
		int state = ((Trigger.Expiry) handler.trigger()).state();
		Home home = split.states().get(state).home();
		return home == Home.NIC || home == Home.REPLICATED ? Side.NIC : Side.CPU;
	}

	private void packets(PathWork work, PathCost[] costs) {
		double onCpu = 0;
		double onNic = 0;
		for (int g = 0; g < on.groups(); g++) {
			double pathShare = work.groupShares[g];
			double firsts = flux.first(g) * work.firstShare;
			double unknown = firsts + Math.max(0, flux.unknown(g) - flux.first(g)) * pathShare;
			double known = flux.promoted(g) * pathShare;
			boolean moves = split.cut().isPresent() && split.cut().get().promotes(g);
			onCpu += unknown;
			onNic += known;
			queueing.turns(g, work, costs[1], unknown);
			queueing.turns(g, work, costs[0], known);
			loads(work, g, false, unknown, costs[1]);
			loads(work, g, true, known, costs[0]);
			heaviest.add(g, work, moves ? costs[0] : costs[1]);
			queueing.watch(g, work, moves ? costs[0] : costs[1]);
			totals[work.classIndex][moves ? on.groups() : g].add(costs[1], unknown);
			totals[work.classIndex][g].add(costs[0], known);
		}
		add(work, costs[1], onCpu);
		add(work, costs[0], onNic);
		movedFlowsCross |= onNic > 0 && costs[0].crossesMidway;
	}

	private void loads(PathWork work, int group, boolean known, double share, PathCost cost) {
		boolean stateless = on.graph.getClasses().get(work.classIndex).isStateless();
		nicLoads.add(group, known, stateless, share, cost.nicIssue + Math.max(cost.nicSpacing, cost.nicLatency));
		cpuLoads.add(group, known, stateless, share, cost.cpuCycles);
	}

	private void expiry(PathWork work, PathCost cost, double share) {
		if (share > 0) {
			charge(work, cost, share);
		}
	}

	private void add(PathWork work, PathCost cost, double share) {
		if (share > 0) {
			charge(work, cost, share);
			queueing.add(work, cost, share);
			staysOnNic += cost.visitsCpu || cost.toHost > 0 ? 0 : share;
		}
	}

	private void charge(PathWork work, PathCost cost, double share) {
		nic.addWork(share * cost.nicIssue, share * cost.nicSpacing, share * cost.nicLatency);
		cpu.addWork(share * cost.cpuCycles, 0, 0);
		nic.addPackets(cost.visitsNic ? share : 0);
		cpu.addPackets(cost.visitsCpu ? share : 0);
		toHost += share * cost.toHost;
		toNic += share * (cost.toNic + cost.copiesToNic);
		heaviest.addAll(work, cost, share);
		boolean worksOnNic = cost.visitsNic && !cost.startsOnCpu;
		handlersOnNic[on.graph.getClasses().get(work.classIndex).getHandler()] |= worksOnNic || cost.nicCritical > 0;
		cost.missing.stream().distinct().forEach(m -> Rules.missing(on, m, rules));
		for (PathCost.Use use : cost.uses) {
			use(use, share);
		}
		cost.holds.forEach(hold -> shares.locked(hold, share));
	}

	private void use(PathCost.Use use, double share) {
		double hottest = on.graph.getStates().get(use.state()).getHottestShare();
		shares.access(use.state(), use.onNic(), share, use.takes());
		double accesses = use.reads() + use.writes() + use.atomics();
		if (use.onNic()) {
			MemoryLevel level = levels[use.state()];
			if (level != null) {
				double busy = use.reads() * level.getReadCycles() + use.writes() * level.getWriteCycles()
						+ use.atomics() * level.getAtomicCycles();
				double missed = accesses * level.getAccessBytes() * nicAccess[use.state()].missRatio();
				shares.hot(level.getName(), use.state(), share * hottest * busy * level.getSameAddressFactor());
				nic.addMemory(level.getName(), share * use.reads(), share * use.writes(), share * use.atomics(),
						share * missed, 0);
			}
		} else {
			cpu.addMemory(hostLevel.getName(), share * use.reads(), share * use.writes(), share * use.atomics(),
					share * accesses * hostLevel.getAccessBytes() * hostAccess[use.state()].missRatio(), 0);
		}
	}

	private Demand demand() {
		double rate = on.graph.getPacketRate();
		nic.spread(nicLoads.worse(flux.spread(true, split.cut().isEmpty()), on.nic.getCores()));
		nic.fullest(on.nicFullest);
		cpu.fullest(on.hostFullest);
		cpu.spread(cpuLoads.worse(flux.spread(false, split.cut().isEmpty()), on.hostCores()));
		shares.finish();
		if (rate > 0) {
			cpu.addWork(shares.hostUpkeepCyclesPerSecond() / rate, 0, 0);
		}
		double instructions = 0;
		for (int h = 0; h < handlersOnNic.length; h++) {
			instructions += handlersOnNic[h] ? on.handlerInstructions[h] : 0;
		}
		double inserts = shares.promotion().insertsPerSecond();
		return new Demand(rate, on.graph.getPacketBytes(), nic, cpu, toHost, toNic, on.loads.fullest(), inserts, inserts, shares.nicBytes(),
				shares.promotion().entries(), shares.nicTableEntries(), shares.hostBytes(), instructions);
	}

	private List<List<GroupCost>> groups() {
		List<List<GroupCost>> result = new ArrayList<>();
		for (int c = 0; c < totals.length; c++) {
			List<GroupCost> row = new ArrayList<>();
			for (int g = 0; g < totals[c].length; g++) {
				boolean promoted = g < on.groups() && split.cut().isPresent() && split.cut().get().promotes(g);
				Side flowSide = promoted ? Side.NIC : Side.CPU;
				Side side = split.placesFlows() ? flowSide : on.start(c, flowSide, split);
				row.add(totals[c][g].cost(side, on.start(c, flowSide, split)));
			}
			result.add(row);
		}
		return result;
	}
}
