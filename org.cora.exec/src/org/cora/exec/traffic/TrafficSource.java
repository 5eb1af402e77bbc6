// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.nio.file.Path;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload;

/**
 * The packets of a {@link TrafficSpec}: its phases one after the other, the last for ever. Generated flows live on from
 * one phase to the next.
 */
public final class TrafficSource implements PacketSource {

	private static final int SOURCE_BITS = 8;

	private final List<Phase> phases;
	private final Path folder;
	private final long seed;
	private int phase;
	private PacketSource current;
	/** The generated flows, also while a capture is played. */
	private SyntheticTraffic synthetic;

	/**
	 * @param spec   what to play
	 * @param folder what relative capture paths are relative to
	 * @param seed   the same seed gives the same packets
	 */
	public TrafficSource(TrafficSpec spec, Path folder, long seed) {
		phases = spec.phases();
		this.folder = folder;
		this.seed = seed;
		begin();
	}

	private void begin() {
		Phase now = phases.get(phase);
		if (now.workload() instanceof Workload.Synthetic workload) {
			if (synthetic == null) {
				synthetic = new SyntheticTraffic(workload, now.startNanos(), seed);
			} else {
				synthetic.change(workload, now.startNanos());
			}
			current = synthetic;
		} else {
			Workload.Captured captured = (Workload.Captured) now.workload();
			current = new CaptureTraffic(captured, folder.resolve(captured.file()), now.startNanos());
		}
	}

	@Override
	public boolean next(Packet into) {
		while (current.next(into)) {
			if (phase + 1 == phases.size() || into.time() < phases.get(phase + 1).startNanos()) {
				return true;
			}
			phase++;
			if (current != synthetic) {
				current.close();
			}
			begin();
		}
		return false;
	}

	/** Index of the phase that the packet made last belongs to. */
	public int phase() {
		return phase;
	}

	@Override
	public int port() {
		return current.port();
	}

	/** The source's own tag and which source it is: packets of a phase may still be on their way when the next begins. */
	@Override
	public long connection() {
		long tag = current.connection();
		return tag == NO_CONNECTION ? NO_CONNECTION : tag << SOURCE_BITS | sourceCode();
	}

	/** All phases with generated packets share their flows, every capture has its own. */
	private int sourceCode() {
		return current == synthetic ? 0 : 1 + phase % ((1 << SOURCE_BITS) - 1);
	}

	@Override
	public void forwarded(long connection, Packet packet, int from, int to) {
		if (connection == NO_CONNECTION) {
			return;
		}
		int code = (int) connection & (1 << SOURCE_BITS) - 1;
		if (code == 0) {
			synthetic.forwarded(connection >> SOURCE_BITS, packet, from, to);
		} else if (code == sourceCode()) {
			current.forwarded(connection >> SOURCE_BITS, packet, from, to);
		}
	}

	@Override
	public void close() {
		current.close();
	}
}
