// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

/**
 * What a strategy's plan for fewest cores reaches in the simulator, beside what the model says of it.
 *
 * @param strategy          its name
 * @param hostCores         busy on average
 * @param coresWithin       half of the width of their 95 % confidence interval, by batch means
 * @param deliveredMpps     delivered
 * @param lostShare         share of the offered packets that were dropped for lack of a resource; 0 by the model
 * @param latencyUs         mean latency; NaN if nothing was delivered
 * @param modelledCores     host cores by the model
 * @param modelledLatencyUs mean latency by the model, with all cores that the host has
 * @param sound             whether all invariants hold
 */
public record Simulated(String strategy, double hostCores, double coresWithin, double deliveredMpps, double lostShare,
		double latencyUs, double modelledCores, double modelledLatencyUs, boolean sound) {

	/** An error in so many cores, a fiftieth of one, is told as a share of that much: less is no measure. */
	public static final double LEAST_CORES = 0.02;
	private static final double HUNDREDTH = 0.01;

	/** By how much the model's host cores are off, as a share of what the simulator has. */
	public double coresError() {
		return Math.abs(modelledCores - hostCores) / Math.max(hostCores, LEAST_CORES);
	}

	/** By how much the model's mean latency is off, likewise; NaN if nothing was delivered. */
	public double latencyError() {
		return Math.abs(modelledLatencyUs - latencyUs) / latencyUs;
	}

	/** By how much the model's throughput is off: it says that all packets are carried. */
	public double throughputError() {
		return lostShare;
	}

	/** Whether it is clearly better than another strategy under the same packets. */
	boolean isBetterThan(Simulated other) {
		return lostShare < other.lostShare - HUNDREDTH || mayBeBetterThan(other, 0);
	}

	/**
	 * Whether it carries as much, and may need clearly fewer host cores.
	 *
	 * @param apart by how much the difference of both runs' host cores may be off; NaN if that isn't known
	 */
	boolean mayBeBetterThan(Simulated other, double apart) {
		double margin = Math.max(HUNDREDTH * other.hostCores, HUNDREDTH * LEAST_CORES);
		return lostShare < other.lostShare + HUNDREDTH && hostCores - (Double.isNaN(apart) ? 0 : apart) < other.hostCores - margin;
	}

	/** The same run of another strategy whose plan is the same. */
	Simulated as(String otherStrategy) {
		return new Simulated(otherStrategy, hostCores, coresWithin, deliveredMpps, lostShare, latencyUs, modelledCores,
				modelledLatencyUs, sound);
	}
}
