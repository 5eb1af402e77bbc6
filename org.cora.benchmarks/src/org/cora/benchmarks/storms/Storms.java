// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.nio.file.Path;
import java.util.List;
import org.cora.benchmarks.paper.Subjects;
import org.cora.ir.diagnostic.CoraException;

/** The storms that are shipped, {@code examples/nat/storms.cora}. */
public final class Storms {

	private static final String FILE = "storms.cora";
	private static final String FOLDER = "nat";
	private static final String ALL_ON_CARD = "cora";
	private static final String HEAVY_ON_CARD = "flow";

	private Storms() {
	}

	/** All of them. */
	public static List<Storm> all() {
		return List.of(new Storm("flash-crowd", "FlashCrowd", ALL_ON_CARD, false, 90),
				new Storm("slow-swell", "SlowSwell", ALL_ON_CARD, true, 150),
				new Storm("sawtooth", "Sawtooth", ALL_ON_CARD, true, 154),
				new Storm("turnover", "HeavyHitterTurnover", HEAVY_ON_CARD, false, 90),
				new Storm("syn-flood", "SynFlood", HEAVY_ON_CARD, false, 80),
				new Storm("skew-drift", "SkewDrift", HEAVY_ON_CARD, true, 110),
				new Storm("host-core-loss", "HostCoreLoss", ALL_ON_CARD, false, 120),
				new Storm("insertion-slowdown", "InsertionSlowdown", HEAVY_ON_CARD, false, 80));
	}

	/** The storm of that name. */
	public static Storm named(String name) {
		return all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new CoraException("unknown-storm",
				"there is no storm '" + name + "'; there are " + String.join(", ", all().stream().map(Storm::name).toList())));
	}

	/** Where they are declared, sought from the working directory upwards and from where this program lies. */
	public static Path source() {
		return Subjects.shipped().stream().map(f -> f.getParent().resolveSibling(FOLDER).resolve(FILE)).findFirst().orElseThrow();
	}
}
