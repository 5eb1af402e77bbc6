// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Measurements on real cards, which a checkout need not have: {@code $CORA_DATA} or {@code ../shared/data}. */
public final class Data {

	private Data() {
	}

	/** A file of the measurements; without it the test is skipped. */
	public static Path measurements(String name) {
		String data = System.getenv("CORA_DATA");
		Path folder = data != null ? Path.of(data) : Path.of(System.getProperty("cora.root")).resolve("../shared/data");
		Path file = folder.resolve("nic-measurements").resolve(name);
		assumeTrue(Files.isRegularFile(file), "no measurements");
		return file;
	}
}
