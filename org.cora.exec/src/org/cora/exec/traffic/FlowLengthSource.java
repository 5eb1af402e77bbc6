// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.Workload.FlowLengths;

/** Draws how many packets flows have. */
public interface FlowLengthSource {

	/**
	 * What draws such lengths.
	 *
	 * @throws CoraException if there are no measured ones of that name
	 */
	static FlowLengthSource of(FlowLengths lengths) {
		return lengths instanceof FlowLengths.Stated stated ? new HistogramSampler(stated.packets())
				: LengthMixture.named(((FlowLengths.Measured) lengths).mixture());
	}

	/** A flow's length in packets, at least 1. */
	int sample(Random64 random);

	/** Their mean in packets. */
	double mean();
}
