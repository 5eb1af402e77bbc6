// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The captures that tests run programs over. */
public final class Captures {

	private Captures() {
	}

	/** The checkout. */
	public static Path root() {
		String root = System.getProperty("cora.root");
		return root == null ? Path.of("").toAbsolutePath().getParent() : Path.of(root);
	}

	/** The capture that is shipped. */
	public static Path shipped() {
		return root().resolve("examples/nat/campus.pcap");
	}

	/** Real captures, which a checkout need not have: {@code $CORA_DATA/pcap} or {@code ../shared/data/pcap}. */
	public static List<Path> real() {
		String data = System.getenv("CORA_DATA");
		Path folder = (data == null ? root().resolveSibling("shared").resolve("data") : Path.of(data)).resolve("pcap");
		Assumptions.assumeTrue(Files.isDirectory(folder), "no real captures here");
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> captures = files.filter(f -> f.toString().endsWith(".pcap")).sorted().toList();
			Assertions.assertFalse(captures.isEmpty(), folder + " has no captures");
			return captures;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
