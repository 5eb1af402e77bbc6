// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateKind;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.analysis.CountedFields;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.AskedMove;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;

/**
 * Moves all flows of a network function off its card and back, at a rate that loads the weaker side – card, or host and
 * bus – to a share of what it can take. Flows are all alike, because then none of them can be left out; the controller is
 * kept from moving any on its own.
 */
public final class MigrationBench {

	private static final String BUS = "pcie";
	private static final int PROFILED = 20_000;
	private static final double MEGA = 1e6;
	private static final double NANOS = 1e9;
	private static final long MILLI = 1_000_000;
	private static final long PROBE_NANOS = 4 * MILLI;
	private static final long BEFORE_NANOS = 2 * MILLI;
	private static final long AFTER_NANOS = 20 * MILLI;
	private static final long NEVER_NANOS = 3_600_000_000_000L;
	/** Entries of a flow in the table, and a little. */
	private static final double ENTRIES = 2.1;
	private static final double LEAST_MPPS = 1;

	private final Nf nf;
	private final OffloadSpec offload;
	private final NicModel nic;
	private final HostModel host;
	private final Path folder;
	private final long flows;
	private final double load;
	private final long seed;

	/** The offloads of a file that can be measured: those under generated traffic. */
	public static List<String> offloads(Path file) {
		return CoraCompiler.compile(file).orThrow().offloads().stream()
				.filter(o -> o.traffic().phases().get(0).workload() instanceof Workload.Synthetic).map(OffloadSpec::name).toList();
	}

	/**
	 * An offload of a file.
	 *
	 * @param name  its name, one of {@link #offloads}
	 * @param flows flows, above 0
	 * @param load  share of what the weaker side can take, 0 … 1
	 */
	public MigrationBench(Path file, String name, long flows, double load, long seed) {
		Compilation compiled = CoraCompiler.compile(file).orThrow();
		offload = compiled.offloads().stream().filter(o -> o.name().equals(name)).findFirst()
				.orElseThrow(() -> new CoraException("unknown-offload", file + " has no offload " + name));
		nf = compiled.program().nf(offload.nf()).orElseThrow();
		nic = compiled.nic(offload);
		host = compiled.host(offload);
		folder = file.toAbsolutePath().getParent();
		this.flows = flows;
		this.load = load;
		this.seed = seed;
		if (nf.states().stream().noneMatch(s -> s.kind() == StateKind.MAP || s.kind() == StateKind.LRU)) {
			throw new CoraException("no-flows-to-move", name + ": " + nf.simpleName() + " has no tables, so its flows have no state to move");
		}
		if (nic.getFlowTable() == null || !(nic.getFlowTable().getInsertRate() > 0)) {
			throw new CoraException("no-flow-table", nic.getName() + " has no flow table, so no flow can move");
		}
	}

	/** Whether the function's entries have anything that is only counted, which may follow. */
	public boolean hasParts() {
		return CountedFields.of(nf).isIn(-1);
	}

	/**
	 * Runs it in these orders; says before each what is measured.
	 *
	 * @param ways whether flows go on before what is only counted of them has followed
	 */
	public List<MigrationRow> run(List<Order> orders, List<Boolean> ways, Consumer<String> progress) {
		progress.accept("the load of " + offload.name());
		double rate = rateAtLoad();
		List<MigrationRow> rows = new ArrayList<>();
		for (Order order : orders) {
			rows.addAll(rows(order, ways, rate, progress));
		}
		return rows;
	}

	/** Loads grow with the rate; near the goal they are as good as proportional. */
	private double rateAtLoad() {
		double rate = LEAST_MPPS * MEGA;
		for (int i = 0; i < 3; i++) {
			rate *= load / Math.max(nicLoad(rate), hostLoad(rate));
		}
		return rate;
	}

	/** Load of the card's binding resource when all flows are on it. */
	private double nicLoad(double rate) {
		return simulate(plan("cora", Order.STRICT, rate), rate, PROBE_NANOS, List.of()).nicUse().utilisation().entrySet().stream()
				.filter(e -> !e.getKey().startsWith(BUS) && !e.getKey().startsWith("flow-table"))
				.mapToDouble(Map.Entry::getValue).max().orElseThrow();
	}

