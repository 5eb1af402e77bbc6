// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.stream.Stream;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.SteeringClass;

/** What is written on the shapes, and how big they are. Sizes are in Sirius' unit of ten pixels. */
public class LabelServices {

	private static final int SMALLEST_STATE = 9;
	private static final int BIGGEST_STATE = 18;
	private static final int SMALLEST_GROUP = 6;
	private static final int BIGGEST_GROUP = 16;

	/** Name of the diagram. */
	public String planTitle(Plan plan) {
		return plan == null ? "" : join(" – ", plan.getOffload(), plan.getStrategy());
	}

	/** "NIC AgilioCX40" and the share of packets that stay there. */
	public String nicLabel(Plan plan) {
		Objective objective = plan == null ? null : plan.getObjective();
		String packets = objective == null ? null : Figures.percent(objective.getNicPacketShare()) + " of packets stay here";
		return plan == null ? "NIC" : join("\n", join(" ", "NIC", plan.getNic()), packets);
	}

	/** "CPU XeonHost" and the cores' worth of cycles that it gives. */
	public String cpuLabel(Plan plan) {
		Objective objective = plan == null ? null : plan.getObjective();
		String cores = objective == null ? null : Figures.count(objective.getHostCores()) + " cores busy";
		return plan == null ? "CPU" : join("\n", join(" ", "CPU", plan.getHost()), cores);
	}

	/** Name of a resource, used of capacity, utilisation. */
	public String resourceLabel(Resource resource) {
		if (resource == null) {
			return "";
		}
		return join("\n", Plans.levelName(resource), CapacityServices.usedOf(resource), CapacityServices.utilisationText(resource));
	}

	/** Name, kind, entries and bytes of the card's part of a state. */
	public String nicStateLabel(StatePlacement placement) {
		return placement == null ? "" : stateLabel(placement, placement.getNicEntries(), placement.getNicBytes());
	}

	/** The same of the host's part. */
	public String cpuStateLabel(StatePlacement placement) {
		return placement == null ? "" : stateLabel(placement, placement.getCpuEntries(), placement.getCpuBytes());
	}

	private static String stateLabel(StatePlacement placement, long entries, long bytes) {
		String kind = placement.getState() == null ? null : placement.getState().getKind();
		String size = entries > 0 ? Figures.count(entries) + (entries == 1 ? " entry" : " entries") : null;
		return join("\n", Plans.name(placement.getState()), join(", ", kind, size), Figures.bytes(bytes));
	}

	/** Side of the card's part of a state, by its bytes. */
	public int nicStateSize(StatePlacement placement) {
		return placement == null ? SMALLEST_STATE : stateSize(placement.getNicBytes());
	}

	/** The same of the host's part. */
	public int cpuStateSize(StatePlacement placement) {
		return placement == null ? SMALLEST_STATE : stateSize(placement.getCpuBytes());
	}

	/** One step for each power of eight above a kibibyte: a table a thousand times as big is three and a half steps bigger. */
	private static int stateSize(long bytes) {
		double steps = bytes <= 1024 ? 0 : Math.log(bytes / 1024.0) / Math.log(8);
		return (int) Math.round(Math.min(BIGGEST_STATE, SMALLEST_STATE + steps));
	}

	/** Name or condition of a class, and its share of packets. */
	public String classLabel(ClassPlacement placement) {
		SteeringClass steering = placement == null ? null : placement.getSteeringClass();
		return steering == null ? "?" : join("\n", Plans.name(steering), Figures.percent(share(placement)) + " of packets");
	}

	static double share(ClassPlacement placement) {
		return placement.getSteeringClass() == null ? 0 : placement.getSteeringClass().getPacketShare();
	}

	/** Name and share of a flow group in a class. */
	public String groupLabel(GroupPlacement placement) {
		return placement == null ? "?" : join("\n", Plans.name(placement.getGroup()), Figures.percent(placement.getPacketShare()));
	}

	/** Diameter of a flow group: its area is in proportion to its share of packets. */
	public int groupSize(GroupPlacement placement) {
		double share = placement == null ? 0 : Math.max(0, Math.min(1, placement.getPacketShare()));
		return (int) Math.round(Math.max(SMALLEST_GROUP, BIGGEST_GROUP * Math.sqrt(share)));
	}

	/** Cores, capacity and latency of a plan. */
	public String objectiveLabel(Objective objective) {
		if (objective == null) {
			return "";
		}
		return join("\n", Figures.count(objective.getHostCores()) + " host cores", "at most " + Figures.quantity(objective.getCapacityPps(), "pps"),
				Figures.duration(objective.getLatencyMeanNanos()) + " mean, " + Figures.duration(objective.getLatencyP99Nanos()) + " p99");
	}

	static String join(String separator, String... parts) {
		return String.join(separator, Stream.of(parts).filter(p -> p != null && !p.isEmpty()).toList());
	}
}
