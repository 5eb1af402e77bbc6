// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.cora.Traffic;
import org.cora.dsl.lowering.TrafficReader;
import org.eclipse.xtext.validation.Check;

/** Checks of traffic. */
public class TrafficChecks extends Problems {

	@Check
	public void traffic(Traffic traffic) {
		TrafficReader.read(traffic, this);
	}
}
