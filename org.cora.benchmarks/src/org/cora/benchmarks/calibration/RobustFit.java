// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Robust least squares over logarithms of throughput: Levenberg–Marquardt, reweighted so that far outliers count by their
 * distance and not by its square (P. Huber, Robust Statistics, 1981; the weight is that of the soft L1 loss). Parameters
 * are positive, so they are fitted as logarithms, held weakly at where they start: what no measurement says anything
 * about stays there.
 */
final class RobustFit {

	/** Errors up to this, as fractions, count by their square. */
	private static final double SCALE = 0.05;
	private static final double HOLD = 0.005;
	private static final int ROUNDS = 20;
	private static final int STEPS = 200;
	/** Standard deviations on either side that hold 95 % of a normal distribution. */
	private static final double CONFIDENCE = 1.96;

	/**
	 * Fitted values and the ends of their 95 % confidence intervals.
	 *
	 * @param values of the parameters
	 * @param low    ends below
	 * @param high   ends above
	 */
	record Result(double[] values, double[] low, double[] high) {
	}

	private final List<Observation> observations;
	private final LimitCurve curve;
	private final double[] start;
	private final double[] weights;

	/** @param start values to begin with, above 0 */
	RobustFit(List<Observation> observations, LimitCurve curve, double[] start) {
		this.observations = observations;
		this.curve = curve;
		this.start = Arrays.stream(start).map(StrictMath::log).toArray();
		this.weights = new double[observations.size()];
		Arrays.fill(weights, 1);
	}

	Result run() {
		double[] point = start.clone();
		for (int round = 0; round < ROUNDS; round++) {
			point = leastSquares(point);
			reweigh(point);
		}
		return withConfidence(point);
	}

	private double[] leastSquares(double[] from) {
		return new LevenbergMarquardtOptimizer().optimize(new LeastSquaresBuilder().start(from)
				.target(new double[observations.size() + start.length]).model(this::residuals).maxEvaluations(STEPS)
				.maxIterations(STEPS).build()).getPoint().toArray();
	}

	/** Weighted residuals and their derivatives; the last rows hold the parameters where they started. */
	private Pair<RealVector, RealMatrix> residuals(RealVector at) {
		double[] values = values(at.toArray());
		int rows = observations.size();
		double[] residuals = new double[rows + start.length];
		double[][] jacobian = new double[rows + start.length][start.length];
		for (int i = 0; i < rows; i++) {
			double root = StrictMath.sqrt(weights[i]);
			residuals[i] = root * residual(i, values, jacobian[i]);
			for (int k = 0; k < start.length; k++) {
				jacobian[i][k] *= root;
			}
		}
		for (int k = 0; k < start.length; k++) {
			residuals[rows + k] = HOLD * (at.getEntry(k) - start[k]);
			jacobian[rows + k][k] = HOLD;
		}
		return new Pair<>(new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
	}

	private double residual(int i, double[] values, double[] gradient) {
		Observation observation = observations.get(i);
		return curve.log(observation, values, gradient) - StrictMath.log(observation.measured());
	}

	private void reweigh(double[] point) {
		double[] values = values(point);
		double[] gradient = new double[start.length];
		for (int i = 0; i < weights.length; i++) {
			double scaled = residual(i, values, gradient) / SCALE;
			weights[i] = 1 / StrictMath.sqrt(1 + scaled * scaled);
		}
	}

	private static double[] values(double[] logs) {
		return Arrays.stream(logs).map(StrictMath::exp).toArray();
	}

	/**
	 * Intervals from the sandwich estimate with one cluster for each program (A. C. Cameron and D. L. Miller, Journal of
	 * Human Resources 50(2), 2015): what a program does differently, it does at every number of cores.
	 */
	private Result withConfidence(double[] point) {
		double[] values = values(point);
		int count = start.length;
		int clusters = observations.stream().mapToInt(Observation::program).max().orElse(0) + 1;
		double[][] curvature = new double[count][count];
		double[][] scores = new double[clusters][count];
		double[] gradient = new double[count];
		for (int i = 0; i < weights.length; i++) {
			double residual = residual(i, values, gradient);
			double[] score = scores[observations.get(i).program()];
			for (int k = 0; k < count; k++) {
				score[k] += weights[i] * residual * gradient[k];
				for (int l = 0; l < count; l++) {
					curvature[k][l] += weights[i] * gradient[k] * gradient[l];
				}
			}
		}
		for (int k = 0; k < count; k++) {
			curvature[k][k] += HOLD * HOLD;
		}
		RealMatrix inverse = new LUDecomposition(new Array2DRowRealMatrix(curvature, false)).getSolver().getInverse();
		RealMatrix spread = new Array2DRowRealMatrix(scores, false).multiply(inverse);
		double[] low = new double[count];
		double[] high = new double[count];
		for (int k = 0; k < count; k++) {
			double deviation = spread.getColumnVector(k).getNorm();
			low[k] = values[k] * StrictMath.exp(-CONFIDENCE * deviation);
			high[k] = values[k] * StrictMath.exp(CONFIDENCE * deviation);
		}
		return new Result(values, low, high);
	}
}
