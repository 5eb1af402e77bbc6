// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;

/** Front ends name files in different ways; all of them lead to the source. */
class SourceFileTest {

	private static final URI PLAN = URI.createURI("platform:/resource/edge/nf/NatOnAgilio.coraplan#//");

	private static String found(URI plan, String name) {
		return new SourceFile(plan, name).toString();
	}

	@Test
	void aRelativeNameIsBesideThePlan() {
		assertEquals("/edge/nf/nat.cora", found(PLAN, "nat.cora"));
		assertEquals("/edge/lib/pool.cora", found(PLAN, "../lib/pool.cora"));
		assertEquals("/edge/nf/my nat (2).cora", found(PLAN, "my nat (2).cora"));
	}

	@Test
	void uriAndAbsolutePathStandForThemselves() {
		assertEquals("/other/nat.cora", found(PLAN, "platform:/resource/other/nat.cora"));
		assertEquals("/home/ada/nat.cora", found(PLAN, "/home/ada/nat.cora"));
		assertEquals("/home/ada/nat.cora", found(PLAN, "file:/home/ada/nat.cora"));
		assertEquals("nat.cora", found(null, "nat.cora"), "a plan that is nowhere has nothing beside it");
	}
}
