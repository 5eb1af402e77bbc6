// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/** Waiting times of queues. Rates per second, times in seconds. */
public final class Queues {

	private Queues() {
	}

	/**
	 * Probability that an arrival has to wait in M/M/c (A. K. Erlang, 1917), by the recursion over Erlang B, which
	 * doesn't overflow.
	 *
	 * @param servers at least 1
	 * @param load    offered load in erlangs, arrival rate by service rate, from 0
	 * @return 1 if the load is at least the number of servers
	 */
	public static double erlangC(int servers, double load) {
		if (servers < 1 || !(load >= 0)) {
			throw new IllegalArgumentException(servers + " servers, " + load + " erlangs");
		}
		if (load >= servers) {
			return 1;
		}
		double blocking = 1;
		for (int n = 1; n <= servers; n++) {
			blocking = load * blocking / (n + load * blocking);
		}
		double utilisation = load / servers;
		return blocking / (1 - utilisation + utilisation * blocking);
	}

	/**
	 * Mean wait before service in G/G/c: M/M/c's, times the mean squared coefficient of variation of gaps and services
	 * (A. O. Allen, Probability, Statistics and Queueing Theory, 2nd ed. 1990, section 5.3).
	 *
	 * @param arrivalRate per second
	 * @param serviceTime mean, seconds
	 * @param variation   (Ca² + Cs²) / 2; 1 for M/M/c, ½ for M/D/1
	 * @return seconds; infinite from full utilisation on
	 */
	public static double allenCunneenWait(int servers, double arrivalRate, double serviceTime, double variation) {
		double load = arrivalRate * serviceTime;
		if (load >= servers) {
			return Double.POSITIVE_INFINITY;
		}
		return load == 0 ? 0 : erlangC(servers, load) * serviceTime / (servers - load) * variation;
	}

	/**
	 * Share of arrivals lost in M/M/1/N (Kleinrock, Queueing Systems I, section 3.6).
	 *
	 * @param utilisation arrival rate by service rate, from 0
	 * @param places      places in the system, the one in service included; at least 1
	 */
	public static double mm1nLoss(double utilisation, int places) {
		if (utilisation < 0 || places < 1) {
			throw new IllegalArgumentException(utilisation + ", " + places + " places");
		}
		if (Math.abs(utilisation - 1) < 1e-9) {
			return 1.0 / (places + 1);
		}
		if (utilisation > 1) {
			double inverse = 1 / utilisation;
			return (1 - inverse) / (1 - Math.pow(inverse, places + 1.0));
		}
		return (1 - utilisation) * Math.pow(utilisation, places) / (1 - Math.pow(utilisation, places + 1.0));
	}

	/**
	 * Mean wait of the arrivals that are not lost, before one server with a finite queue: M/M/1/N's (Kleinrock, section 3.6,
	 * with Little's law), where waits are as many times as long, and as many times as few fit, as the variation says. That is
	 * the diffusion that a queue tends to under heavy traffic (D. P. Gaver, J. Appl. Prob. 5, 1968); for an infinite queue it is
	 * {@link #allenCunneenWait}.
	 *
	 * @param arrivalRate per second; may be more than can be served
	 * @param serviceTime mean, seconds
	 * @param variation   (Ca² + Cs²) / 2
	 * @param places      places to wait, from 0
	 */
	public static double finiteWait(double arrivalRate, double serviceTime, double variation, int places) {
		double busy = arrivalRate * serviceTime;
		if (busy <= 0 || places < 1 || variation <= 0) {
			return 0;
		}
		double room = places / variation + 1;
		double inSystem;
		double carried;
		if (Math.abs(busy - 1) < 1e-6) {
			inSystem = room / 2;
			carried = room / (room + 1);
		} else if (busy < 1) {
			double full = Math.pow(busy, room);
			inSystem = busy / (1 - busy) - (room + 1) * full * busy / (1 - full * busy);
			carried = busy * (1 - full) / (1 - full * busy);
		} else {
			double inverse = 1 / busy;    // as above, with numerators and denominators divided by the largest power
			double full = Math.pow(inverse, room + 1);
			inSystem = (room + 1) / (1 - full) - busy / (busy - 1);
			carried = (1 - full * busy) / (1 - full);
		}
		double waiting = Math.max(0, inSystem - carried);
		return waiting / carried * serviceTime * variation;
	}

	/**
	 * Probability of waiting longer than a time: in M/M/c exactly C·e^(−t·(cμ−λ)) (Kleinrock, section 3.5); for other
	 * variations the same shape with the mean of {@link #allenCunneenWait}.
	 *
	 * @param seconds from 0
	 */
	public static double waitExceeds(int servers, double arrivalRate, double serviceTime, double variation,
			double seconds) {
		double load = arrivalRate * serviceTime;
		if (load >= servers) {
			return 1;
		}
		if (load == 0) {
			return 0;
		}
		double waits = erlangC(servers, load);
		double meanOfThoseWaiting = serviceTime / (servers - load) * variation;
		return waits * Math.exp(-seconds / meanOfThoseWaiting);
	}
}
