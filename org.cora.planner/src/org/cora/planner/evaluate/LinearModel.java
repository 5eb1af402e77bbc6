// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.cora.ir.program.State;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.StateNode;

/**
 * The planning problem with the {@linkplain Regime regime} fixed, as sums over lanes and states: the mixed-integer
 * program of docs/planner.md. Every figure here is what {@link Evaluator} would charge, or less where that depends on
 * other states.
 */
public final class LinearModel {

	private static final double NANOS = 1e9;
	private static final double TOLERANCE = 1e-9;

	private final Evaluator on;
	private final Regime regime;
	private final FlowFlux flux;
	private final List<Lane> lanes = new ArrayList<>();
	/** By lane. */
	private final List<PathWork> taken = new ArrayList<>();
	private final List<Double> onHost;
	private final List<Double> onNic;
	private final MemoryLevel hostLevel;
	private final LockBounds lockBounds;

	LinearModel(Evaluator on, Regime regime) {
		this.on = on;
		this.regime = regime;
		this.flux = on.flux(regime.cut());
		this.hostLevel = on.hostMemory.shared().get(on.hostMemory.shared().size() - 1);
		this.onHost = flux.parts(false);
		this.onNic = flux.parts(true);
		this.lockBounds = new LockBounds(on, flux.spread(false, regime.cut().isEmpty()), hostLatencies(new BitSet()));
		on.works.forEach(this::lanes);
		TurnShares turns = new TurnShares(on, regime.cut(), flux, lanes.stream().mapToDouble(Lane::share).sum(), lanes.stream().filter(Lane::packet)
				.mapToDouble(Lane::share).sum());
		for (int l = 0; l < lanes.size(); l++) {
			turns.tell(lanes.get(l), taken.get(l));
		}
	}

	private void lanes(PathWork work) {
		if (work.expiry) {
			add(work, on.expiryShare(work), false, Lane.Start.FIRST_STATE);
			lockBounds.add(work, on.expiryShare(work));
			return;
		}
		double onCpu = 0;
		double onNic = 0;
		for (int g = 0; g < on.groups(); g++) {
			onCpu += flux.first(g) * work.firstShare
					+ Math.max(0, flux.unknown(g) - flux.first(g)) * work.groupShares[g];
			onNic += flux.promoted(g) * work.groupShares[g];
		}
		add(work, onCpu, false, start(work, Side.CPU));
		add(work, onNic, true, start(work, Side.NIC));
		lockBounds.add(work, onCpu + onNic);
	}

	private Lane.Start start(PathWork work, Side flowSide) {
		if (on.ordered(work.classIndex)) {
			return start(regime.cut().isPresent() ? flowSide : regime.start());
		}
		return work.steps.isEmpty() ? start(on.startWithoutState(work.classIndex)) : Lane.Start.FIRST_STATE;
	}

	private static Lane.Start start(Side side) {
		return side == Side.NIC ? Lane.Start.NIC : Lane.Start.CPU;
	}

	private void add(PathWork work, double share, boolean flowOnNic, Lane.Start start) {
		if (share > 0) {
			lanes.add(new Lane(on.way(work), share, flowOnNic, start));
			taken.add(work);
		}
	}

	public Regime regime() {
		return regime;
	}

	/** All lanes that packets take. */
	public List<Lane> lanes() {
		return lanes;
	}

	/** Offered packets per second. */
	public double packetRate() {
		return on.graph.getPacketRate();
	}

	/** Host cycles to receive a packet. */
	public double receiveCycles() {
		Pcie pcie = on.nic.getPcie();
		return on.host.getPacketCycles() + on.host.getReceiveCycles() + (pcie == null ? 0 : pcie.getHostReceiveCycles());
	}

	/** Host cores for receiving the packets that begin there. */
	double receivingCores() {
		double share = lanes.stream().filter(l -> l.packet() && l.start() == Lane.Start.CPU).mapToDouble(Lane::share).sum();
		return share * packetRate() * receiveCycles() / on.host.getClock();
	}

	/** Host cycles to send a packet back to the card. */
	public double transmitCycles() {
		return on.sendCycles();
	}

