// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.DoubleParam;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;
import java.util.Optional;

/** A solver of OR-Tools with one {@link Program}, of which it is told what is new whenever it is asked. */
final class Solver implements AutoCloseable {

	private static final double EXACT = 1e-9;

	static {
		Loader.loadNativeLibraries();
	}

	private final MPSolver solver;
	private final List<MPVariable> variables;
	private final MPConstraint cheap;
	private final double constant;
	private int told;

	/**
	 * @param name      of the solver
	 * @param whole     for each variable whether it is 0 or 1, or may be between
	 * @param objective to be as little as possible
	 */
	Solver(String name, List<Boolean> whole, Sum objective) {
		solver = MPSolver.createSolver(name);
		variables = whole.stream().map(w -> solver.makeVar(0, 1, w, "")).toList();
		constant = objective.constant();
		cheap = row(new Program.Row(objective, -Program.INFINITE, Program.INFINITE));
		objective.factors().forEach((variable, factor) -> solver.objective().setCoefficient(variables.get(variable), factor));
		solver.objective().setMinimization();
	}

	/** Values of all variables for which the objective is least, if that is at most so much. */
	Optional<double[]> minimise(List<Program.Row> rows, double below) {
		while (told < rows.size()) {
			row(rows.get(told++));
		}
		cheap.setBounds(-Program.INFINITE, below - constant);
		MPSolver.ResultStatus status = solver.solve(exactly());
		if (status == MPSolver.ResultStatus.INFEASIBLE) {
			return Optional.empty();
		}
		if (status != MPSolver.ResultStatus.OPTIMAL) {
			throw new IllegalStateException("the solver gave up: " + status);
		}
		return Optional.of(variables.stream().mapToDouble(MPVariable::solutionValue).toArray());
	}

	private MPConstraint row(Program.Row row) {
		double fixed = row.sum().constant();
		MPConstraint constraint = solver.makeConstraint(row.least() - fixed, row.most() - fixed);
		row.sum().factors().forEach((variable, factor) -> constraint.setCoefficient(variables.get(variable), factor));
		return constraint;
	}

	private static MPSolverParameters exactly() {
		MPSolverParameters parameters = new MPSolverParameters();
		parameters.setDoubleParam(DoubleParam.RELATIVE_MIP_GAP, 0);
		parameters.setDoubleParam(DoubleParam.PRIMAL_TOLERANCE, EXACT);
		return parameters;
	}

	@Override
	public void close() {
		solver.delete();
	}
}
