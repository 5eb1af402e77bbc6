// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cora.sim.trace.TraceEvent.MigrationEnd;
import org.cora.sim.trace.TraceEvent.MigrationStep;
import org.cora.sim.trace.TraceEvent.PacketEnd;
import org.cora.sim.trace.TraceEvent.PlanChange;
import org.cora.sim.trace.TraceEvent.Signal;
import org.cora.sim.trace.TraceEvent.Threshold;
import org.cora.sim.trace.TraceEvent.Visit;

/** A trace as a table for spreadsheets and scripts: RFC 4180, one event a line, in the order in which they were noted. */
final class CsvExport {

	/** What each line has; cells that say nothing of an event are empty. docs/trace-format.md says what they mean. */
	static final List<String> COLUMNS = List.of("at_ns", "event", "name", "value", "threshold", "packet", "flow", "core", "until_ns",
			"migration", "from", "flows", "bytes", "buffered", "forwarded", "reordered", "detail");

	private final Writer out;

	private CsvExport(Writer out) {
		this.out = out;
	}

	/** Writes the events of a compact trace. Doesn't close the writer. */
	static void export(Path trace, Writer out) throws IOException {
		CsvExport export = new CsvExport(out);
		out.write(String.join(",", COLUMNS));
		out.write("\r\n");
		try {
			TraceReader.read(trace, export::line);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private void line(TraceEvent event) {
		String[] cells = new String[COLUMNS.size()];
		put(cells, "at_ns", event.atNanos());
		if (event instanceof Signal s) {
			name(cells, "signal", s.name());
			put(cells, "value", s.value());
		} else if (event instanceof Visit v) {
			name(cells, "visit", v.place().title());
			put(cells, "packet", v.packet());
			flow(cells, v.flow());
			put(cells, "core", v.lane() < 0 ? "" : v.lane());
			put(cells, "until_ns", v.endNanos());
		} else if (event instanceof PacketEnd p) {
			name(cells, "packet-end", p.outcome());
			put(cells, "packet", p.packet());
			flow(cells, p.flow());
		} else if (event instanceof MigrationStep m) {
			name(cells, "migration", m.phase().name().toLowerCase(Locale.ROOT));
			put(cells, "migration", m.migration());
			put(cells, "from", m.from().name());
			put(cells, "flows", m.flows());
			put(cells, "bytes", m.bytes());
			put(cells, "buffered", m.buffered());
			put(cells, "detail", m.reason());
		} else if (event instanceof MigrationEnd m) {
			name(cells, "migration-end", "");
			put(cells, "migration", m.migration());
			put(cells, "value", m.blackoutNanos());
			put(cells, "flows", m.aborted());
			put(cells, "buffered", m.bufferedPeak());
			put(cells, "forwarded", m.forwarded());
			put(cells, "reordered", m.reordered());
		} else if (event instanceof Threshold t) {
			name(cells, t.above() ? "above-threshold" : "below-threshold", t.signal());
			put(cells, "value", t.value());
			put(cells, "threshold", t.threshold());
		} else if (event instanceof PlanChange c) {
			name(cells, "plan-change", "");
			put(cells, "detail", c.what());
		}
		write(cells);
	}

	private static void name(String[] cells, String event, String name) {
		put(cells, "event", event);
		put(cells, "name", name);
	}

	private static void flow(String[] cells, int flow) {
		put(cells, "flow", flow < 0 ? "" : flow);
	}

	private static void put(String[] cells, String column, Object value) {
		cells[COLUMNS.indexOf(column)] = value.toString();
	}

	private void write(String[] cells) {
		try {
			for (int i = 0; i < cells.length; i++) {
				out.write(i == 0 ? "" : ",");
				out.write(cells[i] == null ? "" : quoted(cells[i]));
			}
			out.write("\r\n");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String quoted(String cell) {
		boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
	}
}
