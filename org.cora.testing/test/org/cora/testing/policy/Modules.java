// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The modules of the build as they lie on disk. */
final class Modules {

	private static final Path ROOT = Path.of(System.getProperty("cora.root"));

	private Modules() {
	}

	static Path root() {
		return ROOT;
	}

	/** Every module with sources, by its name without {@code org.cora.}. */
	static Map<String, Path> all() throws IOException {
		Map<String, Path> modules = new LinkedHashMap<>();
		try (Stream<Path> folders = Files.list(ROOT)) {
			folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml"))).sorted()
				.forEach(folder -> modules.put(folder.getFileName().toString().substring("org.cora.".length()), folder));
		}
		return modules;
	}

	static Document xml(Path file) throws IOException {
		try {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(file + ": " + e.getMessage(), e);
		}
	}

	/** The child elements of that name. */
	static List<Element> children(Node parent, String name) {
		List<Element> found = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element && element.getTagName().equals(name)) {
				found.add(element);
			}
		}
		return found;
	}

	/** The text of the first child element of that name; empty when there is none. */
	static String text(Element parent, String name) {
		return children(parent, name).stream().findFirst().map(child -> child.getTextContent().strip()).orElse("");
	}

	/** All Java sources of a module that people write. */
	static List<Path> sources(Path module) throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String folder : new String[] {"src", "test"}) {
			if (Files.isDirectory(module.resolve(folder))) {
				try (Stream<Path> files = Files.walk(module.resolve(folder))) {
					files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
				}
			}
		}
		return sources;
	}
}
