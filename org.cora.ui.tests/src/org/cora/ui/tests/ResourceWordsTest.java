// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cora.dsl.ui.plan.ResourceWords;
import org.junit.jupiter.api.Test;

/** The planner's names of resources as the views say them. */
class ResourceWordsTest {

	@Test
	void aNameWithWhatItIsOf() {
		assertEquals("heaviest flow on the NIC", ResourceWords.of("nic-serial heaviest flow"));
		assertEquals("NIC turns of HeavyHitters.hot", ResourceWords.of("nic-serial HeavyHitters.hot"));
		assertEquals("NIC memory emem", ResourceWords.of("memory emem"));
		assertEquals("line rate out of wan", ResourceWords.of("line-rate out of wan"));
		assertFalse(ResourceWords.meaning("nic-serial HeavyHitters.hot").isEmpty());
	}

	@Test
	void namesInsideSentences() {
		assertEquals("the heaviest flow on the NIC limits it", ResourceWords.inText("nic-serial heaviest flow limits it"));
		assertEquals("line rate into lan carries 17.8 Mpps", ResourceWords.inText("line-rate into lan carries 17.8 Mpps"));
		assertEquals("NIC turns of free limit it", ResourceWords.inText("nic-serial free limit it"));
		assertEquals("p99 is 3.5 µs", ResourceWords.inText("p99 is 3.5 us"));
	}
}
