// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.file.PlanFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command on every example, as its README has it. */
class ExamplesTest {

	@TempDir
	Path folder;

	private static final Set<String> WALKED = Set.of("heavy-hitters", "edge", "policer");

	/** The main file of each example: the one that is called like its folder. */
	static List<Path> examples() throws IOException {
		try (Stream<Path> folders = Files.list(Cora.EXAMPLES)) {
			return folders.map(each -> each.resolve(each.getFileName() + ".cora")).filter(Files::isRegularFile).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void nothingIsWrongWithIt(Path example) {
		Cora check = Cora.run("check", example);
		assertEquals(ExitCode.OK, check.code(), check.err());
		assertTrue(check.err().contains("0 errors, 0 warnings") || check.out().contains("0 errors, 0 warnings"), check::toString);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void itsFunctionRunsOverACapture(Path example) {
		for (OffloadSpec offload : CoraCompiler.compile(example).orThrow().offloads()) {
			Path out = folder.resolve("out.pcap");
			JsonObject exec = ok(Cora.run("exec", example, "--nf", offload.nf(), "--pcap", Cora.CAMPUS, "--out", out, "--json")).json();
			JsonObject packets = exec.getAsJsonObject("packets");
			assertTrue(packets.get("out").getAsLong() > 900, packets::toString);
			for (JsonElement each : exec.getAsJsonArray("states")) {
				JsonObject state = each.getAsJsonObject();
				assertTrue(state.get("size").getAsLong() <= state.get("capacity").getAsLong(), () -> state.get("name") + " is overfull");
			}
		}
	}

	/** Those that go every way through the command; the NAT does in other tests here, all are planned and run in org.cora.testing. */
	static List<Path> walked() throws IOException {
		return examples().stream().filter(e -> WALKED.contains(e.getParent().getFileName().toString())).toList();
	}

	@ParameterizedTest
	@MethodSource("walked")
	void everyStrategyPlansAndRunsItOrSaysWhyNot(Path example) {
		Cora result = Cora.run("run", example, "--strategy", "all", "--duration", "300us", "--json");
		List<JsonObject> runs = StreamSupport.stream(result.json().getAsJsonArray("runs").spliterator(), false)
				.map(JsonElement::getAsJsonObject).toList();
		assertEquals(CoraCompiler.compile(example).orThrow().offloads().size() * 5, runs.size());
		for (JsonObject run : runs) {
			if (run.has("reason")) {
				assertFalse(run.get("reason").getAsString().isBlank());
				assertFalse(run.get("strategy").getAsString().equals("cora"), run::toString);
			} else {
				run.getAsJsonArray("invariants").forEach(i -> assertTrue(i.getAsJsonObject().get("holds").getAsBoolean(), i::toString));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("walked")
	void aPlanIsSavedAndARunLeavesAnOrderThatReplays(Path example) throws IOException {
		OffloadSpec offload = CoraCompiler.compile(example).orThrow().offloads().get(0);
		Path saved = folder.resolve("saved.coraplan");
		ok(Cora.run("plan", example, "--offload", offload.name(), "--save", saved));
		assertEquals(offload.name(), PlanFile.load(saved).getOffload());
		Path order = folder.resolve("order");
		Path trace = folder.resolve("trace.json");
		Path report = folder.resolve("report.html");
		ok(Cora.run("run", example, "--offload", offload.name(), "--duration", "1ms", "--log-order", order, "--trace", trace,
				"--report", report));
		assertTrue(JsonParser.parseString(Files.readString(trace)).getAsJsonObject().has("traceEvents"));
		assertTrue(Files.readString(report).contains(offload.name()) && Files.readString(report).contains("Why it is there"));
		Cora replay = ok(Cora.run("exec", example, "--nf", offload.nf(), "--pcap", folder.resolve("order.pcap"), "--order", order,
				"--json"));
		assertTrue(replay.json().getAsJsonObject("replay").get("verified").getAsBoolean());
	}

	private static Cora ok(Cora result) {
		assertEquals(ExitCode.OK, result.code(), () -> result.err() + result.out());
		return result;
	}
}
