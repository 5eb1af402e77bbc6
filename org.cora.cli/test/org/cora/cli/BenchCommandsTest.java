// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cora bench}. */
class BenchCommandsTest {

	private static final String SKETCH = "rows,cores,path,mpps\n9,50,a,27.7\n9,50,b,27.6\n4,50,a,50\n";

	@TempDir
	private Path folder;

	private Path file(String text) throws IOException {
		return Files.writeString(folder.resolve("m.csv"), text);
	}

	@Test
	void withoutOrWithAnUnknownNameItSaysWhatThereIs() {
		assertEquals(ExitCode.USAGE, Cora.run("bench").code());
		assertTrue(Cora.run("bench").err().contains("accuracy"));
		assertEquals(ExitCode.USAGE, Cora.run("bench", "acuracy").code());
		assertTrue(Cora.run("-h").out().contains("bench"));
	}

	@Test
	void accuracyNeedsMeasurements() {
		Cora cora = Cora.run("bench", "accuracy");
		assertEquals(ExitCode.USAGE, cora.code());
		assertTrue(cora.err().contains("--measurements") && cora.err().contains("docs/nic-models.md"), cora.err());
	}

	@Test
	void accuracyPrintsErrorsByGroup() throws IOException {
		JsonObject json = Cora.run("bench", "accuracy", "--json", "--measurements", file(SKETCH)).json();
		assertEquals("countmin", json.get("kind").getAsString());
		JsonObject all = json.getAsJsonArray("groups").get(0).getAsJsonObject();
		assertEquals(2, all.get("n").getAsInt());
		for (String figure : List.of("mape", "p50", "p90", "p99")) {
			assertTrue(all.get(figure).getAsDouble() >= 0, figure);
		}
		Cora text = Cora.run("bench", "accuracy", "--measurements", file(SKETCH));
		assertEquals(ExitCode.OK, text.code());
		assertTrue(text.out().contains("p99") && text.out().contains("9 rows"), text.out());
	}

	@Test
	void speedHasARowForEachMode() {
		Cora cora = Cora.run("bench", "speed", Cora.NAT, "--flows", "50", "--seconds", "0.01", "--timed-packets", "500",
				"--ns3-packets", "0", "--json");
		assertEquals(ExitCode.OK, cora.code(), cora.err());
		List<String> modes = new ArrayList<>();
		cora.json().getAsJsonArray("rows").forEach(row -> {
			modes.add(row.getAsJsonObject().get("mode").getAsString());
			assertTrue(row.getAsJsonObject().get("packetsPerSecond").getAsDouble() > 0);
		});
		assertEquals(List.of("floor", "functional", "functional", "source", "timed"), modes);
		assertEquals(ExitCode.USAGE, Cora.run("bench", "speed", "--flows", "0").code());
		assertEquals(ExitCode.USAGE, Cora.run("bench", "migration", "--load", "2").code());
		assertEquals(ExitCode.USAGE, Cora.run("bench", "migration", "--order", "odd").code());
		assertEquals(ExitCode.USAGE, Cora.run("bench", "speed", "--seconds", "-1").code());
	}

	@Test
	void plansOfAFileAreTimedPartByPart() throws IOException {
		Cora cora = Cora.run("bench", "plan", Cora.meet(folder), "--runs", "1", "--json");
		assertEquals(ExitCode.OK, cora.code(), cora.err());
		assertEquals(2, cora.json().getAsJsonArray("rows").size());
		cora.json().getAsJsonArray("rows").forEach(each -> {
			var row = each.getAsJsonObject();
			double parts = List.of("profile", "graph", "search", "explanation").stream().mapToDouble(p -> row.get(p).getAsDouble()).sum();
			assertEquals(parts, row.get("total").getAsDouble(), 1e-6 * parts);
			assertTrue(row.get("profile").getAsDouble() > 0 && row.get("proven").getAsBoolean());
		});
		assertEquals(ExitCode.USAGE, Cora.run("bench", "plan", "--runs", "0").code());
	}

	@Test
	void whatHasNoFlowsToMoveIsRefused(@TempDir Path folder) throws IOException {
		Cora wrong = Cora.run("bench", "migration", Cora.tiny(folder), "--flows", "10");
		assertEquals(ExitCode.INPUT, wrong.code());
		assertTrue(wrong.err().contains("Tiny has no tables, so its flows have no state to move"), wrong.err());
		Cora nothing = Cora.run("bench", "migration", Files.createFile(folder.resolve("empty.cora")).toString());
		assertEquals(ExitCode.INPUT, nothing.code());
		assertTrue(nothing.err().contains("there is no offload whose flows could move"), nothing.err());
		Cora number = Cora.run("bench", "migration", "--flows", "1e9");
		assertEquals(ExitCode.USAGE, number.code());
		assertTrue(number.err().contains("'1e9' is not a whole number"), number.err());
	}

	@Test
	void aStormThatIsntThereIsTheUsersMistake() {
		Cora cora = Cora.run("bench", "storms", "--storm", "drizzle");
		assertEquals(ExitCode.INPUT, cora.code());
		assertTrue(cora.err().contains("no storm 'drizzle'") && cora.err().contains("slow-swell"), cora.err());
	}

	@Test
	void blankMeasurementsArePredicted() throws IOException {
		Path out = folder.resolve("p.csv");
		Path with = folder.resolve("with.csv");
		String blank = "rows,cores,path,mpps\n9,50,a,\n9,50,b,\n4,50,a,\n";
		Cora cora = Cora.run("bench", "accuracy", "--measurements", file(blank), "--predictions", out);
		assertEquals(ExitCode.OK, cora.code(), cora.err());
		Cora.run("bench", "accuracy", "--measurements", file(SKETCH), "--predictions", with);
		assertEquals(last(out), last(with));
		assertEquals(4, Files.readAllLines(out).size());
		JsonObject json = Cora.run("bench", "accuracy", "--json", "--measurements", file(blank)).json();
		assertEquals(3, json.get("predicted").getAsInt());
		assertEquals(0, json.getAsJsonArray("groups").size());
	}

	private static List<String> last(Path file) throws IOException {
		return Files.readAllLines(file).stream().map(line -> line.substring(line.lastIndexOf(',') + 1)).toList();
	}

	@Test
	void aWrongFileIsTheUsersMistake() throws IOException {
		Cora cora = Cora.run("bench", "accuracy", "--measurements", file("rows,cores,path,mpps\n9,50,a\n"));
		assertEquals(ExitCode.INPUT, cora.code());
		assertTrue(cora.err().contains("m.csv:2:1: error: 3 columns instead of 4"), cora.err());
		assertFalse(cora.err().contains("\tat "));
		Cora missing = Cora.run("bench", "calibrate", "--data", folder);
		assertEquals(ExitCode.INPUT, missing.code());
		assertTrue(missing.err().contains("agilio-lookups.csv does not exist"), missing.err());
	}
}
