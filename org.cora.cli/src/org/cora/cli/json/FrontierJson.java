// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.json;

import com.google.gson.JsonObject;
import org.cora.planner.whatif.Frontier;
import org.cora.planner.whatif.Outcome;
import org.cora.planner.whatif.Parameter;
import org.cora.planner.whatif.Sample;
import org.cora.planner.whatif.ShapeChange;

/** What {@code cora plan --vary --json} prints; documented in docs/json.md. */
public final class FrontierJson {

	private static final double MEGA = 1e6;
	private static final double NANOS_PER_MICRO = 1e3;

	private FrontierJson() {
	}

	/** The document of one offload. */
	public static JsonObject of(Frontier frontier) {
		JsonObject json = Json.document();
		json.addProperty("offload", frontier.scenario().spec().name());
		json.addProperty("nf", frontier.scenario().nf().name());
		json.addProperty("nic", frontier.scenario().nic().getName());
		json.addProperty("host", frontier.scenario().host().getName());
		json.addProperty("traffic", frontier.scenario().spec().traffic().name());
		json.add("parameter", parameter(frontier.parameter()));
		json.addProperty("followed", frontier.followed());
		json.addProperty("complete", frontier.complete());
		json.add("samples", Json.array(frontier.samples(), FrontierJson::sample));
		json.add("changes", Json.array(frontier.changes(), FrontierJson::change));
		return json;
	}

	private static JsonObject parameter(Parameter parameter) {
		JsonObject json = new JsonObject();
		json.addProperty("name", parameter.name());
		json.addProperty("title", parameter.title());
		json.addProperty("unit", parameter.dimension().baseUnit());
		return json;
	}

	private static JsonObject sample(Sample sample) {
		JsonObject json = new JsonObject();
		json.add("value", Json.number(sample.value()));
		json.addProperty("asked", sample.asked());
		json.add("plans", Json.array(sample.outcomes(), FrontierJson::outcome));
		return json;
	}

	private static JsonObject outcome(Outcome outcome) {
		JsonObject json = new JsonObject();
		json.addProperty("strategy", outcome.strategy());
		json.addProperty("feasible", outcome.feasible());
		if (!outcome.feasible()) {
			json.addProperty("reason", outcome.reason());
			return json;
		}
		json.add("hostCores", Json.number(outcome.hostCores()));
		json.addProperty("wholeCores", outcome.wholeCores());
		json.add("capacityMpps", Json.number(outcome.capacityPps() / MEGA));
		json.add("latencyMeanUs", Json.number(outcome.latencyNanos() / NANOS_PER_MICRO));
		json.add("latencyP99Us", Json.number(outcome.p99Nanos() / NANOS_PER_MICRO));
		json.addProperty("nicMemoryBytes", outcome.nicMemoryBytes());
		json.add("nicPacketShare", Json.number(outcome.nicPacketShare()));
		json.addProperty("bottleneck", outcome.bottleneck());
		json.addProperty("proven", outcome.proven());
		return json;
	}

	private static JsonObject change(ShapeChange change) {
		JsonObject json = new JsonObject();
		json.add("before", Json.number(change.before()));
		json.add("from", Json.number(change.from()));
		json.addProperty("text", change.text());
		json.addProperty("binding", change.binding());
		return json;
	}
}
