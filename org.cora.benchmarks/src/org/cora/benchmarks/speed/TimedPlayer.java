// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.IndependentSource;

/** Plays a recording once and measures how long that takes whoever fetches the packets: not from the first packet on. */
final class TimedPlayer extends IndependentSource {

	private final Recording recording;
	private final long from;
	private final Runnable before;
	private final Runnable after;
	private long fetched;
	private Stopwatch watch;
	private Stopwatch.Reading reading;

	/**
	 * @param from   packets before the clock is started
	 * @param before is run just before that
	 * @param after  is run when there is no further packet
	 */
	TimedPlayer(Recording recording, long from, Runnable before, Runnable after) {
		this.recording = recording.rewound();
		this.from = from;
		this.before = before;
		this.after = after;
	}

	@Override
	public boolean next(Packet into) {
		if (fetched == from) {
			before.run();
			watch = new Stopwatch();
		}
		boolean more = recording.next(into);
		if (more) {
			fetched++;
		} else if (reading == null) {
			reading = watch.read();
			after.run();
		}
		return more;
	}

	@Override
	public int port() {
		return recording.port();
	}

	@Override
	public void close() {
		recording.close();
	}

	/** Packets that were measured. */
	long packets() {
		return fetched - from;
	}

	/** What the clock said when there was no further packet. */
	Stopwatch.Reading reading() {
		return reading;
	}
}
