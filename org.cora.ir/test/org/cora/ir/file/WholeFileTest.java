// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cora.ir.diagnostic.CoraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

	@TempDir
	Path folder;

	@Test
	void appearsWhenCommitted() throws IOException {
		Path target = folder.resolve("out.json");
		WholeFile.write(target, "first");
		WholeFile.write(target, "second");
		assertEquals("second", Files.readString(target));
		assertEquals(List.of("out.json"), names());
	}

	@Test
	void leavesNothingAndTheOldFileWhenGivenUp() throws IOException {
		Path target = folder.resolve("out.json");
		WholeFile.write(target, "old");
		try (WholeFile file = WholeFile.create(target)) {
			file.stream().write(1);
		}
		assertEquals("old", Files.readString(target));
		assertEquals(List.of("out.json"), names());
	}

	@Test
	void saysWhyNothingCanBeWritten() {
		assertThrows(CoraException.class, () -> WholeFile.create(folder));
		assertThrows(CoraException.class, () -> WholeFile.create(folder.resolve("missing/out.json")));
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
