// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.MigrationPhase;
import org.cora.sim.trace.TraceEvent.MigrationEnd;
import org.cora.sim.trace.TraceEvent.MigrationStep;
import org.cora.sim.trace.TraceEvent.PacketEnd;
import org.cora.sim.trace.TraceEvent.PlanChange;
import org.cora.sim.trace.TraceEvent.Signal;
import org.cora.sim.trace.TraceEvent.Threshold;
import org.cora.sim.trace.TraceEvent.Visit;

/**
 * Turns a trace into the Chrome trace event format, which Perfetto UI opens as it is: processes for NIC, PCIe, CPU and
 * runtime, a thread for each place, packets and migration phases as slices, arrows where a packet or a migration goes on
 * elsewhere, signals as counters.
 *
 * @see <a href="https://perfetto.dev/docs/getting-started/other-formats">Perfetto: Chrome JSON format</a>
 */
public final class PerfettoExport {

	private static final List<String> GROUPS = List.of("NIC", "PCIe", "CPU", "Runtime");
	private static final int RUNTIME = GROUPS.indexOf("Runtime") + 1;
	private static final int DECISIONS = 1;
	private static final int LANES_PER_PLACE = 1000;
	private static final int MIGRATION_LANES = 50_000;
	private static final long MIGRATION_ARROW = 1L << 48;

	private final JsonWriter json;
	private final Map<Integer, List<Long>> laneEnds = new HashMap<>();
	private final Map<Integer, MigrationStep> open = new HashMap<>();
	private final Map<Integer, Integer> migrationLane = new HashMap<>();
	private final Map<Long, Boolean> packetsSeen = new HashMap<>();

	private PerfettoExport(JsonWriter json) {
		this.json = json;
	}

