// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.exec.Verdict;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.OrderHeader;
import org.cora.exec.run.OrderLogWriter;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.State;
import org.cora.ir.text.Fingerprint;

/**
 * The serialisation order as a file that {@code cora exec --order} replays. If it can't be written any more, the run goes
 * on without it.
 */
final class OrderLog implements SerialOrder, AutoCloseable {

	private final OrderLogWriter writer;
	private List<State> states;
	private CoraException failure;

	OrderLog(Path file, Placement placement, long seed, boolean strict) {
		writer = OrderLogWriter.create(file, new OrderHeader(placement.nf().name(), Fingerprint.of(placement.nf()), placement.division(),
				seed, strict));
		states = placement.nf().states();
	}

	@Override
	public void divided(long timeNanos, Placement placement) {
		write(() -> writer.divided(timeNanos, placement.division()));
	}

	@Override
	public void upgraded(long timeNanos, Placement version) {
		states = version.nf().states();
		write(() -> writer.upgraded(timeNanos, Fingerprint.of(version.nf()), version.division()));
	}

	@Override
	public void arrived(long index, Packet packet, int port) {
		write(() -> writer.ingress(packet));
	}

	@Override
	public void handled(long index, Packet packet, int port, int side, Verdict verdict) {
		write(() -> writer.handled(index, packet, port, side, verdict));
	}

	@Override
	public void lost(long index) {
		write(() -> writer.lost(index));
	}

	@Override
	public void expired(int state, long[] key, long deadlineNanos, int side) {
		write(() -> writer.expired(states.get(state), key, deadlineNanos, side));
	}

	@Override
	public void fired(int timer, long timeNanos, int side) {
		write(() -> writer.fired(timer, timeNanos, side));
	}

	@Override
	public void reset(long timeNanos) {
		write(() -> writer.reset(timeNanos));
	}

	/** Ends the log. */
	void commit(long digest) {
		write(() -> writer.commit(digest));
	}

	private void write(Runnable line) {
		if (failure == null) {
			try {
				line.run();
			} catch (CoraException e) {
				failure = e;
			}
		}
	}

	/** Why there is no log, if it couldn't be written. */
	Optional<CoraException> failure() {
		return Optional.ofNullable(failure);
	}

	@Override
	public void close() {
		writer.close();
	}
}
