// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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

	@Test
	void manyDamagedProgramsAreCheckedAndLaidOut(@TempDir Path folder) throws Exception {
		List<String> failures = new ArrayList<>();
		try (Damage damage = new Damage(folder, 7)) {
			new MassDamage(damage.language(), damage.mutations(), new AtomicLong(), new AtomicBoolean(),
					(thrown, text) -> failures.add(thrown + " with\n" + text)).some(300);
			assertEquals(List.of(), damage.failures().stream().limit(1).toList());
		}
		assertEquals(List.of(), failures.stream().limit(1).toList());
	}

	@Test
	void whateverIsInAFileTheServicesAnswer(@TempDir Path folder) throws Exception {
		String nat = Files.readString(Path.of("..", "examples", "nat", "nat.cora"));
		List<String> odd = List.of("", "\uFEFF" + nat, nat.replace("\n", "\r\n"), nat.replace("\n", "\r"), nat.replace("free", "fr\uD800ee"),
				"\uDFFF\uD800", "\0\1\2" + nat, "nf N { on packet p { " + "if p.tcp { ".repeat(2000), "(".repeat(100_000),
				"struct S { a : u8 } ".repeat(100_000), "\u00FF\u00FE\u0000n\u0000f");
		try (Damage damage = new Damage(folder, 11)) {
			for (String text : odd) {
				damage.ask(text);
			}
			assertEquals(List.of(), damage.failures().stream().map(f -> f.substring(0, Math.min(3000, f.length()))).limit(1).toList());
		}
	}
}
