// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Versions: one here that differs from the target's would be written into import ranges that the target cannot satisfy. The ranges themselves are
 * looked at in org.cora.cli.
 */
class VersionPolicyTest {

	@Test
	void whatIsPinnedHereIsWhatTheTargetHas() throws IOException {
		Map<String, String> target = versions(Modules.root().resolve("org.cora.target/org.cora.target.target"));
		Map<String, String> pinned = versions(Modules.root().resolve("pom.xml"));
		Map<String, String> different = new LinkedHashMap<>();
		int both = 0;
		for (Map.Entry<String, String> pin : pinned.entrySet()) {
			String there = target.get(pin.getKey());
			both += there == null ? 0 : 1;
			if (there != null && !there.equals(pin.getValue())) {
				different.put(pin.getKey(), pin.getValue() + " here, " + there + " in the target");
			}
		}
		assertTrue(both > 20, "libraries in both");
		assertEquals(Map.of(), different);
	}

	/** Versions by group and artifact; of a pom, those of its dependencyManagement. */
	private static Map<String, String> versions(Path file) throws IOException {
		Document document = Modules.xml(file);
		Map<String, String> versions = new LinkedHashMap<>();
		NodeList dependencies = document.getElementsByTagName("dependency");
		for (int i = 0; i < dependencies.getLength(); i++) {
			Element dependency = (Element) dependencies.item(i);
			boolean counts = file.toString().endsWith(".target")
				|| dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
			if (counts) {
				versions.put(Modules.text(dependency, "groupId") + ":" + Modules.text(dependency, "artifactId"),
					resolve(document, Modules.text(dependency, "version")));
			}
		}
		return versions;
	}

	private static String resolve(Document pom, String version) {
		if (!version.startsWith("${")) {
			return version;
		}
		NodeList property = pom.getElementsByTagName(version.substring(2, version.length() - 1));
		return property.getLength() == 0 ? version : property.item(0).getTextContent();
	}
}