	/** Load of the host's cores or the bus, whichever is higher, when all flows are on the host. */
	private double hostLoad(double rate) {
		RunResult result = simulate(plan("host", Order.STRICT, rate), rate, PROBE_NANOS, List.of());
		double bus = result.nicUse().utilisation().entrySet().stream().filter(e -> e.getKey().startsWith(BUS))
				.mapToDouble(Map.Entry::getValue).max().orElseThrow();
		return Math.max(bus, result.cpu().coresMean() / offload.hostCores());
	}

	private List<MigrationRow> rows(Order order, List<Boolean> ways, double rate, Consumer<String> progress) {
		Plan plan = plan("cora", order, rate);
		double nicLoad = nicLoad(rate);
		double hostLoad = hostLoad(rate);
		double perSecond = Math.min(nic.getFlowTable().getInsertRate(), nic.getFlowTable().getDeleteRate());
		long moving = (long) (ENTRIES * flows / perSecond * NANOS) + AFTER_NANOS;
		long back = BEFORE_NANOS + moving;
		List<AskedMove> moves = List.of(new AskedMove(BEFORE_NANOS, Side.NIC, (int) flows), new AskedMove(back, Side.CPU, (int) flows));
		List<MigrationRow> rows = new ArrayList<>();
		for (boolean partial : ways) {
			progress.accept(flows + " flows in " + order.name().toLowerCase(java.util.Locale.ROOT) + " order" + (partial ? ", in parts" : ""));
			RunResult result = Simulation.run(request(plan, rate, back + moving, moves).partial(partial));
			result.migrations().stream().filter(m -> m.reason().equals(AskedMove.REASON))
					.forEach(m -> rows.add(row(order, partial, m, nicLoad, hostLoad, result)));
		}
		return rows;
	}

	private MigrationRow row(Order order, boolean partial, MigrationReport move, double nicLoad, double hostLoad, RunResult result) {
		boolean there = move.from() == Side.NIC;
		double seconds = move.durationNanos() / NANOS;
		long changes = there ? result.runtime().insertions() : result.runtime().deletions();
		double limit = there ? nic.getFlowTable().getInsertRate() : nic.getFlowTable().getDeleteRate();
		return new MigrationRow(nf.simpleName(), nic.getName(), order.name().toLowerCase(java.util.Locale.ROOT), partial, move.direction(),
				move.flows(), move.flows() - move.aborted(), nicLoad, hostLoad, result.throughput().offeredMpps(), seconds, changes / seconds,
				limit, (double) (move.bytes() - move.followed()) / move.flows(), (double) move.followed() / move.flows(),
				move.meanBlackoutNanos() / 1e3, move.blackoutNanos() / 1e3, move.worstGapRatio(), move.bufferedPeak(), move.forwarded(), move.reordered(),
				result.packets().resourceDrops(), result.isSound());
	}

	private Plan plan(String strategy, Order order, double rate) {
		OffloadSpec.Adaptation never = new OffloadSpec.Adaptation(NEVER_NANOS, "last", order, Map.of());
		OffloadSpec spec = new OffloadSpec(offload.name(), nf.name(), nic.getName(), host.getName(), offload.hostCores(),
				traffic(rate), OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.of(never), SourceRange.NONE);
		PlanningProblem problem = Planner.prepare(nf, spec, nic, host, 0, folder, Planner.SEED, PROFILED,
				PlanningMonitor.NONE);
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	private TrafficSpec traffic(double rate) {
		Workload.Synthetic own = (Workload.Synthetic) offload.traffic().phases().get(0).workload();
		Workload workload = new Workload.Synthetic(flows, new Workload.Popularity.Uniform(), own.sizes(), rate, 0,
				own.arrivals(), own.tcpShare(), own.replyShare());
		return new TrafficSpec(offload.traffic().name(), List.of(new TrafficSpec.Phase(0, workload)), SourceRange.NONE);
	}

	private RunResult simulate(Plan plan, double rate, long nanos, List<AskedMove> moves) {
		return Simulation.run(request(plan, rate, nanos, moves));
	}

	private SimulationRequest request(Plan plan, double rate, long nanos, List<AskedMove> moves) {
		return SimulationRequest.of(nf, plan, nic, host, offload.hostCores(), traffic(rate)).withFolder(folder)
				.withDuration(nanos).withSeed(seed).warm(true).withMoves(moves);
	}

}
