// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.MigrationPhase;

/** Reads a compact trace event by event. A file that a run is still writing, or that was cut, gives what is there. */
public final class TraceReader {

	private static final Place[] PLACES = Place.values();
	private static final MigrationPhase[] PHASES = MigrationPhase.values();

	private final DataInputStream in;
	private final List<String> strings = new ArrayList<>();
	private long lastNanos;

	private TraceReader(InputStream stream) {
		in = new DataInputStream(stream);
	}

	/**
	 * Gives all events of a file to a consumer.
	 *
	 * @return whether the trace was whole; false if it ends in the middle
	 * @throws IOException if the file can't be read or isn't a trace
	 */
	public static boolean read(Path file, Consumer<TraceEvent> consumer) throws IOException {
		try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
			return read(stream, consumer);
		}
	}

	/** As {@link #read(Path, Consumer)}, from a stream. */
	public static boolean read(InputStream stream, Consumer<TraceEvent> consumer) throws IOException {
		TraceReader reader = new TraceReader(stream);
		try {
			return reader.begins() && reader.events(consumer);
		} catch (EOFException e) {
			return false;
		}
	}

	/** Whether the beginning is all there; a run that was killed at once may leave a part of it. */
	private boolean begins() throws IOException {
		byte[] beginning = in.readNBytes(Long.BYTES);
		if (beginning.length == 0) {
			throw new IOException("empty, so it isn't a trace: a run writes its first bytes when it begins");
		}
		byte[] magic = ByteBuffer.allocate(Long.BYTES).putLong(TraceFormat.MAGIC).array();
		if (!Arrays.equals(beginning, 0, beginning.length, magic, 0, beginning.length)) {
			throw new IOException("not a Cora trace, or one of another version");
		}
		return beginning.length == magic.length;
	}

	private boolean events(Consumer<TraceEvent> consumer) throws IOException {
		for (int kind = in.readUnsignedByte(); kind != TraceFormat.END; kind = in.readUnsignedByte()) {
			if (kind == TraceFormat.STRING) {
				string();
			} else {
				consumer.accept(event(kind));
			}
		}
		return true;
	}

	private TraceEvent event(int kind) throws IOException {
		lastNanos += signed();
		long at = lastNanos;
		return switch (kind) {
			case TraceFormat.SIGNAL -> new TraceEvent.Signal(at, text(), in.readDouble());
			case TraceFormat.VISIT -> new TraceEvent.Visit(at, unsigned(), (int) signed(), PLACES[index(PLACES.length)],
					(int) signed(), at + unsigned());
			case TraceFormat.PACKET_END -> new TraceEvent.PacketEnd(at, unsigned(), (int) signed(), text());
			case TraceFormat.MIGRATION_STEP -> new TraceEvent.MigrationStep(at, (int) unsigned(),
					PHASES[index(PHASES.length)], index(2) == 0 ? Side.NIC : Side.CPU, (int) unsigned(), unsigned(),
					(int) unsigned(), text());
			case TraceFormat.MIGRATION_END ->
				new TraceEvent.MigrationEnd(at, (int) unsigned(), unsigned(), (int) unsigned(), (int) unsigned(), unsigned(),
						unsigned());
			case TraceFormat.THRESHOLD ->
				new TraceEvent.Threshold(at, text(), in.readBoolean(), in.readDouble(), in.readDouble());
			case TraceFormat.PLAN_CHANGE -> new TraceEvent.PlanChange(at, text());
			default -> throw new IOException("damaged trace: unknown kind of event " + kind);
		};
	}

	private void string() throws IOException {
		long length = unsigned();
		if (length < 0 || length > TraceFormat.MAX_STRING_BYTES || strings.size() >= TraceFormat.MAX_STRINGS) {
			throw new IOException("damaged trace: string too long or too many");
		}
		byte[] bytes = new byte[(int) length];
		in.readFully(bytes);
		strings.add(new String(bytes, StandardCharsets.UTF_8));
	}

	private String text() throws IOException {
		long index = unsigned();
		if (index < 0 || index >= strings.size()) {
			throw new IOException("damaged trace: no string " + index);
		}
		return strings.get((int) index);
	}

	private int index(int bound) throws IOException {
		int index = in.readUnsignedByte();
		if (index >= bound) {
			throw new IOException("damaged trace: " + index + " out of range");
		}
		return index;
	}

	private long signed() throws IOException {
		long raw = unsigned();
		return raw >>> 1 ^ -(raw & 1);
	}

	private long unsigned() throws IOException {
		long value = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			int b = in.readUnsignedByte();
			value |= (long) (b & 0x7F) << shift;
			if ((b & 0x80) == 0) {
				return value;
			}
		}
		throw new IOException("damaged trace: number too long");
	}
}
