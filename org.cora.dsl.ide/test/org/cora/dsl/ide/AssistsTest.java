// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with a program that has nothing wrong, and that it has nothing wrong afterwards. */
class AssistsTest extends EditorTests {

	private static final String NF = """
			nf Test {
			  port lan, wan
			  state bytes : counter<ipv4> { capacity 8 }
			  state seen : map<ipv4, u64> { capacity 8 }

			  on packet p {
			    require p.ipv4 else pass
			    HERE
			    forward
			  }
			}
			""";

	private static List<String> titles(String statement, String part, boolean selected) {
		editor.open(NF.replace("HERE", statement.replace("\\n", "\n")));
		return editor.assists(part.replace("\\n", "\n"), selected).stream().map(CodeAction::getTitle).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '$', textBlock = """
			bytes[p.ipv4.src].add(p.length.u64()) # p.length.u64() # Extract to 'let u64' # bytes[p.ipv4.src].add(p.length.u64()) # let u64 = p.length.u64()\\n    bytes[p.ipv4.src].add(u64)
			if p.length > 100 { drop "x" } # p.length # Extract to 'let length' # if p.length > 100 # let length = p.length\\n    if length > 100
			if p.length > 100 {\\n      bytes[p.ipv4.src].add(1)\\n    } # bytes[p.ipv4.src].add(1) # Extract to the function 'extracted' # $      bytes[p.ipv4.src].add(1)\\n$ # $      extracted(p)\\n$
			seen[p.ipv4.src] = 4\\n    bytes[p.ipv4.src].add(1) # seen[p.ipv4.src] = 4\\n    bytes[p.ipv4.src].add(1) # Extract to the function 'extracted' # seen[p.ipv4.src] = 4\\n    bytes[p.ipv4.src].add(1) # extracted(p)
			""")
	void whatIsSelectedGetsAName(String statement, String part, String title, String from, String to) {
		check(titles(statement, part, true), statement, part, title, from, to, true);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '$', textBlock = """
			if p.tcp { pass } # if p.tcp # Add 'else' # { pass } # { pass } else {\\n    }
			if p.tcp { pass } # if p.tcp # Turn into 'require' # if p.tcp { pass } # require !p.tcp else pass
			if p.length > 100 && p.tcp { pass } # if p.len # Turn into 'require' # if p.length > 100 && p.tcp { pass } # require !(p.length > 100 && p.tcp) else pass
			if p.length > 100 { pass } else { drop "x" } # if p.len # Invert the 'if' # if p.length > 100 { pass } else { drop "x" } # if p.length <= 100 { drop "x" } else { pass }
			if !(p.tcp || p.udp) { pass } else { drop "x" } # if # Invert the 'if' # if !(p.tcp || p.udp) { pass } else { drop "x" } # if p.tcp || p.udp { drop "x" } else { pass }
			require p.length < 9 else drop "long" # require p.length # Turn into 'if' # require p.length < 9 else drop "long" # if p.length >= 9 {\\n      drop "long"\\n    }
			let n = p.length bytes[p.ipv4.src].add(n.u64()) # let n # Say the type: 'u32' # let n = # let n : u32 =
			""")
	void whereTheCaretIs(String statement, String part, String title, String from, String to) {
		check(titles(statement, part, false), statement, part, title, from, to, false);
	}

	private static void check(List<String> titles, String statement, String part, String title, String from, String to, boolean selected) {
		assertTrue(titles.contains(title), titles::toString);
		String before = editor.text();
		CodeAction action = editor.assists(part.replace("\\n", "\n"), selected).stream().filter(a -> a.getTitle().equals(title)).findFirst()
				.orElseThrow();
		String after = editor.fixed(action);
		String wanted = before.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
		if (title.contains("function")) {
			String body = "  fn extracted(p : packet) {\n    " + part.replace("\\n", "\n") + "\n  }\n\n  on packet";
			wanted = wanted.replace("  on packet", body);
		}
		assertEquals(wanted, after);
		editor.open(after);
		assertEquals(List.of(), editor.errors(), after);
	}

	private static List<String> extractions(String statement, String part) {
		return titles(statement, part, true).stream().filter(title -> title.startsWith("Extract")).toList();
	}

	@Test
	void whatIsOnlySometimesComputedIsNotExtracted() {
		assertEquals(List.of(), extractions("if p.tcp && p.tcp.sport == 1 { pass }", "p.tcp.sport"));
		assertEquals(List.of(), extractions("seen[p.ipv4.src] = 1", "seen[p.ipv4.src]"));
	}

	@Test
	void statementsThatOthersNeedAreNotExtracted() {
		assertEquals(List.of(), extractions("let n = p.length.u64()\\n    bytes[p.ipv4.src].add(n)", "let n = p.length.u64()"));
		assertEquals(List.of(), extractions("for i in 0 .. 3 { break }", "break"));
	}

	@Test
	void nothingIsOfferedWhereTheTextIsBroken() {
		assertEquals(List.of(), titles("if p.tcp { pass } let", "if p.tcp", false));
	}
}
