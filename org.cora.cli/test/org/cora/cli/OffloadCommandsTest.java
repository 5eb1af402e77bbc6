// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cora.planner.file.PlanFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}, {@code run} and {@code nics} as scripts use them. */
class OffloadCommandsTest {

	@TempDir
	Path folder;

	private Path file;

	private Path meet() throws IOException {
		return Cora.meet(folder);
	}

	@BeforeEach
	void twoSmallOffloads() throws IOException {
		file = Files.writeString(folder.resolve("small.cora"), """
				import cora.nics.AgilioCX40
				import cora.nics.BlueField2
				import cora.nics.XeonHost
				import "%s"
				traffic Small { flows 1000 zipf 0.9 packets imix rate 1 Mpps arrivals 10 k/s }
				offload One { run Nat on AgilioCX40 with XeonHost { cores 4 } under Small }
				offload Two { run Nat on BlueField2 with XeonHost { cores 4 } under Small }
				""".formatted(Cora.NAT));
	}

	@Test
	void planHasTheDocumentedFields() {
		JsonObject plan = ok(Cora.run("plan", file, "--offload", "One", "--json")).json();
		for (String field : new String[] { "schema", "offload", "objective", "feasible", "placement", "resources",
				"bottleneck", "bound", "explanations", "planMillis" }) {
			assertTrue(plan.has(field), field);
		}
		assertTrue(plan.getAsJsonObject("objective").has("hostCores"));
		assertEquals(4, plan.getAsJsonObject("placement").getAsJsonArray("states").size());
		assertFalse(plan.getAsJsonArray("explanations").isEmpty());
		for (String field : new String[] { "value", "gap", "proven" }) {
			assertTrue(plan.getAsJsonObject("bound").has(field), field);
		}
	}

	@Test
	void aPlanCanVaryWithAFigure() throws IOException {
		Path report = folder.resolve("rates.html");
		JsonObject vary = ok(Cora.run("plan", meet(), "--offload", "One", "--vary", "rate=1,60Mpps", "--report", report, "--json")).json();
		assertEquals("pps", vary.getAsJsonObject("parameter").get("unit").getAsString());
		assertTrue(vary.get("complete").getAsBoolean());
		JsonArray samples = vary.getAsJsonArray("samples");
		assertEquals(5, samples.get(0).getAsJsonObject().getAsJsonArray("plans").size());
		JsonArray changes = vary.getAsJsonArray("changes");
		assertTrue(changes.get(changes.size() - 1).getAsJsonObject().get("text").getAsString().contains("no plan is feasible"));
		assertTrue(Files.readString(report).contains("<svg"));
		Cora text = ok(Cora.run("plan", meet(), "--vary", "cores=1,2"));
		assertTrue(text.out().contains("One: ") && text.out().contains("Two: ") && text.out().contains("keeps its shape"), text.out());
	}

	@Test
	void whatCanNotBeVariedIsSaid() {
		Cora reversed = Cora.run("plan", file, "--vary", "rate=9..1Mpps");
		assertEquals(ExitCode.USAGE, reversed.code());
		assertTrue(reversed.err().contains("is reversed: write the smaller value first"), reversed.err());
		assertEquals(ExitCode.INPUT, Cora.run("plan", file, "--vary", "memory.up=1..2MB").code());
		assertEquals(ExitCode.INPUT, Cora.run("plan", file, "--vary", "cores=1,2", "--report", folder.resolve("r.html")).code());
		assertEquals(ExitCode.USAGE, Cora.run("plan", file, "--report", folder.resolve("r.html")).code());
		assertEquals(ExitCode.USAGE, Cora.run("plan", file, "--vary", "cores=1,2", "--save", folder.resolve("p.coraplan")).code());
		assertFalse(Files.exists(folder.resolve("r.html")));
	}

