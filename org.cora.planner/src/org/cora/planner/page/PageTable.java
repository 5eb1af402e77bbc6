// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.ArrayList;
import java.util.List;

/** A table of a page. */
public final class PageTable {

	/**
	 * A cell.
	 *
	 * @param text    plain
	 * @param classes of the style sheet: {@code n} for numbers, {@code best}, {@code no}, {@code good}, {@code bad}
	 */
	public record Cell(String text, String classes) {

		/** Words. */
		public static Cell words(String text) {
			return new Cell(text, "");
		}

		/** A number. */
		public static Cell number(String text) {
			return new Cell(text, "n");
		}
	}

	private final List<Cell> titles;
	private final List<String> rows = new ArrayList<>();

	/** @param titles with the class {@code n} where the column holds numbers */
	public PageTable(List<Cell> titles) {
		this.titles = List.copyOf(titles);
	}

	/** Adds a row with as many cells as there are titles. */
	public PageTable row(List<Cell> cells) {
		if (cells.size() != titles.size()) {
			throw new IllegalArgumentException(cells.size() + " cells in a table of " + titles.size());
		}
		StringBuilder row = new StringBuilder("<tr>");
		cells.forEach(c -> row.append(element("td", c)));
		rows.add(row.append("</tr>\n").toString());
		return this;
	}

	/** Adds a row that heads those below it. */
	public PageTable group(String text) {
		rows.add("<tr class=\"group\"><td colspan=\"" + titles.size() + "\">" + Html.escape(text) + "</td></tr>\n");
		return this;
	}

	String html() {
		StringBuilder html = new StringBuilder("<table><tr>");
		titles.forEach(t -> html.append(element("th", t)));
		html.append("</tr>\n");
		rows.forEach(html::append);
		return html.append("</table>").toString();
	}

	private static String element(String name, Cell cell) {
		return "<" + name + (cell.classes().isEmpty() ? "" : " class=\"" + cell.classes() + "\"") + ">" + Html.escape(cell.text())
				+ "</" + name + ">";
	}
}