	/** Issue cycles of a packet that begins on the card. */
	public double beginOnNicCycles() {
		return on.nic.getPacketCycles() + lookupCycles() + on.nic.getFlowLockCycles();
	}

	/** Issue cycles of a packet that is handed to the host unread. */
	public double beginOnCpuNicCycles() {
		return hardwareSteering() ? 0 : on.nic.getPacketCycles() + lookupCycles() + busCycles();
	}

	/** Issue cycles of handing a packet that the card has handled to the host. */
	public double toHostNicCycles() {
		return busCycles();
	}

	/** Issue cycles of taking a packet that leaves at once back from the host. */
	public double leaveNicCycles() {
		return hardwareSteering() ? 0 : busCycles();
	}

	/** Issue cycles of taking a packet back that the card goes on with. */
	public double toNicNicCycles() {
		return leaveNicCycles() + on.nic.getPacketCycles();
	}

	private double busCycles() {
		return on.nic.getPcie() == null ? 0 : on.nic.getPcie().getNicCycles();
	}

	private boolean hardwareSteering() {
		return on.nic.getFlowTable() != null && on.nic.getFlowTable().isSteersInHardware();
	}

	private double lookupCycles() {
		return regime.cut().isPresent() && on.nic.getFlowTable() != null ? on.nic.getFlowTable().getLookupCycles() : 0;
	}

	/** Flow-table entries added per second. */
	public double inserts() {
		return flux.promotionsPerSecond() * on.graph.getEntriesPerFlow();
	}

	/** Host cores for adding and removing entries. */
	public double promotionCores() {
		return on.promotionCores(flux);
	}

	/** Flow-table entries in use if no state placed by flow keeps its entries longer than that. */
	public double steeringEntries(double timeoutSeconds) {
		return regime.cut().isEmpty() ? 0
				: (flux.flowsOnNic() + flux.promotionsPerSecond() * timeoutSeconds) * on.graph.getEntriesPerFlow();
	}

	/** How long a state keeps entries that nobody uses, seconds. */
	public double timeoutSeconds(int state) {
		return on.graph.getStates().get(state).getLingerNanos() / NANOS;
	}

	/** Entries on the card, at least. */
	public long nicEntries(int state, StateChoice choice) {
		long whole = on.nf.states().get(state).capacity();
		return switch (choice.home()) {
			case NIC, REPLICATED -> whole;
			case CPU -> 0;
			case PER_FLOW -> perFlowEntries(state);
			case SHARDED -> Math.min(whole, 1);
		};
	}

	private long perFlowEntries(int state) {
		State declared = on.nf.states().get(state);
		StateNode node = on.graph.getStates().get(state);
		double living = steeringEntries(timeoutSeconds(state)) / Math.max(1, on.graph.getEntriesPerFlow());
		return on.lruParts.nicEntries(state, flux).orElseGet(() -> Math.min(declared.capacity(), (long) Math.ceil(living
				* Math.max(node.getEntriesPerFlow(), 1))));
	}

	/** Bytes of card memory, at least. */
	public long nicBytes(int state, StateChoice choice) {
		long entries = nicEntries(state, choice);
		return entries == 0 ? 0 : on.tableBytes(state, entries);
	}

	/**
	 * Whether a choice can be part of a feasible split: its entries are short enough, alone there is room for them, and for
	 * each handler that has to run on the card with it.
	 */
	public boolean mayBe(int state, StateChoice choice) {
		if (!choice.usesNic()) {
			return true;
		}
		State declared = on.nf.states().get(state);
		boolean tooLong = declared.kind().isTable() && on.nic.getMaxEntryBytes() > 0
				&& declared.entryBytes() > on.nic.getMaxEntryBytes();
		boolean tooMany = declared.kind().isTable() && on.nic.getMaxEntries() > 0
				&& nicEntries(state, choice) > on.nic.getMaxEntries();
		double steering = choice.home() == Home.PER_FLOW ? steeringEntries(timeoutSeconds(state)) : 0;
		FlowTable table = on.nic.getFlowTable();
		boolean tooManyFlows = steering > (table == null ? 0 : table.getEntries()) * (1 + TOLERANCE);
		boolean tooLarge = on.nicMemory.shared().stream().filter(m -> m.getName().equals(choice.memory()))
				.noneMatch(m -> nicBytes(state, choice) <= roomFor(m) * (1 + TOLERANCE));
		boolean cannot = on.lacking.of(state, choice.home()).isPresent();
		boolean code = choice.home() == Home.NIC && on.handlersTooLong(state);
		return !tooLong && !tooMany && !tooManyFlows && !tooLarge && !code && !cannot;
	}