	/** Writes the events of a trace as one JSON document. Doesn't close the writer. */
	public static void export(Path trace, String title, Writer out) throws IOException {
		JsonWriter json = new JsonWriter(out);
		PerfettoExport export = new PerfettoExport(json);
		json.beginObject();
		json.name("displayTimeUnit").value("ns");
		json.name("otherData").beginObject().name("title").value(title).endObject();
		json.name("traceEvents").beginArray();
		export.processes();
		try {
			TraceReader.read(trace, export::event);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		json.endArray();
		json.endObject();
		json.flush();
	}

	private void processes() throws IOException {
		for (int i = 0; i < GROUPS.size(); i++) {
			metadata("process_name", i + 1, 0, "name", GROUPS.get(i));
			sortIndex("process_sort_index", i + 1, 0, i);
		}
		metadata("thread_name", RUNTIME, DECISIONS, "name", "decisions");
	}

	private void event(TraceEvent event) {
		try {
			if (event instanceof Visit v) {
				visit(v);
			} else if (event instanceof PacketEnd p) {
				packetEnd(p);
			} else if (event instanceof Signal s) {
				counter(s);
			} else if (event instanceof MigrationStep m) {
				step(m);
			} else if (event instanceof MigrationEnd m) {
				end(m);
			} else if (event instanceof Threshold t) {
				instant(t.atNanos(), t.signal() + (t.above() ? " above " : " below ") + t.threshold(), t.value());
			} else if (event instanceof PlanChange c) {
				instant(c.atNanos(), c.what(), Double.NaN);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void visit(Visit v) throws IOException {
		int process = GROUPS.indexOf(v.place().group()) + 1;
		int thread = lane(process, (v.place().ordinal() + 1) * LANES_PER_PLACE, v.place().title(), v.atNanos(),
				v.endNanos());
		begin("X", "packet " + v.packet(), process, thread, v.atNanos());
		json.name("cat").value("packet").name("dur").value(micros(v.endNanos() - v.atNanos()));
		json.name("args").beginObject().name("packet").value(v.packet()).name("flow").value(v.flow());
		if (v.lane() >= 0) {
			json.name("core").value(v.lane());
		}
		json.endObject().endObject();
		boolean first = packetsSeen.put(v.packet(), true) == null;
		arrow(first ? "s" : "t", v.packet(), process, thread, v.atNanos());
	}

	private void packetEnd(PacketEnd p) {
		packetsSeen.remove(p.packet());
	}

	private void step(MigrationStep m) throws IOException {
		closePhase(m.migration(), m.atNanos(), null);
		open.put(m.migration(), m);
	}

	private void end(MigrationEnd m) throws IOException {
		closePhase(m.migration(), m.atNanos(), m);
		Integer lane = migrationLane.remove(m.migration());
		if (lane != null) {
			laneEnds.get(MIGRATION_LANES).set(lane - MIGRATION_LANES, m.atNanos());
		}
	}

	/**
	 * The phase that a migration was in becomes a slice in the rows of the side that does the work in it; the last one says
	 * what the migration cost.
	 */
	private void closePhase(int migration, long nowNanos, MigrationEnd end) throws IOException {
		MigrationStep phase = open.remove(migration);
		if (phase == null) {
			return;
		}
		int lane = migrationLane.computeIfAbsent(migration, id -> reserve(phase.atNanos()));
		int process = sideOf(phase) == Side.NIC ? GROUPS.indexOf("NIC") + 1 : GROUPS.indexOf("CPU") + 1;
		nameLane(process, lane, "migrations");
		String direction = phase.from() == Side.CPU ? "CPU → NIC" : "NIC → CPU";
		begin("X", phase.phase().name().toLowerCase(java.util.Locale.ROOT) + " · " + direction, process, lane,
				phase.atNanos());
		json.name("cat").value("migration").name("dur").value(micros(nowNanos - phase.atNanos()));
		json.name("args").beginObject().name("migration").value(phase.migration()).name("reason").value(phase.reason())
				.name("flows").value(phase.flows()).name("bytes").value(phase.bytes()).name("buffered")
				.value(phase.buffered());
		if (end != null) {
			json.name("blackoutUs").value(micros(end.blackoutNanos())).name("aborted").value(end.aborted()).name("bufferedPeak")
					.value(end.bufferedPeak()).name("forwarded").value(end.forwarded()).name("reordered").value(end.reordered());
		}
		json.endObject().endObject();
		arrow(phase.phase() == MigrationPhase.MARK ? "s" : phase.phase() == MigrationPhase.FORGET ? "f" : "t",
				MIGRATION_ARROW + migration, process, lane, phase.atNanos());
	}

	private static Side sideOf(MigrationStep m) {
		boolean atNewSide = m.phase() == MigrationPhase.APPLY || m.phase() == MigrationPhase.SWITCH;
		Side to = m.from() == Side.CPU ? Side.NIC : Side.CPU;
		return atNewSide ? to : m.from();
	}

	private int reserve(long atNanos) {
		List<Long> ends = laneEnds.computeIfAbsent(MIGRATION_LANES, k -> new ArrayList<>());
		for (int i = 0; i < ends.size(); i++) {
			if (ends.get(i) <= atNanos) {
				ends.set(i, Long.MAX_VALUE);
				return MIGRATION_LANES + i;
			}
		}
		ends.add(Long.MAX_VALUE);
		return MIGRATION_LANES + ends.size() - 1;
	}

	/** The first row of the place where the slice overlaps no other, because slices of a row have to nest. */
	private int lane(int process, int base, String title, long from, long to) throws IOException {
		List<Long> ends = laneEnds.computeIfAbsent(base, k -> new ArrayList<>());
		for (int i = 0; i < ends.size(); i++) {
			if (ends.get(i) <= from) {
				ends.set(i, to);
				return base + i;
			}
		}
		ends.add(to);
		int lane = base + ends.size() - 1;
		nameLane(process, lane, title);
		return lane;
	}

	private final Map<Long, Boolean> named = new HashMap<>();

	private void nameLane(int process, int lane, String title) throws IOException {
		if (named.put((long) process << 32 | lane, true) == null) {
			metadata("thread_name", process, lane, "name", title);
			sortIndex("thread_sort_index", process, lane, lane);
		}
	}

	private void counter(Signal s) throws IOException {
		int process = s.name().startsWith("nic.") ? 1 : s.name().startsWith("pcie.") ? 2 : s.name().startsWith("cpu.") ? 3
				: RUNTIME;
		begin("C", s.name(), process, 0, s.atNanos());
		json.name("args").beginObject().name("value").value(s.value()).endObject().endObject();
	}

	private void instant(long atNanos, String name, double value) throws IOException {
		begin("i", name, RUNTIME, DECISIONS, atNanos);
		json.name("s").value("p");
		json.name("args").beginObject();
		if (Double.isFinite(value)) {
			json.name("value").value(value);
		}
		json.endObject().endObject();
	}

	private void arrow(String phase, long id, int process, int thread, long atNanos) throws IOException {
		begin(phase, "goes on", process, thread, atNanos);
		json.name("cat").value("way").name("id").value(id);
		if (!"s".equals(phase)) {
			json.name("bp").value("e");
		}
		json.endObject();
	}

	private void begin(String phase, String name, int process, int thread, long atNanos) throws IOException {
		json.beginObject().name("ph").value(phase).name("name").value(name).name("pid").value(process).name("tid")
				.value(thread).name("ts").value(micros(atNanos));
	}

	private void metadata(String what, int process, int thread, String key, String value) throws IOException {
		json.beginObject().name("ph").value("M").name("name").value(what).name("pid").value(process).name("tid")
				.value(thread).name("args").beginObject().name(key).value(value).endObject().endObject();
	}

	private void sortIndex(String what, int process, int thread, int index) throws IOException {
		json.beginObject().name("ph").value("M").name("name").value(what).name("pid").value(process).name("tid")
				.value(thread).name("args").beginObject().name("sort_index").value(index).endObject().endObject();
	}

	private static double micros(long nanos) {
		return nanos / 1000.0;
	}
}
