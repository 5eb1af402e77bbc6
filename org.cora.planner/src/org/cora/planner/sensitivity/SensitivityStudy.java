// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;

/**
 * Asks whether a plan stands over the ranges of the estimates in the models that it was made with: its decisions are kept
 * and evaluated with each figure at either end of its range, and with all of them drawn at once. Nothing is planned anew.
 */
public final class SensitivityStudy {

	/** Draws that tell a share to within about three per cent. */
	public static final int DRAWS = 200;

	private static final double SMALL = 1e-9;

	private final PlanningProblem problem;
	private final Split split;
	private final PlanningMonitor monitor;
	private final List<Sensitivity.Breaking> breaking = new ArrayList<>();
	private final List<Sensitivity.Swing> swings = new ArrayList<>();

	private SensitivityStudy(PlanningProblem problem, Split split, PlanningMonitor monitor) {
		this.problem = problem;
		this.split = split;
		this.monitor = monitor;
	}

	/**
	 * The study of a feasible plan.
	 *
	 * @param seed of the draws
	 * @return empty if the plan isn't feasible, its decisions can't be read back, or the monitor cancels
	 */
	public static Optional<Sensitivity> of(PlanningProblem problem, Plan plan, long seed, PlanningMonitor monitor) {
		if (!plan.isFeasible()) {
			return Optional.empty();
		}
		return SplitReader.read(plan).map(split -> new SensitivityStudy(problem, split, monitor).study(seed))
				.filter(found -> !monitor.cancelled());
	}

	private Sensitivity study(long seed) {
		EstimatedFigures nic = new EstimatedFigures(problem.nic());
		EstimatedFigures host = new EstimatedFigures(problem.host());
		ends(nic, true);
		ends(host, false);
		swings.sort(Comparator.comparingDouble(Sensitivity.Swing::size).reversed().thenComparing(Sensitivity.Swing::figure));
		List<Sensitivity.Swing> most = swings.subList(0, Math.min(Sensitivity.MOST_SWINGS, swings.size()));
		SplittableRandom random = new SplittableRandom(seed);
		double[] cores = new double[DRAWS];
		int stands = 0;
		for (int n = 0; n < DRAWS && !monitor.cancelled(); n++) {
			Evaluation drawn = evaluate(nic.drawn(random), host.drawn(random));
			cores[n] = drawn.hostCores();
			stands += drawn.feasible() ? 1 : 0;
		}
		Arrays.sort(cores);
		return new Sensitivity(nic.count() + host.count(), breaking, most, DRAWS, (double) stands / DRAWS, cores[DRAWS / 20],
				cores[DRAWS / 2], cores[DRAWS - 1 - DRAWS / 20]);
	}

	private void ends(EstimatedFigures estimates, boolean ofNic) {
		for (int figure = 0; figure < estimates.count() && !monitor.cancelled(); figure++) {
			double low = end(estimates, figure, estimates.low(figure), ofNic);
			double high = end(estimates, figure, estimates.high(figure), ofNic);
			if (Math.abs(high - low) > SMALL) {
				swings.add(new Sensitivity.Swing(estimates.name(figure), estimates.text(figure, estimates.low(figure)),
						estimates.text(figure, estimates.high(figure)), low, high));
			}
		}
	}

	/** Host cores with the figure at that end. */
	private double end(EstimatedFigures estimates, int figure, double value, boolean ofNic) {
		EstimatedFigures copy = estimates.copy();
		copy.set(figure, value);
		Evaluation evaluation = ofNic ? evaluate(copy, new EstimatedFigures(problem.host())) : evaluate(new EstimatedFigures(problem.nic()), copy);
		evaluation.violations().stream().findFirst().ifPresent(broken -> breaking.add(new Sensitivity.Breaking(
				estimates.name(figure), estimates.text(figure, value), broken.name(), broken.text())));
		return evaluation.hostCores();
	}

	private Evaluation evaluate(EstimatedFigures nic, EstimatedFigures host) {
		return problem.on((NicModel) nic.platform(), (HostModel) host.platform()).evaluator().evaluate(split);
	}
}
