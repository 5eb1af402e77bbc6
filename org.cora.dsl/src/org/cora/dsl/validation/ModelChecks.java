// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.model.ModelReader;
import org.eclipse.xtext.validation.Check;

/** Checks of NIC and host models. */
public class ModelChecks extends Problems {

	@Check
	public void nic(Nic nic) {
		ModelReader.read(nic, this);
	}

	@Check
	public void host(Host host) {
		ModelReader.read(host, this);
	}
}
