// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.nio.file.Path;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.CaptureStatistics;
import org.cora.exec.flow.ReplyFollower;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.packet.Headers;
import org.cora.ir.spec.Workload.Captured;

/**
 * A capture played back, sped up or at a fixed rate, over and over again. More flows than the capture has are had by
 * interleaving copies of every packet whose addresses are shifted, within their first octet, by a number of the copy's
 * own. Packets of connections seen in both directions arrive as {@link ReplyFollower} says.
 */
public final class CaptureTraffic implements PacketSource {

	private static final long SHIFT = 0x3779b1;
	private static final FieldAccess[] ADDRESSES = { FieldAccess.of(Headers.IPV4_HEADER.require("src")),
			FieldAccess.of(Headers.IPV4_HEADER.require("dst")) };
	private static final FieldAccess[] INTERFACES = { FieldAccess.of(Headers.IPV6_HEADER.require("src"), 1),
			FieldAccess.of(Headers.IPV6_HEADER.require("dst"), 1) };

	private final Path file;
	private final Captured workload;
	private final long start;
	private final ReplyFollower follower = new ReplyFollower();
	private final Packet original = new Packet();
	private CaptureReader reader;
	private int copy;
	private long count;
	/** Captured time of the first packet of this round and where that lies in the traffic's time. */
	private long origin;
	private double offset;
	private boolean fresh = true;
	private long time;
	private int port;

	/**
	 * @param workload   what to play
	 * @param file       where its capture is
	 * @param startNanos when it begins
	 * @throws CoraException if the capture can't be read or holds no packet
	 */
	public CaptureTraffic(Captured workload, Path file, long startNanos) {
		this.file = file;
		this.workload = workload;
		start = startNanos;
		time = startNanos;
		offset = startNanos;
		copy = workload.remapFlows();
		reader = CaptureReader.open(file);
	}

	@Override
	public boolean next(Packet into) {
		if (copy >= workload.remapFlows()) {
			advance();
			copy = 0;
		}
		into.copyFrom(original);
		if (copy > 0) {
			shift(into, copy);
		}
		copy++;
		if (workload.packetsPerSecond() > 0) {
			time = start + (long) (1e9 / workload.packetsPerSecond() * ++count);
		}
		into.time(time);
		port = follower.arrive(into);
		return true;
	}

	private void advance() {
		if (!reader.next(original)) {
			CaptureStatistics statistics = reader.statistics();
			if (statistics.packets() == 0) {
				throw new CoraException("capture-empty", file + " holds no packet that could be played");
			}
			reader.close();
			reader = CaptureReader.open(file);
			reader.next(original);
			// the first packet comes as long after the last as packets were apart on average
			offset = time + Math.max(1, (time - offset) / statistics.packets());
			fresh = true;
		}
		if (fresh) {
			origin = original.time();
			fresh = false;
		}
		time = Math.max(time, (long) (offset + (original.time() - origin) / workload.speed()));
	}

	private static void shift(Packet packet, int copy) {
		if (packet.has(Headers.IPV4_HEADER)) {
			for (FieldAccess address : ADDRESSES) {
				long value = address.load(packet);
				address.store(packet, value & 0xff00_0000L | value + copy * SHIFT & 0x00ff_ffffL);
			}
		} else if (packet.has(Headers.IPV6_HEADER)) {
			for (FieldAccess part : INTERFACES) {
				part.store(packet, part.load(packet) + copy * SHIFT);
			}
		}
	}

	@Override
	public int port() {
		return port;
	}

	@Override
	public long connection() {
		return follower.connection();
	}

	@Override
	public void forwarded(long connection, Packet packet, int from, int to) {
		follower.forwarded(connection, packet, from, to);
	}

	/** What the reader met in the current round. */
	public CaptureStatistics statistics() {
		return reader.statistics();
	}

	@Override
	public void close() {
		reader.close();
	}
}
