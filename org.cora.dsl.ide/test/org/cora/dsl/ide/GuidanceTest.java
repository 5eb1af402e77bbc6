// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.formatting.Layout;
import org.cora.dsl.ide.guide.Guide;
import org.cora.dsl.ide.guide.Template;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.SignatureHelp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author is told while writing: templates, words, sizes, costs, operations. */
class GuidanceTest extends EditorTests {

	private static final String NF = """
			import cora.nics.AgilioCX40
			nf Test {
			  port lan, wan
			  param limit : u64 = 10 k
			  /** Who sent how much. */
			  state bytes : counter<ipv4> { capacity 8 }
			  state seen : map<ipv4, u64> { capacity 1 M timeout 300 s }
			  state free : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.4 ports 1 .. 9 }
			  /** Twice as much. */
			  fn twice(n : u64) : u64 { return n + n }
			  on packet p from lan {
			    require p.ipv4 else pass
			    let n = seen[p.ipv4.src] else pass
			    HERE
			    forward to wan
			  }
			}
			traffic Quiet { flows 10 packets imix rate 10 Mpps }
			offload O { run Test on AgilioCX40 with XeonHost under Quiet }
			""";

	private static Editor statement(String statement) {
		return editor.open(NF.replace("HERE", statement));
	}

	@ParameterizedTest
	@MethodSource("org.cora.dsl.ide.guide.Template#all")
	void everyTemplateIsWrittenAsTheGrammarWants(Template template) {
		String around = switch (template.rule()) {
			case "Nf", "Traffic", "Offload", "Chain", "Nic", "Header" -> "%s";
			case "PacketsSetting", "FlowsSetting" -> "traffic T { %s }";
			case "Let", "Match", "If", "Require", "Push", "Pop", "Send" -> "nf N { on packet p { %s pass } }";
			default -> "nf N { %s }";
		};
		List<String> codes = editor.open(around.formatted(template.plain())).codes();
		assertTrue(codes.stream().noneMatch(code -> code.equals("syntax")), () -> editor.diagnostics().toString());
		assertEquals(lines(template.plain()), lines(Layout.apply(template.plain(), "  ")), "is laid out as the formatter does");
	}

	/** Where nothing is filled in, there may be an empty line. */
	private static List<String> lines(String text) {
		return text.lines().filter(line -> !line.isBlank()).toList();
	}

	@Test
	void templatesAreProposedWhereTheyCanStand() {
		assertEquals(Set.of("if … { } else { }"), snippets(statement("if|")));
		assertEquals(Set.of("nf … { }"), snippets(editor.open("nf|")));
		assertEquals(Set.of("on packet … from …", "on expire …", "on timer every …"), snippets(editor.open("nf N { on| }")));
		assertEquals(Set.of("packets { … }"), snippets(editor.open("traffic T { packets| }")));
		assertEquals(Set.of(), snippets(editor.open("nf N { on packet p { let x = | } }")));
	}

	private static Set<String> snippets(Editor editor) {
		Set<String> labels = new TreeSet<>();
		for (CompletionItem item : editor.completion()) {
			if (item.getInsertTextFormat() == InsertTextFormat.Snippet) {
				labels.add(item.getLabel());
			}
		}
		return labels;
	}

	@Test
	void keywordsKindsAndSettingsComeWithWhatTheyMean() {
		assertTrue(documentation(statement("mat|"), "match").contains("Looks an entry up"));
		assertTrue(documentation(editor.open("nf N { state s : |"), "countmin").contains("sketch"));
		assertTrue(documentation(editor.open("nf N { state s : map<u8, u8> { | } }"), "timeout").contains("last used"));
	}

	private static String documentation(Editor editor, String label) {
		return editor.completion().stream().filter(item -> item.getLabel().equals(label)).findFirst().orElseThrow().getDocumentation()
				.getLeft();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', textBlock = """
			require p.ipv4 else pa|ss # goes to the host's network stack
			let x = limit + 1|0 k bytes[p.ipv4.src].add(x) # **10,000**
			touch se|en[p.ipv4.src] # 1000000 × 12 B = 12 MB, each for 5 min
			touch se|en[p.ipv4.src] # AgilioCX40: fits `emem`, about 500 cycles an access
			touch se|en[p.ipv4.src] # Used at 2 places
			bytes[p.ipv4.src].ad|d(n) # Adds to the sum of a key.
			let x = p.len|gth bytes[p.ipv4.src].add(x.u64()) # Bytes on the wire
			let x = li|mit bytes[p.ipv4.src].add(x) # param limit : u64 = 10 k
			let x = limit bytes[p.ipv4.src].add(x|) # x : u64
			bytes[p.ipv4.src].add(tw|ice(n)) # fn twice(n : u64) : u64
			""")
	void hoversInStatements(String statement, String wanted) {
		String hover = statement(statement).hover();
		assertTrue(hover.contains(wanted), () -> hover + editor.diagnostics());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', textBlock = """
			rate 10 Mpps # rate 10 |Mpps # **10,000,000 pps** – a packet rate
			timeout 300 s # time|out 300 s # last used
			: counter< # : cou|nter< # A sum per key
			203.0.113.1 .. # 203.0.11|3.1 .. # A range of 4
			under Quiet # under Qu|iet # rate 10 Mpps
			traffic # traf|fic # What comes in
			""")
	void hoversElsewhere(String at, String cursor, String wanted) {
		String hover = editor.open(NF.replace("HERE", "bytes[p.ipv4.src].add(n)").replace(at, cursor)).hover();
		assertTrue(hover.replace("**counter** – `counter<KEY>`: a sum", "A sum").contains(wanted), hover);
	}

	@Test
	void operationsSayWhatTheyWantWhileTheyAreWritten() {
		assertEquals("add(amount)", signature(statement("bytes[p.ipv4.src].add(|")));
		assertEquals("add(amount)", signature(statement("bytes[p.ipv4.src].add(n + |)")));
		assertEquals("give(item)", signature(statement("free.give(|)")));
		assertEquals("fn twice(n : u64) : u64", signature(statement("let x = twice(|) bytes[p.ipv4.src].add(x)")));
		assertEquals("", signature(statement("bytes[p.ipv4.src].add(n) |")));
	}

	private static String signature(Editor editor) {
		SignatureHelp help = editor.signature();
		return help.getSignatures().isEmpty() ? "" : help.getSignatures().get(0).getLabel();
	}

	@Test
	void inferredTypesAreHints() {
		assertEquals(List.of(": u64", ": u32"), statement("let x = p.length bytes[p.ipv4.src].add(x.u64())").hints());
	}

	@Test
	void theWordsOfTheLanguageAreExplained() {
		Set<String> silent = new TreeSet<>(CoraCompiler.keywords());
		silent.removeIf(word -> Guide.of(word).isPresent());
		silent.removeAll(Set.of("as", "by", "to", "primitive", "builtin", "poisson", "paced", "bursty"));
		assertEquals(Set.of(), silent);
	}

	static List<Path> sources() throws IOException {
		Path root = Path.of(System.getProperty("cora.root", "..")).toAbsolutePath().normalize();
		try (Stream<Path> examples = Files.walk(root.resolve("examples"));
				Stream<Path> library = Files.walk(root.resolve("org.cora.dsl/src/org/cora/dsl/library"))) {
			return Stream.concat(examples, library).filter(file -> file.toString().endsWith(".cora")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("sources")
	void everyShippedSourceIsLaidOutAlready(Path file) throws IOException {
		String text = Files.readString(file);
		assertEquals(text, Layout.apply(text, "  "));
	}
}
