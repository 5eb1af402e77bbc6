// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in columns: numbers right-aligned, words left-aligned, each column by what is in it. */
public final class Table {

	private static final Pattern NUMBER = Pattern.compile("([-+]?\\d.*|–|unlimited)?");

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

	/** Whether it has no rows but its titles. */
	public boolean isEmpty() {
		return rows.size() == 1;
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
		boolean[] numbers = new boolean[columns];
		for (int i = 1; i < columns; i++) {
			int column = i;
			numbers[i] = rows.stream().skip(1).allMatch(row -> NUMBER.matcher(row[column]).matches());
		}
		List<String> lines = new ArrayList<>();
		for (String[] row : rows) {
			StringBuilder line = new StringBuilder();
			for (int i = 0; i < columns; i++) {
				String pad = " ".repeat(widths[i] - row[i].length());
				line.append(i == 0 ? "" : "  ").append(numbers[i] ? pad + row[i] : row[i] + pad);
			}
			lines.add(line.toString().stripTrailing());
		}
		return lines;
	}
}
