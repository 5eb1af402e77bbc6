// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTML page, written from top to bottom; needs nothing from anywhere else. Its text is well-formed XML, too. */
public final class Page {

	private final StringBuilder html = new StringBuilder(1 << 16);
	private final String title;

	/** @param sub a line below the title; plain text */
	public Page(String title, String sub) {
		this.title = title;
		html.append("<h1>").append(Html.escape(title)).append("</h1>\n<p class=\"sub\">").append(Html.escape(sub))
				.append("</p>\n");
	}

	/** A heading. */
	public Page heading(String text) {
		html.append("<h2>").append(Html.escape(text)).append("</h2>\n");
		return this;
	}

	/** A paragraph; what stands between backticks is code. */
	public Page paragraph(String text) {
		html.append("<p>").append(Html.prose(text)).append("</p>\n");
		return this;
	}

	/** Begins a row of figures that are read at a glance. */
	public Page beginCards() {
		html.append("<div class=\"cards\">");
		return this;
	}

	/** A figure that is read at a glance, and what it is; what stands between backticks is code. */
	public Page card(String figure, String what) {
		html.append("<div class=\"card\"><b>").append(Html.escape(figure)).append("</b><span>").append(Html.prose(what))
				.append("</span></div>");
		return this;
	}

	/** Begins a part in which plots stand side by side where there is room. */
	public Page beginColumns() {
		html.append("<div class=\"two\">");
		return this;
	}

	/** Ends cards or columns. */
	public Page end() {
		html.append("</div>\n");
		return this;
	}

	/** A plot with its caption; nothing if it has no points. */
	public Page plot(String caption, String small, LinePlot plot) {
		if (!plot.isEmpty()) {
			html.append("<figure><figcaption>").append(Html.escape(caption)).append("<small>").append(Html.escape(small))
					.append("</small></figcaption>").append(plot.svg(caption)).append("</figure>\n");
		}
		return this;
	}

	/** A numbered list of sentences; what stands between backticks is code. */
	public Page numbered(List<String> sentences) {
		html.append("<ol class=\"changes\">");
		sentences.forEach(s -> html.append("<li>").append(Html.prose(s)).append("</li>"));
		html.append("</ol>\n");
		return this;
	}

	/** A table; see {@link PageTable}. */
	public Page table(PageTable table) {
		html.append("<div class=\"panel\">").append(table.html()).append("</div>\n");
		return this;
	}

	/** The whole document. */
	public String document(String footer) {
		return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
				+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>" + Html.escape(title)
				+ "</title><style>\n" + style() + "</style></head><body><main>\n" + html + "<footer>" + Html.escape(footer)
				+ "</footer></main></body></html>\n";
	}

	private static String style() {
		try (InputStream css = Page.class.getResourceAsStream("page.css")) {
			return new String(css.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
