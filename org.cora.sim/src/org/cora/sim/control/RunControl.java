// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.control;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What people may do to a run while it goes on: pause, resume, step, slow down, stop. Commands come from any thread; the
 * simulation's thread calls {@link #checkpoint} now and then. None of them changes what a run computes, only how far it
 * gets and how long that takes.
 */
public final class RunControl {

	/** Whether a run goes on. */
	public enum State {
		/** Waits for the command to begin. */
		WAITING,
		RUNNING,
		PAUSED,
		/** Ends, or has ended, before its time. */
		STOPPED
	}

	/** Slept at most before commands are looked at again while a run is slowed down. */
	private static final long LONGEST_WAIT_NANOS = 50_000_000;

	/** While nobody wants anything, virtual time is published at every 256th checkpoint only. */
	private static final int PUBLISH_MASK = 255;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private volatile boolean attention;
	private State state;
	private double speed;
	private long stepUntil = Long.MAX_VALUE;
	private long anchorVirtual;
	private long anchorWall;
	private volatile long virtualNow;
	private int checkpoints;

	/** A control that lets a run begin at once, or one that waits for {@link #resume}. */
	public RunControl(boolean waitForRun) {
		state = waitForRun ? State.WAITING : State.RUNNING;
		attention = waitForRun;
	}

	/** Begins, or goes on after a pause. */
	public void resume() {
		change(State.RUNNING, Long.MAX_VALUE);
	}

	/** Holds the run before its next event. */
	public void pause() {
		change(State.PAUSED, Long.MAX_VALUE);
	}

	/** Goes on for that much virtual time, above 0, and pauses again. */
	public void step(long nanos) {
		change(State.RUNNING, Math.addExact(virtualNow, nanos));
	}

	/** Ends the run; what it found so far is its result. */
	public void stop() {
		change(State.STOPPED, Long.MAX_VALUE);
	}

	/** Virtual seconds per second of wall time at most; 0 for as fast as it goes. */
	public void speed(double factor) {
		if (!(factor >= 0) || Double.isInfinite(factor)) {
			throw new IllegalArgumentException("speed has to be a number from 0: " + factor);
		}
		lock.lock();
		try {
			speed = factor;
			anchor();
			attention = true;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Whether the run goes on. */
	public State state() {
		lock.lock();
		try {
			return state;
		} finally {
			lock.unlock();
		}
	}

	/** Virtual time at the last checkpoint, in nanoseconds. */
	public long virtualNow() {
		return virtualNow;
	}

	/**
	 * Called by the simulation before events; waits while paused.
	 *
	 * @param nowNanos virtual time of the next event
	 * @return false if the run has to end
	 */
	public boolean checkpoint(long nowNanos) {
		if (!attention) {
			if ((++checkpoints & PUBLISH_MASK) == 0) {
				virtualNow = nowNanos;
			}
			return true;
		}
		virtualNow = nowNanos;
		return attend(nowNanos);
	}

	private boolean attend(long nowNanos) {
		lock.lock();
		try {
			while (true) {
				if (state == State.RUNNING && nowNanos >= stepUntil) {
					state = State.PAUSED;
					stepUntil = Long.MAX_VALUE;
				}
				if (state == State.STOPPED || Thread.interrupted()) {
					state = State.STOPPED;
					return false;
				}
				long wait = state == State.RUNNING ? ahead(nowNanos) : Long.MAX_VALUE;
				if (wait <= 0) {
					attention = speed > 0 || stepUntil != Long.MAX_VALUE;
					return true;
				}
				await(wait);
			}
		} finally {
			lock.unlock();
		}
	}

	private void await(long nanos) {
		try {
			if (nanos == Long.MAX_VALUE) {
				changed.await();
			} else {
				changed.await(Math.min(nanos, LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS);
			}
		} catch (InterruptedException e) {
			state = State.STOPPED;
			Thread.currentThread().interrupt();
		}
	}

	private long ahead(long nowNanos) {
		if (speed <= 0) {
			return 0;
		}
		return (long) ((nowNanos - anchorVirtual) / speed) - (System.nanoTime() - anchorWall);
	}

	private void anchor() {
		anchorVirtual = virtualNow;
		anchorWall = System.nanoTime();
	}

	private void change(State next, long until) {
		lock.lock();
		try {
			if (state != State.STOPPED) {
				state = next;
				stepUntil = until;
				anchor();
			}
			attention = true;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}
}
