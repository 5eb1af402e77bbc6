// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

/** A thread of the runtime on a host core of its own: it does one thing after the other, whatever it is asked meanwhile. */
final class RuntimeThread {

	private double asked;
	private double until;

	/** Asks for work of so many nanoseconds at a time not before that of the last call. */
	void work(long now, double nanos) {
		until = Math.max(until, now) + nanos;
		asked += nanos;
	}

	/** Nanoseconds of work done by then, which isn't before the last call of {@link #work}. */
	double done(long now) {
		return asked - Math.max(0, until - now);
	}
}
