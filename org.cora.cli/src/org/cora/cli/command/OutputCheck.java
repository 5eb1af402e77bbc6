// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cora.ir.diagnostic.CoraException;

/** Keeps a command from writing over what it reads, or twice to the same place. */
final class OutputCheck {

	private OutputCheck() {
	}

	/**
	 * @param files what a command reads and writes; null for what isn't used
	 * @throws CoraException if two of them are the same file
	 */
	static void distinct(Path... files) {
		Set<Path> seen = new HashSet<>();
		Stream.of(files).filter(Objects::nonNull).map(f -> f.toAbsolutePath().normalize()).forEach(f -> {
			if (!seen.add(f)) {
				throw new CoraException("same-file", f + " is used for two things at once");
			}
		});
	}
}
