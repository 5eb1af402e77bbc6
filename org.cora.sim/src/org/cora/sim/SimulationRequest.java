// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Plan;
import org.cora.sim.control.RunControl;
import org.cora.sim.report.Baseline;

/** What to simulate. Made by {@link #of}, refined by the {@code with…} methods, each of which gives another request. */
public final class SimulationRequest implements Cloneable {

	/** What {@code cora run} simulates unless told otherwise: 200 ms. */
	public static final long DEFAULT_DURATION_NANOS = 200_000_000;

	private Nf nf;
	private Plan plan;
	private final NicModel nic;
	private final HostModel host;
	private final int hostCores;
	private final TrafficSpec traffic;
	// set by with() alone, in a copy that nobody else has seen
	private Path folder = Path.of("");
	private long durationNanos = DEFAULT_DURATION_NANOS;
	private long seed = 1;
	private Optional<Path> orderLog = Optional.empty();
	private Optional<Path> trace = Optional.empty();
	private Optional<Path> report = Optional.empty();
	private long sampleEvery;
	private RunControl control = new RunControl(false);
	private boolean warm;
	private List<Baseline> baselines = List.of();
	private List<AskedMove> moves = List.of();
	private CardResets resets = CardResets.NONE;
	private Optional<OffloadSpec> goals = Optional.empty();
	private Optional<PlanUpgrade> upgrade = Optional.empty();
	private boolean partial;

	private SimulationRequest(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores, TrafficSpec traffic) {
		this.nf = Objects.requireNonNull(nf);
		this.plan = Objects.requireNonNull(plan);
		this.nic = Objects.requireNonNull(nic);
		this.host = Objects.requireNonNull(host);
		this.hostCores = hostCores;
		this.traffic = Objects.requireNonNull(traffic);
	}

	/**
	 * A run of the default duration with seed 1 and no files.
	 *
	 * @param nf        program
	 * @param plan      how it is split; feasible
	 * @param nic       card
	 * @param host      host
	 * @param hostCores cores that the host gives to the NF, at most as many as it has; 0 means all
	 * @param traffic   packets
	 */
	public static SimulationRequest of(Nf nf, Plan plan, NicModel nic, HostModel host, int hostCores, TrafficSpec traffic) {
		int cores = hostCores > 0 ? Math.min(hostCores, host.getCores()) : host.getCores();
		if (cores < 1) {
			throw new IllegalArgumentException("host cores have to be above 0");
		}
		return new SimulationRequest(nf, plan, nic, host, cores, traffic);
	}

