// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cora.dsl.Source;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake is said once, where it is, and doesn't redden what is right. */
class RecoveryTest {

	private static final int EDITS = 16;
	/** Lines between a mistake and what is said of it. A bracket is missed where a line is indented less, which may be later. */
	private static final int NEAR = 3;
	private static final List<String> INSERTED = List.of("}", "{", "(", ")", "let", "x", ",", "+", "else", ".", "on", "5");

	static List<Path> examples() {
		return Source.examples();
	}

	/** A token more or less somewhere in an example: if it doesn't follow the grammar any more, that is all that is said. */
	@ParameterizedTest
	@MethodSource("examples")
	void oneTokenMoreOrLessGivesOneDiagnosticNearby(Path example) throws IOException {
		String text = Files.readString(example);
		List<Lexeme> lexemes = Lexeme.of(text);
		Random random = new Random(20261122);
		for (int i = 0; i < EDITS; i++) {
			Lexeme at = lexemes.get(random.nextInt(lexemes.size()));
			String inserted = random.nextBoolean() ? "" : INSERTED.get(random.nextInt(INSERTED.size())) + " ";
			String edited = text.substring(0, at.offset()) + inserted + text.substring(inserted.isEmpty() ? at.end() : at.offset());
			List<Diagnostic> found = CoraCompiler.compile(edited, example.toString()).diagnostics();
			if (found.stream().noneMatch(d -> d.code().equals("syntax"))) {
				continue;
			}
			String what = (inserted.isEmpty() ? "without '" + at.text() : "with '" + inserted) + "' in line " + at.line();
			assertEquals(1, found.size(), () -> what + ": " + found);
			boolean bracket = inserted.equals("{ ") || at.text().matches("[{}]");
			assertTrue(bracket || Math.abs(found.get(0).where().line() - at.line()) <= NEAR, () -> what + ": " + found);
		}
	}

	@Test
	void eachPartHasItsOwnMistakes() {
		Source.parse("""
				nf N {
				  port lan, wan
				  state m : map<u16, u32> { capacity 4 timeout 1 s }
				  param limit : u32 = = 5

				  on packet p from lan {
				    require p.udp else pass
				    let n = m[p.udp.sport) else drop "none"
				    forward to wan
				  }

				  on packet p from wan {
				    let x : u8 = 300
				    forward to lann
				  }
				}

				traffic T { flows 10 packets imix rate 1 Mpps speed }
				""").assertError("syntax", "=").assertError("syntax", ")").assertError("syntax", "speed")
				.assertError("number-range", "300").assertError("unknown-port", "lann").assertErrors(5);
	}

	@Test
	void whatABrokenPartDeclaresIsNotMissed() {
		Source.parse("""
				nf N {
				  port lan, wan
				  struct Row { packets u32 }
				  state rows : map<u16, Row> { capacity 4 timeout 1 s }

				  on packet p from lan {
				    require p.udp else pass
				    let row = rows[p.udp.sport] else pass
				    row.packets += 1
				    forward
				  }

				  on packet p from wan { forward }
				}
				""").assertError("syntax", "u32").assertErrors(1).assertNo("unused");
	}

	@Test
	void bracketsThatDoNotMatchAreFoundByTheirIndentation() {
		Source.parse("""
				nf N {
				  on packet p {
				    if p.ipv4 {
				      if p.tcp {
				        drop "tcp"
				    }
				    pass
				  }
				}

				nf M { on packet p { forward } }
				""").assertError("syntax", "}").assertErrors(1);
		assertMessage("A '}' is missing here: the '{' in line 3 isn't closed",
				"nf N {\n  on packet p {\n    if p.ipv4 {\n      drop \"x\"\n    pass\n  }\n}\n");
		assertMessage("This '}' closes nothing", "nf N {\n  on packet p {\n    drop \"x\"\n    }\n    pass\n  }\n}\n");
	}

	private static void assertMessage(String message, String text) {
		List<Diagnostic> found = Source.parse(text).compilation().diagnostics();
		assertEquals(List.of(message), found.stream().map(Diagnostic::message).toList());
	}

	@Test
	void aFileOnOneLineHasOneMistake() {
		Source.parse("nf N { port lan, wan state m : map<u16, u32> { capacity 4 } on packet p { let x = ) forward } }")
				.assertError("syntax", ")").assertErrors(1);
	}

	@Test
	void aMistakeInAnImportedFileIsSaidThereAndAtTheImport(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("common.cora"), "fn half(x : u32) : u32 { return x / }\n\nfn third(x : u32) : u32 { return x / 3 }\n");
		Path file = Files.writeString(folder.resolve("n.cora"), """
				import "common.cora"

				nf N {
				  on packet p {
				    if half(p.length) > 5 { drop "long" }
				    forward
				  }
				}
				""");
		assertEquals(List.of("broken-import", "syntax"),
				CoraCompiler.compile(file).diagnostics().stream().map(Diagnostic::code).sorted().toList());
	}
}
