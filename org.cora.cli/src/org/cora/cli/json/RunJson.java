// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.migration.MigrationReport;
import org.cora.runtime.predict.PredictorAccuracy;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.ResetReport;
import org.cora.sim.metrics.RuntimeSummary;
import org.cora.sim.metrics.UpgradeReport;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.LatencySummary;
import org.cora.sim.metrics.MemoryUse;
import org.cora.sim.metrics.PacketCounts;

/** The result of a simulation as JSON; docs/json.md says what each field means. */
public final class RunJson {

	private static final double NANOS_PER_MICRO = 1e3;
	private static final double NANOS_PER_MILLI = 1e6;

	private RunJson() {
	}

	/** Adds a run's fields. */
	public static void write(RunResult run, JsonObject into) {
		into.addProperty("offload", run.offload());
		into.addProperty("nf", run.nf());
		into.addProperty("nic", run.nic());
		into.addProperty("host", run.host());
		into.addProperty("strategy", run.strategy());
		into.addProperty("seed", run.seed());
		into.add("durationMs", Json.number(run.durationNanos() / NANOS_PER_MILLI));
		into.addProperty("stopped", run.stopped());
		into.add("packets", packets(run.packets()));
		into.add("throughput", throughput(run));
		into.add("latencyUs", latency(run));
		JsonObject cpu = new JsonObject();
		cpu.add("coresMean", Json.number(run.cpu().coresMean()));
		cpu.add("coresPeak", Json.number(run.cpu().coresPeak()));
		cpu.add("controlCores", Json.number(run.cpu().controlCores()));
		into.add("cpu", cpu);
		into.add("nic", nic(run));
		into.add("runtime", runtime(run.runtime()));
		into.add("migrations", Json.array(run.migrations(), RunJson::migration));
		into.add("invariants", Json.array(run.invariants(), RunJson::invariant));
		JsonObject simulator = new JsonObject();
		simulator.add("wallSeconds", Json.number(run.speed().wallSeconds()));
		simulator.add("packetsPerSecond", Json.number(run.speed().packetsPerSecond()));
		into.add("simulator", simulator);
	}

	private static JsonObject packets(PacketCounts packets) {
		JsonObject json = new JsonObject();
		json.addProperty("offered", packets.offered());
		json.addProperty("generated", packets.generated());
		json.addProperty("delivered", packets.delivered());
		json.addProperty("passed", packets.passed());
		JsonObject dropped = new JsonObject();
		dropped.addProperty("policy", packets.policyDrops());
		dropped.addProperty("resource", packets.resourceDrops());
		dropped.add("byCause", Json.array(packets.byCause(), RunJson::cause));
		json.add("dropped", dropped);
		json.addProperty("inFlight", packets.inFlight());
		json.addProperty("reorderedWithinFlow", packets.reorderedWithinFlow());
		return json;
	}

	private static JsonObject cause(DropCount drop) {
		JsonObject json = new JsonObject();
		json.addProperty("cause", drop.cause());
		json.addProperty("kind", drop.policy() ? "policy" : "resource");
		json.addProperty("packets", drop.packets());
		return json;
	}

	private static JsonObject throughput(RunResult run) {
		JsonObject json = new JsonObject();
		json.add("offeredMpps", Json.number(run.throughput().offeredMpps()));
		json.add("deliveredMpps", Json.number(run.throughput().deliveredMpps()));
		json.add("gbps", Json.number(run.throughput().gbps()));
		return json;
	}

	private static JsonObject latency(RunResult run) {
		JsonObject json = new JsonObject();
		json.add("overall", latency(run.latency().overall()));
		json.add("nic", latency(run.latency().nic()));
		json.add("cpu", latency(run.latency().cpu()));
		return json;
	}

	private static JsonObject latency(LatencySummary summary) {
		JsonObject json = new JsonObject();
		json.addProperty("packets", summary.packets());
		json.add("mean", Json.number(summary.mean()));
		json.add("p50", Json.number(summary.p50()));
		json.add("p99", Json.number(summary.p99()));
		json.add("p999", Json.number(summary.p999()));
		json.add("max", Json.number(summary.max()));
		return json;
	}

	private static JsonObject nic(RunResult run) {
		JsonObject utilisation = new JsonObject();
		run.nicUse().utilisation().forEach((name, share) -> utilisation.add(name, Json.number(share)));
		JsonObject json = new JsonObject();
		json.add("utilisation", utilisation);
		json.add("memory", Json.array(run.nicUse().memory(), RunJson::memory));
		return json;
	}

	private static JsonObject memory(MemoryUse use) {
		JsonObject json = new JsonObject();
		json.addProperty("level", use.level());
		json.addProperty("usedBytes", use.usedBytes());
		json.addProperty("capacityBytes", use.capacityBytes());
		return json;
	}

