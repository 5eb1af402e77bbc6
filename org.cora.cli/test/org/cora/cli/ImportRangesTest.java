// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ranges of what modules import: an upper bound would keep Cora from being installed beside the next release train. Here, as the command is
 * made of all other plain jars, so that their manifests have been written before, and its own.
 */
class ImportRangesTest {

	private static final Pattern UPPER_BOUND = Pattern.compile("([\\w.]+)(?:;[^,\"]*?(?:\"[^\"]*\")?)*?;(?:bundle-)?version=\"[\\[(][^\"]*\"");

	@ParameterizedTest
	@ValueSource(strings = {"ir", "exec", "nicmodel", "planner", "runtime", "sim", "dsl", "dsl.ide", "benchmarks", "cli", "dsl.ui"})
	void noImportHasAnUpperBound(String module) throws IOException {
		Manifest manifest = manifest(Path.of(System.getProperty("cora.root"), "org.cora." + module));
		List<String> bounded = new ArrayList<>();
		for (String header : new String[] {"Import-Package", "Require-Bundle"}) {
			String value = manifest.getMainAttributes().getValue(header);
			Matcher matcher = UPPER_BOUND.matcher(value == null ? "" : value);
			while (matcher.find()) {
				bounded.add(header + ": " + matcher.group());
			}
		}
		assertEquals(List.of(), bounded);
	}

	/** Written by hand for plug-ins, by bnd for plain jars. */
	private static Manifest manifest(Path module) throws IOException {
		Path byHand = module.resolve("META-INF/MANIFEST.MF");
		try (InputStream in = Files.newInputStream(Files.exists(byHand) ? byHand : module.resolve("target/classes/META-INF/MANIFEST.MF"))) {
			return new Manifest(in);
		}
	}

	@Test
	void anUpperBoundWouldBeSeen() {
		assertTrue(UPPER_BOUND.matcher("a.b;version=\"1\",com.google.common.base;version=\"[33.4,34)\"").find());
		assertTrue(UPPER_BOUND.matcher("org.eclipse.xtext;visibility:=reexport;bundle-version=\"[2.38.0,3.0.0)\"").find());
		assertFalse(UPPER_BOUND.matcher("a.b;version=\"1\",c.d;version=\"33.4\"").find());
	}
}
