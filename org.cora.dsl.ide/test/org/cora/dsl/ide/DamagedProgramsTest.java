// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of {@link Damage}; {@link ServicesFuzz} is the long one. */
class DamagedProgramsTest {

	private static final int ROUNDS = 150;

	@Test
	void everyServiceAnswersAboutDamagedPrograms(@TempDir Path folder) throws Exception {
		try (Damage damage = new Damage(folder, 20261122)) {
			for (int i = 0; i < ROUNDS; i++) {
				damage.round();
			}
			assertEquals(List.of(), damage.failures().stream().limit(1).toList());
		}
	}
}
