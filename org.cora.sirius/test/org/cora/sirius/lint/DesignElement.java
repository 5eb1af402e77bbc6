// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a description: its type, its attributes, its place. */
final class DesignElement {

	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
	private static final Pattern STEP = Pattern.compile("@(\\w+)(?:\\[name='([^']*)']|\\.(\\d+))?");

	private final Element xml;
	private final String type;
	private final DesignElement parent;
	private final List<DesignElement> children = new ArrayList<>();
	private List<DesignElement> all;
	private final Map<String, List<DesignElement>> references = new HashMap<>();

	/** @param declared type that the parent's feature declares, for elements without xsi:type */
	DesignElement(Element xml, String declared, DesignElement parent, Vocabulary vocabulary) {
		this.xml = xml;
		String named = xml.getAttributeNS(XSI, "type");
		this.type = named.isEmpty() ? declared : named.substring(named.indexOf(':') + 1);
		this.parent = parent;
		for (Node node = xml.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child) {
				Vocabulary.Feature feature = vocabulary.feature(type, child.getTagName());
				children.add(new DesignElement(child, feature == null || feature.detail() == null ? "?" : feature.detail(), this, vocabulary));
			}
		}
	}

	String type() {
		return type;
	}

	String tag() {
		return xml.getTagName();
	}

	DesignElement parent() {
		return parent;
	}

	List<DesignElement> children() {
		return children;
	}

	Stream<DesignElement> children(String tag) {
		return children.stream().filter(c -> c.tag().equals(tag));
	}

	/** This element and all below it. */
	Stream<DesignElement> all() {
		if (all == null) {
			all = new ArrayList<>(List.of(this));
			children.forEach(c -> c.all().forEach(all::add));
		}
		return all.stream();
	}

	boolean has(String attribute) {
		return xml.hasAttribute(attribute);
	}

	/** Value of an attribute; empty if it has none. */
	String get(String attribute) {
		return xml.getAttribute(attribute);
	}

	String text() {
		return xml.getTextContent();
	}

	/** Names of the attributes that EMF would read as features. */
	List<String> attributes() {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < xml.getAttributes().getLength(); i++) {
			String name = xml.getAttributes().item(i).getNodeName();
			if (!name.startsWith("xmlns") && !name.startsWith("xsi:") && !name.startsWith("xmi:")) {
				names.add(name);
			}
		}
		return names;
	}

	DesignElement root() {
		return parent == null ? this : parent.root();
	}

	/** The elements that a reference attribute names, null for each that there is none of. */
	List<DesignElement> references(String attribute) {
		return has(attribute) ? references.computeIfAbsent(attribute, this::resolveAll) : List.of();
	}

	private List<DesignElement> resolveAll(String attribute) {
		String value = get(attribute).strip();
		return value.isEmpty() ? List.of() : Stream.of(value.split("\\s+")).map(this::resolve).toList();
	}

	/** EMF's fragment paths: {@code //@feature[name='X']/@feature.0/@feature}. */
	private DesignElement resolve(String path) {
		if (!path.startsWith("//")) {
			return null;
		}
		DesignElement at = root();
		for (String step : path.substring(2).split("/(?=@)")) {
			Matcher matcher = STEP.matcher(step);
			at = at == null || !matcher.matches() ? null : at.child(matcher.group(1), matcher.group(2), matcher.group(3));
		}
		return at;
	}

	private DesignElement child(String tag, String name, String index) {
		Stream<DesignElement> candidates = children(tag).filter(c -> name == null || c.get("name").equals(name.replace("%20", " ")));
		return candidates.skip(index == null ? 0 : Integer.parseInt(index)).findFirst().orElse(null);
	}

	@Override
	public String toString() {
		String own = has("name") ? tag() + " '" + get("name") + "'" : tag();
		return parent == null ? own : parent + " / " + own;
	}
}
