// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Nf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program may declare more than a machine can run; then it says where. */
class TooLargeTest {

	@ParameterizedTest
	@ValueSource(strings = {"map<FlowKey, u32> { capacity 1000 M }", "array<u64> { length 1000 M }"})
	void theStateIsPointedAt(String state) {
		Nf nf = CoraCompiler.compile("nf N {\n\n  state huge : " + state + "\n  on packet p { forward }\n}", "test.cora").orThrow().program()
				.nf("N").orElseThrow();
		Diagnostic told = assertThrows(CoraException.class, () -> new LocalStore(nf, PoolShards.whole())).diagnostics().get(0);
		assertEquals("state-too-large", told.code());
		assertEquals("test.cora", told.where().file());
		assertEquals(3, told.where().line());
	}
}
