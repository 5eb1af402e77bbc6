// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

	@Test
	void alignsNamesLeftAndNumbersRight() {
		Table table = new Table("strategy", "cores");
		table.row("cora", "0.3");
		table.row("host", "12");
		assertEquals(List.of("strategy  cores", "cora        0.3", "host         12"), table.lines());
		assertThrows(IllegalArgumentException.class, () -> table.row("alone"));
	}
}
