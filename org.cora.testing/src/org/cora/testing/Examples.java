// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;

/** Where the examples are, and which there are. */
public final class Examples {

	/** The folder {@code examples} of the checkout, sought from the working directory upwards. */
	public static final Path FOLDER = find();

	private Examples() {
	}

	/** The main file of each example: the one that is called like its folder. In the order of their names. */
	public static List<Path> all() {
		try (Stream<Path> folders = Files.list(FOLDER)) {
			List<Path> files = folders.map(folder -> folder.resolve(folder.getFileName() + ".cora")).filter(Files::isRegularFile)
					.sorted().toList();
			if (files.isEmpty()) {
				throw new IllegalStateException("there are no examples in " + FOLDER);
			}
			return files;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Compiles an example; fails the test if it has errors. */
	public static Compilation compile(Path example) {
		return CoraCompiler.compile(example).orThrow();
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
