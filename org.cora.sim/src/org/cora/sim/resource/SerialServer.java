// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

/**
 * One server that takes work in the order it is offered: a wire, a parser, a memory controller, a DMA engine.
 *
 * <p>Because work is served first come first served, the time a piece of work is done is known when it is offered, so no
 * event is needed: {@code done = max(now, free) + service}. Times are kept in picoseconds, because at 100 Gb/s a byte takes
 * 80 ps. Work has to be offered in the order of time.
 */
public final class SerialServer {

	private static final long PICOS_PER_NANO = 1000;

	private final String name;
	private long freeAtPicos;
	private long busyPicos;
	private long served;

	public SerialServer(String name) {
		this.name = name;
	}

	public String name() {
		return name;
	}

	/** How long work offered now would wait before it is begun, in nanoseconds. */
	public long backlogNanos(long nowNanos) {
		return backlogPicos(nowNanos) / PICOS_PER_NANO;
	}

	/** Whether work offered now would wait for longer than that, whole nanoseconds of both compared. */
	public boolean isBehind(long nowNanos, long picos) {
		long backlog = backlogPicos(nowNanos);
		return backlog > picos && backlog / PICOS_PER_NANO > picos / PICOS_PER_NANO;
	}

	/** Without a branch: whether a server is busy when work comes is what a processor can't foretell. */
	private long backlogPicos(long nowNanos) {
		long ahead = freeAtPicos - nowNanos * PICOS_PER_NANO;
		return ahead & ~(ahead >> Long.SIZE - 1);
	}

	/**
	 * Serves a piece of work.
	 *
	 * @param nowNanos     when it is offered
	 * @param servicePicos how long it takes in picoseconds, from 0
	 * @return when it is done, in nanoseconds, rounded up
	 */
	public long serve(long nowNanos, long servicePicos) {
		long done = nowNanos * PICOS_PER_NANO + backlogPicos(nowNanos) + servicePicos;
		freeAtPicos = done;
		busyPicos += servicePicos;
		served++;
		return (done + PICOS_PER_NANO - 1) / PICOS_PER_NANO;
	}

	/** Work accepted so far, done or not, in nanoseconds. Its part that reaches beyond now is {@link #backlogNanos}. */
	public long busyNanos(long nowNanos) {
		return (busyPicos - backlogPicos(nowNanos)) / PICOS_PER_NANO;
	}

	/** Mean time of a piece of work so far, in picoseconds; 0 before there was one. */
	public long meanPicos() {
		return served == 0 ? 0 : busyPicos / served;
	}

	/** Pieces of work accepted. */
	public long served() {
		return served;
	}
}
