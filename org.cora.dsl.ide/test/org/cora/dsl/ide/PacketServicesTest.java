// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.dsl.formatting.Layout;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What editors do with headers of one's own, tunnels, payloads, copies, and ports as values. */
class PacketServicesTest extends EditorTests {

	private static final String FILE = """
			/** What peers tell each other. */
			header Message {
			  /** What it is about. */
			  kind : bits[4],
			  flags : bits[4],
			  key : u64
			}
			fn keyOf(m : Message) : u64 { return m.key }
			nf Test {
			  port lan, wan
			  /** Behind UDP to port 7000. */
			  parse message : Message after udp with dport 7000
			  state seen : lru<u64, port> { capacity 64 }
			  on packet p from lan {
			    require p.eth && p.ipv4 && p.udp else pass
			    if p.message { seen[keyOf(p.message)] = p.port }
			    HERE
			    forward to wan
			  }
			  on packet p from wan { let there = seen[7] else pass forward to there }
			}
			""";

	private static Editor statement(String statement) {
		return editor.open(FILE.replace("HERE", statement));
	}

	private static Editor at(String place, String withCursor) {
		assertTrue(FILE.contains(place), place);
		return editor.open(FILE.replace("    HERE\n", "").replaceFirst(java.util.regex.Pattern.quote(place), withCursor));
	}