	/** Host cores for ageing or merging a state, at least. */
	public double upkeepCores(int state, StateChoice choice) {
		StateNode node = on.graph.getStates().get(state);
		FlowTable table = on.nic.getFlowTable();
		double cycles = 0;
		double timeout = node.getTimeoutNanos() / NANOS;
		if (choice.home() == Home.PER_FLOW && timeout > 0 && table != null) {
			cycles = perFlowEntries(state) * table.getHostAgeCycles() / timeout;
		} else if (choice.home() == Home.REPLICATED && node.getStaleNanos() > 0) {
			cycles = node.getEntriesInUse() * on.mergeCycles(state) / (node.getStaleNanos() / NANOS);
		}
		return packetRate() > 0 ? cycles / on.host.getClock() : 0;
	}

	/** Host cores that wait for the lock of a state, at least. */
	public double waitingCores(int state, StateChoice choice) {
		return choice.home() == Home.CPU ? lockBounds.cores(state, on.carriedAtLeast()) : 0;
	}

	/** How many classes would have to change sides for a state that the profile didn't see used. */
	public int surprises(int state, StateChoice choice) {
		return on.surprises(state, choice, regime);
	}

	/**
	 * Cycles from issue to data on the host by state, at least, given states that are certainly in the host's memory.
	 */
	public double[] hostLatencies(BitSet certain) {
		return on.hostSets.atLeast(hostLevel, certain, onHost);
	}

	/** The same for a memory of the card. */
	public double[] nicLatencies(MemoryLevel level, BitSet certain) {
		return on.nicSets.atLeast(level, certain, onNic);
	}

	/** Bytes of a memory that tables may take, steering entries taken off. */
	public double roomFor(MemoryLevel level) {
		FlowTable table = on.nic.getFlowTable();
		boolean shared = table != null && level.getName().equals(table.getMemory());
		return MemoryModel.usableBytes(level) - (shared ? steeringEntries(0) * table.getEntryBytes() : 0);
	}

	/** Bytes of card memory for steering entries, at least. */
	public double steeringBytes() {
		FlowTable table = on.nic.getFlowTable();
		return table == null || table.getMemory() == null ? 0 : steeringEntries(0) * table.getEntryBytes();
	}

	/** Cycles of its clock that a crossing takes, for a packet whose flow's next one waits on the card. */
	public double crossingCycles() {
		return crossingNanos() / NANOS * on.nic.getClock();
	}

	/** Cycles on the card that a packet's flow is locked for beside its accesses. */
	public double flowLockCycles() {
		return on.nic.getFlowLockCycles();
	}

	/** Cores of the card that can be busy at a time, until the busiest is full. */
	public double nicCores() {
		int cores = on.nic.getCores();
		return on.nicFullest * (PerformanceModel.spreadsFlows(on.nic) ? cores / flux.spread(true, regime.cut().isEmpty()).busiest(cores) : cores);
	}

	/** The same of the host's. */
	public double hostCores() {
		int cores = on.hostCores();
		return on.hostFullest * (PerformanceModel.spreadsFlows(on.host) ? cores / flux.spread(false, regime.cut().isEmpty()).busiest(cores)
				: cores);
	}

	/** Share of accesses to a state that its most popular entry gets. */
	public double hottestShare(int state) {
		return on.graph.getStates().get(state).getHottestShare();
	}

	/** Time that every packet spends on the card beside its handler. */
	public double fixedNanos() {
		return on.nic.getPacketLatency();
	}

	/** Time to cross the bus. */
	public double crossingNanos() {
		return on.nic.getPcie() == null ? 0 : on.nic.getPcie().getLatency();
	}

	/** The evaluator whose costs these are. */
	public Evaluator evaluator() {
		return on;
	}
}