	private SimulationRequest with(Consumer<SimulationRequest> change) {
		try {
			SimulationRequest copy = (SimulationRequest) clone();
			change.accept(copy);
			return copy;
		} catch (CloneNotSupportedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** With what relative paths of captures are relative to. */
	public SimulationRequest withFolder(Path newFolder) {
		return with(r -> r.folder = newFolder);
	}

	/** With another virtual time to simulate, above 0. */
	public SimulationRequest withDuration(long nanos) {
		if (nanos <= 0) {
			throw new IllegalArgumentException("the duration has to be above 0");
		}
		return with(r -> r.durationNanos = nanos);
	}

	/** With another seed of everything random; the same seed gives the same result. */
	public SimulationRequest withSeed(long newSeed) {
		return with(r -> r.seed = newSeed);
	}

	/** With a file that the serialisation order is written to; it is replayed after the run. */
	public SimulationRequest withOrderLog(Path file) {
		return with(r -> r.orderLog = Optional.of(file));
	}

	/** With a file that a trace is written to, in Perfetto's format or as a table. */
	public SimulationRequest withTrace(Path file) {
		return with(r -> r.trace = Optional.of(file));
	}

	/** With a file that a report is written to, in HTML. */
	public SimulationRequest withReport(Path file) {
		return with(r -> r.report = Optional.of(file));
	}

	/** With one in so many packets traced; 0: so that there are about two thousand. */
	public SimulationRequest withSampleEvery(long packets) {
		return with(r -> r.sampleEvery = packets);
	}

	/** With somebody who may pause, step and stop it. */
	public SimulationRequest withControl(RunControl newControl) {
		return with(r -> r.control = newControl);
	}

	/** A run that begins with flows known and placed as in the plan's steady state, or one that begins with empty tables. */
	public SimulationRequest warm(boolean begins) {
		return with(r -> r.warm = begins);
	}

	/** With other runs for the report to show beside this one. */
	public SimulationRequest withBaselines(List<Baseline> others) {
		List<Baseline> all = List.copyOf(others);
		return with(r -> r.baselines = all);
	}

	/** With flows that are to be moved at some time, whatever the controller thinks. */
	public SimulationRequest withMoves(List<AskedMove> asked) {
		List<AskedMove> all = List.copyOf(asked);
		return with(r -> r.moves = all);
	}

	/** With a card that is reset at some time, or that checkpoints are made of. */
	public SimulationRequest withResets(CardResets newResets) {
		return with(r -> r.resets = newResets);
	}

	/** With what the author asked for, so that the runtime can plan again and knows how long packets may wait. */
	public SimulationRequest withGoals(OffloadSpec asked) {
		return with(r -> r.goals = Optional.of(asked));
	}

	/** With another plan that takes over at some time; not in a run with resets. */
	public SimulationRequest withUpgrade(PlanUpgrade next) {
		return with(r -> r.upgrade = Optional.of(next));
	}

	/** The program. */
	public Nf nf() {
		return nf;
	}

	/** How it is split. */
	public Plan plan() {
		return plan;
	}

	/** The card. */
	public NicModel nic() {
		return nic;
	}

	/** The host. */
	public HostModel host() {
		return host;
	}

	/** Cores that the host gives to the NF, at least 1. */
	public int hostCores() {
		return hostCores;
	}

	/** Packets. */
	public TrafficSpec traffic() {
		return traffic;
	}

	/** What relative paths of captures are relative to. */
	public Path folder() {
		return folder;
	}

	/** Virtual time, above 0. */
	public long durationNanos() {
		return durationNanos;
	}

	/** Of everything random. */
	public long seed() {
		return seed;
	}

	/** Where to write the serialisation order. */
	public Optional<Path> orderLog() {
		return orderLog;
	}

	/** Where to write a trace. */
	public Optional<Path> trace() {
		return trace;
	}

	/** Where to write a report. */
	public Optional<Path> report() {
		return report;
	}

	/** Every how many packets one is traced; 0: so that there are about two thousand. */
	public long sampleEvery() {
		return sampleEvery;
	}

	/** Pause, step, stop. */
	public RunControl control() {
		return control;
	}

	/** Whether the run begins in the plan's steady state instead of with empty tables. */
	public boolean warm() {
		return warm;
	}

	/** Runs of other plans that a report shows beside this one. */
	public List<Baseline> baselines() {
		return baselines;
	}

	/** Flows that are to be moved. */
	public List<AskedMove> moves() {
		return moves;
	}

	/** When the card is reset, and checkpoints of it. */
	public CardResets resets() {
		return resets;
	}

	/** What the author asked for, if that is known. */
	public Optional<OffloadSpec> goals() {
		return goals;
	}

	/** The same run with another version of the program, by a plan of its own for the same card and host. */
	public SimulationRequest withVersion(Nf version, Plan newPlan, Optional<OffloadSpec> asked) {
		return with(r -> {
			r.nf = version;
			r.plan = newPlan;
			r.goals = asked;
		});
	}

	/** In which moving flows go on before what is only counted of them has followed, or when all of it is there. */
	public SimulationRequest partial(boolean counts) {
		return with(r -> r.partial = counts);
	}

	/** Whether moving flows go on before what is only counted of them has followed. */
	public boolean partial() {
		return partial;
	}

	/** Another plan that takes over. */
	public Optional<PlanUpgrade> upgrade() {
		return upgrade;
	}
}