	@Test
	void aFileWithSeveralOffloadsGivesRuns() {
		JsonArray runs = ok(Cora.run("run", file, "--duration", "2ms", "--json")).json().getAsJsonArray("runs");
		assertEquals(2, runs.size());
		for (JsonElement each : runs) {
			JsonObject run = each.getAsJsonObject();
			JsonObject packets = run.getAsJsonObject("packets");
			long dropped = packets.getAsJsonObject("dropped").get("policy").getAsLong()
					+ packets.getAsJsonObject("dropped").get("resource").getAsLong();
			assertEquals(packets.get("offered").getAsLong() + packets.get("generated").getAsLong(),
					packets.get("delivered").getAsLong() + packets.get("passed").getAsLong() + dropped
							+ packets.get("inFlight").getAsLong());
			for (String field : new String[] { "throughput", "latencyUs", "cpu", "nic", "migrations", "invariants",
					"simulator" }) {
				assertTrue(run.has(field), field);
			}
			run.getAsJsonArray("invariants").forEach(i -> assertTrue(i.getAsJsonObject().get("holds").getAsBoolean(), i::toString));
		}
	}

	@Test
	void aRunLeavesItsOrderTraceAndReportAndTheOrderReplays() throws IOException {
		Path order = folder.resolve("order");
		Path trace = folder.resolve("trace.json");
		Path report = folder.resolve("report.html");
		ok(Cora.run("run", file, "--offload", "Two", "--strategy", "flow", "--duration", "3ms", "--log-order", order,
				"--trace", trace, "--report", report));
		assertTrue(JsonParser.parseString(Files.readString(trace)).getAsJsonObject().has("traceEvents"));
		assertTrue(Files.readString(report).regionMatches(true, 0, "<!DOCTYPE html>", 0, 15));
		Cora replay = ok(Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", folder.resolve("order.pcap"), "--order", order,
				"--json"));
		assertTrue(replay.json().getAsJsonObject("replay").get("verified").getAsBoolean());
		String damaged = Files.readString(order).replaceFirst("\"crc\":(\\d)", "\"crc\":9$1");
		Files.writeString(order, damaged);
		assertEquals(ExitCode.VIOLATION, Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", folder.resolve("order.pcap"),
				"--order", order).code());
	}

	@Test
	void aRunSaysWhichGoalsOfTheAuthorItMissed() throws IOException {
		Files.writeString(file, """
				traffic Surge { Small then Small { rate 60 Mpps } after 1 ms }
				offload Surprised {
				  run Nat on AgilioCX40 with XeonHost { cores 1 } under Surge
				  subject to loss = 0, throughput >= 0.9 Mpps
				}
				""", StandardOpenOption.APPEND);
		Cora text = ok(Cora.run("run", file, "--offload", "Surprised", "--strategy", "host", "--duration", "3ms"));
		assertTrue(text.out().contains("not met     loss = 0 %: "), text.out());
		JsonArray goals = ok(Cora.run("run", file, "--offload", "Surprised", "--strategy", "host", "--duration", "3ms",
				"--json")).json().getAsJsonArray("goals");
		assertFalse(goals.get(0).getAsJsonObject().get("met").getAsBoolean());
		assertTrue(goals.get(1).getAsJsonObject().get("met").getAsBoolean());
	}

	@Test
	void aRunCanBeUnderAnotherTrafficThanThePlanIsFor() throws IOException {
		Files.writeString(file, "traffic Calm { Small { rate 100 kpps } }\n", StandardOpenOption.APPEND);
		Cora calm = ok(Cora.run("run", file, "--offload", "One", "--traffic", "Calm", "--duration", "10ms", "--json"));
		double offered = calm.json().getAsJsonObject("throughput").get("offeredMpps").getAsDouble();
		assertEquals(0.1, offered, 0.03);
		assertTrue(calm.err().contains("planned for Small, run under Calm"), calm.err());
		Cora wrong = Cora.run("run", file, "--offload", "One", "--traffic", "Storm");
		assertEquals(ExitCode.INPUT, wrong.code());
		assertTrue(wrong.err().contains("there is no traffic 'Storm'; there are Small, Calm"), wrong.err());
	}

	@Test
	void whatDiffersFromASavedPlanIsTold() throws IOException {
		Path meet = meet();
		Path old = folder.resolve("old.coraplan");
		ok(Cora.run("plan", meet, "--offload", "One", "--save", old));
		Cora same = ok(Cora.run("plan", meet, "--diff", old));
		assertTrue(same.out().contains("nothing: states, flows and resources are as before"), same.out());
		Files.writeString(meet, Files.readString(meet).replace("rate 1 Mpps", "rate 14 Mpps").replace("zipf 0.9", "zipf 1.4"));
		Cora text = ok(Cora.run("plan", meet, "--diff", old));
		assertTrue(text.out().startsWith("One: what differs from"), text.out());
		assertTrue(text.out().contains("made from another version of the traffic"), text.out());
		assertTrue(text.out().lines().anyMatch(l -> l.matches(" *packet rate +1 Mpps +14 Mpps")), text.out());
		assertTrue(text.out().contains("As it was planned before, "), text.out());
		JsonObject diff = ok(Cora.run("plan", meet, "--diff", old, "--json")).json().getAsJsonObject("diff");
		assertFalse(diff.get("same").getAsBoolean());
		assertEquals("moved", diff.getAsJsonArray("states").get(0).getAsJsonObject().get("change").getAsString());
		assertTrue(diff.getAsJsonObject("inputs").get("traffic").getAsBoolean());
		assertFalse(diff.getAsJsonObject("inputs").get("program").getAsBoolean());
	}

	@Test
	void demandsThatContradictEachOtherAreShownWhereTheyAre() throws IOException {
		Files.writeString(file, """
				offload Wished {
				  run Nat on BlueField2 with XeonHost { cores 4 } under Small
				  keep out on cpu
				  keep bytes on nic
				  subject to p99 <= 1 us
				}
				""", StandardOpenOption.APPEND);
		Cora text = Cora.run("plan", file, "--offload", "Wished");
		assertEquals(ExitCode.VIOLATION, text.code());
		assertTrue(text.out().contains("p99 <= 1 us (" + file + ":12:14)"), text.out());
		JsonObject json = Cora.run("plan", file, "--offload", "Wished", "--json").json();
		assertFalse(json.get("feasible").getAsBoolean());
		assertEquals(12, json.getAsJsonArray("conflict").get(0).getAsJsonObject().getAsJsonObject("source").get("line").getAsInt());
	}

	@Test
	void aPlanToCompareWithHasToBeOne() throws IOException {
		assertEquals(ExitCode.INPUT, Cora.run("plan", file, "--diff", folder.resolve("none.coraplan")).code());
		Path wrong = Files.writeString(folder.resolve("wrong.coraplan"), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
		Cora refused = Cora.run("plan", file, "--diff", wrong);
		assertEquals(ExitCode.INPUT, refused.code());
		assertTrue(refused.err().contains("is not a Cora plan: "), refused.err());
	}

	@Test
	void adaptationIsSwitchedOffAndOn() {
		JsonObject off = ok(Cora.run("run", Cora.NAT, "--offload", "NatOnAgilio", "--adapt", "off", "--duration", "20ms",
				"--json")).json();
		assertEquals("", off.getAsJsonObject("runtime").get("predictor").getAsString());
		JsonObject on = ok(Cora.run("run", file, "--offload", "One", "--adapt", "1ms", "--duration", "20ms", "--json")).json();
		assertEquals("last", on.getAsJsonObject("runtime").get("predictor").getAsString());
		assertEquals(ExitCode.USAGE, Cora.run("run", file, "--offload", "One", "--adapt", "never").code());
	}

	@Test
	void progressComesAsLinesWhereSomebodyReadsAlong() throws IOException {
		System.setProperty("cora.progress.lines", "true");
		try {
			String out = ok(Cora.run("run", meet(), "--offload", "One", "--duration", "10ms")).out();
			assertTrue(out.contains("simulating One, strategy cora"), out);
			assertTrue(out.lines().filter(line -> line.matches(" +\\d+ ms +.*Mpps offered.*host cores.*")).count() >= 8, out);
			assertTrue(ok(Cora.run("run", meet(), "--offload", "One", "--duration", "2ms", "--json")).json().has("packets"));
		} finally {
			System.clearProperty("cora.progress.lines");
		}
	}

	@Test
	void onlyOneRunCanHaveATrace() {
		Cora result = Cora.run("run", file, "--trace", folder.resolve("t.json"));
		assertEquals(ExitCode.INPUT, result.code());
		assertTrue(result.err().contains("about one run"), result.err());
		assertFalse(Files.exists(folder.resolve("t.json")));
	}

	@Test
	void aSavedPlanIsWholeAndOnePlan() throws IOException {
		Path saved = folder.resolve("one.coraplan");
		ok(Cora.run("plan", meet(), "--offload", "One", "--save", saved));
		assertTrue(PlanFile.load(saved).getClasses().stream().anyMatch(c -> c.getSteeringClass().getName().contains("&&")),
				"what is referred to by an id with odd characters is found again");
		assertEquals(ExitCode.INPUT, Cora.run("plan", meet(), "--save", saved).code());
	}

	@Test
	void aPlanSaysWhetherItStandsOverTheRangesOfEstimates() throws IOException {
		Path meet = meet();
		Cora text = ok(Cora.run("plan", meet, "--offload", "One", "--estimates"));
		assertTrue(text.out().contains("figures have ranges; drawn from them 200 times"), text.out());
		JsonObject json = ok(Cora.run("plan", meet, "--offload", "One", "--estimates", "--json")).json();
		JsonObject sensitivity = json.getAsJsonObject("sensitivity");
		assertTrue(sensitivity.get("estimates").getAsInt() > 50);
		assertTrue(sensitivity.get("standsShare").getAsDouble() >= 0);
		assertEquals(ExitCode.USAGE, Cora.run("plan", meet, "--vary", "rate=1..2Mpps", "--estimates").code());
	}

	@Test
	void everyFigureOfACardHasASource() {
		JsonArray models = ok(Cora.run("nics", "--json")).json().getAsJsonArray("nics");
		assertTrue(models.size() >= 8);
		for (JsonElement model : models) {
			for (JsonElement each : model.getAsJsonObject().getAsJsonArray("figures")) {
				JsonObject figure = each.getAsJsonObject();
				boolean word = figure.get("value").getAsJsonPrimitive().isString();
				assertTrue(word || figure.has("source") || figure.has("estimate"),
						() -> model.getAsJsonObject().get("name") + ": " + figure);
			}
		}
		String agilio = ok(Cora.run("nics", "agiliocx40bpf")).out();
		assertTrue(agilio.contains("based on AgilioCX40") && agilio.contains("memory emem\n"), agilio);
		assertTrue(agilio.contains("state in emem: 80 % of 2 GiB, 500 cycles away, behind emem-cache 3 MiB"), agilio);
		assertTrue(agilio.contains("knee-sharpness") && agilio.contains("2800"), agilio);
		assertTrue(agilio.lines().anyMatch(l -> l.matches("  can't do: divide, .*\\blpm-find, .*")), agilio);
		assertTrue(agilio.lines().anyMatch(l -> l.matches("  line-rate +80 Gbps +2 x 40 GbE")), agilio);
		assertEquals(ExitCode.INPUT, Cora.run("nics", "Abacus").code());
	}

	private static Cora ok(Cora result) {
		assertEquals(ExitCode.OK, result.code(), () -> result.err() + result.out());
		return result;
	}
}
