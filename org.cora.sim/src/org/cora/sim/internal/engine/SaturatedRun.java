// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Collections;
import java.util.function.UnaryOperator;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.WatchedSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.sim.SimulationRequest;
import org.cora.sim.card.CardWork;
import org.cora.sim.control.RunControl;
import org.cora.sim.trace.TraceSink;

/**
 * A run under more packets than the card can take, which ends as soon as the rate is known. The rate is that of packets
 * leaving once every thread has handled some of them; it is taken over a whole number of rounds of all threads, because
 * threads that began together go on in step.
 */
public final class SaturatedRun {

	private static final int ROUNDS_BEFORE = 10;
	private static final int ROUNDS_MEASURED = 20;
	private static final double NANOS_PER_SECOND = 1e9;
	/** Nothing that is measured so takes an hour. */
	private static final long LONGEST_NANOS = 3_600_000_000_000L;

	private final RunControl control = new RunControl(false);
	private final Engine engine;
	private final long from;
	private final long to;
	private long beganAt = -1;
	private long beganWith;
	private long endedAt = -1;
	private long endedWith;

	/** A run that hasn't begun. The source stays the caller's to close. */
	public SaturatedRun(SimulationRequest request, CardWork work, PacketSource source) {
		Placement placement = new Placement(request.nf(), request.plan(), request.nic(), request.host(), request.hostCores(), work);
		long round = (long) work.cores() * Math.max(1, request.nic().getThreadsPerCore());
		from = ROUNDS_BEFORE * round;
		to = from + ROUNDS_MEASURED * round;
		TraceSink nobody = event -> { };
		SimulationRequest endless = request.withDuration(LONGEST_NANOS).withControl(control);
		engine = new Engine(new EngineSetup(endless, placement, new Watched(source), Collections.emptyNavigableMap(), null, nobody, 0, null,
				new MigrationLog(nobody, placement.nic().getPcie(), report -> { }), UnaryOperator.identity(), false));
	}

	/** Runs until the rate is known. */
	public double packetsPerSecond() {
		engine.run();
		if (endedAt <= beganAt) {
			throw new CoraException("card-not-busy", "the traffic ended before the card's rate was known");
		}
		return (endedWith - beganWith) * NANOS_PER_SECOND / (endedAt - beganAt);
	}

	/** Looks how far the run is whenever a packet is asked for. */
	private final class Watched extends WatchedSource {

		Watched(PacketSource source) {
			super(source);
		}

		@Override
		public boolean next(Packet into) {
			long left = engine.meter.delivered;
			if (beganAt < 0 && left >= from) {
				beganAt = engine.now;
				beganWith = left;
			}
			if (left >= to) {
				endedAt = engine.now;
				endedWith = left;
				control.stop();
				return false;
			}
			return super.next(into);
		}
	}
}
