// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import org.cora.benchmarks.paper.ModelErrors;
import org.cora.benchmarks.paper.Row;
import org.cora.benchmarks.paper.Simulated;
import org.cora.benchmarks.paper.Row.Result;
import org.cora.benchmarks.paper.Summary;
import org.cora.benchmarks.paper.Summary.Spread;
import org.cora.benchmarks.paper.Verdict;
import org.cora.cli.json.Json;

/** What {@code cora bench paper --json} prints; documented in docs/json.md. */
final class PaperJson {

	private static final double MEGA = 1e6;

	private PaperJson() {
	}

	/** @param cases asked for; fewer rows if it was ended early */
	static JsonObject of(List<Row> rows, int cases) {
		JsonObject json = Json.document();
		json.addProperty("cases", cases);
		json.addProperty("complete", rows.size() == cases);
		json.add("rows", Json.array(rows, PaperJson::row));
		if (rows.stream().anyMatch(r -> !r.simulated().isEmpty())) {
			json.add("modelAgainstSimulator", errors(ModelErrors.of(rows)));
		}
		json.add("summaries", Json.array(Summary.of(rows), PaperJson::summary));
		return json;
	}

	private static JsonObject row(Row row) {
		JsonObject json = new JsonObject();
		json.addProperty("nf", row.cell().nf());
		json.addProperty("nic", row.cell().nic());
		json.addProperty("rateShare", row.cell().rateShare());
		json.addProperty("rateMpps", row.packetsPerSecond() / MEGA);
		json.addProperty("skew", row.cell().skew());
		json.addProperty("churn", row.cell().churn().word());
		json.addProperty("flowsPerSecond", row.flowsPerSecond());
		json.add("coresHost", number(row.cores("host"), 1));
		json.add("coresNic", number(row.cores("nic"), 1));
		json.add("coresCora", number(row.cores("cora"), 1));
		json.add("coresState", number(row.cores("state"), 1));
		json.add("coresFlow", number(row.cores("flow"), 1));
		json.add("coresSavedPercent", number(row.saved("cora"), 100));
		json.addProperty("betterBaseline", row.betterBaseline().map(Result::strategy).orElse(null));
		json.add("ratioToBetterBaseline", number(row.ratio(), 1));
		json.add("accelerationPercent", number(row.acceleration(), 100));
		json.addProperty("worseThanBaseline", row.worseThanBaseline());
		json.addProperty("verdict", Verdict.of(row).word());
		json.addProperty("note", row.note());
		json.add("standsPercent", number(row.stands(), 100));
		json.add("strategies", Json.array(row.results(), PaperJson::result));
		json.add("simulated", Json.array(row.simulated(), PaperJson::simulated));
		return json;
	}

	private static JsonObject result(Result result) {
		JsonObject json = new JsonObject();
		json.addProperty("strategy", result.strategy());
		json.add("hostCores", number(result.hostCores(), 1));
		json.addProperty("reason", result.reason());
		json.add("capacityMpps", number(result.capacityPps(), 1 / MEGA));
		json.addProperty("bound", result.bound());
		json.addProperty("proven", result.proven());
		return json;
	}

	private static JsonObject simulated(Simulated run) {
		JsonObject json = new JsonObject();
		json.addProperty("strategy", run.strategy());
		json.add("hostCores", Json.number(run.hostCores()));
		json.add("hostCoresWithin", Json.number(run.coresWithin()));
		json.add("modelledCores", Json.number(run.modelledCores()));
		json.add("coresErrorPercent", Json.number(100 * run.coresError()));
		json.add("latencyUs", Json.number(run.latencyUs()));
		json.add("modelledLatencyUs", Json.number(run.modelledLatencyUs()));
		json.add("latencyErrorPercent", Json.number(100 * run.latencyError()));
		json.add("deliveredMpps", Json.number(run.deliveredMpps()));
		json.add("lostShare", Json.number(run.lostShare()));
		json.addProperty("sound", run.sound());
		return json;
	}

	private static JsonObject errors(ModelErrors errors) {
		JsonObject json = new JsonObject();
		json.addProperty("plans", errors.runs());
		json.add("coresErrorPercent", error(errors.cores()));
		json.add("latencyErrorPercent", error(errors.latency()));
		json.add("throughputErrorPercent", error(errors.throughput()));
		json.addProperty("unsound", errors.unsound());
		json.addProperty("worseThanBaseline", errors.worse());
		return json;
	}

	private static JsonObject error(ModelErrors.Error error) {
		JsonObject json = new JsonObject();
		json.add("mean", Json.number(100 * error.mean()));
		json.add("median", Json.number(100 * error.median()));
		json.add("p90", Json.number(100 * error.p90()));
		json.add("max", Json.number(100 * error.most()));
		return json;
	}

	private static JsonObject summary(Summary summary) {
		JsonObject json = new JsonObject();
		json.addProperty("nic", summary.nic());
		json.addProperty("cases", summary.cases());
		json.add("coresSavedPercent", spread(summary.saved(), 100));
		json.add("ratioToBetterBaseline", spread(summary.ratio(), 1));
		json.add("accelerationPercent", spread(summary.acceleration(), 100));
		JsonObject verdicts = new JsonObject();
		for (Verdict verdict : Verdict.values()) {
			verdicts.addProperty(verdict.word(), summary.verdicts().getOrDefault(verdict, 0));
		}
		json.add("verdicts", verdicts);
		json.addProperty("worseThanBaseline", summary.worse());
		json.addProperty("unproven", summary.unproven());
		return json;
	}

	private static JsonObject spread(Spread spread, double factor) {
		JsonObject json = new JsonObject();
		json.addProperty("count", spread.count());
		json.add("min", Json.number(spread.least() * factor));
		json.add("median", Json.number(spread.median() * factor));
		json.add("max", Json.number(spread.most() * factor));
		return json;
	}

	private static JsonElement number(OptionalDouble value, double factor) {
		return value.isPresent() ? Json.number(value.getAsDouble() * factor) : JsonNull.INSTANCE;
	}
}
