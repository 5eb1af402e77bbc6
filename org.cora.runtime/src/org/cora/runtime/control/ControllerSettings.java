// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

/**
 * How the controller acts. None of it is a figure of hardware; docs/runtime.md says why the defaults are what they are.
 *
 * @param steady         load above which a side sheds flows while demand is as steady as can be, 0 … 1
 * @param unsteady      the same while demand is as volatile as can be, below {@code steady}
 * @param doubt          how many times the error of late of the prediction is kept free beneath {@code steady}
 * @param band           load between the threshold and what a move aims for, and again as much to where flows come back
 * @param dwellIntervals control intervals before the direction of moves may turn, at first
 * @param nanosPerTick   time of a host core for the looks at monitor and predictors of an interval
 * @param nanosPerFlow   the same for each flow that it looks at to choose which to move
 */
public record ControllerSettings(double steady, double unsteady, double doubt, double band, int dwellIntervals,
		double nanosPerTick, double nanosPerFlow) {

	/** The settings in use. */
	public static final ControllerSettings DEFAULT = new ControllerSettings(0.99, 0.85, 0.5, 0.01, 3, 12_000, 30);

	public ControllerSettings {
		boolean loads = unsteady > 0 && steady >= unsteady && steady <= 1 && band > 0 && 2 * band < unsteady;
		if (!loads || !(doubt >= 0) || dwellIntervals < 1 || !(nanosPerTick >= 0) || !(nanosPerFlow >= 0)) {
			throw new IllegalArgumentException("not controller settings");
		}
	}

	/** Thresholds while predictions are off by that share of demand. */
	public Thresholds thresholds(double error) {
		double overload = Math.max(unsteady, steady - doubt * error);
		double width = band + error / 4;
		return new Thresholds(overload, overload - width, overload - 2 * width);
	}

	/**
	 * Loads at which something happens.
	 *
	 * @param overload from which a side sheds flows
	 * @param target   that a move aims for; below it overload is over
	 * @param room     below which flows come back to the card
	 */
	public record Thresholds(double overload, double target, double room) {
	}
}
