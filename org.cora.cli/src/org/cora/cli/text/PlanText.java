// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.cli.Table;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Conflict;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.SourceRef;

/** A plan as text for a terminal: what it costs, where everything is, what binds, and why. */
public final class PlanText {

	/** More than anything has room for; the model's way of saying that there is no limit. */
	private static final double UNLIMITED = 1e30;

	private final Plan plan;
	private final List<String> lines = new ArrayList<>();

	private PlanText(Plan plan) {
		this.plan = plan;
	}

	/** The lines, without a trailing blank one. */
	public static List<String> lines(Plan plan) {
		PlanText text = new PlanText(plan);
		text.write();
		return List.copyOf(text.lines);
	}

	private void write() {
		lines.add(plan.getOffload() + ": " + plan.getNf() + " on " + plan.getNic() + " with " + plan.getHost() + " under "
				+ plan.getTraffic() + ", strategy " + plan.getStrategy());
		if (!plan.isFeasible()) {
			infeasible();
			return;
		}
		objective(plan.getObjective());
		bound();
		states();
		classes();
		promotion();
		resources();
		explanations();
	}

	/** What stands in the way, which demands contradict each other and where they are, what would help. */
	private void infeasible() {
		lines.add("  no feasible plan: " + plan.getReason());
		if (plan.getConflict().size() == 1) {
			lines.add("  without this demand there is one: " + demand(plan.getConflict().get(0)));
		} else if (!plan.getConflict().isEmpty()) {
			lines.add("  without any one of these demands there is one:");
			plan.getConflict().forEach(c -> lines.add("  - " + demand(c)));
		}
		plan.getExplanations().stream().filter(e -> e.getSubject().equals("plan") && e.getChange() != null)
				.forEach(e -> lines.add("  " + change(e)));
	}

	private static String demand(Conflict conflict) {
		SourceRef where = conflict.getSource();
		return conflict.getText() + (where == null || where.getLine() == 0 ? "" : " (" + where.getFile() + ":" + where.getLine()
				+ ":" + where.getColumn() + ")");
	}

	private static String change(Explanation explanation) {
		String change = explanation.getChange();
		return Character.toUpperCase(change.charAt(0)) + change.substring(1) + ".";
	}

	private void objective(Objective objective) {
		lines.add(String.format(Locale.ROOT, "  %.3g host cores (%d whole), %s of packets stay on the card",
				objective.getHostCores(), objective.getWholeCores(), percent(objective.getNicPacketShare())));
		lines.add("  " + Quantity.format(objective.getOfferedPps(), Dimension.PACKET_RATE) + " offered, room for "
				+ Quantity.format(objective.getCapacityPps(), Dimension.PACKET_RATE) + ", bound by " + plan.getBottleneck()
				+ "; latency " + latency(objective.getLatencyMeanNanos()) + " mean, " + latency(objective.getLatencyP99Nanos()) + " p99");
	}

	/** Where more is offered than there is room for, the longer it goes on the longer packets wait. */
	private static String latency(double nanos) {
		return Double.isInfinite(nanos) ? "unbounded" : Quantity.format(nanos, Dimension.TIME);
	}

	private void bound() {
		if (plan.getBound() != null) {
			lines.add(String.format(Locale.ROOT, "  no plan is better than %.4g; distance %s, %s", plan.getBound().getValue(),
					percent(plan.getBound().getGap()), plan.getBound().isProven() ? "proven" : "not proven"));
		}
	}

	private void states() {
		Table table = new Table("  state", "kind", "home", "memory", "on the card", "on the host");
		for (StatePlacement state : plan.getStates()) {
			table.row("  " + state.getState().getName() + (state.isPinned() ? " (pinned)" : ""), state.getState().getKind(),
					state.getHome().getLiteral(), state.getMemory() == null ? "" : state.getMemory(),
					amount(state.getNicEntries(), state.getNicBytes()), amount(state.getCpuEntries(), state.getCpuBytes()));
		}
		section(table);
	}

	private void classes() {
		Table table = new Table("  packets", "flows", "share", "route", "card cycles", "host cycles");
		for (ClassPlacement placement : plan.getClasses()) {
			for (GroupPlacement group : placement.getGroups()) {
				if (group.getPacketShare() <= 0) {
					continue;
				}
				table.row("  " + placement.getSteeringClass().getName() + ", " + group.getGroup().getName(),
						Quantity.format(Math.rint(group.getGroup().getFlows()), Dimension.COUNT),
						percent(group.getPacketShare()), group.getRoute().getLiteral(),
						String.format(Locale.ROOT, "%.0f", group.getNicCycles()),
						String.format(Locale.ROOT, "%.0f", group.getCpuCycles()));
			}
		}
		section(table);
	}

	private void promotion() {
		Promotion promotion = plan.getPromotion();
		if (promotion != null && promotion.getFlows() > 0) {
			lines.add("");
			lines.add("  a flow moves to the card after " + (promotion.getThreshold() == 1 ? "one packet; " : promotion.getThreshold() + " packets; ")
					+ Quantity.format(promotion.getInsertsPerSecond(), Dimension.EVENT_RATE) + " insertions of at most "
					+ Quantity.format(promotion.getInsertLimit(), Dimension.EVENT_RATE));
			lines.add("  it is there after " + Quantity.format(promotion.getDetectionNanos(), Dimension.TIME) + " on average; " + percent(promotion
					.getMissed()) + " of the packets of such flows come before" + mistaken(promotion));
		}
	}

	private static String mistaken(Promotion promotion) {
		return promotion.getMistaken() > 0 ? "; " + percent(promotion.getMistaken()) + " of the flows there are others, fast for a while" : "";
	}

	private void resources() {
		Table table = new Table("  resource", "used", "capacity", "");
		for (Resource resource : plan.getResources()) {
			if (resource.getUsed() <= 0) {
				continue;
			}
			table.row("  " + resource.getName(), number(resource.getUsed(), resource.getUnit()),
					number(resource.getCapacity(), resource.getUnit()),
					resource.getCapacity() > 0 && resource.getCapacity() < UNLIMITED ? percent(resource.getUsed() / resource.getCapacity()) : "");
		}
		section(table);
	}

	private void explanations() {
		if (plan.getExplanations().isEmpty()) {
			return;
		}
		lines.add("");
		for (Explanation explanation : plan.getExplanations()) {
			lines.add("  - " + explanation.getText()
					+ (explanation.getChange() == null ? "" : " " + change(explanation)));
		}
	}

	private void section(Table table) {
		if (!table.isEmpty()) {
			lines.add("");
			lines.addAll(table.lines());
		}
	}

	private static String amount(long entries, long bytes) {
		return entries == 0 && bytes == 0
				? "–"
				: Quantity.format(entries, Dimension.COUNT) + " = " + Quantity.format(bytes, Dimension.SIZE);
	}

	private static String number(double value, String unit) {
		if (value > UNLIMITED) {
			return "unlimited";
		}
		for (Dimension dimension : Dimension.values()) {
			if (!dimension.baseUnit().isEmpty() && dimension.baseUnit().equals(unit)) {
				return Quantity.format(value, dimension);
			}
		}
		return (Quantity.format(value, Dimension.COUNT) + " " + (unit == null ? "" : unit)).stripTrailing();
	}

	private static String percent(double share) {
		double percent = share * 100;
		return String.format(Locale.ROOT, percent >= 10 || percent == 0 ? "%.0f %%" : "%.2g %%", percent);
	}
}
