// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.report;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.SourceRef;

/**
 * A plan as {@code cora plan --json} shows it. Component names are the JSON's; adding to them is allowed, changing or
 * removing is not within a schema version. Infinite rates are null.
 *
 * @param schema      version of the format
 * @param offload     name of the offload
 * @param nf          qualified name of the network function
 * @param strategy    name of the strategy
 * @param nic         name of the NIC model
 * @param host        name of the host model
 * @param traffic     name of the traffic
 * @param feasible    whether all constraints hold
 * @param reason      if not, why not; else null
 * @param conflict    if not, demands of the author of which each can't be held with the others; null where not known
 * @param objective   what the plan achieves by the model
 * @param placement   where everything is
 * @param promotion   when flows move to the card; null if none do
 * @param resources   use of every resource that is used
 * @param bottleneck  name of the resource that limits throughput first, or is most overdrawn; null without traffic
 * @param bound       how good any plan could be; null if there is none
 * @param explanations why
 * @param fingerprints of what was planned
 * @param planMillis  wall time of planning
 */
public record PlanReport(int schema, String offload, String nf, String strategy, String nic, String host,
		String traffic,
		boolean feasible, String reason, List<ConflictReport> conflict, ObjectiveReport objective, Placement placement, PromotionReport promotion,
		List<ResourceReport> resources, String bottleneck, BoundReport bound, List<ExplanationReport> explanations,
		Fingerprints fingerprints, double planMillis) {

	/** By the model: host cores, card memory in bytes, rates in Mpps, latency in µs, loss and card share as fractions. */
	public record ObjectiveReport(double hostCores, int wholeCores, long nicMemoryBytes, double offeredMpps,
			Double capacityMpps,
			Double latencyMeanUs, Double latencyP99Us, double loss, double nicPacketShare) {
	}

	/** Where states and classes are. */
	public record Placement(List<StateReport> states, List<ClassReport> classes) {
	}

	/** A state: {@code home} is nic, cpu, perFlow, replicated or sharded. */
	public record StateReport(String name, String kind, String keyOrigin, String use, String home, String memory,
			long nicEntries, long cpuEntries, long nicBytes, double nicShare, String ager, boolean pinned,
					SourceReport source) {
	}

	/** A steering class: {@code defaultSide} is nic or cpu. */
	public record ClassReport(String name, String port, String predicate, double packetShare, String defaultSide,
			List<GroupReport> groups) {
	}

	/** A flow group of a class: {@code route} is onNic, onCpu, nicThenCpu or split. */
	public record GroupReport(String name, double flows, double packetShare, String side, String route,
			double crossings,
			double nicCycles, double cpuCycles, Double latencyUs) {
	}

	/** When flows move: after {@code threshold} packets within {@code windowUs} (0: any time). */
	public record PromotionReport(long threshold, double windowUs, long ceiling, long flows, long steeringEntries,
			double insertsPerSecond, double insertLimit, double detectionUs, double mistaken, double missed, List<String> groups) {
	}

	/** A resource; {@code mpps} is the packet rate at which it is used up, null if it doesn't scale. */
	public record ResourceReport(String name, double used, double capacity, String unit, double utilisation,
			Double mpps) {
	}

	/** {@code value} in host cores, or packets per second when throughput is maximised; {@code gap} a fraction. */
	public record BoundReport(Double value, double gap, boolean proven) {
	}

	/**
	 * Why something is where it is; {@code change} null if nothing simple changes it, otherwise what does, in words and as
	 * figures in their base unit: planning with {@code parameter} at {@code to} instead of {@code from} decides otherwise.
	 */
	public record ExplanationReport(String subject, String text, String binding, String change, String parameter, Double from,
			Double to, SourceReport source) {
	}

	/** A demand of the author that can't be held with others. */
	public record ConflictReport(String text, SourceReport source) {
	}

	/** A place in a source file. */
	public record SourceReport(String file, int offset, int length, int line, int column) {
	}

	/** To tell whether a plan still fits. */
	public record Fingerprints(String ir, String nic, String traffic) {
	}

	/**
	 * The plan as plain values.
	 *
	 * @param planMillis wall time of planning
	 */
	public static PlanReport of(Plan plan, double planMillis) {
		Objective o = plan.getObjective();
		ObjectiveReport objective = new ObjectiveReport(o.getHostCores(), o.getWholeCores(), o.getNicMemoryBytes(),
				o.getOfferedPps() / 1e6,
				finite(o.getCapacityPps() / 1e6), finite(o.getLatencyMeanNanos() / 1e3),
						finite(o.getLatencyP99Nanos() / 1e3), o.getLoss(), o.getNicPacketShare());
		return new PlanReport(plan.getSchema(), plan.getOffload(), plan.getNf(), plan.getStrategy(), plan.getNic(),
				plan.getHost(),
				plan.getTraffic(), plan.isFeasible(), plan.getReason(), conflict(plan), objective, placement(plan), promotion(plan),
						resources(plan),
				plan.getBottleneck(), bound(plan), plan.getExplanations().stream().map(PlanReport::explanation)
						.toList(),
				new Fingerprints(plan.getIrFingerprint(), plan.getNicFingerprint(), plan.getTrafficFingerprint()),
						planMillis);
	}

	private static Placement placement(Plan plan) {
		return new Placement(plan.getStates().stream().map(PlanReport::state).toList(),
				plan.getClasses().stream().filter(c -> c.getSteeringClass().getPort() >= 0)
						.map(PlanReport::steeringClass).toList());
	}

	private static StateReport state(StatePlacement placement) {
		return new StateReport(placement.getState().getName(), placement.getState().getKind(), placement.getState()
				.getKeyOrigin().getLiteral(),
				placement.getState().getUse().getLiteral(), placement.getHome().getLiteral(), placement.getMemory(),
						placement.getNicEntries(),
				placement.getCpuEntries(), placement.getNicBytes(), placement.getNicShare(), placement.getAger()
						.getLiteral(),
				placement.isPinned(), source(placement.getState().getSource()));
	}

	private static ClassReport steeringClass(ClassPlacement placement) {
		List<GroupReport> groups = new ArrayList<>();
		for (GroupPlacement group : placement.getGroups()) {
			if (group.getPacketShare() > 0) {
				groups.add(new GroupReport(group.getGroup().getName(), group.getGroup().getFlows(),
						group.getPacketShare(),
						group.getSide().getLiteral(), group.getRoute().getLiteral(), group.getCrossings(),
								group.getNicCycles(),
						group.getCpuCycles(), finite(group.getLatencyNanos() / 1e3)));
			}
		}
		return new ClassReport(placement.getSteeringClass().getName(), placement.getSteeringClass().getPortName(),
				placement.getSteeringClass().getPredicate(), placement.getSteeringClass().getPacketShare(),
				placement.getDefaultSide().getLiteral(), groups);
	}

	private static PromotionReport promotion(Plan plan) {
		var p = plan.getPromotion();
		return p == null ? null : new PromotionReport(p.getThreshold(), p.getWindowNanos() / 1e3, p.getCeiling(),
				p.getFlows(),
				p.getSteeringEntries(), p.getInsertsPerSecond(), p.getInsertLimit(), p.getDetectionNanos() / 1e3, p.getMistaken(), p.getMissed(),
				p.getGroups().stream().map(g -> g.getName()).toList());
	}

	private static List<ResourceReport> resources(Plan plan) {
		return plan.getResources().stream().filter(r -> r.getUsed() > 0)
				.map(r -> new ResourceReport(r.getName(), r.getUsed(), r.getCapacity(),
				r.getUnit(), r.getCapacity() > 0 ? r.getUsed() / r.getCapacity() : 1e9, r.isRate()
						? finite(r.getPacketRate() / 1e6) : null)).toList();
	}

	private static BoundReport bound(Plan plan) {
		var b = plan.getBound();
		return b == null ? null : new BoundReport(finite(b.getValue()), b.getGap(), b.isProven());
	}

	private static ExplanationReport explanation(Explanation e) {
		boolean change = e.getChange() != null;
		return new ExplanationReport(e.getSubject(), e.getText(), e.getBinding(), e.getChange(), e.getParameter(), change
				? (Double) e.getChangeFrom() : null, change ? (Double) e.getChangeTo() : null, source(e.getSource()));
	}

	private static List<ConflictReport> conflict(Plan plan) {
		return plan.getConflict().isEmpty() ? null : plan.getConflict().stream().map(c -> new ConflictReport(c.getText(), source(c
				.getSource()))).toList();
	}

	private static SourceReport source(SourceRef ref) {
		return ref == null || ref.getLine() == 0 ? null : new SourceReport(ref.getFile(), ref.getOffset(),
				ref.getLength(), ref.getLine(), ref.getColumn());
	}

	private static Double finite(double value) {
		return Double.isFinite(value) ? value : null;
	}
}
