// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cora.benchmarks.accuracy.Measurement;
import org.cora.benchmarks.accuracy.MeasurementFile;

/** The measurements to fit to. */
final class Measurements {

	private Measurements() {
	}

	static List<Measurement> read(List<Path> files) {
		List<Measurement> all = new ArrayList<>();
		for (Path path : files) {
			try (MeasurementFile file = new MeasurementFile(path)) {
				for (Measurement next = file.next(); next != null; next = file.next()) {
					if (next.isMeasured()) {
						all.add(next);
					}
				}
			}
		}
		return Collections.unmodifiableList(all);
	}
}
