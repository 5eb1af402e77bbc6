// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Where there is no Sirius, as here, one sentence says so, and nothing else happens. */
class WithoutSiriusTest {

	@Test
	void theUserIsToldWhatToInstallAndFromWhere() {
		assertFalse(SiriusDiagrams.isAvailable());
		String sentence = SiriusDiagrams.whatToInstall();
		assertTrue(sentence.contains("Sirius Desktop") && sentence.contains("Install New Software") && sentence.contains(SiriusDiagrams.DOWNLOAD), sentence);
		assertFalse(sentence.contains("org.eclipse.sirius"), "all of it is missing: no need for names");
	}

	@Test
	void ofAnIncompleteSiriusTheRestIsNamed() {
		assertTrue(SiriusDiagrams.whatToInstall(List.of("b"), List.of("a", "b")).endsWith("Only a part of it is here; missing: b."));
		assertEquals("", SiriusDiagrams.whatToInstall(List.of(), List.of("a", "b")));
	}

	@Test
	void openingIsRefusedWithThatSentence() {
		IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> SiriusDiagrams.open(null));
		assertTrue(refusal.getMessage().startsWith("The diagram needs Sirius Desktop"));
	}

	@Test
	void thereIsNothingToClose() throws Exception {
		assertFalse(SiriusDiagrams.close(null));
	}

	@Test
	void theExtensionIsInert() {
		assertDoesNotThrow(() -> new ViewpointContribution().setInitializationData(null, "class", "org.cora.sirius/description/cora.odesign"));
	}
}
