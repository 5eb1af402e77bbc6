// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.nio.file.Path;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
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
	private final int[] ports;
	private int phase;
	private PacketSource current;
	/** The generated flows, also while a capture is played. */
	private SyntheticTraffic synthetic;
	private final Introductions introductions;

	/**
	 * @param spec   what to play
	 * @param folder what relative capture paths are relative to
	 * @param seed   the same seed gives the same packets
	 */
	public TrafficSource(TrafficSpec spec, Path folder, long seed) {
		this(spec, folder, seed, TrafficPorts.TWO);
	}

	/**
	 * Traffic that comes in by those ports if it is generated; captures come in by two.
	 *
	 * @param ports at least two, see {@link TrafficPorts}
	 */
	public TrafficSource(TrafficSpec spec, Path folder, long seed, int[] ports) {
		phases = spec.phases();
		this.folder = folder;
		this.seed = seed;
		this.ports = ports;
		introductions = null;
		begin();
	}

	private TrafficSource(TrafficSpec spec, Path folder, long seed, int[] ports, Introductions introductions, SyntheticTraffic begun) {
		phases = spec.phases();
		this.folder = folder;
		this.seed = seed;
		this.ports = ports;
		this.introductions = introductions;
		synthetic = begun;
		current = begun;
	}

	/**
	 * Traffic that has been going on for long: flows are known before the first phase begins, see {@link #introductions}. All
	 * times are later by as much as that takes, {@link Introductions#beginNanos}.
	 *
	 * @param ports    that generated packets come in by, see {@link TrafficPorts}
	 * @param timeouts after which entries expire, nanoseconds
	 * @param runNanos how long the run lasts
	 * @throws CoraException if the first phase has no steady state that is known: a capture, flows of measured lengths
	 */
	public static TrafficSource settled(TrafficSpec spec, Path folder, long seed, int[] ports, List<Long> timeouts, long runNanos) {
		if (!hasSteadyState(spec.phases().get(0).workload())) {
			throw new CoraException("no-steady-state", "a run can't begin in the steady state of " + spec.name()
					+ ": its first phase is a capture or has flows of measured lengths");
		}
		Workload.Synthetic workload = (Workload.Synthetic) spec.phases().get(0).workload();
		SyntheticTraffic flows = new SyntheticTraffic(workload, 0, seed, ports);
		Introductions introductions = new Introductions(flows, workload, timeouts, runNanos, seed);
		long later = introductions.beginNanos();
		List<Phase> phases = spec.phases().stream().map(p -> new Phase(p.startNanos() + later, p.workload(), p.conditions())).toList();
		flows.change(workload, phases.get(0).startNanos());
		return new TrafficSource(new TrafficSpec(spec.name(), phases, spec.where()), folder, seed, ports, introductions, flows);
	}

	/** Packets that make flows known before the first phase; null if flows begin with it. To be made first. */
	public Introductions introductions() {
		return introductions;
	}

	/** Whether that {@link #connection} is of a flow that was introduced before the first phase. */
	public boolean wasIntroduced(long connection) {
		return introductions != null && (connection & (1 << SOURCE_BITS) - 1) == 0 && introductions.knows(connection >> SOURCE_BITS);
	}

	/** Whether {@link #settled} makes traffic of such a workload. */
	public static boolean hasSteadyState(Workload workload) {
		return workload instanceof Workload.Synthetic synthetic && Introductions.suits(synthetic);
	}

	private void begin() {
		Phase now = phases.get(phase);
		if (now.workload() instanceof Workload.Synthetic workload) {
			if (synthetic == null) {
				synthetic = new SyntheticTraffic(workload, now.startNanos(), seed, ports);
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
