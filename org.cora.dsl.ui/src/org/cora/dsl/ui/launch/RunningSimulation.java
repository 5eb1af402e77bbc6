// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.ui.CoraUi;

/**
 * A simulation that goes on in a process of its own, and how it is begun and ended. Terminating it stops the run, so that what
 * it found so far is printed and its files are whole. When that takes long, or when it is terminated once more, or has not
 * begun to run yet, the process is ended at once. None outlives the workbench.
 */
final class RunningSimulation {

	/** Seconds that a stopped run has to print its results and write its files. */
	private static final long GRACE_SECONDS = 10;
	private static final long GRACE_AT_SHUTDOWN_SECONDS = 2;

	private static final Set<RunningSimulation> ALL = ConcurrentHashMap.newKeySet();

	/** The last resort: when the workbench's JVM is ended from outside. */
	private static final Thread HOOK = new Thread(() -> ALL.forEach(it -> it.process.destroyForcibly()), "cora-simulations");

	private final ProcessHandle process;
	private final boolean controlled;
	private ControlClient channel;
	private boolean terminated;

	private RunningSimulation(ProcessHandle process, boolean controlled) {
		this.process = process;
		this.controlled = controlled;
	}

	/** @param controlled whether it will offer a control channel, and wait for it */
	static RunningSimulation of(Process process, boolean controlled) {
		RunningSimulation running = new RunningSimulation(process.toHandle(), controlled);
		synchronized (ALL) {
			if (ALL.isEmpty()) {
				Runtime.getRuntime().addShutdownHook(HOOK);
			}
			ALL.add(running);
		}
		process.onExit().thenAccept(it -> running.ended());
		return running;
	}

	private void ended() {
		synchronized (ALL) {
			ALL.remove(this);
			if (ALL.isEmpty()) {
				unhook();
			}
		}
		close();
	}

	private static void unhook() {
		try {
			Runtime.getRuntime().removeShutdownHook(HOOK);
		} catch (IllegalStateException e) {
			HOOK.setName("cora-simulations-ended"); // the JVM is ending, with the hook at work
		}
	}

	/** The channel is there: the run may begin. */
	void begin(int port, String token) {
		try {
			ControlClient client = new ControlClient(port, token);
			client.send("run");
			synchronized (this) {
				channel = client;
			}
		} catch (IOException e) {
			process.destroyForcibly();
			CoraUi.log("A simulation could not be begun: its control channel does not answer", e);
		}
	}

	private synchronized void close() {
		if (channel != null) {
			try {
				channel.close();
			} catch (IOException e) {
				CoraUi.log("The control channel of a simulation could not be closed", e);
			}
		}
	}

	/** Whether somebody ended it. */
	synchronized boolean wasTerminated() {
		return terminated;
	}

	/** Begins to end it; returns at once. */
	synchronized void terminate() {
		boolean again = terminated;
		terminated = true;
		if (again || controlled && !stop()) {
			process.destroyForcibly();
			return;
		}
		if (!controlled) {
			process.destroy();
		}
		Thread thread = new Thread(() -> endWithin(GRACE_SECONDS), "cora-terminate");
		thread.setDaemon(true);
		thread.start();
	}

	private boolean stop() {
		try {
			if (channel != null) {
				channel.send("stop");
			}
			return channel != null;
		} catch (IOException e) {
			return false; // it is ending by itself, or doesn't listen any more
		}
	}

	private void endWithin(long seconds) {
		try {
			process.onExit().get(seconds, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		} catch (ExecutionException | TimeoutException e) {
			process.destroyForcibly();
		}
	}

	/** Ends all; waits a little for their results. For the end of the workbench. */
	static void endAll() {
		ALL.forEach(it -> {
			if (!it.wasTerminated()) {
				it.terminate();
			}
		});
		ALL.forEach(it -> it.endWithin(GRACE_AT_SHUTDOWN_SECONDS));
	}
}
