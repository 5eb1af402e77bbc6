// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.Element;
import org.eclipse.emf.ecore.EObject;

/** Finding one's way in a plan. Nothing here fails on a plan that lacks parts. */
final class Plans {

	private static final String MEMORY = "memory ";
	private static final String HOST_MEMORY = "host-memory";

	private Plans() {
	}

	/** The plan that holds an object; null if none does. */
	static Plan planOf(EObject object) {
		for (EObject at = object; at != null; at = at.eContainer()) {
			if (at instanceof Plan plan) {
				return plan;
			}
		}
		return null;
	}

	/** The resources of a plan whose names begin so, in the plan's order. */
	static List<Resource> resources(Plan plan, String... prefixes) {
		return plan == null ? List.of() : plan.getResources().stream().filter(r -> startsWith(r.getName(), prefixes)).toList();
	}

	private static boolean startsWith(String name, String... prefixes) {
		return name != null && Stream.of(prefixes).anyMatch(name::startsWith);
	}

	/** The levels of card memory that there is something of. */
	static List<Resource> cardMemories(Plan plan) {
		return resources(plan, MEMORY).stream().filter(r -> r.getCapacity() > 0 || r.getUsed() > 0).toList();
	}

	static List<Resource> hostMemories(Plan plan) {
		return resources(plan, HOST_MEMORY);
	}

	static boolean isHostMemory(Resource resource) {
		return resource != null && HOST_MEMORY.equals(resource.getName());
	}

	/** "EMEM" for the resource "memory EMEM"; other names unchanged, never null. */
	static String levelName(Resource resource) {
		String name = resource == null || resource.getName() == null ? "" : resource.getName();
		return name.startsWith(MEMORY) ? name.substring(MEMORY.length()) : name;
	}

	/** Whether some of a state is on the card. */
	static boolean onCard(StatePlacement placement) {
		return switch (placement.getHome()) {
			case NIC, REPLICATED, SHARDED -> true;
			case CPU -> false;
			case PER_FLOW -> placement.getNicEntries() > 0 || placement.getNicBytes() > 0;
		};
	}

	/** Whether some of a state is on the host. */
	static boolean onHost(StatePlacement placement) {
		return switch (placement.getHome()) {
			case CPU, REPLICATED, SHARDED -> true;
			case NIC -> false;
			case PER_FLOW -> placement.getCpuEntries() > 0 || placement.getCpuBytes() > 0 || !onCard(placement);
		};
	}

	static boolean isHome(StatePlacement placement, Home home) {
		return placement != null && placement.getHome() == home;
	}

	/** A text, or another where there is none. */
	static String text(String text, String otherwise) {
		return text == null || text.isBlank() ? otherwise : text;
	}

	/** Name of an element for people, else its id, else a question mark. */
	static String name(Element element) {
		if (element == null) {
			return "?";
		}
		return Stream.of(element.getName(), element.getId()).filter(s -> s != null && !s.isEmpty()).findFirst().orElse("?");
	}

	/** Name of the element of the plan's graph with an id; the id itself if there is none. */
	static String nameOf(Plan plan, String id) {
		if (plan.getGraph() == null) {
			return id;
		}
		return Stream.of(plan.getGraph().getStates(), plan.getGraph().getClasses(), plan.getGraph().getGroups()).flatMap(List::stream)
				.filter(e -> id.equals(e.getId())).map(Plans::name).findFirst().orElse(id);
	}

	/** The planner's sentences about a subject, one paragraph each; empty if it has none. */
	static String sentences(Plan plan, String subject) {
		if (plan == null || subject == null) {
			return "";
		}
		return plan.getExplanations().stream().filter(e -> subject.equals(e.getSubject())).map(Plans::paragraph)
				.filter(Objects::nonNull).collect(Collectors.joining("\n"));
	}

	private static String paragraph(Explanation explanation) {
		String text = explanation.getText();
		if (text == null || text.isBlank()) {
			return null;
		}
		String change = explanation.getChange();
		return change == null || change.isBlank() ? text : text + "\n" + change;
	}
}
