// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

/** Takes the events of a run as they happen. Called from the simulation's thread. */
@FunctionalInterface
public interface TraceSink {

	/** A sink that forgets everything. */
	TraceSink NONE = event -> {
	};

	/** Takes an event. Times may go back a little: a visit is told when it ends. */
	void accept(TraceEvent event);
}
