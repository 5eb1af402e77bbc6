// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.model.ModelReader;
import org.cora.dsl.scoping.Names;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.ModelCheck;
import org.eclipse.xtext.validation.Check;

/** Checks of NIC and host models. */
public class ModelChecks extends Problems {

	@Check
	public void nic(Nic nic) {
		ModelReader.read(nic, this).ifPresent(model -> complete(model, nic));
	}

	@Check
	public void host(Host host) {
		ModelReader.read(host, this).ifPresent(model -> complete(model, host));
	}

	private void complete(Platform model, Declaration declaration) {
		for (String problem : ModelCheck.problems(model)) {
			error(IssueCodes.INVALID_PROPERTY, problem, declaration, Names.feature(declaration));
		}
	}
}
