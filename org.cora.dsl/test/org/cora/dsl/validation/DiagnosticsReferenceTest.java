// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cora.dsl.Source;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of diagnostics explains every code, with a text that gets it and one that doesn't. */
class DiagnosticsReferenceTest {

	/** What is wrong with files as such needs files, see below. */
	private static final Set<String> OF_FILES = Set.of(IssueCodes.NOT_TEXT, IssueCodes.BROKEN_IMPORT);
	private static final Pattern SECTION = Pattern.compile("^### ([a-z-]+)\n(.*?)(?=^##|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
	private static final Pattern TEXT = Pattern.compile("```cora (wrong|right)\n(.*?)\n```", Pattern.DOTALL);
	private static final Pattern FILE = Pattern.compile("(nf|chain|fn|struct|enum|traffic|offload|nic|host|import|package|primitive|header)\\s.*",
			Pattern.DOTALL);
	private static final Pattern MEMBERS = Pattern.compile("(port|param|state|flow by|on (packet|expire|timer))\\s.*", Pattern.DOTALL);

	/** What is said of one code. */
	record Entry(String code, String kind, List<String> wrong, List<String> right) {

		@Override
		public String toString() {
			return code;
		}
	}

	static List<Entry> entries() throws IOException {
		List<Entry> entries = new ArrayList<>();
		Matcher sections = SECTION.matcher(Files.readString(Path.of(System.getProperty("cora.root", ".."), "docs/diagnostics.md")));
		while (sections.find()) {
			Entry entry = new Entry(sections.group(1), sections.group(2).strip(), new ArrayList<>(), new ArrayList<>());
			Matcher texts = TEXT.matcher(sections.group(2));
			while (texts.find()) {
				(texts.group(1).equals("wrong") ? entry.wrong() : entry.right()).add(texts.group(2));
			}
			entries.add(entry);
		}
		return entries;
	}

	static List<Entry> ofTexts() throws IOException {
		return entries().stream().filter(entry -> !OF_FILES.contains(entry.code())).toList();
	}

	@Test
	void everyCodeIsExplainedOnce() throws IOException, IllegalAccessException {
		List<String> codes = new ArrayList<>();
		for (Field constant : IssueCodes.class.getFields()) {
			codes.add((String) constant.get(null));
		}
		assertEquals(new TreeSet<>(codes), new TreeSet<>(entries().stream().map(Entry::code).toList()));
		assertEquals(codes.size(), entries().size());
	}

	@ParameterizedTest
	@MethodSource("ofTexts")
	void theWrongTextGetsItAndTheRightOneDoesNot(Entry entry) {
		assertTrue(!entry.wrong().isEmpty() && !entry.right().isEmpty(), "both a wrong and a right text");
		for (String text : entry.wrong()) {
			List<Diagnostic> found = source(text).compilation().diagnostics();
			assertTrue(found.stream().anyMatch(d -> d.code().equals(entry.code())), () -> text + "\n" + found);
			Set<String> errors = found.stream().filter(Diagnostic::isError).map(Diagnostic::code).collect(Collectors.toSet());
			assertTrue(Set.of(entry.code()).containsAll(errors), () -> text + "\n" + found);
			boolean warning = found.stream().noneMatch(Diagnostic::isError);
			assertTrue(entry.kind().startsWith(warning ? "Warning" : "Error") || entry.kind().startsWith("Error, or warning"), entry.kind());
		}
		entry.right().forEach(text -> source(text).assertNoErrors().assertNo(entry.code()));
	}

	private static Source source(String text) {
		return FILE.matcher(text).matches() ? Source.parse(text) : MEMBERS.matcher(text).matches() ? Source.handlers(text)
				: Source.statements(text);
	}

	@Test
	void filesAsSuch(@TempDir Path folder) throws IOException {
		Path latin = Files.write(folder.resolve("latin.cora"), "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(List.of(IssueCodes.NOT_TEXT), codes(latin));
		assertEquals(List.of(), codes(Files.writeString(folder.resolve("utf8.cora"), "// caf\u00e9")));
		assertEquals(List.of(IssueCodes.NOT_READABLE), codes(folder.resolve("none.cora")));
		Files.writeString(folder.resolve("broken.cora"), "struct { a : u8 }");
		Path importing = Files.writeString(folder.resolve("importing.cora"), "import \"broken.cora\"");
		assertTrue(codes(importing).contains(IssueCodes.BROKEN_IMPORT));
		Files.writeString(folder.resolve("broken.cora"), "struct S { a : u8 }");
		assertEquals(List.of(), codes(importing));
	}

	private static List<String> codes(Path file) {
		return CoraCompiler.compile(file).diagnostics().stream().map(Diagnostic::code).toList();
	}
}
