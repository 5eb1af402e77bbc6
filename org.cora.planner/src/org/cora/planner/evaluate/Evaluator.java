// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateAction;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Limit;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.nicmodel.performance.SideDemand;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/**
 * Works out what a split costs. Holds what doesn't depend on the split; remembers cache behaviour between calls, so one
 * instance is for one thread.
 */
public final class Evaluator {

	private static final double MOST_USE = 1e6;
	private static final double NANOS = 1e9;

	final Nf nf;
	final OffloadSpec spec;
	final StateFlowGraph graph;
	final NicModel nic;
	final HostModel host;
	final MemoryModel nicMemory;
	final MemoryModel hostMemory;
	final PerformanceModel model;
	/** How busy cores can be before their queues lose too much. */
	final double nicFullest;
	final double hostFullest;
	final WorkingSets nicSets;
	final WorkingSets hostSets;
	final List<PathWork> works = new ArrayList<>();
	final WatchedFlows watched;
	private final Starts starts;
	private final BitSet tooLong;
	final Lacking lacking;
	final LruParts lruParts;
	final double[] handlerInstructions;
	final WalkCache walks = new WalkCache();
	private final Surprises surprises;
	final PortLoads loads;
	final Waits waits;
	private final Recognitions recognitions;
	private final Map<Optional<Cut>, FlowFlux> fluxes = new HashMap<>();
	private final List<Map<Long, Long>> bytes = new ArrayList<>();
	private final Map<PathWork, Lane.Way> ways = new HashMap<>();
	/** The one that was asked for last: whether to look into a regime is asked just before. */
	private LinearModel lastLinear;
	private long evaluations;

	/**
	 * @param graph the state-flow graph of {@code nf}
	 * @param nic   a model without {@linkplain org.cora.nicmodel.performance.ModelCheck problems}, and so
	 * @param host  this one
	 */
	public Evaluator(Nf nf, OffloadSpec spec, StateFlowGraph graph, NicModel nic, HostModel host) {
		this(nf, spec, graph, nic, host, Optional.empty());
	}

	/** @param like an evaluator of a problem of the same program; what it remembers is made use of where it is right here, too */
	public Evaluator(Nf nf, OffloadSpec spec, StateFlowGraph graph, NicModel nic, HostModel host, Optional<Evaluator> like) {
		this.nf = nf;
		this.spec = spec;
		this.graph = graph;
		this.nic = nic;
		this.host = host;
		double insertSeconds = nic.getFlowTable() == null ? 0 : nic.getFlowTable().getInsertLatency() / NANOS;
		this.recognitions = like.map(e -> e.recognitions).filter(r -> r.isFor(graph, insertSeconds)).orElseGet(() -> new Recognitions(graph,
				insertSeconds));
		this.nicMemory = new MemoryModel(nic);
		this.hostMemory = new MemoryModel(host);
		this.model = new PerformanceModel(nic, host, spec.hostCores());
		this.nicFullest = PerformanceModel.fullest(nic, graph.getArrivalVariation());
		this.hostFullest = PerformanceModel.fullest(host, hostCores(), graph.getArrivalVariation());
		this.nicSets = like.map(e -> e.nicSets).filter(s -> s.isFor(graph, nic)).orElseGet(() -> new WorkingSets(nf, graph, nic));
		this.hostSets = like.map(e -> e.hostSets).filter(s -> s.isFor(graph, host)).orElseGet(() -> new WorkingSets(nf, graph,
				host));
		nf.states().forEach(s -> bytes.add(new HashMap<>()));
		CostModel nicCosts = new CostModel(nic);
		CostModel hostCosts = new CostModel(host);
		this.handlerInstructions = nf.handlers().stream()
				.mapToDouble(h -> instructions(h) * nic.getInstructionsPerOperation()).toArray();
		for (int c = 0; c < graph.getClasses().size(); c++) {
			SteeringClass node = graph.getClasses().get(c);
			for (PathClass path : node.getPaths()) {
				works.add(new PathWork(nf, path, c, groups(), nf.handlers().get(node.getHandler()), nicCosts,
						hostCosts, sendCycles()));
			}
		}
		this.watched = new WatchedFlows(graph, groups(), works);
		this.surprises = new Surprises(nf, graph);
		this.loads = PortLoads.of(nf, graph, works, flux(Optional.empty()));
		this.waits = new Waits(nic, graph, loads);
		this.starts = new Starts(nf, graph, works);
		this.tooLong = CodeStore.statesOfHandlersTooLong(this);
		this.lacking = new Lacking(nf, nic);
		this.lruParts = new LruParts(nf, graph);
	}

	/** Whether a handler that the card's code store is too small for has to run there if the state is whole on the card. */
	boolean handlersTooLong(int state) {
		return tooLong.get(state);
	}

	/** Host cycles to hand a packet to the card. */
	double sendCycles() {
		return host.getTransmitCycles() + (nic.getPcie() == null ? 0 : nic.getPcie().getHostTransmitCycles());
	}

	/** Classes times states that no profiled packet used, where one that does would have to change sides. */
	int surprises(Split split) {
		return surprises.count(split, c -> start(c, split.cut().isPresent() ? Side.NIC : Side.CPU, split));
	}

	/** The same for one state, counting only classes that begin where the regime says. */
	int surprises(int state, StateChoice choice, Regime regime) {
		return surprises.count(state, choice, regime, this::ordered);
	}

	/** Whether the class is one of packets that use state. */
	boolean ordered(int classIndex) {
		return starts.isOrdered(classIndex);
	}

