// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.MigrationPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {

	private static final List<TraceEvent> EVENTS = List.of(new TraceEvent.Signal(0, "cpu.cores", 1.5),
			new TraceEvent.Visit(100, 7, 3, Place.NIC_CORE, 12, 900),
			new TraceEvent.Visit(50, 8, -1, Place.NIC_CORE, 13, 1000),
			new TraceEvent.Visit(900, 7, 3, Place.TRANSMIT, -1, 950), new TraceEvent.PacketEnd(950, 7, 3, "forward wan"),
			new TraceEvent.MigrationStep(1000, 1, MigrationPhase.MARK, Side.CPU, 64, 0, 0, "promotion"),
			new TraceEvent.MigrationStep(1000, 1, MigrationPhase.COPY, Side.CPU, 64, 4096, 0, "promotion"),
			new TraceEvent.MigrationStep(2500, 1, MigrationPhase.SWITCH, Side.CPU, 64, 4096, 0, "promotion"),
			new TraceEvent.MigrationStep(9000, 1, MigrationPhase.DRAIN, Side.CPU, 64, 4096, 3, "promotion"),
			new TraceEvent.MigrationEnd(20_000, 1, 11_000, 0, 7, 2, 1),
			new TraceEvent.Threshold(30_000, "nic.load", true, 0.93, 0.9),
			new TraceEvent.PlanChange(30_000, "moves flows: \"NIC\" → CPU"));

	@Test
	void everyEventComesBackAsItWasWritten() throws IOException {
		List<TraceEvent> read = new ArrayList<>();
		assertTrue(TraceReader.read(new ByteArrayInputStream(written()), read::add), "whole");
		assertEquals(EVENTS, read);
	}

	@Test
	void aShortFileThatBeginsAsNoTraceDoesIsNone() {
		assertThrows(IOException.class, () -> TraceReader.read(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), e -> { }));
	}

	@Test
	void aTraceCutAnywhereGivesWhatIsThere() throws IOException {
		byte[] whole = written();
		Set<Integer> counts = new HashSet<>();
		for (int length = 1; length < whole.length; length++) {
			List<TraceEvent> read = new ArrayList<>();
			assertFalse(TraceReader.read(new ByteArrayInputStream(Arrays.copyOf(whole, length)), read::add));
			assertEquals(EVENTS.subList(0, read.size()), read);
			counts.add(read.size());
		}
		assertEquals(EVENTS.size() + 1, counts.size(), "one more each time that another is whole");
	}

	@Test
	void aDamagedTraceIsRefusedAndNeverMore() throws IOException {
		byte[] whole = written();
		for (int at = 0; at < whole.length; at++) {
			byte[] damaged = whole.clone();
			damaged[at] ^= 0x55;
			try {
				TraceReader.read(new ByteArrayInputStream(damaged), event -> {
				});
			} catch (IOException e) {
				assertTrue(e.getMessage().contains("trace"), e.getMessage());
			}
		}
		assertThrows(IOException.class,
				() -> TraceReader.read(new ByteArrayInputStream("a text file".getBytes()), event -> {
				}));
	}

	@Test
	void theExportIsWellFormedChromeTraceJson(@TempDir Path folder) throws IOException {
		Path trace = folder.resolve("run.coratrace");
		Files.write(trace, written());
		StringWriter json = new StringWriter();
		PerfettoExport.export(trace, "NAT", json);
		JsonArray events = JsonParser.parseString(json.toString()).getAsJsonObject().getAsJsonArray("traceEvents");
		Map<String, Integer> count = new HashMap<>();
		Set<String> named = new HashSet<>();
		for (JsonElement element : events) {
			JsonObject event = element.getAsJsonObject();
			String phase = event.get("ph").getAsString();
			count.merge(phase, 1, Integer::sum);
			assertTrue(event.has("pid") && event.has("tid"), "row");
			if (phase.equals("M")) {
				named.add(event.get("pid") + "/" + event.get("tid"));
			} else {
				assertTrue(event.get("ts").getAsDouble() >= 0, "time");
			}
			if (phase.equals("X")) {
				assertTrue(event.get("dur").getAsDouble() >= 0, "duration");
				assertTrue(named.contains(event.get("pid") + "/" + event.get("tid")), "a slice's row has a name");
			}
		}
		assertEquals(3 + 4, count.get("X"), "visits and phases");
		assertEquals(1, count.get("C"), "signals");
		assertEquals(2, count.get("i"), "decisions");
		assertEquals(3, count.get("s"), "arrows begin");
	}

	@Test
	void slicesOfARowNeverOverlap(@TempDir Path folder) throws IOException {
		Path trace = folder.resolve("run.coratrace");
		Files.write(trace, written());
		StringWriter json = new StringWriter();
		PerfettoExport.export(trace, "NAT", json);
		Map<String, Double> ends = new HashMap<>();
		for (JsonElement element : JsonParser.parseString(json.toString()).getAsJsonObject()
				.getAsJsonArray("traceEvents")) {
			JsonObject event = element.getAsJsonObject();
			if (event.get("ph").getAsString().equals("X")) {
				String row = event.get("pid") + "/" + event.get("tid");
				double start = event.get("ts").getAsDouble();
				assertTrue(start >= ends.getOrDefault(row, 0.0), "overlap in " + row);
				ends.put(row, start + event.get("dur").getAsDouble());
			}
		}
		assertTrue(ends.size() > 2, ends.toString());
	}

	private static byte[] written() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TraceWriter writer = new TraceWriter(bytes)) {
			EVENTS.forEach(writer::accept);
		}
		return bytes.toByteArray();
	}
}
