// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;

/** Says how many packets per second a card carries. It gets a {@link Case}, which has no measured value, and nothing else. */
@FunctionalInterface
public interface Predictor {

	/** Million packets per second. */
	double mpps(Case input);

	/** Makes a predictor for a card. */
	@FunctionalInterface
	interface Maker {
		/** @param host any; none of the programs uses it */
		Predictor of(NicModel nic, HostModel host);
	}
}
