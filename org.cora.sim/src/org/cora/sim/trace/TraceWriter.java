// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.sim.trace.TraceEvent.MigrationEnd;
import org.cora.sim.trace.TraceEvent.MigrationStep;
import org.cora.sim.trace.TraceEvent.PacketEnd;
import org.cora.sim.trace.TraceEvent.PlanChange;
import org.cora.sim.trace.TraceEvent.Signal;
import org.cora.sim.trace.TraceEvent.Threshold;
import org.cora.sim.trace.TraceEvent.Visit;

/** Streams events to a compact file: a few bytes each, nothing kept in memory but the table of strings. */
public final class TraceWriter implements TraceSink, Closeable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final DataOutputStream out;
	private final Map<String, Integer> strings = new HashMap<>();
	private long lastNanos;
	private boolean closed;

	/** Begins a trace in that file, which is made or overwritten. */
	public TraceWriter(Path file) throws IOException {
		this(Files.newOutputStream(file));
	}

	/** Begins a trace on a stream, which has its first bytes at once. {@link #close} closes it. */
	public TraceWriter(OutputStream stream) throws IOException {
		out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER_BYTES));
		out.writeLong(TraceFormat.MAGIC);
		out.flush();
	}

	/**
	 * Writes an event.
	 *
	 * @throws UncheckedIOException if the file can't be written
	 */
	@Override
	public void accept(TraceEvent event) {
		try {
			write(event);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Hands what was written so far to the file. */
	public void flush() throws IOException {
		out.flush();
	}

	/** Ends the trace, so that readers know it is whole. */
	@Override
	public void close() throws IOException {
		if (!closed) {
			closed = true;
			out.writeByte(TraceFormat.END);
			out.close();
		}
	}

	private void write(TraceEvent event) throws IOException {
		if (event instanceof Signal s) {
			int name = intern(s.name());
			begin(TraceFormat.SIGNAL, s.atNanos());
			unsigned(name);
			out.writeDouble(s.value());
		} else if (event instanceof Visit v) {
			begin(TraceFormat.VISIT, v.atNanos());
			unsigned(v.packet());
			signed(v.flow());
			out.writeByte(v.place().ordinal());
			signed(v.lane());
			unsigned(v.endNanos() - v.atNanos());
		} else if (event instanceof PacketEnd p) {
			int outcome = intern(p.outcome());
			begin(TraceFormat.PACKET_END, p.atNanos());
			unsigned(p.packet());
			signed(p.flow());
			unsigned(outcome);
		} else if (event instanceof MigrationStep m) {
			int reason = intern(m.reason());
			begin(TraceFormat.MIGRATION_STEP, m.atNanos());
			unsigned(m.migration());
			out.writeByte(m.phase().ordinal());
			out.writeByte(m.from() == Side.NIC ? 0 : 1);
			unsigned(m.flows());
			unsigned(m.bytes());
			unsigned(m.buffered());
			unsigned(reason);
		} else if (event instanceof MigrationEnd m) {
			begin(TraceFormat.MIGRATION_END, m.atNanos());
			unsigned(m.migration());
			unsigned(m.blackoutNanos());
			unsigned(m.aborted());
			unsigned(m.bufferedPeak());
			unsigned(m.forwarded());
			unsigned(m.reordered());
		} else if (event instanceof Threshold t) {
			int signal = intern(t.signal());
			begin(TraceFormat.THRESHOLD, t.atNanos());
			unsigned(signal);
			out.writeBoolean(t.above());
			out.writeDouble(t.value());
			out.writeDouble(t.threshold());
		} else if (event instanceof PlanChange c) {
			int what = intern(c.what());
			begin(TraceFormat.PLAN_CHANGE, c.atNanos());
			unsigned(what);
		}
	}

	private void begin(int kind, long atNanos) throws IOException {
		out.writeByte(kind);
		signed(atNanos - lastNanos);
		lastNanos = atNanos;
	}

	private int intern(String text) throws IOException {
		Integer known = strings.get(text);
		if (known != null) {
			return known;
		}
		if (strings.size() + 1 >= TraceFormat.MAX_STRINGS) {
			return strings.size() - 1;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > TraceFormat.MAX_STRING_BYTES) {
			bytes = Arrays.copyOf(bytes, TraceFormat.MAX_STRING_BYTES);
		}
		out.writeByte(TraceFormat.STRING);
		unsigned(bytes.length);
		out.write(bytes);
		int index = strings.size();
		strings.put(text, index);
		return index;
	}

	private void signed(long value) throws IOException {
		unsigned(value << 1 ^ value >> 63);
	}

	private void unsigned(long value) throws IOException {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			out.writeByte((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		out.writeByte((int) rest);
	}
}