	/** Where packets of a class that uses no state begin. */
	Side startWithoutState(int classIndex) {
		return starts.withoutState(classIndex);
	}

	/** Host cycles to merge one entry of a replicated state. */
	double mergeCycles(int state) {
		return new CostModel(host).access(nf.states().get(state), StateAction.ADD).cycles();
	}

	/** What a path's stops cost, worked out once. */
	Lane.Way way(PathWork work) {
		return ways.computeIfAbsent(work, w -> new Lane.Way(this, w));
	}

	/** The problem with a regime fixed, for bounds. */
	public LinearModel linear(Regime regime) {
		if (lastLinear == null || !lastLinear.regime().equals(regime)) {
			lastLinear = new LinearModel(this, regime);
		}
		return lastLinear;
	}

	private static int instructions(Handler handler) {
		return handler.blocks().stream().mapToInt(b -> b.instructions().size() + 1).sum();
	}

	/** What the split costs. */
	public Evaluation evaluate(Split split) {
		evaluations++;
		return new SplitEvaluation(this, split).run();
	}

	/** Accesses to states on all paths: how much work an evaluation is. */
	public int size() {
		return works.stream().mapToInt(w -> w.steps.size()).sum() + nf.states().size();
	}

	/** Host cores that a feasible split can take at most; all, and those that would wait if there were more of them. */
	public double coresAtMost() {
		double cores = hostCores() * (1.0 + nf.states().size());
		double wanted = spec.constraints().stream()
				.filter(c -> c.metric() == Metric.CORES && c.relation() != Relation.AT_LEAST)
				.mapToDouble(Constraint::bound).min().orElse(Double.POSITIVE_INFINITY);
		return Math.min(wanted, cores);
	}

	/** Splits looked at so far. */
	public long evaluations() {
		return evaluations;
	}

	/** Cores that the host gives. */
	public int hostCores() {
		return spec.hostCores() > 0 ? Math.min(spec.hostCores(), host.getCores()) : host.getCores();
	}

	/** Share of the offered packets that every feasible split carries. */
	public double carriedAtLeast() {
		double offered = graph.getPacketRate();
		return offered <= 0 ? 1 : Math.min(1, Rules.neededRate(spec, offered) / offered);
	}

	/** Packets per second that have to be carried. */
	public double neededRate() {
		return Rules.neededRate(spec, graph.getPacketRate());
	}

	/**
	 * Uses that are the same for all splits with so many insertions: wire, packet rate, flow table; each as a share of
	 * what there is, to the given power, summed up.
	 *
	 * @param inserts flow-table entries added and removed per second
	 * @param scale   rate to be carried, as a share of what is offered
	 */
	public double constantUses(double inserts, double scale, double power) {
		Demand demand = new Demand(graph.getPacketRate(), graph.getPacketBytes(), new SideDemand(), new SideDemand(), 0, 0, loads.fullest(),
				inserts, inserts, Map.of(), 0, 0, 0, 0);
		double sum = 0;
		for (Limit limit : model.evaluate(demand).limits()) {
			double use = limit.scales() ? limit.utilisation() * scale : 0;
			sum += Math.pow(Math.min(use, MOST_USE), power);
		}
		return sum;
	}

	/** Flow groups without the one of unknown flows. */
	public int groups() {
		return graph.getGroups().size() - 1;
	}

	public Nf nf() {
		return nf;
	}

	public OffloadSpec spec() {
		return spec;
	}

	public StateFlowGraph graph() {
		return graph;
	}

	public NicModel nic() {
		return nic;
	}

	public HostModel host() {
		return host;
	}

	/** Card memories that state can be placed in, the fastest first. */
	public List<MemoryLevel> memories() {
		return nicMemory.shared();
	}

	/** Where the packets of each group are under a cut. */
	FlowFlux flux(Optional<Cut> cut) {
		return fluxes.computeIfAbsent(cut, key -> new FlowFlux(graph, key, key.map(recognitions::of)));
	}

	/** Bytes of that many entries of a state, as {@link TableLayout} says. */
	public long tableBytes(int state, long entries) {
		return bytes.get(state).computeIfAbsent(entries, n -> TableLayout.bytes(nf.states().get(state), n));
	}

	/** Active flows on the card under a cut. */
	public double flowsOnNic(Cut cut) {
		return flux(Optional.of(cut)).flowsOnNic();
	}

	/** Host cores that a cut takes wherever states are: moving flows, and receiving packets of others that use state. */
	public double coresAtLeast(Cut cut) {
		return promotionCores(flux(Optional.of(cut))) + linear(Regime.of(cut)).receivingCores();
	}

	double promotionCores(FlowFlux flux) {
		FlowTable table = nic.getFlowTable();
		return table == null ? 0 : flux.promotionsPerSecond() * graph.getEntriesPerFlow()
				* (table.getHostInsertCycles() + table.getHostDeleteCycles()) / host.getClock();
	}

	/** Runs of a handler of timed-out entries or of a timer, per offered packet. */
	double expiryShare(PathWork work) {
		double perSecond = work.path.getPerFlowEnd() * graph.getFlowRate() + work.path.getPerSecond();
		return graph.getPacketRate() > 0 ? perSecond / graph.getPacketRate() : 0;
	}

	/** Side that packets of a class begin on, given where their flows' own entries are. */
	Side start(int classIndex, Side flowSide, Split split) {
		return starts.of(classIndex, flowSide, split);
	}
}