	private static JsonObject runtime(RuntimeSummary runtime) {
		JsonObject json = new JsonObject();
		json.addProperty("migrations", runtime.migrations());
		json.addProperty("flowsMoved", runtime.flowsMoved());
		json.addProperty("flowsAborted", runtime.flowsAborted());
		json.addProperty("transfersLost", runtime.transfersLost());
		json.addProperty("flowsRetried", runtime.flowsRetried());
		json.addProperty("bytesMoved", runtime.bytesMoved());
		json.addProperty("promotedFlows", runtime.promotedFlows());
		json.add("longestBlackoutUs", Json.number(runtime.longestBlackoutUs()));
		json.addProperty("insertions", runtime.insertions());
		json.addProperty("deletions", runtime.deletions());
		json.addProperty("punts", runtime.punts());
		json.addProperty("reversals", runtime.reversals());
		json.addProperty("oscillations", runtime.oscillations());
		json.addProperty("checkpoints", runtime.checkpoints().checkpoints());
		json.addProperty("checkpointBytes", runtime.checkpoints().bytes());
		json.add("resets", Json.array(runtime.checkpoints().resets(), RunJson::reset));
		json.addProperty("plannings", runtime.plannings());
		json.addProperty("planChanges", runtime.planChanges());
		runtime.upgrade().ifPresent(upgrade -> json.add("upgrade", upgrade(upgrade)));
		json.addProperty("predictor", runtime.predictor());
		json.add("predictionError", Json.number(runtime.predictionError()));
		json.add("predictors", Json.array(runtime.predictors(), RunJson::predictor));
		json.add("refined", Json.array(runtime.refined(), RunJson::refined));
		return json;
	}

	private static JsonObject reset(ResetReport reset) {
		JsonObject json = new JsonObject();
		json.add("at", Json.number(reset.atNanos() / 1e3));
		json.add("awayUs", Json.number((reset.backNanos() - reset.atNanos()) / 1e3));
		json.add("stateAgeUs", Json.number(reset.stateAgeNanos() / 1e3));
		json.addProperty("packetsLost", reset.packetsLost());
		json.addProperty("flowsToHost", reset.flowsToHost());
		json.addProperty("flowsOnCard", reset.flowsOnCard());
		json.addProperty("bytesToCard", reset.bytesToCard());
		return json;
	}

	private static JsonObject upgrade(UpgradeReport upgrade) {
		JsonObject json = new JsonObject();
		json.add("at", Json.number(upgrade.atNanos() / 1e3));
		json.add("inForce", Json.number(upgrade.inForceNanos() / 1e3));
		json.add("standUs", Json.number(upgrade.standNanos() / 1e3));
		json.addProperty("bytes", upgrade.bytes());
		json.addProperty("flows", upgrade.flows());
		json.addProperty("arrived", upgrade.arrived());
		json.add("settled", Json.number(upgrade.settledNanos() / 1e3));
		json.add("changes", Json.array(upgrade.changes(), JsonPrimitive::new));
		return json;
	}

	/** How far off a predictor was. */
	public static JsonObject predictor(PredictorAccuracy predictor) {
		JsonObject json = new JsonObject();
		json.addProperty("name", predictor.name());
		json.add("error", Json.number(predictor.error()));
		json.add("horizonError", Json.number(predictor.horizonError()));
		json.addProperty("intervals", predictor.intervals());
		return json;
	}

	/** A figure of the model beside what was observed. */
	public static JsonObject refined(RefinedParameter parameter) {
		JsonObject json = new JsonObject();
		json.addProperty("name", parameter.name());
		json.addProperty("unit", parameter.unit());
		json.add("model", Json.number(parameter.model()));
		json.add("observed", Json.number(parameter.observed()));
		json.addProperty("intervals", parameter.intervals());
		return json;
	}

	private static JsonObject migration(MigrationReport migration) {
		JsonObject json = new JsonObject();
		json.addProperty("id", migration.id());
		json.add("at", Json.number(migration.atNanos() / NANOS_PER_MICRO));
		json.addProperty("reason", migration.reason());
		json.addProperty("flows", migration.flows());
		json.addProperty("aborted", migration.aborted());
		json.addProperty("direction", migration.direction());
		json.addProperty("bytes", migration.bytes());
		json.addProperty("followed", migration.followed());
		json.add("durationUs", Json.number(migration.durationNanos() / NANOS_PER_MICRO));
		json.add("blackoutUs", Json.number(migration.blackoutNanos() / NANOS_PER_MICRO));
		json.add("worstGapRatio", Json.number(migration.worstGapRatio()));
		json.addProperty("bufferedPeak", migration.bufferedPeak());
		json.addProperty("lost", migration.lost());
		json.addProperty("reordered", migration.reordered());
		json.addProperty("forwarded", migration.forwarded());
		return json;
	}

	private static JsonObject invariant(Invariant invariant) {
		JsonObject json = new JsonObject();
		json.addProperty("name", invariant.name());
		json.addProperty("holds", invariant.holds());
		json.addProperty("detail", invariant.detail());
		return json;
	}
}
