// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.text.Fingerprint;
import org.cora.nicmodel.text.ModelPrinter;
import org.cora.planner.plan.Plan;

/** Whether a plan is still one of what stands in the source: program, NIC, host and traffic, not their text. */
final class PlanFreshness {

	private PlanFreshness() {
	}

	/** @param compilation of the source as it is now, without errors */
	static boolean isStale(Plan plan, Compilation compilation) {
		Optional<OffloadSpec> spec = compilation.offload(plan.getOffload());
		Optional<Nf> nf = spec.flatMap(it -> compilation.program().nf(it.nf()));
		return nf.isEmpty() || !plan.getIrFingerprint().equals(Fingerprint.of(nf.get()))
			|| !plan.getNicFingerprint().equals(models(spec.get(), compilation))
			|| !plan.getTrafficFingerprint().equals(Fingerprint.of(spec.get().traffic().phases().toString()));
	}

	private static String models(OffloadSpec spec, Compilation compilation) {
		return Fingerprint.of(ModelPrinter.print(compilation.nic(spec)) + ModelPrinter.print(compilation.host(spec)));
	}
}
