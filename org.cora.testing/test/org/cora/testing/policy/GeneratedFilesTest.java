// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Generators write code into {@code *-gen} folders and nothing elsewhere. EMF's writes a manifest and registers packages a
 * second time in plugin.xml when a genmodel has a {@code modelPluginID}: then every workbench complains at its start.
 */
class GeneratedFilesTest {

	@Test
	void noGenmodelNamesAPlugin() throws IOException {
		for (Path model : models()) {
			assertFalse(Files.readString(model).contains("modelPluginID"), model::toString);
		}
	}

	@Test
	void plainModulesHaveNoFilesOfPlugins() throws IOException {
		List<Path> found = new ArrayList<>();
		for (Map.Entry<String, Path> module : Modules.all().entrySet()) {
			if (Files.exists(module.getValue().resolve("bnd.bnd"))) {
				for (String name : new String[] {"META-INF", "build.properties", "plugin.properties"}) {
					Path file = module.getValue().resolve(name);
					if (Files.exists(file)) {
						found.add(Modules.root().relativize(file));
					}
				}
			}
		}
		assertEquals(List.of(), found);
	}

	private static List<Path> models() throws IOException {
		List<Path> models = new ArrayList<>();
		for (Path module : Modules.all().values()) {
			if (Files.isDirectory(module.resolve("model"))) {
				try (Stream<Path> files = Files.list(module.resolve("model"))) {
					files.filter(file -> file.toString().endsWith(".genmodel")).forEach(models::add);
				}
			}
		}
		assertFalse(models.isEmpty(), "models are somewhere else");
		return models;
	}
}
