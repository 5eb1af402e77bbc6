// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.StateflowPackage;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Checks a diagram description without Sirius: against the vocabulary, our metamodel, our services, and the rules of this project. */
final class DesignLint {

	private static final String VERSION = "12.0.0.201704030900";
	private static final List<EPackage> METAMODEL = List.of(PlanPackage.eINSTANCE, StateflowPackage.eINSTANCE);

	private static final Vocabulary VOCABULARY = Vocabulary.read();

	private final Vocabulary vocabulary = VOCABULARY;
	private final Services services = new Services(METAMODEL);
	private final Path bundle;
	private final DesignElement root;
	private final List<String> problems = new ArrayList<>();

	private DesignLint(DesignElement root, Path bundle) {
		this.root = root;
		this.bundle = bundle;
	}

	/**
	 * What is wrong with a description, one sentence each; nothing if all is well.
	 *
	 * @param xml    text of an .odesign file
	 * @param bundle folder of the bundle that it is in
	 */
	static List<String> check(String xml, Path bundle) {
		try {
			DesignLint lint = new DesignLint(parse(xml), bundle);
			lint.run();
			return lint.problems;
		} catch (SAXException e) {
			return List.of("not well-formed: " + e.getMessage());
		}
	}

	/** The description's root element. */
	static DesignElement parse(String xml) throws SAXException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			Element document = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
			return new DesignElement(document, "Group", null, VOCABULARY);
		} catch (IOException | ParserConfigurationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The class that {@code package::Class} names. */
	static Optional<EClass> classNamed(List<EPackage> metamodel, String name) {
		String[] parts = name.split("::");
		return metamodel.stream().filter(p -> p.getName().equals(parts[0]) && parts.length == 2).map(p -> p.getEClassifier(parts[1]))
				.filter(EClass.class::isInstance).map(EClass.class::cast).findFirst();
	}

	private void run() {
		if (!root.get("version").equals(VERSION)) {
			problems.add("version is " + root.get("version") + ", not " + VERSION);
		}
		root.all().forEach(this::element);
		root.all().forEach(this::names);
		root.all().filter(e -> e.type().equals("JavaExtension")).forEach(e -> problems.addAll(services.add(e.get("qualifiedClassName"))));
		metamodels();
		mappings();
		tooltips();
		palette();
		images();
		problems.addAll(new ExpressionLint(root, vocabulary, METAMODEL, services).check());
		unusedServices();
	}

	// --- the vocabulary

	private void element(DesignElement element) {
		if (isValue(element)) {
			return;
		}
		if (!vocabulary.knows(element.type())) {
			problems.add(element + ": no type " + element.type());
			return;
		}
		for (String attribute : element.attributes()) {
			Vocabulary.Feature feature = vocabulary.feature(element.type(), attribute);
			if (feature == null) {
				problems.add(element + ": " + element.type() + " has no " + attribute);
			} else {
				attribute(element, attribute, feature);
			}
		}
		element.children().forEach(child -> child(element, child));
	}

	/** A word or a reference out of the file, written as an element of its own. */
	private boolean isValue(DesignElement element) {
		Vocabulary.Feature feature = element.parent() == null ? null : vocabulary.feature(element.parent().type(), element.tag());
		return feature != null && feature.kind() != Vocabulary.Kind.CHILDREN;
	}

	private void child(DesignElement element, DesignElement child) {
		Vocabulary.Feature feature = vocabulary.feature(element.type(), child.tag());
		if (feature == null) {
			problems.add(child + ": " + element.type() + " has no " + child.tag());
		} else if (feature.kind() == Vocabulary.Kind.REFERENCE) {
			problems.add(child + ": refers out of this file");
		} else if (feature.kind() == Vocabulary.Kind.CHILDREN && !vocabulary.isA(child.type(), feature.detail())) {
			problems.add(child + ": " + child.type() + " is no " + feature.detail());
		} else if (feature.kind() == Vocabulary.Kind.WORD && !List.of(feature.detail().split(",")).contains(child.text())) {
			problems.add(child + ": " + child.text() + " is none of " + feature.detail());
		}
	}

	private void attribute(DesignElement element, String attribute, Vocabulary.Feature feature) {
		String value = element.get(attribute);
		boolean right = switch (feature.kind()) {
			case NUMBER -> value.matches("\\d+");
			case TRUTH -> value.equals("true") || value.equals("false");
			case WORD -> List.of(feature.detail().split(",")).contains(value);
			case CHILDREN, OUTSIDE -> false;
			case REFERENCE -> element.references(attribute).stream().allMatch(r -> r != null && vocabulary.isA(r.type(), feature.detail()));
			case TEXT, EXPRESSION -> true;
		};
		if (!right) {
			problems.add(element + ": " + attribute + " \"" + value + "\" is no " + feature.kind().name().toLowerCase() + " of " + feature.detail());
		}
	}

	// --- names

	private void names(DesignElement element) {
		Set<String> seen = new HashSet<>();
		element.children().stream().filter(c -> c.has("name")).filter(c -> !seen.add(c.tag() + " " + c.get("name")))
				.forEach(c -> problems.add(c + ": a second one of that name"));
		if (vocabulary.isA(element.type(), "Identified") && element.get("name").isBlank()) {
			problems.add(element + ": has no name");
		}
	}

	private void metamodels() {
		List<String> found = root.all().filter(e -> e.tag().equals("metamodel")).map(e -> e.get("href")).toList();
		List<String> wanted = METAMODEL.stream().map(p -> p.getNsURI() + "#/").toList();
		if (!Set.copyOf(found).equals(Set.copyOf(wanted))) {
			problems.add("metamodels are " + found + ", not " + wanted);
		}
	}

	// --- mappings

	private Stream<DesignElement> mappings(String supertype) {
		return root.all().filter(e -> vocabulary.isA(e.type(), supertype));
	}

	private void mappings() {
		Set<String> seen = new HashSet<>();
		mappings("Mapping").filter(m -> !seen.add(m.get("name"))).forEach(m -> problems.add(m + ": another mapping has that name"));
		mappings("Mapping").filter(m -> m.get("deletionDescription").isEmpty()).forEach(m -> problems.add(m + ": could be deleted from the plan"));
		mappings("Mapping").filter(m -> m.children("style").count() != 1).forEach(m -> problems.add(m + ": needs one style"));
		mappings("EdgeMapping").filter(m -> m.get("sourceMapping").isEmpty() || m.get("targetMapping").isEmpty() || m.get("targetFinderExpression").isEmpty())
				.forEach(m -> problems.add(m + ": leads from or to nothing"));
		root.all().filter(e -> e.has("domainClass") || e.has("targetClass") || vocabulary.isA(e.type(), "AbstractNodeMapping")).forEach(this::domain);
		mappings("Mapping").forEach(this::doubleClick);
	}

	private void domain(DesignElement element) {
		String name = element.get(element.has("targetClass") ? "targetClass" : "domainClass");
		if (classNamed(METAMODEL, name).isEmpty()) {
			problems.add(element + ": no class \"" + name + "\"");
		}
	}

	/** The two ends of that reference are both written, and must agree. */
	private void doubleClick(DesignElement mapping) {
		List<DesignElement> tools = mapping.references("doubleClickDescription");
		List<DesignElement> listing = root.all().filter(e -> e.type().equals("DoubleClickDescription") && e.references("mappings").contains(mapping)).toList();
		if (!tools.equals(listing)) {
			problems.add(mapping + ": the double click tool and its mappings disagree");
		}
	}

	// --- styles

	private void tooltips() {
		Stream.concat(mappings("ShapeStyle"), mappings("MappingBasedDecoration")).filter(e -> e.get("tooltipExpression").isBlank())
				.forEach(e -> problems.add(e + ": has no tooltip"));
	}

	private void palette() {
		if (root.children("userColorsPalettes").count() != 1) {
			problems.add("there must be one palette");
		}
		Set<DesignElement> used = new HashSet<>();
		root.all().forEach(e -> e.attributes().stream().filter(a -> a.toLowerCase().endsWith("color")).forEach(a -> used.addAll(e.references(a))));
		mappings("Color").filter(c -> !used.contains(c)).forEach(c -> problems.add(c + ": nobody uses this colour"));
		for (String attribute : List.of("labelColor", "borderColor", "strokeColor", "color", "backgroundColor", "foregroundColor")) {
			root.all().filter(e -> lacks(e, attribute)).forEach(e -> problems.add(e + ": has no " + attribute));
		}
	}

	private boolean lacks(DesignElement element, String attribute) {
		return vocabulary.feature(element.type(), attribute) != null && !element.has(attribute);
	}

	private void images() {
		root.all().filter(e -> e.has("imageExpression")).forEach(e -> {
			String path = e.get("imageExpression");
			String own = "/" + bundle.getFileName() + "/";
			if (!path.startsWith(own) || !Files.isRegularFile(bundle.resolve(path.substring(own.length())))) {
				problems.add(e + ": no image " + path);
			}
		});
	}

	private void unusedServices() {
		Set<String> named = new HashSet<>();
		root.all().forEach(e -> e.attributes().forEach(a -> Stream.of(e.get(a).split("\\W+")).forEach(named::add)));
		services.all().filter(m -> !named.contains(m.getName()))
				.forEach(m -> problems.add("no expression calls " + m.getDeclaringClass().getSimpleName() + "." + m.getName()));
	}
}
