// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Time in the system of packets that take several ways: a fixed part for each way, and the wait for a core on the sides
 * it uses. Times in nanoseconds.
 *
 * <p>Waits at the card are those of one queue for all cores, at the host of one queue for each core; mean by
 * Allen–Cunneen, tail exponential ({@link Queues}). A mixture's percentile is found by bisection.
 */
public final class Latency {

	private static final double NANOS = 1e9;
	private static final int STEPS = 60;

	/**
	 * Packets that take one way.
	 *
	 * @param share      of all packets
	 * @param fixedNanos without any queueing
	 * @param onNic      whether they wait for a card core
	 * @param onHost     whether they wait for a host core
	 */
	public record Way(double share, double fixedNanos, boolean onNic, boolean onHost) {
	}

	/**
	 * A queue and its servers.
	 *
	 * @param servers     serving one queue together
	 * @param arrivalRate of that queue, per second
	 * @param serviceSeconds mean
	 * @param variation   (Ca² + Cs²) / 2
	 */
	public record Station(int servers, double arrivalRate, double serviceSeconds, double variation) {

		/** Mean wait in nanoseconds; infinite when overloaded. */
		public double meanWaitNanos() {
			return servers < 1 ? Double.POSITIVE_INFINITY
					: Queues.allenCunneenWait(servers, arrivalRate, serviceSeconds, variation) * NANOS;
		}

		/** Probability of having to wait. */
		double waits() {
			return servers < 1 ? 1 : Queues.erlangC(servers, arrivalRate * serviceSeconds);
		}

		/** Mean wait in nanoseconds of those that wait; infinite when overloaded. */
		double meanOfWaitingNanos() {
			double load = arrivalRate * serviceSeconds;
			return load >= servers ? Double.POSITIVE_INFINITY : serviceSeconds / (servers - load) * variation * NANOS;
		}
	}

	/** A station's tail, worked out once. */
	private record Tail(double waits, double meanNanos) {
		static Tail of(Station station) {
			return new Tail(station.waits(), station.meanOfWaitingNanos());
		}

		double exceeds(double nanos) {
			if (nanos < 0 || Double.isInfinite(meanNanos)) {
				return 1;
			}
			return waits == 0 || meanNanos == 0 ? 0 : waits * Math.exp(-nanos / meanNanos);
		}
	}

	private final List<Way> ways = new ArrayList<>();
	private final Station nic;
	private final Station host;
	private Tail nicTail;
	private Tail hostTail;

	public Latency(List<Way> ways, Station nic, Station host) {
		this.ways.addAll(ways);
		this.nic = nic;
		this.host = host;
	}

	/** Mean over all packets, nanoseconds; infinite when a station in use is overloaded. */
	public double meanNanos() {
		double sum = 0;
		double total = 0;
		for (Way way : ways) {
			if (way.share() > 0) {
				sum += way.share() * meanNanos(way);
				total += way.share();
			}
		}
		return total == 0 ? 0 : sum / total;
	}

	/** Mean over the packets of one way, nanoseconds. */
	public double meanNanos(Way way) {
		return way.fixedNanos() + (way.onNic() ? nic.meanWaitNanos() : 0) + (way.onHost() ? host.meanWaitNanos() : 0);
	}

	/**
	 * Time that a share of the packets exceeds, nanoseconds.
	 *
	 * @param share above 0, below 1
	 */
	public double exceededBy(double share) {
		nicTail = nicTail != null ? nicTail : Tail.of(nic);
		hostTail = hostTail != null ? hostTail : Tail.of(host);
		double low = 0;
		double high = 1;
		while (exceeds(high) > share) {
			high *= 2;
			if (high > 1e15) {
				return Double.POSITIVE_INFINITY;
			}
		}
		for (int i = 0; i < STEPS; i++) {
			double middle = (low + high) / 2;
			if (exceeds(middle) > share) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return high;
	}

	private double exceeds(double nanos) {
		double sum = 0;
		double total = 0;
		for (Way way : ways) {
			double rest = nanos - way.fixedNanos();
			double nicExceeds = way.onNic() ? nicTail.exceeds(rest) : rest < 0 ? 1 : 0;
			double hostExceeds = way.onHost() ? hostTail.exceeds(rest) : rest < 0 ? 1 : 0;
			sum += way.share() * Math.min(1, nicExceeds + hostExceeds);
			total += way.share();
		}
		return total == 0 ? 0 : sum / total;
	}
}
