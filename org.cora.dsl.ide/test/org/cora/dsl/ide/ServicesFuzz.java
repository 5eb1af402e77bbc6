// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages programs for some minutes ({@code -Dcora.fuzz.minutes}, ten unless said): no exception, no hang, no growth of memory.
 * Not part of the suite; run with {@code -Dtest=ServicesFuzz}. The seed is {@code -Dcora.fuzz.seed}.
 */
class ServicesFuzz {

	private static final long GROWTH = 48 << 20;

	@Test
	void longRun(@TempDir Path folder) throws Exception {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("cora.fuzz.minutes", 10));
		try (Damage damage = new Damage(folder, Long.getLong("cora.fuzz.seed", 1))) {
			long rounds = 0;
			long before = 0;
			while (System.nanoTime() < end && damage.failures().isEmpty()) {
				damage.round();
				if (++rounds == 500) {
					before = used();
				}
			}
			long after = used();
			System.out.printf("%,d damaged programs, %,d questions each; memory in use %,d MiB, then %,d MiB%n", rounds, 28, before >> 20,
					after >> 20);
			assertEquals(List.of(), damage.failures().stream().limit(1).toList());
			assertTrue(before == 0 || after - before < GROWTH, "memory grew");
		}
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}
}
