// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

	@Test
	void namesTheMissingFolderNotTheTemporaryFile() {
		CoraException e = assertThrows(CoraException.class, () -> WholeFile.create(folder.resolve("missing/out.json")));
		assertTrue(e.getMessage().contains("out.json: its folder doesn't exist"), e.getMessage());
	}

	@Test
	void writesWhereALinkLeads() throws IOException {
		Path file = Files.writeString(folder.resolve("file.json"), "old");
		Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
		WholeFile.write(link, "new");
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("new", Files.readString(file));
		assertEquals(List.of("file.json", "link.json"), names());
	}

	@Test
	void replacesNoDevice() throws IOException {
		Path device = Path.of("/dev/null");
		assumeTrue(Files.exists(device));
		Path link = Files.createSymbolicLink(folder.resolve("null"), device);
		WholeFile.write(link, "into the void");
		assertTrue(Files.isSymbolicLink(link));
		assertFalse(Files.isRegularFile(device));
		assertEquals(List.of("null"), names());
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
