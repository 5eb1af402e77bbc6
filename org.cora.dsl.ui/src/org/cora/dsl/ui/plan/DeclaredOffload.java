// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An offload as it stands in a text, found without compiling it: a text that is being written has its offloads too.
 *
 * @param name   its name
 * @param offset of its keyword
 */
public record DeclaredOffload(String name, int offset) {

	private static final Pattern SKIPPED_OR_OFFLOAD = Pattern.compile(
		"//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|(?<=\\n|\\A)[ \\t]*(?<word>offload)\\s+(?<name>\\^?\\w+)");

	/** The offloads of a text, in order. */
	public static List<DeclaredOffload> in(String text) {
		List<DeclaredOffload> found = new ArrayList<>();
		Matcher matcher = SKIPPED_OR_OFFLOAD.matcher(text);
		while (matcher.find()) {
			if (matcher.group("name") != null) {
				found.add(new DeclaredOffload(matcher.group("name"), matcher.start("word")));
			}
		}
		return found;
	}
}
