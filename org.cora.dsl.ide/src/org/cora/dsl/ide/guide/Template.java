// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * Something ready to be written, with places to fill in.
 *
 * @param rule  the grammar's rule that it is an example of
 * @param label for people
 * @param title what it is, in a few words
 * @param text  in the snippet syntax of the language server protocol, lines indented as at the left margin
 */
public record Template(String rule, String label, String title, String text) {

	private static final String HEAD = "=== ";
	private static final List<Template> ALL = read();

	/** All templates, in the order in which they are proposed. */
	public static List<Template> all() {
		return ALL;
	}

	/** The text as it is when nothing is filled in. */
	public String plain() {
		return text.replaceAll("\\$\\{\\d+:([^}]*)\\}", "$1").replaceAll("\\$\\d", "");
	}

	private static List<Template> read() {
		List<Template> all = new ArrayList<>();
		String[] head = null;
		List<String> body = new ArrayList<>();
		for (String line : Guide.lines("templates.txt")) {
			if (line.startsWith(HEAD)) {
				add(head, body, all);
				head = line.substring(HEAD.length()).split(" \\| ");
				body.clear();
			} else if (!line.startsWith("#")) {
				body.add(line);
			}
		}
		add(head, body, all);
		return List.copyOf(all);
	}

	private static void add(String[] head, List<String> body, List<Template> all) {
		if (head != null) {
			all.add(new Template(head[0], head[1], head[2], String.join("\n", body)));
		}
	}
}