	@Test
	void theFileItselfIsRight() {
		assertEquals(List.of(), statement("").codes());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', textBlock = """
			p.| # message, inner, payload, port, vxlan, gtpu
			if p.message { p.message.| } # kind, flags, key
			if p.inner.| # eth, ipv4, tcp, l4
			if p.vxlan && p.inner.ipv4 { p.inner.ipv4.| } # src, dst, ttl
			p.payload.| # length, u16(, u32(, put16(, resize(
			forward to | # lan, wan
			mirror to | # lan, wan
			send to | # lan, wan
			push p.| # vlan, vxlan, gtpu, message
			push p.vlan { | } # vid, pcp
			push p.message { | } # kind, key
			| # push, pop, mirror, send
			""")
	void completionInStatements(String statement, String wanted) {
		List<String> proposals = statement(statement).proposals();
		assertTrue(proposals.containsAll(List.of(wanted.split(", "))), proposals::toString);
	}

	@Test
	void completionInDeclarations() {
		assertTrue(editor.open("|").proposals().contains("header"));
		assertTrue(editor.open("nf N { | }").proposals().contains("parse"));
		assertEquals(List.of("Message"), at("parse message : Message", "parse message : |").proposals());
		assertTrue(at("after udp", "after |").proposals().containsAll(List.of("tcp", "udp")));
		assertTrue(at("with dport", "with |").proposals().containsAll(List.of("sport", "dport")));
		List<String> types = at("m : Message", "m : |").proposals();
		assertTrue(types.contains("Message") && types.contains("packet") && types.contains("u64"), types::toString);
		assertFalse(types.contains("Vxlan"), "headers of the library stand for no value");
		assertTrue(at("lru<u64, port>", "lru<u64, |>").proposals().contains("port"));
		assertTrue(at("forward to there", "forward to |").proposals().containsAll(List.of("there", "lan", "wan")));
	}

	@Test
	void templatesAndDocumentationComeWithThem() {
		assertEquals(Set.of("push … { } else …"), snippets(statement("pus|")));
		assertEquals(Set.of("pop … else …"), snippets(statement("pop|")));
		assertEquals(Set.of("send to … { }"), snippets(statement("sen|")));
		assertEquals(Set.of("header … { }"), snippets(editor.open("hea|")));
		assertEquals(Set.of("parse … : … after …"), snippets(editor.open("nf N { par| }")));
		assertTrue(documentation(statement("mir|"), "mirror").contains("copy of the packet"));
		assertTrue(documentation(statement("p.mess|"), "message").contains("Behind UDP"));
		assertTrue(documentation(statement("p.message.k|"), "kind").contains("What it is about"));
		assertTrue(documentation(statement("p.payload.re|"), "resize(").contains("Cuts the end off"));
	}

	private static Set<String> snippets(Editor editor) {
		return editor.completion().stream().filter(item -> item.getInsertTextFormat() == InsertTextFormat.Snippet)
				.map(CompletionItem::getLabel).collect(Collectors.toSet());
	}

	private static String documentation(Editor editor, String label) {
		return editor.completion().stream().filter(item -> item.getLabel().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(editor.proposals())).getDocumentation().getLeft();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', textBlock = """
			if p.mes|sage { pass } # Behind UDP to port 7000.
			if p.message { p.message.ki|nd = 1 } # What it is about.
			pu|sh p.vlan { vid: 1 } # Puts a header before
			po|p p.message # Takes a header away
			push p.vl|an { vid: 1 } # IEEE 802.1Q tag
			push p.vlan { vi|d: 1 } # vid : u12
			mir|ror to wan # leaves by a port
			se|nd to wan { } # leaves by a port
			p.pay|load[0] = 1 # The bytes behind the last header
			p.payload.resi|ze(9) # Cuts the end off
			if p.inn|er.ipv4 { pass } # The packet inside a tunnel
			if p.po|rt == lan { pass } # The port that the packet came from
			""")
	void hovers(String statement, String wanted) {
		String hover = statement(statement).hover();
		assertTrue(hover.contains(wanted), () -> hover + editor.diagnostics());
	}

	@Test
	void hoversOfDeclarations() {
		assertTrue(at("m : Message", "m : Mess|age").hover().contains("What peers tell each other."));
		assertTrue(at("return m.key", "return |m.key").hover().contains("m : Message"));
		assertTrue(at("after udp", "af|ter udp").hover().contains("after"));
		assertTrue(at("forward to there", "forward to th|ere").hover().contains("there : port"));
	}

	@Test
	void definitions() {
		assertEquals("message", definition(statement("if p.mes|sage { pass }")));
		assertEquals("kind", definition(statement("if p.message { p.message.ki|nd = 1 }")));
		assertEquals("Message", definition(at("parse message : Message", "parse message : Mess|age")));
		assertEquals("m", definition(at("return m.key", "return |m.key")));
		assertEquals("there", definition(at("forward to there", "forward to th|ere")));
		assertTrue(statement("if p.inner.ip|v4 { pass }").definition().get(0).getUri().startsWith("cora-library:"));
	}

	private static String definition(Editor editor) {
		return editor.at(editor.definition().get(0).getRange());
	}

	@Test
	void renames() {
		assertEquals(renamed("p.message", "p.greeting").replace("parse message", "parse greeting"),
				at("parse message", "parse mess|age").renamed("greeting"));
		assertEquals(renamed("Message", "Greeting"), at("header Message", "header Mess|age").renamed("Greeting"));
		assertEquals(renamed("key : u64", "number : u64").replace("m.key", "m.number"), at("key : u64", "k|ey : u64").renamed("number"));
		assertEquals(renamed("(m : ", "(message2 : ").replace("m.key", "message2.key"), at("(m : ", "(|m : ").renamed("message2"));
		assertEquals(renamed("there", "where"), at("let there", "let th|ere").renamed("where"));
	}

	private static String renamed(String from, String to) {
		return FILE.replace("    HERE\n", "").replace(from, to);
	}

	@Test
	void colours() {
		at("forward to there", "forward to there");
		List<String> tokens = editor.tokens();
		assertTrue(tokens.containsAll(List.of("Message " + SemanticTokenTypes.Struct, "message " + SemanticTokenTypes.Property,
				"kind " + SemanticTokenTypes.Property, "m " + SemanticTokenTypes.Parameter, "lan " + SemanticTokenTypes.Interface,
				"there " + SemanticTokenTypes.Variable)), tokens::toString);
	}

	@Test
	void folds() {
		editor.open("header H {\n  a : u8,\n  b : u8\n}\nnf N {\n  port a, b\n  on packet p {\n    send to b {\n      p.payload[0] = 1\n    }\n    forward\n  }\n}\n");
		Set<Integer> lines = editor.folds().stream().map(fold -> fold.getStartLine()).collect(Collectors.toSet());
		assertTrue(lines.containsAll(Set.of(0, 4, 6, 7)), lines::toString);
	}

	@Test
	void layouts() {
		editor.open("header H{a : u8,b : bits[8]}nf N{port a,b parse h : H after udp with dport 7 on packet p{require p.eth&&p.udp else pass "
				+ "push p.vlan{vid:1,pcp:2}else drop \"x\" pop p.vlan mirror to b send to b{p.payload[0]=p.payload.u16(1).u8()}p.payload.resize(8)forward to b}}");
		assertEquals("header H { a : u8, b : bits[8] } nf N { port a, b parse h : H after udp with dport 7 on packet p { require p.eth && p.udp else pass "
				+ "push p.vlan { vid: 1, pcp: 2 } else drop \"x\" pop p.vlan mirror to b send to b { p.payload[0] = p.payload.u16(1).u8() } "
				+ "p.payload.resize(8) forward to b } }\n", editor.formatted());
	}

	/** The file with something of everything, in which each word is pointed at. */
	@Test
	void somethingOfEverythingIsServed() throws IOException {
		String text = Files.readString(Path.of(System.getProperty("cora.root", "..")).resolve("org.cora.dsl/test/org/cora/dsl/everything.cora"));
		editor.open(text);
		assertEquals(List.of(), editor.errors());
		assertTrue(editor.semanticTokens() > 700, editor.semanticTokens() + " tokens");
		assertTrue(editor.folds().size() > 3);
		String once = Layout.apply(text, "  ");
		assertEquals(once, Layout.apply(once, "  "));
		List<String> silent = new ArrayList<>();
		for (String word : List.of("parse message", "push q.vlan", "pop q.vxlan", "mirror to wan", "send to lan", "payload.resize", "inner.ipv4",
				"header Message", "lastSide", "uplink", "keyOf(m")) {
			int at = text.indexOf(word) + Math.max(word.lastIndexOf(' '), word.lastIndexOf('.')) + 1;
			if (editor.open(text.substring(0, at + 1) + "|" + text.substring(at + 1)).hover().isEmpty()) {
				silent.add(word);
			}
		}
		assertEquals(List.of(), silent);
	}
}
