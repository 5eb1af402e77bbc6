// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.TrafficPorts;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.State;
import org.cora.sim.internal.engine.SimulationRun;
import org.cora.sim.trace.TraceSink;

/** The SmartNIC simulator: packet-level, in virtual time, of a plan under traffic. */
public final class Simulation {

	private Simulation() {
	}

	/**
	 * Simulates a plan. Takes as long as it takes; the request's control pauses and stops it from another thread.
	 *
	 * @param request   what to simulate
	 * @param listeners are told what happens while it happens, from this thread
	 * @return what was found; of a stopped run what was found so far
	 * @throws CoraException if the plan isn't feasible, a capture can't be read, traffic has no steady state to begin in or a
	 *                       file can't be written; no output file is left half written
	 */
	public static RunResult run(SimulationRequest request, TraceSink... listeners) {
		return run(request, UnaryOperator.identity(), listeners);
	}

	/**
	 * Like {@link #run(SimulationRequest, TraceSink...)}, with packets that come through something else, which may take them
	 * down, or play others instead.
	 *
	 * @param through is given the traffic that the request asks for
	 */
	public static RunResult run(SimulationRequest request, UnaryOperator<PacketSource> through, TraceSink... listeners) {
		if (!request.plan().isFeasible()) {
			throw new CoraException("infeasible", "the plan can't be run: " + request.plan().getReason());
		}
		if (request.nic().getPcie() == null) {
			throw new CoraException("nic-without-bus", request.nic().getName() + " has no way to the host");
		}
		try (TrafficSource source = source(request)) {
			return new SimulationRun(request, through.apply(source), List.of(listeners)).introducing(source.introductions()).run();
		}
	}

	private static TrafficSource source(SimulationRequest request) {
		int[] ports = TrafficPorts.of(request.nf());
		if (!request.warm()) {
			return new TrafficSource(request.traffic(), request.folder(), request.seed(), ports);
		}
		List<Long> timeouts = request.nf().states().stream().map(State::timeoutNanos).filter(t -> t > 0).toList();
		return TrafficSource.settled(request.traffic(), request.folder(), request.seed(), ports, timeouts, request.durationNanos());
	}
}
