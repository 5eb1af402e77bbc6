// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** The examples in this bundle. The build puts the repository's examples there. */
public final class ShippedExamples {

	private static final String FOLDER = "examples/";
	private static final String FIRST = "nat";
	private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+\"([^\"]+)\"", Pattern.MULTILINE);

	private ShippedExamples() {
	}

	/** All of them: the NAT first, as it is what the documentation speaks of, the others by name. */
	public static List<Example> all() {
		List<Example> examples = new ArrayList<>();
		for (String path : paths(FOLDER)) {
			String id = path.substring(0, Math.max(0, path.indexOf('/')));
			if (path.equals(id + "/" + id + ".cora")) {
				examples.add(described(id));
			}
		}
		examples.sort(Comparator.comparing((Example example) -> !example.id().equals(FIRST)).thenComparing(Example::title));
		return examples;
	}

	/** An example by its folder's name. */
	public static Example named(String id) {
		return all().stream().filter(example -> example.id().equals(id)).findFirst().orElseThrow();
	}

	/**
	 * The files of an example: those of its folder and of the folders that it imports from. Keys are paths in a project: from
	 * the example's own folder if it imports from no other, else from the folder of all examples.
	 */
	static Map<String, URL> files(Example example) throws IOException {
		Set<String> folders = folders(example.id());
		String base = folders.size() == 1 ? example.id() + "/" : "";
		Map<String, URL> files = new TreeMap<>();
		for (String folder : folders) {
			for (String path : paths(FOLDER + folder)) {
				files.put(path.substring(base.length()), url(path));
			}
		}
		return files;
	}

	/** The example's main file as its path in a project. */
	static String mainFile(Example example) throws IOException {
		return folders(example.id()).size() == 1 ? example.id() + ".cora" : example.mainFile();
	}

	private static Set<String> folders(String id) throws IOException {
		Set<String> found = new LinkedHashSet<>(Set.of(id));
		List<String> open = new ArrayList<>(List.of(id));
		while (!open.isEmpty()) {
			String folder = open.remove(0);
			for (String path : paths(FOLDER + folder)) {
				if (path.endsWith(".cora")) {
					imported(folder, text(path)).filter(found::add).forEach(open::add);
				}
			}
		}
		return found;
	}

	private static Stream<String> imported(String folder, String source) {
		List<String> folders = new ArrayList<>();
		for (Matcher matcher = IMPORT.matcher(source); matcher.find();) {
			String file = URI.create(folder + "/").resolve(matcher.group(1)).toString();
			folders.add(file.substring(0, file.indexOf('/')));
		}
		return folders.stream();
	}

	/** What the README says an example is. */
	private static Example described(String id) {
		String title = id;
		String summary = "";
		try {
			for (String block : text(id + "/README.md").split("\\R\\s*\\R")) {
				if (block.startsWith("# ")) {
					title = block.substring(2).strip();
				} else if (!block.isBlank() && !block.startsWith("```")) {
					summary = plain(block);
					break;
				}
			}
		} catch (IOException e) {
			CoraUi.log("The example " + id + " has no README", e);
		}
		return new Example(id, title, summary);
	}

	private static String plain(String markdown) {
		return markdown.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("[`*]", "").replaceAll("\\s+", " ").strip();
	}

	/** Paths of all files below a folder of the bundle, from the folder of examples. */
	private static List<String> paths(String folder) {
		var entries = bundle().findEntries(folder, "*", true);
		return entries == null ? List.of() : Collections.list(entries).stream().map(URL::getPath).filter(path -> !path.endsWith("/"))
			.map(path -> path.substring(path.indexOf(FOLDER) + FOLDER.length())).sorted().toList();
	}

	private static String text(String path) throws IOException {
		try (InputStream in = url(path).openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static URL url(String path) throws FileNotFoundException {
		URL url = bundle().getEntry(FOLDER + path);
		if (url == null) {
			throw new FileNotFoundException(FOLDER + path);
		}
		return url;
	}

	private static Bundle bundle() {
		return Platform.getBundle(CoraUi.ID);
	}
}
