// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The arrows between modules, all of them, as ARCHITECTURE.md draws them. */
class DependencyArrowsTest {

	/** What each module names in its pom; what comes with those it may use too. */
	private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
		Map.entry("ir", Set.of()),
		Map.entry("exec", Set.of("ir")),
		Map.entry("nicmodel", Set.of("ir")),
		Map.entry("planner", Set.of("ir", "exec", "nicmodel")),
		Map.entry("runtime", Set.of("planner")),
		Map.entry("sim", Set.of("runtime")),
		Map.entry("dsl", Set.of("ir", "nicmodel")),
		Map.entry("dsl.ide", Set.of("dsl")),
		Map.entry("benchmarks", Set.of("sim", "dsl")),
		Map.entry("cli", Set.of("sim", "dsl.ide", "benchmarks")),
		Map.entry("sirius", Set.of("planner")));

	private static final Set<String> LANGUAGE = Set.of("dsl", "dsl.ide", "dsl.ui", "ui.tests");
	private static final Set<String> ECLIPSE = Set.of("dsl.ui", "sirius", "ui.tests", "host.probe", "host.tests");
	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

	@Test
	void everyModuleDependsOnWhatItMay() throws IOException {
		Map<String, Set<String>> there = new TreeMap<>();
		for (Map.Entry<String, Path> module : Modules.all().entrySet()) {
			boolean plain = Files.exists(module.getValue().resolve("bnd.bnd")) && !module.getKey().equals("testing");
			if (plain || ARROWS.containsKey(module.getKey())) {
				there.put(module.getKey(), ownDependencies(module.getValue()));
			}
		}
		assertEquals(new TreeMap<>(ARROWS), there);
	}

	private static Set<String> ownDependencies(Path module) throws IOException {
		Set<String> own = new TreeSet<>();
		Element project = Modules.xml(module.resolve("pom.xml")).getDocumentElement();
		for (Element dependencies : Modules.children(project, "dependencies")) {
			for (Element dependency : Modules.children(dependencies, "dependency")) {
				if (Modules.text(dependency, "groupId").equals("org.cora") && !Modules.text(dependency, "scope").equals("test")) {
					own.add(Modules.text(dependency, "artifactId").substring("org.cora.".length()));
				}
			}
		}
		return own;
	}

	@Test
	void onlyTheLanguageKnowsXtext() throws IOException {
		assertNoImport(name -> name.startsWith("org.eclipse.xtext.") || name.startsWith("org.eclipse.lsp4j.")
			|| name.startsWith("com.google.inject.") || name.startsWith("org.antlr."), LANGUAGE);
	}

	/** Xtext's language services hand on the progress monitor of Equinox, which needs no Platform. */
	@Test
	void onlyThePluginKnowsEclipse() throws IOException {
		assertNoImport(name -> name.matches("org\\.eclipse\\.(ui|jface|swt|core|text|e4|debug|search|ltk)\\..*")
			&& !name.equals("org.eclipse.core.runtime.IProgressMonitor") || name.startsWith("org.osgi."), ECLIPSE);
	}

	@Test
	void nothingOfOursKnowsGuava() throws IOException {
		assertNoImport(name -> name.startsWith("com.google.common."), Set.of());
	}

	@Test
	void noPackageIsCalledUtil() throws IOException {
		List<Path> found = new ArrayList<>();
		for (Path module : Modules.all().values()) {
			Modules.sources(module).stream().map(Path::getParent).filter(folder -> folder.endsWith("util") || folder.endsWith("utils"))
				.forEach(found::add);
		}
		assertEquals(List.of(), found);
	}

	private static void assertNoImport(Predicate<String> forbidden, Set<String> exceptIn) throws IOException {
		List<String> found = new ArrayList<>();
		int read = 0;
		for (Map.Entry<String, Path> module : Modules.all().entrySet()) {
			for (Path source : exceptIn.contains(module.getKey()) ? List.<Path>of() : Modules.sources(module.getValue())) {
				Matcher matcher = IMPORT.matcher(Files.readString(source));
				while (matcher.find()) {
					if (forbidden.test(matcher.group(1))) {
						found.add(Modules.root().relativize(source) + ": " + matcher.group(1));
					}
				}
				read++;
			}
		}
		assertTrue(read > 20, "sources were read");
		assertEquals(List.of(), found);
	}
}
