// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.exec.RepositoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureGeneratorTest {

	@Test
	void makesTheShippedCaptureByteForByte(@TempDir Path folder) throws IOException {
		Path made = folder.resolve("campus.pcap");
		CaptureGenerator.write(made);
		assertTrue(Files.size(made) < 200_000);
		assertArrayEquals(Files.readAllBytes(RepositoryFiles.example("nat/campus.pcap")), Files.readAllBytes(made));
	}
}
