// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.FlowGroup;

/** How figures and places of plans are called in views and in the editor. */
public final class PlanWords {

	/** More than anything has room for; the model's way of saying that there is no limit. */
	private static final double UNLIMITED = 1e30;

	private static final Pattern RANK = Pattern.compile("rank (\\d+)-(\\d+)");
	private static final double LEAST_CORES = 0.01;

	private PlanWords() {
	}

	/** A plan in one line: {@code NIC 87 % of packets · 0.31 cores · bound by insertions}. */
	public static String summary(Plan plan) {
		return summary(plan, "");
	}

	/**
	 * A plan in one line: {@code NIC 87 % of packets · 4.2 → 0.31 cores · bound by insertions}.
	 *
	 * @param aloneCores what the host would need without a NIC
	 */
	public static String summary(Plan plan, double aloneCores) {
		return summary(plan, cores(aloneCores) + " → ");
	}

	private static String summary(Plan plan, String before) {
		if (!plan.isFeasible() || plan.getObjective() == null) {
			return "No feasible plan: " + ResourceWords.inText(plan.getReason());
		}
		Objective objective = plan.getObjective();
		String bound = plan.getBottleneck() == null ? "" : " · bound by " + ResourceWords.of(plan.getBottleneck());
		return "NIC " + percent(objective.getNicPacketShare()) + " of packets · " + before + cores(objective.getHostCores())
			+ " host cores" + bound;
	}

	/** Where a state is. */
	public static String home(StatePlacement state) {
		return switch (state.getHome()) {
			case NIC -> "NIC";
			case CPU -> "host";
			case PER_FLOW -> "with its flow";
			case REPLICATED -> "copy on both";
			case SHARDED -> "divided";
		};
	}

	/** Where a state is, and in which memory: {@code NIC (emem)}. */
	public static String place(StatePlacement state) {
		return home(state) + (state.getMemory() == null ? "" : " (" + state.getMemory() + ")");
	}

	/** The same with the share of accesses, where that isn't all or nothing. */
	public static String placeAndShare(StatePlacement state) {
		String share = state.getHome() == Home.PER_FLOW ? ", " + percent(state.getNicShare()) + " of accesses on the NIC" : "";
		return place(state) + share;
	}

	/** What a state takes: {@code 1 M = 64 MB on the NIC}; empty for nothing. */
	public static String amounts(StatePlacement state) {
		String nic = state.getNicEntries() == 0 ? "" : amount(state.getNicEntries(), state.getNicBytes()) + " on the NIC";
		String host = state.getCpuEntries() == 0 ? "" : amount(state.getCpuEntries(), state.getCpuBytes()) + " on the host";
		String room = nic + (nic.isEmpty() || host.isEmpty() ? "" : ", ") + host;
		String accesses = rounded(state.getState().getAccessesPerPacket(), Dimension.COUNT) + " accesses per packet";
		return "Entries and room: " + (room.isEmpty() ? "none" : room) + "; " + accesses + ".";
	}

	/** A group of flows: {@code heaviest 10 flows}, {@code flows 11–100 by rank}, {@code remaining 40 k flows}. */
	public static String flows(FlowGroup group) {
		String count = rounded(Math.rint(group.getFlows()), Dimension.COUNT);
		String name = group.getName();
		Matcher rank = RANK.matcher(name);
		if (group.isUnknown()) {
			return "new flows";
		}
		if (rank.matches()) {
			return "flows " + rank.group(1) + "–" + rank.group(2) + " by rank";
		}
		return switch (name) {
			case "heavy" -> "heaviest " + count + " flows";
			case "tail" -> "remaining " + count + " flows";
			default -> name + " (" + count + " flows)";
		};
	}

	/** The way of packets. */
	public static String route(Route route) {
		return switch (route) {
			case ON_NIC -> "NIC";
			case ON_CPU -> "host";
			case NIC_THEN_CPU -> "NIC, then host";
			case SPLIT -> "crossing as needed";
		};
	}

	/** A side. */
	public static String side(Side side) {
		return side == Side.NIC ? "NIC" : "host";
	}

	/** Entries and their bytes; a dash for none. */
	public static String amount(long entries, long bytes) {
		return entries == 0 && bytes == 0 ? "–"
			: rounded(entries, Dimension.COUNT) + " = " + rounded(bytes, Dimension.SIZE);
	}

	/** A number of host cores. */
	public static String cores(double cores) {
		return cores == 0 ? "0" : cores < LEAST_CORES ? "< 0.01"
			: String.format(Locale.ROOT, cores >= 100 ? "%.0f" : cores >= 10 ? "%.1f" : "%.2f", cores);
	}

	/** A packet rate. */
	public static String rate(double pps) {
		return pps > UNLIMITED ? "unlimited" : rounded(pps, Dimension.PACKET_RATE);
	}

	/** A time. */
	public static String time(double nanos) {
		return Double.isFinite(nanos) && nanos < UNLIMITED ? rounded(nanos, Dimension.TIME) : "–";
	}

	private static String rounded(double value, Dimension dimension) {
		return ResourceWords.units(Quantity.format(value <= 0 ? value : round(value), dimension));
	}

	/** Three figures are enough for the eye. */
	private static double round(double value) {
		double scale = Math.pow(10, 2 - Math.floor(Math.log10(value)));
		return Math.rint(value * scale) / scale;
	}

	/** A value in a resource's unit. */
	public static String inUnit(double value, String unit) {
		if (value > UNLIMITED) {
			return "unlimited";
		}
		for (Dimension dimension : Dimension.values()) {
			if (!dimension.baseUnit().isEmpty() && dimension.baseUnit().equals(unit)) {
				return rounded(value, dimension);
			}
		}
		return (rounded(value, Dimension.COUNT) + " " + (unit == null ? "" : unit)).stripTrailing();
	}

	/** What the plan uses of a resource. */
	public static String used(Resource resource) {
		return isTime(resource) ? percent(resource.getUsed()) + " of the time" : inUnit(resource.getUsed(), resource.getUnit());
	}

	/** What there is of a resource. */
	public static String capacity(Resource resource) {
		return isTime(resource) ? "all of the time" : inUnit(resource.getCapacity(), resource.getUnit());
	}

	/** Whether it is one thing that is busy or not, as a turn or a memory is. */
	private static boolean isTime(Resource resource) {
		return resource.getUnit() != null && resource.getUnit().startsWith("of ");
	}

	/** A share as per cent. */
	public static String percent(double share) {
		double percent = share * 100;
		if (percent > 99 && percent < 99.995) {
			return String.format(Locale.ROOT, "%.2f %%", percent);
		}
		return String.format(Locale.ROOT, percent >= 10 || percent == 0 ? "%.0f %%" : "%.2g %%", percent);
	}

	/** What share of a resource is used, from 0; NaN where it has no limit. */
	public static double use(Resource resource) {
		return resource.getCapacity() > 0 && resource.getCapacity() < UNLIMITED ? resource.getUsed() / resource.getCapacity() : Double.NaN;
	}
}
