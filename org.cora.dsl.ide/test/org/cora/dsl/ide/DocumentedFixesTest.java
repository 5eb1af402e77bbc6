// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fix that is offered for a wrong text of the reference of diagnostics mends it and breaks nothing else, and the
 * reference says for which codes there are some.
 */
class DocumentedFixesTest extends EditorTests {

	private static final Pattern SECTION = Pattern.compile("^### ([a-z-]+)\n(.*?)(?=^##|\\z)", Pattern.DOTALL | Pattern.MULTILINE);
	private static final Pattern WRONG = Pattern.compile("```cora wrong\n(.*?)\n```", Pattern.DOTALL);
	private static final Pattern AROUND = Pattern.compile("```cora\n(nf Test .*?)```", Pattern.DOTALL);
	private static final Pattern FILE = Pattern.compile(
			"(nf|chain|fn|struct|enum|traffic|offload|nic|host|import|package|primitive|header)\\s.*", Pattern.DOTALL);
	private static final Pattern MEMBERS = Pattern.compile("(port|param|state|flow by|parse|on (packet|expire|timer))\\s.*", Pattern.DOTALL);
	private static final String STATEMENTS = "    // statements\n";

	private static String reference;

	/** What the reference says of a code. */
	record Entry(String code, boolean fixed, List<String> wrong) {

		@Override
		public String toString() {
			return code;
		}
	}

	private static String reference() throws IOException {
		if (reference == null) {
			reference = Files.readString(Path.of(System.getProperty("cora.root", ".."), "docs/diagnostics.md"));
		}
		return reference;
	}

	static List<Entry> entries() throws IOException {
		List<Entry> entries = new ArrayList<>();
		Matcher sections = SECTION.matcher(reference());
		while (sections.find()) {
			List<String> wrong = new ArrayList<>();
			Matcher texts = WRONG.matcher(sections.group(2));
			while (texts.find()) {
				wrong.add(whole(texts.group(1)));
			}
			entries.add(new Entry(sections.group(1), sections.group(2).contains("Quick fix:"), wrong));
		}
		return entries;
	}

	/** The text in the network function that the reference puts it in. */
	private static String whole(String text) throws IOException {
		if (FILE.matcher(text).matches()) {
			return text + "\n";
		}
		Matcher around = AROUND.matcher(reference());
		assertTrue(around.find());
		String function = around.group(1);
		return MEMBERS.matcher(text).matches()
				? function.replaceFirst("(?s)\n  on packet.*", "\n" + Matcher.quoteReplacement(text.indent(2)) + "}\n")
				: function.replace(STATEMENTS, text.indent(4));
	}

	@ParameterizedTest
	@MethodSource("entries")
	void everyFixMends(Entry entry) {
		List<String> offered = new ArrayList<>();
		List<String> bad = new ArrayList<>();
		for (String text : entry.wrong()) {
			List<Diagnostic> before = editor.open(text).diagnostics();
			for (CodeAction fix : fixes(entry.code(), before)) {
				offered.add(fix.getTitle());
				String after = editor.open(text).fixed(fix);
				List<Diagnostic> left = editor.open(after).diagnostics();
				if (!mends(entry.code(), before, left)) {
					bad.add(fix.getTitle() + "\n" + after + errors(left).toList());
				}
			}
		}
		assertEquals(List.of(), bad, () -> String.join("\n", bad));
		assertEquals(entry.fixed(), !offered.isEmpty(), () -> "offered: " + offered);
	}

	private static List<CodeAction> fixes(String code, List<Diagnostic> diagnostics) {
		return diagnostics.stream().filter(d -> code(d).equals(code)).flatMap(d -> editor.fixes(d).stream())
				.filter(fix -> CodeActionKind.QuickFix.equals(fix.getKind())).toList();
	}

	/** There is less of the code, and every error that is left was there before. */
	private static boolean mends(String code, List<Diagnostic> before, List<Diagnostic> after) {
		List<String> known = errors(before).toList();
		return count(after, code) < count(before, code) && errors(after).allMatch(known::contains);
	}

	private static String code(Diagnostic diagnostic) {
		return diagnostic.getCode().getLeft();
	}

	private static long count(List<Diagnostic> diagnostics, String code) {
		return diagnostics.stream().filter(d -> code(d).equals(code)).count();
	}

	private static Stream<String> errors(List<Diagnostic> diagnostics) {
		return diagnostics.stream().filter(d -> d.getSeverity() == DiagnosticSeverity.Error).map(d -> code(d) + ": " + d.getMessage());
	}
}
