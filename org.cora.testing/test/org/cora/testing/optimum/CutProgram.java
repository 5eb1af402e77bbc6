// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.performance.CostModel;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.search.PlanningProblem;

/**
 * The program of docs/planner.md for one cut, or none, written from graph and models: a second way to the costs, which
 * shares nothing with the planner's evaluator and search but the figures of the models and the layout of tables.
 */
final class CutProgram implements AutoCloseable {

	private static final double TOLERANCE = 1e-9;

	/**
	 * A split.
	 *
	 * @param cores host cores by this program
	 */
	record Found(Split split, double cores) {
	}

	private final Optional<Cut> cut;
	private final Program program = new Program();
	private final Placement placement;
	private final Sum cores;
	private final Map<String, Sum> shares;
	private final double needed;
	private final double sharpness;

	/**
	 * @param choices  for each state
	 * @param mayCross whether packets of flows that have moved may change sides
	 * @param exact    of which caches' steps end where this split's have to
	 * @param steps    further ones of each cache
	 */
	CutProgram(PlanningProblem problem, Optional<Cut> cut, List<List<StateChoice>> choices, boolean mayCross, Optional<Split> exact,
			int steps) {
		this.cut = cut;
		Flows flows = new Flows(problem.graph(), problem.nic(), cut);
		this.placement = new Placement(program, problem, choices, cut.isPresent());
		Stops stops = new Stops(program, placement, mayCross);
		Beginning beginning = new Beginning(program, placement, stops, problem, new CostModel(problem.nic()));
		Uses uses = new Uses(problem, flows);
		Accesses accesses = new Accesses(program, problem, placement, stops, uses, flows, exact, steps);
		new Routes(program, problem, flows, stops, beginning, accesses, uses).follow();
		Tables tables = new Tables(program, problem, placement, flows);
		tables.room();
		uses.add(Uses.Of.HOST_CORES, tables.upkeep(), 1);
		this.cores = uses.hostCores();
		this.shares = uses.shares();
		this.needed = problem.evaluator().neededRate() / problem.graph().getPacketRate();
		double knee = problem.nic().getKneeSharpness();
		this.sharpness = knee > 0 ? knee : 1;
		shares.values().forEach(share -> program.atMost(new Sum().plus(share, needed), 1 + TOLERANCE));
	}

	/** What all splits of a cut cost at least: moving flows, and receiving packets of others that use state. */
	static double coresAtLeast(PlanningProblem problem, Optional<Cut> cut) {
		if (cut.isEmpty()) {
			return 0;
		}
		Flows flows = new Flows(problem.graph(), problem.nic(), cut);
		HostModel host = problem.host();
		FlowTable table = problem.nic().getFlowTable();
		double unknown = problem.graph().getClasses().stream().filter(c -> c.getPort() >= 0 && !c.isStateless())
				.flatMap(c -> c.getPaths().stream()).mapToDouble(flows::unknown).sum();
		double receive = host.getPacketCycles() + host.getReceiveCycles() + problem.nic().getPcie().getHostReceiveCycles();
		double move = problem.graph().getEntriesPerFlow() * (table.getHostInsertCycles() + table.getHostDeleteCycles());
		return (problem.graph().getPacketRate() * unknown * receive + flows.perSecond() * move) / host.getClock();
	}

	/** The split that needs fewest cores, of those that need at most so many; nothing if there is none. */
	Optional<Found> cheapest(double below) {
		Optional<double[]> values = program.minimise(cores, below);
		while (values.isPresent() && together(values.get())) {
			values = program.minimise(cores, below);
		}
		return values.map(v -> new Found(placement.split(v, cut), cores.at(v)));
	}

	/**
	 * Whether limits are short together, so that their norm is above 1: then they are where the norm's tangent is, too
	 * (Hölder's inequality), which is required from now on.
	 */
	private boolean together(double[] values) {
		Map<String, Double> used = new LinkedHashMap<>();
		shares.forEach((limit, share) -> used.put(limit, needed * Math.max(0, share.at(values))));
		for (String bus : List.of("pcie-bandwidth ", "pcie-packets ")) {
			used.remove(used.get(bus + Uses.Of.TO_HOST) < used.get(bus + Uses.Of.TO_CARD) ? bus + Uses.Of.TO_HOST : bus + Uses.Of.TO_CARD);
		}
		double sum = used.values().stream().mapToDouble(u -> Math.pow(u, sharpness)).sum();
		if (sum <= Math.pow(1 + 10 * TOLERANCE, sharpness)) {
			return false;
		}
		double norm = Math.pow(sum, 1 / sharpness);
		Sum tangent = new Sum();
		used.forEach((limit, u) -> tangent.plus(shares.get(limit), needed * Math.pow(u / norm, sharpness - 1)));
		program.atMost(tangent, 1 + TOLERANCE);
		return true;
	}

	/** Leaves a split out from now on. */
	void exclude(Split split) {
		placement.exclude(split);
	}

	@Override
	public void close() {
		program.close();
	}
}
