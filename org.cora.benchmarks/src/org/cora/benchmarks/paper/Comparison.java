// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cora.benchmarks.paper.Row.Result;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.WithoutReasons;
import org.cora.planner.whatif.Scenario;

/**
 * Plans every case by every strategy, twice: for fewest host cores at equal throughput, and for most packets with equal
 * resources. All have the same traffic, models, promotion and search budgets. At equal throughput the host gives all cores it
 * has; with equal resources as many as the author of the network function gives.
 */
public final class Comparison {

	/**
	 * For most packets, where many splits are equally good up to the line rate and a proof takes long. For all strategies
	 * alike; each begins with its plan for fewest cores, {@code cora} with one of the others' if that carries more.
	 */
	private static final SearchBudget THROUGHPUT = new SearchBudget(5_000);

	private static final String CORA = "cora";

	private final List<Subject> subjects;
	private final Matrix matrix;
	private final Estimates estimates;
	private final SimulatedCases simulation;
	private final PlanningMonitor monitor;

	/**
	 * A comparison to be run.
	 *
	 * @param estimates  on which cards to ask whether outcomes stand, and how often
	 * @param simulation which cases to simulate, too
	 * @param monitor    ends it early, which keeps the rows done
	 */
	public Comparison(List<Subject> subjects, Matrix matrix, Estimates estimates, SimulatedCases simulation,
			PlanningMonitor monitor) {
		this.subjects = List.copyOf(subjects);
		this.matrix = matrix;
		this.estimates = estimates;
		this.simulation = simulation;
		this.monitor = monitor;
	}

	/** How many cases there are. */
	public int size() {
		return subjects.stream().mapToInt(s -> matrix.cells(s.name()).size()).sum();
	}

	/**
	 * Runs it.
	 *
	 * @param each is told every row when it is done
	 */
	public List<Row> run(Consumer<Row> each) {
		List<Row> rows = new ArrayList<>();
		Bench bench = new Bench();
		for (Subject subject : subjects) {
			for (Cell cell : matrix.cells(subject.name())) {
				Bench.Ready ready = bench.ready(subject, cell, monitor);
				Row row = row(subject, cell, ready);
				if (monitor.cancelled()) {
					return rows;
				}
				rows.add(row);
				each.accept(row);
			}
		}
		return rows;
	}

	private Row row(Subject subject, Cell cell, Bench.Ready ready) {
		PlanningProblem problem = costly(ready);
		PlanningProblem fast = fast(ready, problem);
		Map<String, Plan> fewest = new LinkedHashMap<>();
		Map<String, Plan> most = new HashMap<>();
		for (Strategy strategy : narrowFirst()) {
			fewest.put(strategy.name(), strategy.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(monitor)));
			most.put(strategy.name(), strategy.plan(fast, THROUGHPUT, new WithoutReasons(monitor),
					Optional.of(start(fast, strategy, fewest.get(strategy.name()), most.values()))));
		}
		List<Result> results = Strategies.all().stream().map(s -> result(s.name(), fewest.get(s.name()), most.get(s.name())))
				.toList();
		Row modelled = new Row(cell, ready.packetsPerSecond(), ready.flowsPerSecond(), results, "", OptionalDouble.empty(),
				List.of());
		List<Simulated> simulated = simulation.wants(cell) ? simulation.run(problem, List.copyOf(fewest.values()), ready.scenario()) : List.of();
		OptionalDouble stands = estimates.cards().contains(cell.nic()) ? estimates.stands(modelled, problem, fewest, monitor)
				: OptionalDouble.empty();
		return new Row(cell, ready.packetsPerSecond(), ready.flowsPerSecond(), results,
				Notes.of(modelled, problem, monitor), stands, simulated);
	}

	/** {@code cora} last, as it may choose all that the others may. */
	private static List<Strategy> narrowFirst() {
		List<Strategy> strategies = new ArrayList<>(Strategies.all());
		strategies.sort(Comparator.comparing(s -> s.name().equals(CORA)));
		return strategies;
	}

	/** What the search for most packets begins with: the cheapest plan; {@code cora} with one of the others' if that carries more. */
	private static Plan start(PlanningProblem fast, Strategy strategy, Plan cheapest, Collection<Plan> others) {
		return strategy.name().equals(CORA) ? Stream.concat(Stream.of(cheapest), others.stream())
				.max(Comparator.comparingDouble(p -> capacity(fast, p))).orElse(cheapest) : cheapest;
	}

	/** Packets per second of a plan under these resources, whatever it was made for. */
	private static double capacity(PlanningProblem fast, Plan plan) {
		return plan.isFeasible() ? SplitReader.read(plan).map(fast.evaluator()::evaluate).map(e -> e.performance().capacity()).orElse(0.0) : 0;
	}

	private static Result result(String strategy, Plan fewest, Plan most) {
		return new Result(strategy, fewest.isFeasible() ? OptionalDouble.of(fewest.getObjective().getHostCores())
				: OptionalDouble.empty(), fewest.isFeasible() ? null : fewest.getReason(), most.isFeasible()
						? OptionalDouble.of(most.getObjective().getCapacityPps()) : OptionalDouble.empty(), most.getBottleneck(),
				fewest.getBound() != null && fewest.getBound().isProven());
	}

	/** Fewest cores for all packets, with as many as the host has. */
	private static PlanningProblem costly(Bench.Ready ready) {
		Scenario scenario = ready.scenario();
		return scenario.on(scenario.host(), 0).aimingAt(Objective.MINIMISE_CORES).problem(ready.profile());
	}

	/** Most packets with the cores that the author gives. */
	private static PlanningProblem fast(Bench.Ready ready, PlanningProblem same) {
		return new PlanningProblem(same.nf(), ready.scenario().aimingAt(Objective.MAXIMISE_THROUGHPUT).spec(), same.nic(),
				same.host(), same.graph());
	}
}
