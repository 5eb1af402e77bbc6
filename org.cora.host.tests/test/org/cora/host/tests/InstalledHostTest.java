// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An Eclipse made from Maven Central's bundles, Cora installed into it from the update site by the p2 director, started: the
 * NAT example in its editor, then the way of somebody new from New Project to a run, seen by the probe inside.
 */
class InstalledHostTest {

	private static final Path HOST = HostRun.HOST;
	private static final Path OUTPUT = HostRun.OUTPUT;
	private static final Properties SEEN = new Properties();
	private static String errors;

	@BeforeAll
	static void startTheHost() throws Exception {
		HostRun host = HostRun.start("light", List.of(), Map.of());
		SEEN.putAll(host.seen());
		errors = host.errors();
	}

	@Test
	void theFeatureIsAnInstalledRoot() throws IOException {
		Path profiles = HOST.resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry/DefaultProfile.profile");
		assertTrue(Files.isDirectory(profiles));
		String info = Files.readString(HOST.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"));
		assertTrue(info.contains("\norg.cora.dsl.ui,"), info);
		assertTrue(info.contains("\norg.cora.cli,"), "the command, which runs as a process of its own");
	}

	@Test
	void theVisitWentToItsEnd() {
		assertEquals("done", SEEN.getProperty("outcome"));
	}

	@Test
	void everyBundleIsResolved() {
		assertEquals("", SEEN.getProperty("bundles.unresolved"));
		for (String bundle : new String[] {"ir", "exec", "nicmodel", "planner", "runtime", "sim", "dsl", "dsl.ide", "cli", "dsl.ui", "sirius"}) {
			assertTrue(List.of(SEEN.getProperty("bundles.cora").split(" ")).contains("org.cora." + bundle), bundle);
		}
	}

	@Test
	void theDiagramKeepsQuietWithoutSirius() {
		assertEquals("false", SEEN.getProperty("sirius.closed"));
	}

	@Test
	void thereIsOneGuava() {
		assertEquals("1", SEEN.getProperty("bundles.guava"));
	}

	@Test
	void theExampleOpensInTheGenericEditor() {
		assertEquals("org.eclipse.ui.genericeditor.GenericEditor", SEEN.getProperty("editor"));
	}

	@Test
	void problemsComeAndGoAsTheTextChanges() {
		assertFalse(SEEN.getProperty("problems.broken", "").isEmpty(), "a problem in the broken example");
		assertEquals("", SEEN.getProperty("problems.mended"));
	}

	@ParameterizedTest
	@CsvSource({"nat, nat.cora", "heavy-hitters, heavy-hitters.cora", "edge, edge.cora"})
	void theWayOfSomebodyNewGoesFromNewProjectToARun(String example, String file) {
		HostRun.assertWalked(SEEN, example, file, "walk");
		System.out.printf("installed host, %s: %s s from Finish to the open example, %s s from Plan Offload to the plan%n", example,
			SEEN.getProperty("walk." + example + ".seconds.open"), SEEN.getProperty("walk." + example + ".seconds.plan"));
	}

	@Test
	void theWorkbenchComesUp() {
		System.out.println("installed host: " + SEEN.getProperty("seconds.start") + " s from start to workbench");
		assertTrue(Double.parseDouble(SEEN.getProperty("seconds.start")) > 0);
	}

	@Test
	void anOffloadRunsInAProcessOfItsOwnFromTheInstalledBundles() {
		assertEquals("0", SEEN.getProperty("run.exit"));
		assertEquals("true", SEEN.getProperty("run.report"));
	}

	@Test
	void noRunOutlivesTheWorkbench() {
		assertFalse(ProcessHandle.of(Long.parseLong(SEEN.getProperty("run.left"))).map(ProcessHandle::isAlive).orElse(false));
	}

	@Test
	void picturesAreKept() {
		assertTrue(Files.isRegularFile(OUTPUT.resolve("screenshots/example.png")));
		assertTrue(Files.isRegularFile(OUTPUT.resolve("screenshots/problem.png")));
	}

	@Test
	void theErrorLogIsEmpty() {
		assertEquals("", errors);
	}
}
