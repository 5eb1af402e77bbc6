// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import org.cora.dsl.compiler.Compilation;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import picocli.CommandLine.Option;

/** What a run changes of an offload after it was planned as it is written: the traffic it is under, how it adapts. */
final class Variation {

	private static final String PREDICTOR = "last";

	@Option(names = "--traffic", paramLabel = "NAME", description = "Run under this traffic of the file; the plan stays the one"
			+ " for the offload's own.")
	private String traffic;

	@Option(names = "--adapt", paramLabel = "TIME", converter = AdaptConverter.class,
			description = "Control interval of the runtime, such as 10ms, or off. Default: what the offload says.")
	private Long adaptEveryNanos;

	/** The traffic to run an offload under. */
	TrafficSpec traffic(OffloadSpec spec, Compilation compilation) {
		if (traffic == null) {
			return spec.traffic();
		}
		return compilation.traffic(traffic).orElseThrow(() -> new CoraException("unknown-traffic", "there is no traffic '"
				+ traffic + "'; " + (compilation.traffic().isEmpty() ? "the file declares none"
						: "there are " + String.join(", ", compilation.traffic().stream().map(TrafficSpec::name).toList()))));
	}

	/** Makes a plan adapt as wanted. One that says nothing of how gets the simplest predictor and strict order. */
	void adapt(Plan plan) {
		if (adaptEveryNanos == null) {
			return;
		}
		if (adaptEveryNanos == AdaptConverter.OFF) {
			plan.setAdaptation(null);
			return;
		}
		if (plan.getAdaptation() == null) {
			Adaptation adaptation = PlanFactory.eINSTANCE.createAdaptation();
			adaptation.setPredictor(PREDICTOR);
			adaptation.setStrictOrder(true);
			plan.setAdaptation(adaptation);
		}
		plan.getAdaptation().setEveryNanos(adaptEveryNanos);
	}

	/** What is other than planned, for people; empty if nothing is. */
	String text(OffloadSpec spec) {
		StringBuilder text = new StringBuilder();
		if (traffic != null && !traffic.equals(spec.traffic().name())) {
			text.append("planned for ").append(spec.traffic().name()).append(", run under ").append(traffic);
		}
		if (adaptEveryNanos != null && adaptEveryNanos == AdaptConverter.OFF) {
			text.append(text.isEmpty() ? "" : "; ").append("no adaptation");
		}
		return text.toString();
	}
}
