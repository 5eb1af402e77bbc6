// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Time in the system of packets that take several ways: a fixed part for each way, and the wait for a core on the sides
 * it uses. Times in nanoseconds.
 *
 * <p>Waits are those of one queue for all cores, or of one queue for each core; mean by Allen–Cunneen, tail exponential
 * ({@link Queues}). A mixture's percentile is found by bisection.
 */
public final class Latency {

	private static final double NANOS = 1e9;
	private static final int STEPS = 60;
	/** Relative error of times. */
	private static final double EXACT = 1e-12;

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
	 * A queue and its servers, or as many queues with one server each.
	 *
	 * @param servers     of all queues together
	 * @param arrivalRate of that queue, of all of them together where there are several; per second
	 * @param serviceSeconds mean
	 * @param variation   (Ca² + Cs²) / 2
	 * @param loads       share of the arrivals that each server's own queue gets; empty where there is one queue
	 * @param places      to wait in such a queue
	 */
	public record Station(int servers, double arrivalRate, double serviceSeconds, double variation, List<Double> loads, int places) {

		public Station {
			loads = List.copyOf(loads);
		}

		/** One queue. */
		public Station(int servers, double arrivalRate, double serviceSeconds, double variation) {
			this(servers, arrivalRate, serviceSeconds, variation, List.of(), 0);
		}

		/** A queue for each of some cores, which flows are spread over; what is too much for one of them is lost. */
		public static Station each(FlowSpread spread, int cores, double arrivalRate, double serviceSeconds, double variation,
				int places) {
			return new Station(cores, arrivalRate, serviceSeconds, variation, spread.loads(cores), places);
		}

		private boolean overloaded() {
			return servers < 1 || arrivalRate * serviceSeconds >= servers;
		}

		/** Mean wait in nanoseconds; infinite when overloaded. */
		public double meanWaitNanos() {
			if (overloaded()) {
				return Double.POSITIVE_INFINITY;
			}
			if (loads.isEmpty()) {
				return Queues.allenCunneenWait(servers, arrivalRate, serviceSeconds, variation) * NANOS;
			}
			return loads.stream().mapToDouble(l -> l * Queues.finiteWait(arrivalRate * l, serviceSeconds, variation, places)).sum() * NANOS;
		}

		private List<Tail> tails() {
			if (loads.isEmpty()) {
				return List.of(new Tail(servers < 1 ? 1 : Queues.erlangC(servers, arrivalRate * serviceSeconds), meanOfWaitingNanos()));
			}
			return loads.stream().map(this::tail).toList();
		}

		private Tail tail(double load) {
			double busy = Math.min(1, arrivalRate * load * serviceSeconds);
			double packets = Math.min(places, variation / Math.max(1e-9, 1 - busy));
			return overloaded() ? new Tail(load, Double.POSITIVE_INFINITY)
					: new Tail(load * busy, packets * serviceSeconds * NANOS);
		}

		/** Mean wait in nanoseconds of those that wait; infinite when overloaded. */
		private double meanOfWaitingNanos() {
			double load = arrivalRate * serviceSeconds;
			return load >= servers ? Double.POSITIVE_INFINITY : serviceSeconds / (servers - load) * variation * NANOS;
		}
	}

	/**
	 * A queue's tail.
	 *
	 * @param waits     share of all packets that wait in it
	 * @param meanNanos of those
	 */
	private record Tail(double waits, double meanNanos) {

		double exceeds(double nanos) {
			return Double.isInfinite(meanNanos) ? waits : waits == 0 || meanNanos == 0 ? 0 : waits * Math.exp(-nanos / meanNanos);
		}
	}

	private final List<Way> ways = new ArrayList<>();
	private final Station nic;
	private final Station host;
	private List<Tail> nicTails;
	private List<Tail> hostTails;

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
		tails();
		double low = 0;
		double high = 1;
		while (exceeds(high) > share) {
			high *= 2;
			if (high > 1e15) {
				return Double.POSITIVE_INFINITY;
			}
		}
		for (int i = 0; i < STEPS && high - low > EXACT * high; i++) {
			double middle = (low + high) / 2;
			if (exceeds(middle) > share) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return high;
	}

	/**
	 * Whether no more than a share of the packets takes longer; far quicker than to ask for {@link #exceededBy the time}.
	 *
	 * @param nanos at least 0
	 * @param share above 0, below 1
	 */
	public boolean holds(double nanos, double share) {
		tails();
		return exceeds(nanos) <= share;
	}

	private void tails() {
		nicTails = nicTails != null ? nicTails : nic.tails();
		hostTails = hostTails != null ? hostTails : host.tails();
	}

	private double exceeds(double nanos) {
		double sum = 0;
		double total = 0;
		for (Way way : ways) {
			double rest = nanos - way.fixedNanos();
			double nicExceeds = way.onNic() ? exceeds(nicTails, rest) : rest < 0 ? 1 : 0;
			double hostExceeds = way.onHost() ? exceeds(hostTails, rest) : rest < 0 ? 1 : 0;
			sum += way.share() * Math.min(1, nicExceeds + hostExceeds);
			total += way.share();
		}
		return total == 0 ? 0 : sum / total;
	}

	private static double exceeds(List<Tail> tails, double nanos) {
		return nanos < 0 ? 1 : tails.stream().mapToDouble(t -> t.exceeds(nanos)).sum();
	}
}
