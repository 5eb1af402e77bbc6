// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

/**
 * Several alike servers behind one bounded queue, served first come first served: the threads of a NIC, the cores behind a
 * receive queue.
 *
 * <p>The caller drives it: {@link #arrive} says whether a customer starts, waits or is turned away; when a service ends
 * {@link #depart} says who starts next. Time-weighted means for Little's law come with it.
 */
public final class Station {

	/** The customer found a free server. */
	public static final int STARTS = 0;
	/** The customer waits. */
	public static final int WAITS = 1;
	/** The queue was full. */
	public static final int REFUSED = 2;

	private final String name;
	private final int servers;
	private final IntFifo queue;
	private int busy;
	private int peakQueue;
	private long refused;
	private long lastChange;
	private double busyIntegral;
	private double queueIntegral;

	/**
	 * A station at rest.
	 *
	 * @param servers at least 1
	 * @param room    customers that can wait, those in service not counted; from 0
	 */
	public Station(String name, int servers, int room) {
		if (servers < 1) {
			throw new IllegalArgumentException("a station needs a server");
		}
		this.name = name;
		this.servers = servers;
		this.queue = new IntFifo(room);
	}

	public String name() {
		return name;
	}

	public int servers() {
		return servers;
	}

	/** A customer comes: {@link #STARTS}, {@link #WAITS} or {@link #REFUSED}. */
	public int arrive(long nowNanos, int customer) {
		advance(nowNanos);
		if (busy < servers) {
			busy++;
			return STARTS;
		}
		if (!queue.offer(customer)) {
			refused++;
			return REFUSED;
		}
		peakQueue = Math.max(peakQueue, queue.size());
		return WAITS;
	}

	/** A customer comes that can't be turned away: {@link #STARTS} or {@link #WAITS}, even beyond the room there is. */
	public int admit(long nowNanos, int customer) {
		advance(nowNanos);
		if (busy < servers) {
			busy++;
			return STARTS;
		}
		queue.push(customer);
		peakQueue = Math.max(peakQueue, queue.size());
		return WAITS;
	}

	/** A service ends; gives the customer whose service starts now, -1 if nobody waits. */
	public int depart(long nowNanos) {
		advance(nowNanos);
		int next = queue.poll();
		if (next < 0) {
			busy--;
		}
		return next;
	}

	/** The customer who has waited longest goes away unserved; -1 if nobody waits. */
	public int withdraw(long nowNanos) {
		advance(nowNanos);
		return queue.poll();
	}

	/** Servers at work. */
	public int busy() {
		return busy;
	}

	/** Customers that wait. */
	public int waiting() {
		return queue.size();
	}

	/** Most customers that ever waited. */
	public int peakWaiting() {
		return peakQueue;
	}

	/** Customers turned away. */
	public long refused() {
		return refused;
	}

	/** Integral of busy servers over time since the beginning, in server-nanoseconds. */
	public double busyServerNanos(long nowNanos) {
		advance(nowNanos);
		return busyIntegral;
	}

	/** Integral of waiting customers over time since the beginning, in customer-nanoseconds. */
	public double waitingNanos(long nowNanos) {
		advance(nowNanos);
		return queueIntegral;
	}

	private void advance(long nowNanos) {
		long passed = nowNanos - lastChange;
		if (passed > 0) {
			busyIntegral += (double) busy * passed;
			queueIntegral += (double) queue.size() * passed;
			lastChange = nowNanos;
		}
	}
}
