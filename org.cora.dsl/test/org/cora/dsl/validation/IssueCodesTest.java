// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The language reference explains every code, and no other. */
class IssueCodesTest {

	@Test
	void theReferenceListsAllCodes() throws IOException, IllegalAccessException {
		String reference = Files.readString(Path.of(System.getProperty("cora.root", ".."), "docs/language.md"));
		Set<String> explained = new TreeSet<>();
		reference.substring(reference.indexOf("## Diagnostics")).lines().filter(line -> line.startsWith("| `")).forEach(line -> {
			Matcher codes = Pattern.compile("`([a-z-]+)`").matcher(line.substring(0, line.indexOf('|', 1)));
			while (codes.find()) {
				explained.add(codes.group(1));
			}
		});
		Set<String> codes = new TreeSet<>();
		for (Field constant : IssueCodes.class.getFields()) {
			codes.add((String) constant.get(null));
		}
		assertEquals(codes, explained);
	}
}
