// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.StateflowPackage;
import org.cora.sirius.services.ViewModel;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

/**
 * The diagram of a plan as text: what Sirius would draw, worked out from the description by Sirius' documented rules. A shape is
 * {@code mapping: first line of its label [colour]}, indented by what it is in; an edge is {@code mapping: from -> to "label" [colour]}.
 */
final class DiagramOutline {

	private static final Pattern COLOR = Pattern.compile("@entries\\[name='(\\w+)']");

	/** Something drawn: by which mapping, for what. */
	private record View(DesignElement mapping, EObject target) { }

	private final List<Class<?>> services = new ArrayList<>();
	private final List<View> views = new ArrayList<>();
	private final List<String> lines = new ArrayList<>();

	private DiagramOutline(DesignElement root) {
		root.all().filter(e -> e.type().equals("JavaExtension")).forEach(e -> services.add(classOf(e.get("qualifiedClassName"))));
	}

	private static Class<?> classOf(String name) {
		try {
			return Class.forName(name);
		} catch (ClassNotFoundException e) {
			throw new IllegalArgumentException(e);
		}
	}

	/** The lines of a plan's diagram with one layer, or the default layer and one more. */
	static List<String> of(DesignElement root, Plan plan, String additionalLayer) {
		DiagramOutline outline = new DiagramOutline(root);
		DesignElement diagram = root.all().filter(e -> e.type().equals("DiagramDescription")).findFirst().orElseThrow();
		Stream<DesignElement> additional = diagram.children("additionalLayers").filter(l -> l.get("name").equals(additionalLayer));
		List<DesignElement> layers = Stream.concat(diagram.children("defaultLayer"), additional).toList();
		layers.forEach(l -> l.children("containerMappings").forEach(m -> outline.shapes(m, plan, 0)));
		layers.forEach(l -> l.children("edgeMappings").forEach(outline::edges));
		return outline.lines;
	}

	private void shapes(DesignElement mapping, EObject container, int depth) {
		for (EObject target : objects(evaluate(mapping.get("semanticCandidatesExpression"), container, null))) {
			if (domain(mapping).isInstance(target)) {
				views.add(new View(mapping, target));
				DesignElement style = style(mapping, target, null);
				lines.add("  ".repeat(depth) + mapping.get("name") + ": " + label(style, target, null) + " [" + color(style) + "]");
				parts(mapping).forEach(m -> shapes(m, target, depth + 1));
			}
		}
	}

	private static Stream<DesignElement> parts(DesignElement mapping) {
		Stream<DesignElement> owned = mapping.children().stream().filter(c -> c.tag().endsWith("Mappings"));
		Stream<DesignElement> reused = Stream.of("reusedNodeMappings", "reusedBorderedNodeMappings").flatMap(a -> mapping.references(a).stream());
		return Stream.concat(owned, reused);
	}

	private void edges(DesignElement mapping) {
		for (View source : List.copyOf(views)) {
			if (!mapping.references("sourceMapping").contains(source.mapping())) {
				continue;
			}
			List<EObject> found = objects(evaluate(mapping.get("targetFinderExpression"), source.target(), null));
			views.stream().filter(t -> mapping.references("targetMapping").contains(t.mapping()) && found.contains(t.target()))
					.forEach(target -> edge(mapping, source, target));
		}
	}

	private void edge(DesignElement mapping, View source, View target) {
		EObject edge = ViewModel.edgeTo(target.target());
		DesignElement style = style(mapping, source.target(), edge);
		DesignElement label = style.children("centerLabelStyleDescription").findFirst().orElseThrow();
		lines.add(mapping.get("name") + ": " + name(source) + " -> " + name(target) + " \"" + label(label, source.target(), edge) + "\" [" + color(style) + "]");
	}

	private String name(View view) {
		return label(style(view.mapping(), view.target(), null), view.target(), null);
	}

	private DesignElement style(DesignElement mapping, EObject target, EObject edge) {
		return mapping.children("conditionnalStyles").filter(c -> Boolean.TRUE.equals(evaluate(c.get("predicateExpression"), target, edge))).findFirst()
				.orElse(mapping).children("style").findFirst().orElseThrow();
	}

	private String label(DesignElement style, EObject target, EObject edge) {
		return String.valueOf(evaluate(style.get("labelExpression"), target, edge)).lines().findFirst().orElse("");
	}

	private static String color(DesignElement style) {
		String reference = Stream.of("color", "backgroundColor", "strokeColor").map(style::get).filter(c -> !c.isEmpty()).findFirst().orElse("");
		Matcher matcher = COLOR.matcher(reference);
		return matcher.find() ? matcher.group(1) : "?";
	}

	private Object evaluate(String expression, EObject self, EObject view) {
		return new AqlEvaluator(services, view == null ? Map.of("self", self) : Map.of("self", self, "view", view)).evaluate(expression);
	}

	private static List<EObject> objects(Object value) {
		return value instanceof Collection<?> many ? many.stream().map(EObject.class::cast).toList() : value instanceof EObject one ? List.of(one) : List.of();
	}

	private static EClass domain(DesignElement mapping) {
		return DesignLint.classNamed(List.of(PlanPackage.eINSTANCE, StateflowPackage.eINSTANCE), mapping.get("domainClass")).orElseThrow();
	}
}
