// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.List;

/**
 * What host cores are busy with: packets, and waiting for locks, which is spinning.
 *
 * @param work   cores' worth of handling packets, at the offered rate
 * @param cores  that the host gives
 * @param spread how evenly packets are spread over them
 * @param locks  that they take turns at
 */
public record HostLoad(double work, int cores, FlowSpread spread, List<Lock> locks) {

	/**
	 * A lock, or those of a state's entries, of which the busiest is what limits.
	 *
	 * @param name        of the state
	 * @param utilisation part of the time that some core has it, at the offered rate
	 * @param variation   squared coefficient of variation of the times that one has it for
	 */
	public record Lock(String name, double utilisation, double variation) {
	}

	/**
	 * Cores that wait for a lock.
	 *
	 * @param lock  name of the state
	 * @param cores at a time, on average
	 */
	public record Wait(String lock, double cores) {
	}

	public HostLoad {
		locks = List.copyOf(locks);
	}

	/** The same with another number of cores. */
	public HostLoad with(int otherCores) {
		return new HostLoad(work, otherCores, spread, locks);
	}

	/** Cores that are busy at a time when a part of what is offered comes, all of it with 1. */
	public double busy(double part) {
		return work * part + waiting(part);
	}

	/** Of these those that wait. */
	public double waiting(double part) {
		double sum = 0;
		for (Lock lock : locks) {
			sum += waiting(lock, part);
		}
		return Math.min(sum, idle(part));
	}

	/** Which locks they wait for, those where nobody does left out. */
	public List<Wait> waits(double part) {
		return locks.stream().map(lock -> new Wait(lock.name(), waiting(lock, part))).filter(w -> w.cores() > 0).toList();
	}

	/** A core that waits isn't at work, and another one has the lock. */
	private double waiting(Lock lock, double part) {
		double taken = lock.utilisation() * part;
		return cores <= 1 || taken <= 0 ? 0
				: Math.min(LockQueue.waiting(spread.loads(cores), taken, lock.variation()), idle(part) * Math.min(1, taken));
	}

	private double idle(double part) {
		return Math.max(0, cores - work * part);
	}
}
