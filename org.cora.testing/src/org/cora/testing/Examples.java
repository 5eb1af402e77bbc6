// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the examples are. */
public final class Examples {

	/** The folder {@code examples} of the checkout, sought from the working directory upwards. */
	public static final Path FOLDER = find();

	private Examples() {
	}

	private static Path find() {
		for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
			if (Files.isRegularFile(at.resolve("examples/nat/nat.cora"))) {
				return at.resolve("examples");
			}
		}
		throw new IllegalStateException("there is no folder 'examples' above " + Path.of("").toAbsolutePath());
	}
}
