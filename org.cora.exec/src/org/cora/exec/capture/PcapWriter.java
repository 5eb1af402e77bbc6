// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;

/**
 * Writes a pcap capture, little endian. The file has one link type, that of the first packet; a packet of another link
 * type gets that one's link header (Ethernet and Linux cooked), or is counted and left out. A file appears whole, when
 * {@link #commit} is called, or not at all.
 */
public final class PcapWriter implements AutoCloseable {

	private static final int MICROSECONDS = 0xa1b2c3d4;
	private static final int NANOSECONDS = 0xa1b23c4d;

	private final WholeFile file;
	private final OutputStream out;
	private final String name;
	private final boolean nanoseconds;
	private final int snapLength;
	private final LinkHeaders links = new LinkHeaders();
	private final byte[] header = new byte[24];
	private int linkType = -1;
	private long written;
	private long leftOut;

	private PcapWriter(WholeFile file, OutputStream out, String name, boolean nanoseconds, int snapLength) {
		this.file = file;
		this.out = out;
		this.name = name;
		this.nanoseconds = nanoseconds;
		this.snapLength = snapLength;
	}

	/**
	 * Starts a file.
	 *
	 * @param nanoseconds whether time stamps are in nanoseconds instead of microseconds
	 * @param snapLength  most bytes of a packet to keep
	 * @throws CoraException if nothing can be written there
	 */
	public static PcapWriter create(Path target, boolean nanoseconds, int snapLength) {
		WholeFile file = WholeFile.create(target);
		return new PcapWriter(file, file.stream(), target.toString(), nanoseconds, snapLength);
	}

	/** Writes to a stream, which is closed by {@link #commit}. */
	public static PcapWriter to(OutputStream stream, boolean nanoseconds, int snapLength) {
		return new PcapWriter(null, new BufferedOutputStream(stream, 1 << 16), "the stream", nanoseconds, snapLength);
	}

	/**
	 * Appends a packet.
	 *
	 * @throws CoraException if that fails, for example because the disk is full
	 */
	public void write(Packet packet) {
		try {
			if (linkType < 0) {
				begin(packet.linkType());
			}
			if (packet.linkType() == linkType) {
				record(packet, packet.bytes(), packet.capturedLength(), packet.wireLength());
			} else if (links.convert(packet, linkType)) {
				int longer = links.length() - packet.capturedLength();
				record(packet, links.bytes(), links.length(), packet.wireLength() + longer);
			} else {
				leftOut++;
			}
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	private CoraException unwritable(IOException cause) {
		return new CoraException("unwritable", "can't write " + name + ": " + cause.getMessage(), cause);
	}

	private void begin(int firstLinkType) throws IOException {
		linkType = firstLinkType;
		put32(0, nanoseconds ? NANOSECONDS : MICROSECONDS);
		put32(4, 4 << 16 | 2);
		put32(8, 0);
		put32(12, 0);
		put32(16, snapLength);
		put32(20, linkType);
		out.write(header, 0, 24);
	}

	private void record(Packet packet, byte[] bytes, int captured, int wire) throws IOException {
		int kept = Math.min(captured, snapLength);
		long time = packet.time();
		long fraction = Math.floorMod(time, 1_000_000_000L);
		put32(0, (int) Math.floorDiv(time, 1_000_000_000L));
		put32(4, (int) (nanoseconds ? fraction : fraction / 1000));
		put32(8, kept);
		put32(12, wire);
		out.write(header, 0, 16);
		out.write(bytes, 0, kept);
		written++;
	}

	private void put32(int at, int value) {
		header[at] = (byte) value;
		header[at + 1] = (byte) (value >> 8);
		header[at + 2] = (byte) (value >> 16);
		header[at + 3] = (byte) (value >> 24);
	}

	/** Packets written. */
	public long written() {
		return written;
	}

	/** Packets that couldn't be written, as their link type can't be put into this file. */
	public long leftOut() {
		return leftOut;
	}

	/** Ends the capture; a file then appears. One without packets is an empty Ethernet capture. */
	public void commit() {
		try {
			if (linkType < 0) {
				begin(LinkType.ETHERNET);
			}
			if (file == null) {
				out.close();
			} else {
				file.commit();
			}
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	/** Leaves nothing behind unless it was {@linkplain #commit() committed}. */
	@Override
	public void close() {
		if (file != null) {
			file.close();
		}
	}
}
