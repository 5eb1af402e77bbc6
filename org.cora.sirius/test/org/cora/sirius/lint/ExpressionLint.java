// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;

/** Checks every expression of a description: what {@code self} is there, that all it names exists, and that its value is of the right kind. */
final class ExpressionLint {

	private static final Map<String, AqlType> KINDS = Map.of("text", AqlType.TEXT, "integer", AqlType.WHOLE, "boolean", AqlType.TRUTH);

	private final DesignElement root;
	private final Vocabulary vocabulary;
	private final List<EPackage> metamodel;
	private final Services services;
	private final List<String> problems = new ArrayList<>();

	ExpressionLint(DesignElement root, Vocabulary vocabulary, List<EPackage> metamodel, Services services) {
		this.root = root;
		this.vocabulary = vocabulary;
		this.metamodel = metamodel;
		this.services = services;
	}

	List<String> check() {
		root.all().forEach(element -> element.attributes().forEach(attribute -> {
			Vocabulary.Feature feature = vocabulary.feature(element.type(), attribute);
			if (feature != null && feature.kind() == Vocabulary.Kind.EXPRESSION) {
				check(element, attribute, feature.detail());
			}
		}));
		return problems;
	}

	private void check(DesignElement element, String attribute, String kind) {
		List<EClass> contexts = contexts(element, attribute);
		if (contexts.isEmpty()) {
			problems.add(element + ": " + attribute + " is never evaluated");
		}
		for (EClass context : contexts) {
			String expression = element.get(attribute);
			try {
				AqlType type = type(expression, context, hasView(element));
				String expected = mismatch(element, attribute, kind, type);
				if (expected != null) {
					problems.add(element + ": " + attribute + " \"" + expression + "\" is " + type + ", not " + expected);
				}
			} catch (AqlChecker.AqlException e) {
				problems.add(element + ": " + attribute + " \"" + expression + "\": " + e.getMessage());
			}
		}
	}

	private AqlType type(String expression, EClass context, boolean hasView) throws AqlChecker.AqlException {
		AqlType self = AqlType.of(context);
		Map<String, AqlType> variables = hasView ? Map.of("self", self, "view", AqlType.ANY_OBJECT) : Map.of("self", self);
		if (expression.startsWith("aql:")) {
			return new AqlChecker(metamodel, services, variables).check(expression.substring(4));
		}
		if (expression.matches("feature:\\w+")) {
			return new AqlChecker(metamodel, services, variables).check("self." + expression.substring(8));
		}
		if (expression.matches("var:\\w+")) {
			return new AqlChecker(metamodel, services, variables).check(expression.substring(4));
		}
		if (expression.matches("\\d+")) {
			return AqlType.WHOLE;
		}
		if (expression.isEmpty()) {
			return AqlType.TEXT;
		}
		throw new AqlChecker.AqlException("starts with no language");
	}

	/** What was expected, if that isn't it; else null. */
	private String mismatch(DesignElement element, String attribute, String kind, AqlType type) {
		if (!kind.equals("elements")) {
			return type.equals(KINDS.get(kind)) ? null : kind;
		}
		List<EClass> wanted = wanted(element, attribute);
		boolean fits = wanted.isEmpty() ? type.kind() == AqlType.Kind.OBJECT : wanted.stream().allMatch(type::mayBe);
		return fits ? null : wanted.isEmpty() ? "an element" : "of " + wanted.stream().map(EClass::getName).toList();
	}

	/** Classes of the elements that an expression must find; none if any will do. */
	private List<EClass> wanted(DesignElement element, String attribute) {
		return switch (attribute) {
			case "semanticCandidatesExpression" -> domain(element.get("domainClass")).toList();
			case "targetFinderExpression" -> element.references("targetMapping").stream().filter(m -> m != null).flatMap(m -> domain(m.get("domainClass"))).toList();
			default -> List.of();
		};
	}

	/** In a style Sirius also passes the view that it styles. */
	private boolean hasView(DesignElement element) {
		return element != null && (element.tag().equals("style") || element.tag().equals("conditionnalStyles") || hasView(element.parent()));
	}

	private List<EClass> contexts(DesignElement element, String attribute) {
		Set<EClass> found = new LinkedHashSet<>();
		if (attribute.equals("semanticCandidatesExpression")) {
			containers(element).forEach(c -> found.addAll(self(c)));
		} else {
			found.addAll(self(element));
		}
		return List.copyOf(found);
	}

	/** What holds, or reuses, the things drawn by a mapping. */
	private Stream<DesignElement> containers(DesignElement mapping) {
		Stream<DesignElement> reusing = root.all().filter(e -> Stream.of("reusedNodeMappings", "reusedContainerMappings", "reusedBorderedNodeMappings")
				.anyMatch(a -> e.references(a).contains(mapping)));
		return Stream.concat(Stream.of(mapping.parent()), reusing);
	}

	/** Classes that {@code self} can be of in an element. */
	private List<EClass> self(DesignElement element) {
		if (element == null) {
			return List.of();
		}
		String type = element.type();
		if (type.equals("EdgeMapping")) {
			return selves(element.references("sourceMapping"));
		}
		if (element.has("domainClass")) {
			return domain(element.get("domainClass")).toList();
		}
		if (element.has("targetClass")) {
			return domain(element.get("targetClass")).toList();
		}
		if (element.has("mappings")) {
			return selves(element.references("mappings"));
		}
		if (type.equals("DeleteElementDescription")) {
			return selves(root.all().filter(e -> e.references("deletionDescription").contains(element)).toList());
		}
		if (vocabulary.isA(type, "Color")) {
			return selves(users(element));
		}
		return self(element.parent());
	}

	private List<DesignElement> users(DesignElement color) {
		return root.all().filter(e -> !e.type().equals("ColorStep"))
				.filter(e -> e.attributes().stream().anyMatch(a -> isReference(e, a) && e.references(a).contains(color))).toList();
	}

	private boolean isReference(DesignElement element, String attribute) {
		Vocabulary.Feature feature = vocabulary.feature(element.type(), attribute);
		return feature != null && feature.kind() == Vocabulary.Kind.REFERENCE;
	}

	private List<EClass> selves(List<DesignElement> elements) {
		return elements.stream().flatMap(e -> self(e).stream()).distinct().toList();
	}

	/** The class that {@code package::Class} names; none if there is none. */
	private Stream<EClass> domain(String name) {
		return DesignLint.classNamed(metamodel, name).stream();
	}
}
