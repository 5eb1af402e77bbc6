// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

	@Test
	void alignsWordsLeftAndNumbersRight() {
		Table table = new Table("strategy", "cores", "sound");
		table.row("cora", "0.3", "yes");
		table.row("host", "12", "no");
		assertEquals(List.of("strategy  cores  sound", "cora        0.3  yes", "host         12  no"), table.lines());
		assertThrows(IllegalArgumentException.class, () -> table.row("alone"));
	}
}
