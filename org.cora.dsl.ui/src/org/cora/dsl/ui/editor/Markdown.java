// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little Markdown of hovers as the HTML that the platform's plain hover controls understand: paragraphs, code blocks,
 * bold and code words, lists.
 */
final class Markdown {

	private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private Markdown() {
	}

	/** The text as HTML; null for an empty one. */
	static String html(String markdown) {
		if (markdown == null || markdown.isBlank()) {
			return null;
		}
		StringBuilder html = new StringBuilder();
		List<String> paragraph = new ArrayList<>();
		boolean code = false;
		for (String line : markdown.strip().lines().toList()) {
			if (line.startsWith("```")) {
				flush(paragraph, html);
				code = !code;
			} else if (code) {
				html.append("<b>").append(escape(line).replace("  ", "&nbsp;&nbsp;")).append("</b><br>");
			} else if (line.isBlank()) {
				flush(paragraph, html);
			} else {
				paragraph.add(inline(line) + (line.endsWith("  ") ? "<br>" : ""));
			}
		}
		flush(paragraph, html);
		return html.toString();
	}

	/** Hovers have room for a dozen lines: paragraphs begin on a line of their own, but only those that are titles after an empty one. */
	private static void flush(List<String> paragraph, StringBuilder html) {
		if (!paragraph.isEmpty()) {
			String text = String.join(" ", paragraph);
			text = text.endsWith("<br>") ? text.substring(0, text.length() - "<br>".length()) : text;
			boolean title = text.startsWith("<b>") && text.indexOf("</b>") == text.length() - "</b>".length();
			html.append(html.length() == 0 ? text : (title ? "<br><p>" : "<p>") + text + "</p>");
			paragraph.clear();
		}
	}

	private static String inline(String line) {
		String text = escape(line.strip());
		text = BOLD.matcher(text).replaceAll(found -> "<b>" + Matcher.quoteReplacement(found.group(1)) + "</b>");
		text = CODE.matcher(text).replaceAll(found -> "<b>" + Matcher.quoteReplacement(found.group(1)) + "</b>");
		return text.startsWith("- ") || text.startsWith("* ") ? "• " + text.substring(2) + "<br>" : text;
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
