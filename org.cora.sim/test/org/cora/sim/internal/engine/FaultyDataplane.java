// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.PartialState;

/** Passes everything on; subclasses break one thing. */
class FaultyDataplane implements Dataplane {
	private final Dataplane real;

	FaultyDataplane(Dataplane real) {
		this.real = real;
	}

	@Override
	public long nowNanos() {
		return real.nowNanos();
	}

	@Override
	public byte[] snapshot(Side side, int flow) {
		return real.snapshot(side, flow);
	}

	@Override
	public boolean install(Side side, int flow, byte[] entries) {
		return real.install(side, flow, entries);
	}

	@Override
	public boolean isUnchanged(Side side, int flow, byte[] entries) {
		return real.isUnchanged(side, flow, entries);
	}

	@Override
	public Optional<PartialState> partial() {
		return real.partial();
	}

	@Override
	public void forget(Side side, int flow) {
		real.forget(side, flow);
	}

	@Override
	public void transfer(Side from, long bytes, long token) {
		real.transfer(from, bytes, token);
	}

	@Override
	public void steer(int flow, Side to, boolean urgent) {
		real.steer(flow, to, urgent);
	}

	@Override
	public void hold(int flow, boolean onNic, boolean onCpu) {
		real.hold(flow, onNic, onCpu);
	}

	@Override
	public void release(int flow, Side side) {
		real.release(flow, side);
	}

	@Override
	public double bufferFill() {
		return real.bufferFill();
	}

	@Override
	public void remind(long afterNanos, int token) {
		real.remind(afterNanos, token);
	}

	@Override
	public void watchDrain(int flow) {
		real.watchDrain(flow);
	}
}
