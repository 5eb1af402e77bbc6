// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import java.util.Locale;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.predict.Predictor;

/**
 * Follows the load: a side whose predicted load passes the overload threshold sheds its heaviest flows until it should be
 * at the target, if the other side has room; flows that the NIC had to shed come back when it has room again. Between
 * threshold and target nothing happens, and a direction isn't reversed before the dwell time is over.
 */
public final class Controller {

	private final ControllerSettings settings;
	private final Predictor nicLoad;
	private final Predictor cpuLoad;
	private final FlowChoice flows;
	private boolean nicOverloaded;
	private boolean cpuOverloaded;
	private boolean nicShed;
	private Side lastFrom;
	private long lastMoveNanos = Long.MIN_VALUE / 2;
	private long lastDurationNanos;
	private int reversals;
	private double errorSum;
	private long errors;

	/** @param nicLoad and cpuLoad predictors of their own for each signal */
	public Controller(ControllerSettings settings, Predictor nicLoad, Predictor cpuLoad, FlowChoice flows) {
		this.settings = settings;
		this.nicLoad = nicLoad;
		this.cpuLoad = cpuLoad;
		this.flows = flows;
	}

	/** Takes what the monitor saw and says what to move, if anything. Once per control interval. */
	public Optional<Decision> onSample(LoadSample sample) {
		observe(sample);
		double nic = nicLoad.predict();
		double cpu = cpuLoad.predict();
		if (nicOverloaded && cpu < settings.target()) {
			return move(sample, Side.NIC, excess(nic), describe(sample.nicResource(), nic, true));
		}
		if (cpuOverloaded && nic < settings.target()) {
			return move(sample, Side.CPU, excess(cpu), describe("host cores", cpu, true));
		}
		if (nicShed && !nicOverloaded && nic < settings.target() * settings.target() / settings.overload()) {
			double room = nic <= 0 ? 1 : settings.target() / nic - 1;
			double nicPackets = Math.max(sample.nicPps(), 1);
			double share = Math.min(1, room * nicPackets / Math.max(sample.cpuPps(), 1));
			Optional<Decision> back = move(sample, Side.CPU, share, describe(sample.nicResource(), nic, false));
			return back;
		}
		return Optional.empty();
	}

	/** Takes what the monitor saw without deciding anything: while a move is under way. */
	public void observe(LoadSample sample) {
		errorSum += Math.abs(sample.nicLoad() - nicLoad.predict()) + Math.abs(sample.cpuLoad() - cpuLoad.predict());
		errors += 2;
		nicLoad.observe(sample.nicLoad());
		cpuLoad.observe(sample.cpuLoad());
		nicOverloaded = hysteresis(nicOverloaded, nicLoad.predict());
		cpuOverloaded = hysteresis(cpuOverloaded, cpuLoad.predict());
	}

	private boolean hysteresis(boolean was, double load) {
		return load >= settings.overload() || was && load > settings.target();
	}

	private double excess(double load) {
		return Math.min(1, (load - settings.target()) / load);
	}

	private Optional<Decision> move(LoadSample sample, Side from, double share, String reason) {
		boolean reversal = lastFrom != null && lastFrom != from;
		long dwell = Math.max((long) (settings.dwellMoves() * lastDurationNanos), reversal ? 2 * sample.intervalNanos() : 0);
		if (share <= 0 || sample.atNanos() - lastMoveNanos < dwell) {
			return Optional.empty();
		}
		int[] group = flows.heaviest(from, share, settings.maxFlows());
		if (group.length == 0) {
			nicShed &= from != Side.CPU;
			return Optional.empty();
		}
		reversals += reversal ? 1 : 0;
		nicShed |= from == Side.NIC;
		lastFrom = from;
		lastMoveNanos = sample.atNanos();
		return Optional.of(new Decision(from, group, reason));
	}

	/** Tells how long the last move took, for the dwell time. */
	public void moveTook(long nanos) {
		lastDurationNanos = nanos;
	}

	/** Whether a side is in overload now. */
	public boolean overloaded(Side side) {
		return side == Side.NIC ? nicOverloaded : cpuOverloaded;
	}

	/** Whether a side has given flows away that it hasn't taken back. Only the NIC takes flows back. */
	public boolean hasShed(Side side) {
		return side == Side.NIC && nicShed;
	}

	/** Times that the direction of moves turned. */
	public int reversals() {
		return reversals;
	}

	/** Mean absolute error of the predictions of load, one interval ahead. */
	public double meanPredictionError() {
		return errors == 0 ? 0 : errorSum / errors;
	}

	private String describe(String resource, double load, boolean over) {
		return String.format(Locale.ROOT, "%s %.0f %% %s %.0f %%", resource, 100 * load, over ? ">=" : "<",
				100 * (over ? settings.overload() : settings.target()));
	}
}
