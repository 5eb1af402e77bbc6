// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import org.cora.ir.spec.Workload;
import org.cora.planner.whatif.Scenario;

/**
 * A network function to compare strategies on.
 *
 * @param name     short one, unique among those compared
 * @param scenario with the host, the host's cores and the traffic that its author gives it; without pins and constraints,
 *                 so that strategies are free and have to carry all packets
 */
public record Subject(String name, Scenario scenario) {

	/** What its author says of the traffic; the matrix replaces rate, popularity and churn. */
	Workload.Synthetic traffic() {
		return (Workload.Synthetic) scenario.workload();
	}
}
