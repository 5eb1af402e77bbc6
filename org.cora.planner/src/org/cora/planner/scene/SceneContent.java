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

	/**
	 * A node without a place.
	 *
	 * @param level id of the memory that it is in; null for classes
	 */
	record Item(String id, String element, NodeKind kind, Side side, String level, String label, String detail, double weight, double use,
			String tooltip, Scene.Source source) {
	}

	/** An edge without a way. */
	record Link(String id, EdgeKind kind, Item from, Item to, String label, double weight, String tooltip) {
		boolean crossing() {
			return from.side() != to.side();
		}
	}

	private final Plan plan;
	private final SceneCapacity capacity;
	private final SceneNames names;
	private final Map<String, Item> items = new LinkedHashMap<>();
	private final List<Link> links = new ArrayList<>();

	SceneContent(Plan plan, SceneCapacity capacity, SceneNames names) {
		this.plan = plan;
		this.names = names;
		this.capacity = capacity;
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
		boolean nic = onNic + onCpu > 0 ? onNic > 0 : placement.getDefaultSide() == org.cora.planner.plan.Side.NIC;
		if (nic) {
			add(item(node, Side.NIC, onCpu > 0 ? SceneWords.packets(onNic) + " here" : SceneWords.packets(node.getPacketShare()), onNic));
		}
		if (!nic || onCpu > 0) {
			add(item(node, Side.CPU, nic ? SceneWords.packets(onCpu) + " here" : SceneWords.packets(node.getPacketShare()), onCpu));
		}
	}

	private Item item(SteeringClass node, Side side, String detail, double share) {
		return new Item(node.getId() + at(side), node.getId(), NodeKind.STEERING_CLASS, side, null, node.getPortName() + ": "
				+ shorten(node.getPredicate()), detail, share, Double.NaN, tooltip(node.getId()), source(node.getSource()));
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
		Item nic = null;
		Item cpu = null;
		if (placement.getHome() != Home.CPU) {
			nic = item(placement, Side.NIC, placement.getNicEntries(), placement.getNicBytes(), placement.getNicShare());
			add(nic);
		}
		if (placement.getHome() != Home.NIC) {
			cpu = item(placement, Side.CPU, placement.getCpuEntries(), placement.getCpuBytes(), 1 - placement.getNicShare());
			add(cpu);
		}
		if (nic != null && cpu != null) {
			links.add(new Link("same " + placement.getState().getId(), EdgeKind.SAME_STATE, nic, cpu, shared(placement.getHome()), 0,
					placement.getState().getName() + " is on both sides: " + sharing(placement.getHome()) + "."));
		}
	}

	private Item item(StatePlacement placement, Side side, long entries, long bytes, double share) {
		StateNode node = placement.getState();
		String kind = node.getKind() + (node.getKeyType() == null ? "" : "<" + node.getKeyType() + ">");
		return new Item(node.getId() + at(side), node.getId(), NodeKind.STATE, side, capacity.level(side, placement.getMemory()), node.getName()
				+ " : " + shorten(kind), SceneWords.entries(entries, bytes) + (placement.isPinned() ? ", pinned" : ""), share,
				capacity.share(side, placement.getMemory(), bytes), tooltip(node.getId()), source(node.getSource()));
	}

	private static String shared(Home home) {
		return switch (home) {
			case PER_FLOW -> "per flow";
			case REPLICATED -> "copies";
			default -> "divided";
		};
	}

	private static String sharing(Home home) {
		return switch (home) {
			case PER_FLOW -> "each entry is where its flow is";
			case REPLICATED -> "a copy on either";
			default -> "its items are divided between them";
		};
	}

	private void accesses(ClassPlacement placement) {
		SteeringClass owner = placement.getSteeringClass();
		for (Side from : Side.values()) {
			Item start = items.get(owner.getId() + at(from));
			if (start != null) {
				perPacket(owner).forEach((state, weight) -> access(placement, start, state, weight));
			}
		}
	}

	private static Map<StateNode, Double> perPacket(SteeringClass owner) {
		Map<StateNode, Double> perPacket = new LinkedHashMap<>();
		for (PathClass path : owner.getPaths()) {
			for (AccessEdge access : path.getAccesses()) {
				double share = owner.getPacketShare() > 0 ? path.getPacketShare() / owner.getPacketShare() : 0;
				perPacket.merge(access.getState(), share * access.getPerPacket(), Double::sum);
			}
		}
		return perPacket;
	}

	private void access(ClassPlacement placement, Item start, StateNode state, double weight) {
		Item near = items.get(state.getId() + at(start.side()));
		if (near == null && !crosses(placement, start.side())) {
			return;
		}
		Item end = near != null ? near : items.get(state.getId() + at(start.side() == Side.NIC ? Side.CPU : Side.NIC));
		links.add(new Link(start.id() + " -> " + end.id(), EdgeKind.ACCESS, start, end, SceneWords.perPacket(weight), weight,
				start.label() + " uses " + state.getName() + " " + SceneWords.often(weight) + (near == null ? ", across PCIe." : ".")));
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
				links.add(new Link("key " + from.id() + " -> " + to.id(), EdgeKind.KEY, from, to, "key", 0,
						"Values of " + link.getFrom().getName() + " are keys of " + link.getTo().getName() + "."));
			}
		}
	}

	private void add(Item item) {
		items.put(item.id(), item);
	}

	private String tooltip(String subject) {
		return plan.getExplanations().stream().filter(e -> subject.equals(e.getSubject())).map(SceneContent::sentences).map(names::sentence)
				.findFirst().orElse("");
	}

	private static String sentences(Explanation explanation) {
		String change = explanation.getChange();
		return change == null || change.isBlank() ? explanation.getText() : explanation.getText() + " " + change;
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
}
