// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.file.WholeFile;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.planner.plan.Adaptation;
import org.cora.runtime.Dataplane;
import org.cora.runtime.migration.FlowMoveReport;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.cora.sim.UnwrittenException;
import org.cora.sim.report.Report;
import org.cora.sim.report.SignalHistory;
import org.cora.sim.trace.TraceRecording;
import org.cora.sim.trace.TraceSink;

/** One run from request to result, with the files that were asked for. */
public final class SimulationRun {

	private static final long SAMPLES = 2000;
	private static final double NANOS_PER_SECOND = 1e9;

	private final SimulationRequest request;
	private final PacketSource source;
	private Introductions introductions;
	private final List<TraceSink> sinks;
	private final SignalHistory history = new SignalHistory();
	private UnaryOperator<Dataplane> faults = UnaryOperator.identity();
	private boolean shareStore;
	private Consumer<FlowMoveReport> flowReports = report -> { };
	/** Files that were asked for and couldn't be written: they don't cost the result. */
	private final List<Diagnostic> unwritten = new ArrayList<>();

	/** A run that hasn't begun. The source stays the caller's to close. */
	public SimulationRun(SimulationRequest request, PacketSource source, List<TraceSink> listeners) {
		this.request = request;
		this.source = source;
		this.sinks = new ArrayList<>(listeners);
		sinks.add(history);
	}

	/** Has the run begin with flows that are known already. */
	public SimulationRun introducing(Introductions flows) {
		introductions = flows;
		return this;
	}

	/** Puts something faulty between runtime and data plane: what tests of the invariants need. */
	SimulationRun withFault(UnaryOperator<Dataplane> fault) {
		faults = fault;
		return this;
	}

	/** Has somebody hear of each flow that has moved. */
	SimulationRun withFlowReports(Consumer<FlowMoveReport> hears) {
		flowReports = hears;
		return this;
	}

	/** Gives both sides one store: likewise. */
	SimulationRun withSharedStore() {
		shareStore = true;
		return this;
	}

	/**
	 * Runs it.
	 *
	 * @throws UnwrittenException with the result, if a file couldn't be written
	 */
	public RunResult run() {
		request.report().ifPresent(place -> WholeFile.create(place).close());
		if (request.trace().isEmpty()) {
			return complete(simulate());
		}
		try (TraceRecording recording = TraceRecording.begin(request.trace().get())) {
			sinks.add(recording);
			RunResult result = simulate();
			recording.finish(title()).ifPresent(e -> unwritten.addAll(e.diagnostics()));
			return complete(result);
		}
	}

	private RunResult complete(RunResult result) {
		if (!unwritten.isEmpty()) {
			throw new UnwrittenException(result, unwritten);
		}
		return result;
	}

	private String title() {
		return request.nf().simpleName() + " on " + request.nic().getName() + ", strategy " + request.plan().getStrategy();
	}

	private RunResult simulate() {
		Placement placement = new Placement(request.nf(), request.plan(), request.nic(), request.host(),
				request.hostCores());
		TraceSink all = event -> sinks.forEach(s -> s.accept(event));
		MigrationLog migrations = new MigrationLog(all, request.nic().getPcie(), flowReports);
		RunResult result;
		Engine engine;
		if (request.orderLog().isPresent()) {
			try (OrderLog order = new OrderLog(request.orderLog().get(), placement, request.seed(), keepsOrder())) {
				engine = new Engine(setup(placement, all, order, migrations));
				result = measure(engine, migrations, order);
				order.failure().ifPresent(e -> unwritten.addAll(e.diagnostics()));
			}
		} else {
			engine = new Engine(setup(placement, all, null, migrations));
			result = measure(engine, migrations, null);
		}
		RunResult last = result;
		try {
			request.report().ifPresent(file -> Report.write(file, request, last, history, engine.meter.overallHistogram()));
		} catch (CoraException e) {
			unwritten.addAll(e.diagnostics());
		}
		return result;
	}

	private RunResult measure(Engine engine, MigrationLog migrations, OrderLog order) {
		engine.fill();
		long began = System.nanoTime();
		engine.run();
		double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
		return new Results(request, engine, migrations, seconds).collect(order);
	}

	/** Whether packets of a flow may never overtake each other. */
	private boolean keepsOrder() {
		Adaptation adaptation = request.plan().getAdaptation();
		return adaptation == null || adaptation.isStrictOrder();
	}

	private EngineSetup setup(Placement placement, TraceSink trace, SerialOrder order, MigrationLog migrations) {
		return new EngineSetup(request, placement, source, conditions(), introductions, trace, sampleEvery(), order, migrations, faults,
				shareStore);
	}

	/** When a phase begins with other conditions than the one before. */
	private NavigableMap<Long, Conditions> conditions() {
		NavigableMap<Long, Conditions> changes = new TreeMap<>();
		Conditions before = Conditions.NORMAL;
		for (TrafficSpec.Phase phase : request.traffic().phases()) {
			if (!phase.conditions().equals(before)) {
				changes.put(phase.startNanos(), phase.conditions());
			}
			before = phase.conditions();
		}
		return changes;
	}

	private long sampleEvery() {
		if (request.sampleEvery() > 0 || request.trace().isEmpty()) {
			return request.sampleEvery();
		}
		double expected = request.plan().getGraph().getPacketRate() * request.durationNanos() / NANOS_PER_SECOND;
		return Math.max(1, (long) (expected / SAMPLES));
	}
}
