// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.UnderClause;
import org.cora.dsl.lowering.OffloadReader;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.lowering.StateReader;
import org.cora.dsl.scoping.CoraScopes;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.program.StateKind;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;
import org.eclipse.xtext.validation.Check;

/** Checks of offloads, and of how a function and its traffic fit. */
public class OffloadChecks extends Problems {

	@Check
	public void offload(Offload offload) {
		Optional<OffloadSpec> spec = OffloadReader.read(offload, this);
		Optional<UnderClause> under = offload.getClauses().stream().filter(UnderClause.class::isInstance)
				.map(UnderClause.class::cast).findFirst();
		if (spec.isEmpty() || under.isEmpty()) {
			return;
		}
		long flows = spec.get().traffic().phases().stream().map(phase -> phase.workload())
				.mapToLong(w -> w instanceof Workload.Synthetic synthetic ? synthetic.flows() : 0).max().orElse(0);
		for (Nf nf : CoraScopes.functions(offload)) {
			NfMembers.of(nf, StateDeclaration.class).forEach(state -> room(state, flows, under.get()));
		}
	}

	/** A map whose key is a flow must have room for all of them. */
	private void room(StateDeclaration state, long flows, UnderClause under) {
		boolean perFlow = StateTypes.kind(state).filter(k -> k == StateKind.MAP).isPresent()
				&& StateTypes.key(state).filter(OffloadChecks::isFlow).isPresent();
		Optional<StateReader.Settings> settings = perFlow ? StateReader.read(state, Reporter.SILENT) : Optional.empty();
		if (settings.filter(s -> s.capacity() < flows).isPresent()) {
			warning(IssueCodes.CAPACITY_BELOW_FLOWS, "The traffic has " + flows + " flows at a time, '" + state.getName()
					+ "' has room for " + settings.get().capacity(), under, Literals.UNDER_CLAUSE__TRAFFIC, state.getName(), Long.toString(flows));
		}
	}

	private static boolean isFlow(Type key) {
		return key.slots().stream().map(Slot::path).anyMatch(path -> path.endsWith("port")) && key.slots().size() > 2;
	}
}
