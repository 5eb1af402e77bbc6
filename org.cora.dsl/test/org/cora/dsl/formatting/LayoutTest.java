// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.formatting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cora.dsl.Source;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.lexer.Words;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.program.Nf;
import org.cora.ir.text.IrPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

	static List<Path> examples() {
		return Source.examples();
	}

	private static String laidOut(String text) {
		return Layout.apply(text, "  ");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void examplesAreLaidOutAlready(Path example) throws IOException {
		String text = Files.readString(example);
		assertEquals(text, laidOut(text));
	}

	@Test
	void theLibraryIsLaidOutAlreadyWithItsColumns() {
		for (String name : StandardLibrary.names()) {
			String text = StandardLibrary.text(StandardLibrary.find(name).orElseThrow());
			assertEquals(text, laidOut(text));
		}
	}

	@Test
	void aStateWithoutSettingsEndsItsLine() {
		String text = "nf N {\n  state a : register<u64>\n  state b : register<u32[4]>\n\n  on packet p { pass }\n}\n";
		assertEquals(text, laidOut(text));
	}

	@Test
	void binsOfAHistogramStandWhereTheirAuthorPutThem() {
		String text = "traffic T {\n  flows 10 lengths { 70 %: 1 .. 9, 30 %: 10 }\n  packets {\n    60 %: 64 B,\n    40 %: 65 B .. 576 B\n  }\n"
				+ "  rate 1 Mpps\n}\n";
		assertEquals(text, laidOut(text));
		assertEquals(text, laidOut(text.replace("  ", "").replace(" .. ", "..").replace(": ", ":").replace("{ ", "{").replace(" }", "}")));
	}

	@Test
	void theMeaningStaysWhenAllWhiteSpaceIsGoneWrong() {
		String text = Source.example("nat/nat.cora");
		Random random = new Random(3);
		StringBuilder mangled = new StringBuilder();
		for (Words.Piece piece : Words.pieces(text, CoraCompiler.keywords())) {
			String word = text.substring(piece.offset(), piece.offset() + piece.length());
			mangled.append(piece.kind() == Words.TokenKind.SPACE
					? List.of(" ", "\n", "\t\t", "\n\n\n  ").get(random.nextInt(4)) : word);
		}
		String once = laidOut(mangled.toString());
		assertEquals(once, laidOut(once));
		assertEquals(program(text), program(once));
	}

	private static List<String> program(String text) {
		return CoraCompiler.compile(text, "x.cora").orThrow().program().nfs().stream().map((Nf nf) -> IrPrinter.print(nf)).toList();
	}

	@Test
	void blanksStandWhereTheyShould() {
		assertEquals("nf N { state s : map<(Endpoint, proto : u8), u8> { capacity 4 } }\n",
				laidOut("nf N{state s : map < ( Endpoint ,proto : u8 ),u8 >{capacity 4}}"));
		assertEquals("x[p.a, 1].add(!b && (c < 2)) else drop \"x\"\n", laidOut("x [p . a,1].add( ! b&&(c<2) )else drop  \"x\""));
	}

	@Test
	void prefixesStayWhole() {
		assertEquals("entries { 10.0.0.0/8 => 1, ::/0 => 6 / 2 }\n", laidOut("entries{10.0.0.0 / 8=>1 ,::/0=>6/2}"));
	}

	@Test
	void linesAreIndentedByOpenBracketsAndBlankLinesAreFew() {
		assertEquals("""
				nf N {
				  on packet p {
				    require p.ipv4 &&
				      p.tcp else pass

				    pass
				  }
				}
				""", laidOut("nf N {\n\n\non packet p {\n require p.ipv4 &&\np.tcp else pass\n\n\n\n pass\n\n}\n}"));
	}

	@Test
	void listsWithoutBracketsAreIndented() {
		assertEquals("""
				nf N {
				  flow by lan: p.flow,
				    wan: back[p.source, p.proto],
				    dmz: p.flow
				  port dmz
				}
				""", laidOut("nf N {\nflow by lan: p.flow,\nwan: back[p.source, p.proto],\ndmz: p.flow\nport dmz\n}"));
	}

	@Test
	void anElseThatIsAnArmStandsUnderTheOthers() {
		assertEquals("match x {\n  1 => f(x)\n  else => y = 2\n    else pass\n}\n", laidOut("match x {\n1 => f(x)\nelse => y = 2\nelse pass\n}"));
	}

	@Test
	void listsWithoutBracketsGoOnIndented() {
		String text = """
				nf N {
				  port lan, wan
				  struct S {
				    port : u16,
				    other : u8
				  }
				  state s : map<u8, S> { capacity 8 }
				  flow by lan: p.flow,
				    wan: s[p.proto]
				}
				offload O {
				  maximise throughput with cores <= 2,
				    loss = 0
				  subject to p99 <= 50 us,
				    throughput >= 10 Mpps
				}
				""";
		assertEquals(text, laidOut(text.replaceAll("(?m)^ +", "")));
	}

	@Test
	void commentsSurvive() {
		assertEquals("""
				nf N { // one
				  /* two
				   * three */
				  port a, b // four
				}
				""", laidOut("nf N { // one\n/* two\n* three */\nport a,b // four\n}"));
	}

	@Test
	void hyphenatedNamesStayWhole() {
		assertEquals("adapt every 10 ms { predict holt-winters }\n", laidOut("adapt every 10 ms {predict holt-winters}"));
		assertEquals("a - b\n", laidOut("a  -  b"));
	}

	@Test
	void lineBreaksStayTheFilesOwn() {
		String text = Source.example("nat/nat.cora").replace("\n", "\r\n");
		assertEquals(text, laidOut(text));
		assertEquals("nf N {\n}\n", laidOut("nf N {\r}\r"));
	}

	@Test
	void filesWithErrorsAreLaidOutToo() {
		assertEquals("nf { (x\n", laidOut("nf{(x"));
		assertEquals("nf N /* no end\n", laidOut("nf  N /* no end\n"));
	}

	/** It has no grammar to go by. */
	@Test
	void whatIsRefusedStaysAsItIs() {
		String odd = "nf  A {\0  on   packet p { pass } }";
		assertEquals(odd, Layout.apply(odd, "  "));
		String deep = "nf A { on packet p { let a =  " + "(".repeat(1000);
		assertEquals(deep, Layout.apply(deep, "  "));
	}
}
