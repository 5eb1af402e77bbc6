// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.scene.Scene.EdgeKind;
import org.cora.planner.scene.Scene.NodeKind;
import org.cora.planner.scene.Scene.Side;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SourceRef;
import org.cora.planner.stateflow.StateLink;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;

/** What a plan's picture shows, before anything has a place. */
final class SceneContent {

	/** A node without a place. */
	record Item(String id, String element, NodeKind kind, Side side, String label, String detail, double weight,
			String tooltip,
			Scene.Source source) {
	}

	/** An edge without a way. */
	record Link(String id, EdgeKind kind, Item from, Item to, String label, double weight) {
		boolean crossing() {
			return from.side() != to.side();
		}
	}

	private final Plan plan;
	private final Map<String, Item> items = new LinkedHashMap<>();
	private final List<Link> links = new ArrayList<>();

	SceneContent(Plan plan) {
		this.plan = plan;
		plan.getClasses().stream().filter(c -> c.getSteeringClass().getPort() >= 0).forEach(this::steeringClass);
		plan.getStates().forEach(this::state);
		plan.getClasses().stream().filter(c -> c.getSteeringClass().getPort() >= 0).forEach(this::accesses);
		plan.getGraph().getLinks().forEach(this::key);
	}

	List<Item> items() {
		return List.copyOf(items.values());
	}

	List<Link> links() {
		return links;
	}

	private void steeringClass(ClassPlacement placement) {
		SteeringClass node = placement.getSteeringClass();
		double onNic = share(placement, true);
		double onCpu = share(placement, false);
		String detail = percent(node.getPacketShare()) + " of packets";
		boolean nic = onNic + onCpu > 0 ? onNic > 0 : placement.getDefaultSide() == org.cora.planner.plan.Side.NIC;
		if (nic) {
			add(new Item(node.getId() + "@nic", node.getId(), NodeKind.STEERING_CLASS, Side.NIC, node.getPortName()
					+ ": " + shorten(node.getPredicate()),
					onCpu > 0 ? percent(onNic) + " of packets here" : detail, onNic, tooltip(node.getId()),
							source(node.getSource())));
		}
		if (!nic || onCpu > 0) {
			add(new Item(node.getId() + "@cpu", node.getId(), NodeKind.STEERING_CLASS, Side.CPU, node.getPortName()
					+ ": " + shorten(node.getPredicate()),
					nic ? percent(onCpu) + " of packets here" : detail, onCpu, tooltip(node.getId()),
							source(node.getSource())));
		}
	}

	/** Share of all packets that this class hands over unread, or doesn't. */
	private static double share(ClassPlacement placement, boolean onNic) {
		double sum = 0;
		for (GroupPlacement group : placement.getGroups()) {
			boolean unread = group.getRoute() == Route.ON_CPU
					|| group.getRoute() == Route.SPLIT && group.getSide() == org.cora.planner.plan.Side.CPU;
			sum += unread != onNic ? group.getPacketShare() : 0;
		}
		return sum;
	}

	private void state(StatePlacement placement) {
		StateNode node = placement.getState();
		String kind = node.getKind() + (node.getKeyType() == null ? "" : "<" + node.getKeyType() + ">");
		boolean both = placement.getHome() != Home.NIC && placement.getHome() != Home.CPU;
		Item nic = null;
		Item cpu = null;
		if (placement.getHome() != Home.CPU) {
			nic = new Item(node.getId() + "@nic", node.getId(), NodeKind.STATE, Side.NIC, node.getName() + " : " + kind,
					placement.getMemory() + ", " + entries(placement.getNicEntries()), placement.getNicShare(),
							tooltip(node.getId()), source(node.getSource()));
			add(nic);
		}
		if (placement.getHome() != Home.NIC) {
			cpu = new Item(node.getId() + "@cpu", node.getId(), NodeKind.STATE, Side.CPU, node.getName() + " : " + kind,
					entries(placement.getCpuEntries()), 1 - placement.getNicShare(), tooltip(node.getId()),
							source(node.getSource()));
			add(cpu);
		}
		if (both) {
			links.add(new Link("same " + node.getId(), EdgeKind.SAME_STATE, nic, cpu,
					placement.getHome() == Home.PER_FLOW ? "per flow" : placement.getHome().getLiteral(), 0));
		}
	}

	private void accesses(ClassPlacement placement) {
		SteeringClass owner = placement.getSteeringClass();
		for (Side from : Side.values()) {
			Item start = items.get(owner.getId() + at(from));
			if (start == null) {
				continue;
			}
			Map<StateNode, Double> perPacket = new LinkedHashMap<>();
			for (PathClass path : owner.getPaths()) {
				for (AccessEdge access : path.getAccesses()) {
					double share = owner.getPacketShare() > 0 ? path.getPacketShare() / owner.getPacketShare() : 0;
					perPacket.merge(access.getState(), share * access.getPerPacket(), Double::sum);
				}
			}
			perPacket.forEach((state, weight) -> {
				Item near = items.get(state.getId() + at(from));
				if (near == null && !crosses(placement, from)) {
					return;
				}
				Item end = near != null ? near : items.get(state.getId() + at(from == Side.NIC ? Side.CPU : Side.NIC));
				links.add(new Link(start.id() + " -> " + end.id(), EdgeKind.ACCESS, start, end,
						String.format(Locale.ROOT, weight > 0 && weight < 0.01 ? "%.4f" : "%.2f", weight), weight));
			});
		}
	}

	/** Whether packets that begin on that side may need the other one. */
	private static boolean crosses(ClassPlacement placement, Side from) {
		return placement.getGroups().stream().anyMatch(g -> from == Side.NIC ? g.getRoute() == Route.NIC_THEN_CPU
				|| g.getRoute() == Route.SPLIT
				: g.getRoute() == Route.SPLIT);
	}

	private void key(StateLink link) {
		for (Side side : Side.values()) {
			Item from = items.get(link.getFrom().getId() + at(side));
			Item to = items.get(link.getTo().getId() + at(side));
			if (from != null && to != null) {
				links.add(new Link("key " + from.id() + " -> " + to.id(), EdgeKind.KEY, from, to, "key", 0));
			}
		}
	}

	private void add(Item item) {
		items.put(item.id(), item);
	}

	private String tooltip(String subject) {
		return plan.getExplanations().stream().filter(e -> subject.equals(e.getSubject())).map(Explanation::getText)
				.findFirst().orElse("");
	}

	private static String at(Side side) {
		return "@" + side.name().toLowerCase(Locale.ROOT);
	}

	private static Scene.Source source(SourceRef ref) {
		return ref == null || ref.getLine() == 0 ? null
				: new Scene.Source(ref.getFile(), ref.getOffset(), ref.getLength(), ref.getLine(), ref.getColumn());
	}

	private static String shorten(String text) {
		return text.length() <= 34 ? text : text.substring(0, 33) + "…";
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2f %%" : "%.0f %%", share * 100);
	}

	private static String entries(long count) {
		return count == 1 ? "1 entry" : String.format(Locale.ROOT, "%,d entries", count).replace(',', ' ');
	}
}
