// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.List;

/**
 * What host cores are busy with: packets, and waiting for locks, which is spinning.
 *
 * @param work  cores' worth of handling packets, at the offered rate
 * @param cores that the host gives
 * @param locks that they take turns at
 */
public record HostLoad(double work, int cores, List<Lock> locks) {

	/**
	 * A lock, or those of a state's entries, of which the busiest is what limits.
	 *
	 * @param name        of the state
	 * @param utilisation part of the time that some core has it, at the offered rate
	 * @param variation   squared coefficient of variation of the times that one has it for
	 * @param spread      how evenly packets that need it are spread over the cores
	 */
	public record Lock(String name, double utilisation, double variation, FlowSpread spread) {

		/** How many of some cores wait for it, when a part of what is offered comes. */
		public double waiting(int cores, double part) {
			return cores <= 1 ? 0 : LockQueue.waiting(spread.loads(cores), utilisation * part, variation);
		}
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
		return new HostLoad(work, otherCores, locks);
	}

	/** Cores that are busy at a time when a part of what is offered comes, all of it with 1. */
	public double busy(double part) {
		return work * part + waiting(part);
	}

	/** Of these those that wait, no more than aren't at work. */
	public double waiting(double part) {
		return Math.min(sum(part), Math.max(0, cores - work * part));
	}

	private double sum(double part) {
		double sum = 0;
		for (Lock lock : locks) {
			sum += lock.waiting(cores, part);
		}
		return sum;
	}

	/**
	 * How many cores packets wait for on their way. As long as the lock is free now and then, so are the cores: one waits only while
	 * another one has it.
	 */
	public double spinning() {
		double most = locks.stream().mapToDouble(Lock::utilisation).max().orElse(0);
		return Math.min(waiting(1), Math.max(0, cores - work) * Math.min(1, most));
	}

	/** Which locks they wait for, those where nobody does left out. */
	public List<Wait> waits(double part) {
		double all = sum(part);
		double really = all > 0 ? waiting(part) / all : 0;
		return locks.stream().map(lock -> new Wait(lock.name(), really * lock.waiting(cores, part))).filter(w -> w.cores() > 0).toList();
	}
}
