// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Plan;
import org.cora.sim.control.RunControl;
import org.cora.sim.report.Baseline;

/**
 * What to simulate. Made by {@link #of}, refined by the {@code with…} methods.
 *
 * @param nf            program
 * @param plan          how it is split; feasible
 * @param nic           card
 * @param host          host
 * @param hostCores     cores that the host gives to the NF, at least 1
 * @param traffic       packets
 * @param folder        what relative paths of captures are relative to
 * @param durationNanos virtual time, above 0
 * @param seed          of everything random; the same seed gives the same result
 * @param orderLog      where to write the serialisation order; it is replayed after the run
 * @param trace         where to write a trace in Perfetto's format
 * @param report        where to write a report in HTML
 * @param sampleEvery   every how many packets one is traced; 0: so that there are about two thousand
 * @param control       pause, step, stop
 * @param warm          whether the run begins in the plan's steady state instead of with empty tables
 * @param baselines     runs of other plans that a report shows beside this one
 * @param moves         flows that are to be moved whatever the controller thinks
 * @param resets        when the card is reset, and checkpoints of it
 * @param goals         what the author asked for; with it the runtime plans again when traffic changes, and knows how long
 *                      packets may wait
 * @param upgrade       another plan that takes over; not in a run with resets
 */
public record SimulationRequest(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores, TrafficSpec traffic,
		Path folder, long durationNanos, long seed, Optional<Path> orderLog, Optional<Path> trace, Optional<Path> report,
		long sampleEvery, RunControl control, boolean warm, List<Baseline> baselines, List<AskedMove> moves,
		CardResets resets, Optional<OffloadSpec> goals, Optional<PlanUpgrade> upgrade) {

	/** What {@code cora run} simulates unless told otherwise: 200 ms. */
	public static final long DEFAULT_DURATION_NANOS = 200_000_000;

	public SimulationRequest {
		Objects.requireNonNull(nf);
		Objects.requireNonNull(plan);
		baselines = List.copyOf(baselines);
		moves = List.copyOf(moves);
		if (durationNanos <= 0 || hostCores < 1) {
			throw new IllegalArgumentException("duration and host cores have to be above 0");
		}
	}

	/** A run of the default duration with seed 1 and no files; {@code hostCores} 0 means all that the host has. */
	public static SimulationRequest of(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores, TrafficSpec traffic) {
		return new SimulationRequest(nf, plan, nic, host, hostCores > 0 ? hostCores : host.getCores(), traffic, Path.of(""),
				DEFAULT_DURATION_NANOS, 1, Optional.empty(), Optional.empty(), Optional.empty(), 0, new RunControl(false), false,
				List.of(), List.of(), CardResets.NONE, Optional.empty(), Optional.empty());
	}

	public SimulationRequest withFolder(Path newFolder) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, newFolder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withDuration(long nanos) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, nanos, seed, orderLog, trace, report,
				sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withSeed(long newSeed) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, newSeed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withOrderLog(Path file) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, Optional.of(file),
				trace, report, sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withTrace(Path file) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog,
				Optional.of(file), report, sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withReport(Path file) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				Optional.of(file), sampleEvery, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withSampleEvery(long packets) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, packets, control, warm, baselines, moves, resets, goals, upgrade);
	}

	public SimulationRequest withControl(RunControl newControl) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, newControl, warm, baselines, moves, resets, goals, upgrade);
	}

	/** A run that begins with flows known and placed as in the plan's steady state, or one that begins with empty tables. */
	public SimulationRequest warm(boolean begins) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, begins, baselines, moves, resets, goals, upgrade);
	}

	/** With other runs for the report to show beside this one. */
	public SimulationRequest withBaselines(List<Baseline> others) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, others, moves, resets, goals, upgrade);
	}

	/** With flows that are to be moved at some time. */
	public SimulationRequest withMoves(List<AskedMove> asked) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, asked, resets, goals, upgrade);
	}

	/** With a card that is reset at some time, or that checkpoints are made of. */
	public SimulationRequest withResets(CardResets newResets) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, moves, newResets, goals, upgrade);
	}

	/** With what the author asked for, so that the runtime can plan again. */
	public SimulationRequest withGoals(OffloadSpec asked) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, moves, resets, Optional.of(asked), upgrade);
	}

	/** With another plan that takes over at some time. */
	public SimulationRequest withUpgrade(PlanUpgrade next) {
		return new SimulationRequest(nf, plan, nic, host, hostCores, traffic, folder, durationNanos, seed, orderLog, trace,
				report, sampleEvery, control, warm, baselines, moves, resets, goals, Optional.of(next));
	}
}
