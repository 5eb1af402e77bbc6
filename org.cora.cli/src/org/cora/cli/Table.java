// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first one left-aligned, the others right-aligned. */
public final class Table {

	private final List<String[]> rows = new ArrayList<>();

	/** @param titles one per column */
	public Table(String... titles) {
		rows.add(titles);
	}

	/** @param cells as many as there are titles */
	public void row(String... cells) {
		if (cells.length != rows.get(0).length) {
			throw new IllegalArgumentException("a row of " + cells.length + " cells in a table of " + rows.get(0).length);
		}
		rows.add(cells);
	}

	/** The lines, without trailing blanks. */
	public List<String> lines() {
		int columns = rows.get(0).length;
		int[] widths = new int[columns];
		for (String[] row : rows) {
			for (int i = 0; i < columns; i++) {
				widths[i] = Math.max(widths[i], row[i].length());
			}
		}
		List<String> lines = new ArrayList<>();
		for (String[] row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < columns; i++) {
				String pad = " ".repeat(widths[i] - row[i].length());
				line.append(i == 0 ? "" : "  ").append(i == 0 ? row[i] + pad : pad + row[i]);
			}
			lines.add(line.toString().stripTrailing());
		}
		return lines;
	}
}
