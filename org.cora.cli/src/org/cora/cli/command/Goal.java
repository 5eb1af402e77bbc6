// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.cora.cli.json.Json;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.sim.RunResult;

/**
 * A constraint of the author held against what a run measured. A plan meets it by the model, for the traffic it was made
 * for; a run shows what comes of it.
 *
 * @param constraint what was wanted
 * @param measured   over the whole run, in the metric's base unit
 */
record Goal(Constraint constraint, double measured) {

	private static final double NANOS_PER_MICRO = 1e3;
	private static final double PACKETS_PER_MEGA = 1e6;
	/** A rate of random arrivals over a finite time is never exactly the one that was asked for. */
	private static final double TOLERANCE = 0.01;

	static List<Goal> of(OffloadSpec spec, RunResult run) {
		return spec.constraints().stream().map(c -> new Goal(c, measured(c.metric(), run))).toList();
	}

	private static double measured(Metric metric, RunResult run) {
		return switch (metric) {
			case THROUGHPUT -> run.throughput().deliveredMpps() * PACKETS_PER_MEGA;
			case P99 -> run.latency().overall().p99() * NANOS_PER_MICRO;
			case LOSS -> run.packets().offered() == 0 ? 0 : run.packets().resourceDrops() / (double) run.packets().offered();
			case CORES -> run.cpu().coresPeak();
		};
	}

	boolean isMet() {
		return switch (constraint.relation()) {
			case AT_LEAST -> measured >= constraint.bound() * (1 - TOLERANCE);
			case AT_MOST, EQUAL -> measured <= constraint.bound() * (1 + TOLERANCE);
		};
	}

	/** What was wanted and what came of it: {@code p99 <= 50 us: 133 us}. */
	String text() {
		return name() + " " + constraint.relation().symbol() + " " + Quantity.format(constraint.bound(), dimension()) + ": "
				+ Quantity.format(measured, dimension());
	}

	JsonObject json() {
		JsonObject json = new JsonObject();
		json.addProperty("metric", name());
		json.addProperty("relation", constraint.relation().symbol());
		json.add("bound", Json.number(constraint.bound()));
		json.add("measured", Json.number(measured));
		json.addProperty("met", isMet());
		return json;
	}

	private String name() {
		return constraint.metric().name().toLowerCase(Locale.ROOT);
	}

	private Dimension dimension() {
		return switch (constraint.metric()) {
			case THROUGHPUT -> Dimension.PACKET_RATE;
			case P99 -> Dimension.TIME;
			case LOSS -> Dimension.FRACTION;
			case CORES -> Dimension.COUNT;
		};
	}
}
