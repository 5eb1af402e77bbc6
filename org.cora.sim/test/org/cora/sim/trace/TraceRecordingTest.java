// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.MigrationPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces while they are written: readable at any time, and no reason to lose a run. */
class TraceRecordingTest {

	@TempDir
	private Path folder;

	private static TraceEvent signal(long at) {
		return new TraceEvent.Signal(at, "nic.load", 0.5);
	}

	private List<TraceEvent> read(Path file) throws IOException {
		List<TraceEvent> events = new ArrayList<>();
		TraceReader.read(file, events::add);
		return events;
	}

	@Test
	void whatWasSignalledIsOnTheDiskAtOnce() throws IOException {
		Path compact = folder.resolve("t.json.coratrace");
		try (TraceRecording recording = TraceRecording.begin(folder.resolve("t.json"))) {
			for (int i = 1; i <= 3; i++) {
				recording.accept(new TraceEvent.PacketEnd(i * 10, i, 0, "pass"));
				recording.accept(signal(i * 10));
				assertEquals(2 * i, read(compact).size(), "somebody who kills the run now loses nothing");
			}
			assertTrue(recording.finish("NAT").isEmpty());
		}
		assertEquals(List.of("t.json"), names());
	}

	@Test
	void aFullDiskEndsTheTraceAndNothingElse() throws IOException {
		Path target = folder.resolve("t.json");
		OutputStream full = new FilterOutputStream(new FileOutputStream(TraceFiles.compactOf(target).toFile())) {
			private int room = 2000;

			@Override
			public void write(byte[] bytes, int from, int count) throws IOException {
				if (room < count) {
					out.write(bytes, from, room);
					room = 0;
					throw new IOException("No space left on device");
				}
				room -= count;
				out.write(bytes, from, count);
			}
		};
		try (TraceRecording recording = TraceRecording.begin(target, full)) {
			for (int i = 0; i < 10_000; i++) {
				recording.accept(signal(i));
			}
			CoraException said = recording.finish("NAT").orElseThrow();
			assertEquals("unwritable", said.diagnostics().get(0).code());
			assertTrue(said.getMessage().contains("No space left on device") && said.getMessage().contains("t.json.coratrace"),
					said.getMessage());
		}
		assertEquals(List.of("t.json.coratrace"), names());
		assertTrue(read(TraceFiles.compactOf(target)).size() > 100, "what was written can be read");
	}

	@Test
	void aPlaceWhereNothingCanBeWrittenIsRefusedBeforeTheRun() {
		assertEquals("unwritable", assertThrows(CoraException.class,
				() -> TraceRecording.begin(folder.resolve("no/such/t.json"))).diagnostics().get(0).code());
		assertEquals("output-is-directory",
				assertThrows(CoraException.class, () -> TraceRecording.begin(folder)).diagnostics().get(0).code());
	}

	@Test
	void aTableHasALineForEachEvent() throws IOException {
		Path target = folder.resolve("t.csv");
		try (TraceRecording recording = TraceRecording.begin(target)) {
			recording.accept(signal(5));
			recording.accept(new TraceEvent.Visit(10, 7, -1, Place.NIC_CORE, 3, 25));
			recording.accept(new TraceEvent.PacketEnd(30, 7, 2, "drop: \"full\", alas"));
			recording.accept(new TraceEvent.MigrationStep(40, 1, MigrationPhase.DRAIN, Side.CPU, 64, 4096, 3, "promotion"));
			recording.accept(new TraceEvent.MigrationEnd(50, 1, 11_000, 2, 9, 4, 1));
			recording.accept(new TraceEvent.Threshold(60, "cpu.load", true, 0.93, 0.9));
			recording.accept(new TraceEvent.PlanChange(70, "moves flows"));
			assertTrue(recording.finish("NAT").isEmpty());
		}
		assertEquals(List.of("at_ns,event,name,value,threshold,packet,flow,core,until_ns,migration,from,flows,bytes,buffered,forwarded,reordered,detail",
				"5,signal,nic.load,0.5,,,,,,,,,,,,,", "10,visit,cores,,,7,,3,25,,,,,,,,",
				"30,packet-end,\"drop: \"\"full\"\", alas\",,,7,2,,,,,,,,,,", "40,migration,drain,,,,,,,1,CPU,64,4096,3,,,promotion",
				"50,migration-end,,11000,,,,,,1,,2,,9,4,1,", "60,above-threshold,cpu.load,0.93,0.9,,,,,,,,,,,,",
				"70,plan-change,,,,,,,,,,,,,,,moves flows"), Files.readAllLines(target));
	}

	@Test
	void aCompactTraceIsKeptIfThatIsWhatIsWanted() throws IOException {
		Path target = folder.resolve("t.coratrace");
		try (TraceRecording recording = TraceRecording.begin(target)) {
			recording.accept(signal(1));
			assertTrue(recording.finish("NAT").isEmpty());
		}
		assertTrue(TraceReader.read(target, e -> { }), "whole");
		assertFalse(Files.exists(folder.resolve("t.coratrace.coratrace")));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
