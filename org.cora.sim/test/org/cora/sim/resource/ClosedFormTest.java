// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.cora.sim.event.EventQueue;
import org.junit.jupiter.api.Test;

/**
 * Stations against queueing theory. Each check runs independent replications and asks that the closed form lies within
 * the mean's 99.9 % confidence interval (Student, 19 degrees of freedom), which itself has to be narrow.
 */
class ClosedFormTest {

	private static final int REPLICATIONS = 20;
	private static final double STUDENT_19_999 = 3.883;
	private static final double MEAN_SERVICE = 1000;

	/** What one replication measured: means per customer in nanoseconds, and shares. */
	private record Measured(double waiting, double sojourn, double inSystem, double lost, double arrivalRate) {
	}

	@Test
	void oneServerWithExponentialServiceWaitsAsMM1() {
		double rho = 0.7;
		assertWithin("M/M/1 wait", rho / (1 - rho) * MEAN_SERVICE, 0.06,
				seed -> run(seed, 1, Integer.MAX_VALUE, rho, true).waiting());
	}

	@Test
	void oneServerWithConstantServiceWaitsAsMD1() {
		double rho = 0.7;
		assertWithin("M/D/1 wait", rho / (2 * (1 - rho)) * MEAN_SERVICE, 0.05,
				seed -> run(seed, 1, Integer.MAX_VALUE, rho, false).waiting());
	}

	@Test
	void manyServersWaitAsErlangCSays() {
		int servers = 8;
		double load = 0.85 * servers;
		double expected = erlangC(servers, load) * MEAN_SERVICE / (servers - load);
		assertWithin("M/M/8 wait", expected, 0.1,
				seed -> run(seed, servers, Integer.MAX_VALUE, load, true).waiting());
	}

	@Test
	void aFullSystemTurnsAwayTheShareOfMM1N() {
		double rho = 0.9;
		int places = 10;
		double expected = (1 - rho) * Math.pow(rho, places) / (1 - Math.pow(rho, places + 1));
		assertWithin("M/M/1/10 loss", expected, 0.08, seed -> run(seed, 1, places - 1, rho, true).lost());
	}

	@Test
	void littlesLawHoldsInEveryReplication() {
		for (int seed = 0; seed < REPLICATIONS; seed++) {
			Measured m = run(seed, 4, 50, 3.9, true);
			double accepted = m.arrivalRate() * (1 - m.lost());
			assertEquals(accepted * m.sojourn(), m.inSystem(), 0.01 * m.inSystem(), "L = lambda W");
		}
	}

	@Test
	void aSerialServerIsAnMD1QueueWithoutEvents() {
		double rho = 0.6;
		assertWithin("M/D/1 wait on a serial server", rho / (2 * (1 - rho)) * MEAN_SERVICE, 0.05, seed -> {
			SplittableRandom random = new SplittableRandom(seed);
			SerialServer server = new SerialServer("wire");
			long now = 0;
			double waited = 0;
			int customers = 60_000;
			for (int i = 0; i < customers; i++) {
				now += exponential(random, MEAN_SERVICE / rho);
				waited += server.backlogNanos(now);
				server.serve(now, (long) MEAN_SERVICE * 1000);
			}
			return waited / customers;
		});
	}

	private interface Replication {
		double measure(long seed);
	}

	private static void assertWithin(String what, double expected, double widest, Replication replication) {
		double sum = 0;
		double squares = 0;
		for (int seed = 1; seed <= REPLICATIONS; seed++) {
			double x = replication.measure(seed * 7919L);
			sum += x;
			squares += x * x;
		}
		double mean = sum / REPLICATIONS;
		double variance = (squares - REPLICATIONS * mean * mean) / (REPLICATIONS - 1);
		double half = STUDENT_19_999 * Math.sqrt(variance / REPLICATIONS);
		assertEquals(expected, mean, half, what);
		assertTrue(half <= widest * expected, what + ": interval too wide to say anything: ±" + half + " of " + expected);
	}

	/** Poisson arrivals of {@code load} times the service rate of one server. */
	private static Measured run(long seed, int servers, int room, double load, boolean exponential) {
		SplittableRandom random = new SplittableRandom(seed);
		Station station = new Station("station", servers, room);
		EventQueue departures = new EventQueue(64);
		LongSupplier service = exponential ? () -> exponential(random, MEAN_SERVICE) : () -> (long) MEAN_SERVICE;
		int customers = 60_000;
		long[] came = new long[customers];
		long now = 0;
		long next = exponential(random, MEAN_SERVICE / load);
		int arrived = 0;
		int finished = 0;
		int started = 0;
		double waited = 0;
		double stayed = 0;
		while (arrived < customers || !departures.isEmpty()) {
			if (arrived < customers && next <= departures.nextTime()) {
				now = next;
				came[arrived] = now;
				if (station.arrive(now, arrived) == Station.STARTS) {
					started++;
					departures.schedule(now + service.getAsLong(), arrived);
				}
				arrived++;
				next = now + exponential(random, MEAN_SERVICE / load);
			} else {
				now = departures.nextTime();
				int done = (int) departures.remove();
				stayed += now - came[done];
				finished++;
				int starts = station.depart(now);
				if (starts >= 0) {
					started++;
					waited += now - came[starts];
					departures.schedule(now + service.getAsLong(), starts);
				}
			}
		}
		double inSystem = (station.busyServerNanos(now) + station.waitingNanos(now)) / now;
		return new Measured(waited / started, stayed / finished, inSystem, (double) station.refused() / customers,
				(double) customers / now);
	}

	private static long exponential(SplittableRandom random, double mean) {
		return Math.round(-mean * Math.log(1 - random.nextDouble()));
	}

	/** Probability that a customer waits; L. Kleinrock, Queueing Systems I, 1975, eq. 3.40. */
	private static double erlangC(int servers, double load) {
		double inverse = 1;
		for (int k = 1; k <= servers; k++) {
			inverse = 1 + inverse * k / load;
		}
		double erlangB = 1 / inverse;
		double rho = load / servers;
		return erlangB / (1 - rho + rho * erlangB);
	}
}
