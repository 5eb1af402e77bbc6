// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Our bundles in a framework with nothing but what the site carries and the Platform has: they resolve, and they do beside a
 * later Xtext and LSP4J as well.
 */
class BareEquinoxTest {

	private static final Path SITE = Path.of(System.getProperty("cora.site"), "plugins");
	private static final Path HOST = Path.of(System.getProperty("cora.host"), "plugins");
	private static final Path NEWER = Path.of(System.getProperty("cora.output"), "newer");

	@TempDir
	Path storage;

	@Test
	void everythingOnTheSiteResolves() throws Exception {
		assertEquals(List.of(), unresolved(jars(SITE), platform()));
	}

	@Test
	void oursResolveBesideALaterXtextAndLsp4j() throws Exception {
		Map<String, Path> later = jars(NEWER);
		Map<String, Path> site = jars(SITE);
		site.keySet().removeIf(name -> name.startsWith("org.eclipse.xtend.") || name.startsWith("org.eclipse.xtext."));
		site.putAll(later);
		assertEquals(List.of(), unresolved(site, platform()));
	}

	@Test
	void aMissingLibraryWouldBeSeen() throws Exception {
		Map<String, Path> site = jars(SITE);
		site.remove("org.eclipse.lsp4j");
		assertEquals(List.of("org.cora.cli", "org.cora.dsl.ide", "org.cora.dsl.ui"), unresolved(site, platform()).stream()
			.map(line -> line.substring(0, line.indexOf(':'))).filter(name -> name.startsWith("org.cora.")).sorted().toList());
	}

	/** The host's bundles that aren't from the site. */
	private static Map<String, Path> platform() throws IOException {
		Map<String, Path> platform = jars(HOST);
		platform.keySet().removeAll(jars(SITE).keySet());
		platform.keySet().removeAll(Set.of("org.eclipse.osgi", "org.cora.host.probe"));
		return platform;
	}

	/** Jars of a folder by symbolic name. */
	private static Map<String, Path> jars(Path folder) throws IOException {
		Map<String, Path> jars = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(it -> it.toString().endsWith(".jar")).sorted().toList()) {
				try (JarFile jar = new JarFile(file.toFile())) {
					jars.put(jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME).split(";")[0].strip(), file);
				}
			}
		}
		return jars;
	}

	/** The bundles of the first map that don't resolve among all, each with why. */
	private List<String> unresolved(Map<String, Path> tested, Map<String, Path> others) throws Exception {
		Framework framework = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow()
			.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(), "osgi.os", "linux", "osgi.ws", "gtk", "osgi.arch", "x86_64"));
		framework.start();
		try {
			BundleContext context = framework.getBundleContext();
			List<Bundle> ours = install(context, tested);
			install(context, others);
			framework.adapt(FrameworkWiring.class).resolveBundles(null);
			List<String> unresolved = new ArrayList<>();
			for (Bundle bundle : ours) {
				if (bundle.getState() == Bundle.INSTALLED) {
					unresolved.add(bundle.getSymbolicName() + ": " + reason(bundle));
				}
			}
			return unresolved;
		} finally {
			framework.stop();
			framework.waitForStop(10_000);
		}
	}

	private static List<Bundle> install(BundleContext context, Map<String, Path> jars) throws IOException, BundleException {
		List<Bundle> bundles = new ArrayList<>();
		for (Path jar : jars.values()) {
			try (InputStream in = Files.newInputStream(jar)) {
				bundles.add(context.installBundle(jar.toUri().toString(), in));
			}
		}
		return bundles;
	}

	private static String reason(Bundle bundle) {
		try {
			bundle.start(Bundle.START_TRANSIENT);
			return "resolved late";
		} catch (BundleException e) {
			return e.getMessage();
		}
	}
}
