// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

/**
 * When the controller acts. The defaults – enter overload at 90 % of predicted capacity, aim for 75 %, stay at least three
 * times as long as a move takes – are the common practice gathered in docs/simulator.md.
 *
 * @param overload      predicted load from which a side sheds flows, above {@code target}
 * @param target        load that a move aims for, and below which a side may take flows back
 * @param dwellMoves    how many times a move's duration flows stay before the direction may turn
 * @param maxFlows      most flows in one move
 */
public record ControllerSettings(double overload, double target, double dwellMoves, int maxFlows) {

	/** The settings used unless an offload says otherwise. */
	public static final ControllerSettings DEFAULT = new ControllerSettings(0.90, 0.75, 3, 4096);

	public ControllerSettings {
		if (!(target > 0 && overload > target && dwellMoves >= 0 && maxFlows > 0)) {
			throw new IllegalArgumentException("not controller settings");
		}
	}
}
