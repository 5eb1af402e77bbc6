// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Captured;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Synthetic;

/** Scenarios under other traffic, as if their author had written the other figure. */
final class TrafficChanges {

	/** An Ethernet frame without its check sequence. */
	static final int LEAST_BYTES = 60;
	static final int MOST_BYTES = 9014;

	private TrafficChanges() {
	}

	static double mostFlows() {
		return Synthetic.MOST_FLOWS;
	}

	/**
	 * Another packet rate. What the author demands of the throughput grows with it: who writes {@code throughput >= 10 Mpps}
	 * under 10 Mpps means all of it.
	 */
	static Scenario rate(Scenario scenario, double packetsPerSecond) {
		Workload workload = scenario.workload();
		if (workload instanceof Captured captured) {
			return scenario.under(new Captured(captured.file(), captured.speed(), packetsPerSecond, captured.remapFlows()));
		}
		Synthetic old = (Synthetic) workload;
		double factor = packetsPerSecond / old.packetsPerSecond();
		List<Constraint> constraints = scenario.spec().constraints().stream().map(c -> c.metric() == Metric.THROUGHPUT
				? new Constraint(c.metric(), c.relation(), c.bound() * factor, c.where()) : c).toList();
		return scenario.subjectTo(constraints).under(new Synthetic(old.flows(), old.popularity(), old.sizes(), packetsPerSecond,
				old.flowsPerSecond(), old.arrivals(), old.tcpShare(), old.replyShare()));
	}

	static Scenario flows(Scenario scenario, double flows) {
		Synthetic old = synthetic(scenario, "flows");
		return scenario.under(new Synthetic((long) flows, old.popularity(), old.sizes(), old.packetsPerSecond(),
				old.flowsPerSecond(), old.arrivals(), old.tcpShare(), old.replyShare()));
	}

	static Scenario skew(Scenario scenario, double exponent) {
		Synthetic old = synthetic(scenario, "skew");
		notByLength(scenario, old, "skew", "how packets spread over them follows from that");
		return scenario.under(new Synthetic(old.flows(), new Popularity.Zipf(exponent), old.sizes(), old.packetsPerSecond(),
				old.flowsPerSecond(), old.arrivals(), old.tcpShare(), old.replyShare()));
	}

	static Scenario packetSize(Scenario scenario, double bytes) {
		Synthetic old = synthetic(scenario, "packet-size");
		return scenario.under(new Synthetic(old.flows(), old.popularity(), new Workload.Sizes.Fixed((int) bytes),
				old.packetsPerSecond(), old.flowsPerSecond(), old.arrivals(), old.tcpShare(), old.replyShare()));
	}

	static Scenario churn(Scenario scenario, double flowsPerSecond) {
		Synthetic old = synthetic(scenario, "churn");
		notByLength(scenario, old, "churn", "how many begin follows from that and the rate");
		return scenario.under(new Synthetic(old.flows(), old.popularity(), old.sizes(), old.packetsPerSecond(), flowsPerSecond,
				old.arrivals(), old.tcpShare(), old.replyShare()));
	}

	private static Synthetic synthetic(Scenario scenario, String parameter) {
		if (scenario.workload() instanceof Synthetic synthetic) {
			return synthetic;
		}
		throw new CoraException("fixed-by-capture", parameter + " can't be varied: traffic " + scenario.spec().traffic().name()
				+ " is a capture, of which only the rate can be changed");
	}

	private static void notByLength(Scenario scenario, Synthetic workload, String parameter, String because) {
		if (workload.popularity() instanceof Popularity.Lengths) {
			throw new CoraException("fixed-by-lengths", parameter + " can't be varied: traffic " + scenario.spec().traffic().name()
					+ " states how long flows are, and " + because);
		}
	}
}
