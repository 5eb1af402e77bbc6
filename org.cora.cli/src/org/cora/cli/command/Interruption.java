// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cora.sim.control.RunControl;

/**
 * What Ctrl-C does to a run: it is stopped, and the process ends only when what it found so far has been printed.
 */
public final class Interruption implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 10;

	private final CountDownLatch done = new CountDownLatch(1);
	private final Thread hook = new Thread(this::interrupt, "cora-interruption");
	private volatile boolean interrupted;
	private volatile RunControl running;

	public Interruption() {
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** What to stop from now on. */
	void stops(RunControl control) {
		running = control;
		if (interrupted) {
			control.stop();
		}
	}

	/** Whether somebody wants an end. */
	public boolean interrupted() {
		return interrupted;
	}

	private void interrupt() {
		interrupted = true;
		RunControl control = running;
		if (control != null) {
			control.stop();
		}
		try {
			done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The results are out. */
	@Override
	public void close() {
		done.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException e) {
			interrupted = true; // the process is ending, with the hook at work
		}
	}
}
