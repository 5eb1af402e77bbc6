// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;

/**
 * Reads packets from a pcap or pcapng capture, one after the other and in bounded memory.
 *
 * <p>pcap: microsecond and nanosecond, both byte orders. pcapng: several sections and interfaces, each with its own
 * link type and clock resolution. Whatever is wrong after a usable file header is counted and never fatal: a record
 * the file breaks off in is not delivered, a record that contradicts itself is passed over where its end is known and
 * ends the reading where it isn't. Format: draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng. Not thread-safe.
 */
public abstract class CaptureReader implements AutoCloseable {

	/** Most bytes of one packet that are accepted, libpcap's own bound (MAXIMUM_SNAPLEN). */
	public static final int MAX_CAPTURED = 262_144;

	final CaptureInput in;
	final String name;
	long packets;
	long snapped;
	long malformed;
	boolean cutOff;

	CaptureReader(CaptureInput in, String name) {
		this.in = in;
		this.name = name;
	}

	/**
	 * Opens a capture file.
	 *
	 * @throws CoraException if there is no such file, it can't be read or doesn't begin like a capture
	 */
	public static CaptureReader open(Path file) {
		if (Files.isDirectory(file)) {
			throw new CoraException("capture-unreadable", file + " is a directory, not a capture");
		}
		try {
			return open(Files.newInputStream(file), file.toString());
		} catch (NoSuchFileException | FileNotFoundException e) {
			throw new CoraException("capture-missing", "there is no capture " + file, e);
		} catch (IOException e) {
			throw unreadable(file.toString(), e);
		}
	}

	/**
	 * Reads a capture from a stream, which the reader closes with itself or when it can't use it.
	 *
	 * @param name what to call it in messages
	 * @throws CoraException if it doesn't begin like a capture
	 */
	public static CaptureReader open(InputStream stream, String name) {
		CaptureInput in = new CaptureInput(stream);
		try {
			return open(in, name);
		} catch (IOException e) {
			close(in);
			throw unreadable(name, e);
		} catch (CoraException e) {
			close(in);
			throw e;
		}
	}

	private static CaptureReader open(CaptureInput in, String name) throws IOException {
		if (!in.have(4)) {
			throw new CoraException("capture-format",
					name + (in.atEnd() ? " is empty, not a capture" : " is too short to be a capture"));
		}
		long magic = in.u32();
		if (magic == PcapngReader.SECTION) {
			return new PcapngReader(in, name);
		}
		return new PcapReader(in, name, (int) magic);
	}

	private static void close(CaptureInput in) {
		try {
			in.close();
		} catch (IOException e) {
			// what is being reported already says more than this
			return;
		}
	}

	static CoraException unreadable(String name, IOException cause) {
		return new CoraException("capture-unreadable", name + " can't be read: " + cause.getMessage(), cause);
	}

	/**
	 * Reads the next packet.
	 *
	 * @param into is overwritten and parsed
	 * @return false at the end of what can be read; {@code into} is then undefined
	 * @throws CoraException if the device fails
	 */
	public final boolean next(Packet into) {
		try {
			if (!read(into)) {
				return false;
			}
			packets++;
			if (into.capturedLength() < into.wireLength()) {
				snapped++;
			}
			return true;
		} catch (IOException e) {
			throw unreadable(name, e);
		}
	}

	abstract boolean read(Packet into) throws IOException;

	/** Whether the capture's own clock is finer than a microsecond, as far as known yet. */
	public abstract boolean nanosecondClock();

	/** What has been met so far. */
	public final CaptureStatistics statistics() {
		return new CaptureStatistics(packets, snapped, malformed, cutOff);
	}

	@Override
	public final void close() {
		close(in);
	}
}
