// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.ir.source.SourceRange;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageServerTest {

	private static final String BEFORE = """
			nf Test {
			  port lan, wan
			  /** Who sent how much. */
			  state bytes : counter<ipv4> { capacity 8 }
			  state seen : map<ipv4, u64> { capacity 8 timeout 5 s }
			  on packet p from lan {
			    require p.ipv4 else pass
			""";
	private static final String AFTER = """

			    forward to wan
			  }
			}
			""";

	@TempDir
	private Path folder;
	private Editor editor;

	@BeforeEach
	void start() {
		editor = new Editor(folder);
	}

	@AfterEach
	void stop() {
		editor.close();
	}

	private Editor statement(String statement) {
		return editor.open(BEFORE + "    " + statement + AFTER);
	}

	@Test
	void diagnosticsArriveWithTheirCode() {
		statement("bytes[p.ipv4.dst].add(p.lenght)");
		assertEquals("unknown-member", editor.diagnostics().get(0).getCode().getLeft());
	}

	@Test
	void aCleanFileHasNone() {
		statement("let n = seen[p.ipv4.src] else { seen[p.ipv4.src] = 1 pass } bytes[p.ipv4.dst].add(n)");
		assertEquals(List.of(), editor.diagnostics());
	}

	@Test
	void membersAreProposedAfterADot() {
		List<String> proposals = statement("bytes[p.|].add(1)").proposals();
		assertTrue(proposals.containsAll(List.of("ipv4", "tcp", "flow", "length")), proposals.toString());
		assertFalse(proposals.contains("nf"), proposals.toString());
	}

	@Test
	void membersOfAnUnfinishedStatementAreProposedWithTheirDocumentation() {
		List<CompletionItem> proposals = statement("let x = p.ipv4.s|").completion();
		assertEquals(List.of("src"), proposals.stream().map(CompletionItem::getLabel).toList());
		CompletionItem length = statement("let x = p.l|").completion().stream().filter(c -> c.getLabel().equals("length")).findFirst()
				.orElseThrow();
		assertTrue(String.valueOf(length.getDocumentation()).contains("Bytes on the wire"), length.toString());
	}

	@Test
	void operationsOfStatesAreProposed() {
		assertTrue(statement("bytes[p.ipv4.src].|").proposals().contains("add("));
		assertTrue(statement("seen.|").proposals().contains("remove("));
	}

	@Test
	void namesAndStatementsAreProposed() {
		List<String> proposals = statement("|").proposals();
		assertTrue(proposals.containsAll(List.of("let", "if", "match", "forward", "drop", "seen", "bytes")), proposals.toString());
		assertFalse(proposals.contains("zipf"), proposals.toString());
	}

	@Test
	void kindsSettingsAndImportsAreProposed() {
		assertTrue(editor.open("nf N { state s : |").proposals().containsAll(List.of("map", "pool", "countmin")));
		assertTrue(editor.open("nf N { state s : map<u8, u8> { | } }").proposals().containsAll(List.of("capacity", "timeout")));
		assertTrue(editor.open("import |").proposals().contains("cora.nics.AgilioCX40"));
		assertTrue(editor.open("import cora.nics.AgilioCX40 nic M extends AgilioCX40 { | }").proposals()
				.containsAll(List.of("cores", "memory")));
	}

	@Test
	void hoverShowsTypeDocumentationAndSize() {
		String hover = statement("by|tes[p.ipv4.src].add(1)").hover();
		assertTrue(hover.contains("state bytes : counter<ipv4>") && hover.contains("Who sent how much.")
				&& hover.contains("8 × 12 B"), hover);
		assertTrue(statement("let x = p.le|ngth bytes[p.ipv4.src].add(x)").hover().contains("Bytes on the wire"));
		assertTrue(statement("let x = p.length bytes[p.ipv4.src].add(x|)").hover().contains("x : u32"));
	}

	@Test
	void definitionsAreFoundInTheFileAndInTheLibrary() {
		assertEquals("bytes", editor.at(statement("byt|es[p.ipv4.src].add(1)").definition().get(0).getRange()));
		assertTrue(statement("bytes[p.ip|v4.src].add(1)").definition().get(0).getUri().startsWith("cora-library:"));
	}

	@Test
	void importsLeadToTheirFiles() {
		assertEquals("cora-library:/cora/nics/AgilioCX40.cora",
				editor.open("import cora.nics.Agi|lioCX40").definition().get(0).getUri());
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps }", 1);
		assertTrue(editor.open("import \"ot|her.cora\"").definition().get(0).getUri().endsWith("/other.cora"));
	}

	@Test
	void referencesAndRename() {
		statement("byt|es[p.ipv4.src].add(1) bytes[p.ipv4.dst].add(1)");
		assertEquals(List.of("bytes", "bytes", "bytes"), editor.references());
		assertEquals(editor.text().replace("bytes", "octets"), editor.renamed("octets"));
	}

	@Test
	void localNamesAreRenamed() {
		statement("let x = p.length bytes[p.ipv4.src].add(x|)");
		assertEquals(editor.text().replace("let x", "let size").replace("add(x)", "add(size)"), editor.renamed("size"));
	}

	@Test
	void theOutlineShowsWhatAFunctionIsMadeOf() {
		List<DocumentSymbol> symbols = statement("").symbols();
		assertEquals(List.of("Test"), symbols.stream().map(DocumentSymbol::getName).toList());
		assertEquals(List.of("lan", "wan", "bytes", "seen", "on packet from lan"),
				symbols.get(0).getChildren().stream().map(DocumentSymbol::getName).toList());
	}

	@Test
	void functionsAndHandlersFold() {
		assertTrue(statement("").folds().size() >= 2);
	}

	@Test
	void namesAreColoured() {
		assertTrue(statement("bytes[p.ipv4.src].add(1)").semanticTokens() > 10);
	}

	@Test
	void formattingKeepsCommentsAndLineBreaks() {
		editor.open("nf N{// here\n on packet   p{pass}/* there */\n}");
		assertEquals("nf N { // here\n  on packet p { pass } /* there */\n}\n", editor.formatted());
	}

	@Test
	void quickFixesMendWhatTheyFind() {
		statement("bytes[p.ipv4.dst].add(p.lenght)");
		List<CodeAction> fixes = editor.fixes("unknown-member");
		assertEquals("Change to 'length'", fixes.get(0).getTitle());
		assertEquals(editor.text().replace("lenght", "length"), editor.fixed(fixes.get(0)));
		statement("let n = seen[p.ipv4.src] bytes[p.ipv4.src].add(n)");
		assertTrue(editor.fixed(editor.fixes("missing-else").get(0)).contains("seen[p.ipv4.src] else pass bytes"));
		editor.open("nf N {\n  on packet p {\n    if p.ipv4.ttl == 1 { pass }\n    pass\n  }\n}");
		assertTrue(editor.fixed(editor.fixes("header-absent").get(0)).contains("\n    require p.ipv4 else pass\n    if"));
	}

	@Test
	void importedFilesAreSeen() throws IOException {
		Files.writeString(folder.resolve("other.cora"), "traffic Quiet { flows 10 packets imix rate 1 Mpps }");
		editor.open("import \"other.cora\" traffic Loud { Quiet { rate 2 Mpps } } traffic Missing { Quite { rate 1 Mpps } }");
		assertEquals(List.of("unknown-traffic"), editor.diagnostics().stream().map(d -> d.getCode().getLeft()).toList());
	}

	@Test
	void aChangeInAnImportedFileIsSeenAtOnce() {
		String nf = "nf Fast { state s : register<u64> on packet p { s += 1 forward } } ";
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps } " + nf, 1);
		editor.open("import \"other.cora\" import cora.nics.AgilioCX40 "
				+ "offload O { run Fast on AgilioCX40 with XeonHost under Quiet keep s on cpu }");
		assertEquals(List.of(), editor.diagnostics());
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps } " + nf.replace("s ", "t "), 2);
		assertEquals(List.of("unknown-state"), editor.diagnostics().stream().map(d -> d.getCode().getLeft()).toList());
		editor.beside("other.cora", "traffic Loud { flows 10 packets imix rate 1 Mpps } " + nf, 3);
		assertEquals(List.of("unknown-traffic"), editor.diagnostics().stream().map(d -> d.getCode().getLeft()).toList());
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps } " + nf, 4);
		assertEquals(List.of(), editor.diagnostics());
	}

	@Test
	void declarationsAreRenamedInAllFiles() {
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps } traffic Twice { Quiet then Quiet after 1 s }", 1);
		editor.open("import \"other.cora\" traffic Loud { Qu|iet { rate 2 Mpps } }");
		assertEquals(Map.of("other.cora", 3, "test.cora", 1), editor.renamedPlaces("Calm"));
	}

	@Test
	void reservedWordsAndTheLibraryAreNotRenamed() {
		statement("byt|es[p.ipv4.src].add(1)");
		assertTrue(assertThrows(AssertionError.class, () -> editor.renamed("if")).getMessage().contains("can't be a name"));
		statement("bytes[p.ip|v4.src].add(1)");
		assertTrue(assertThrows(AssertionError.class, () -> editor.renamed("v4")).getMessage().contains("standard library"));
	}

	@Test
	void whatPlansSayIsShown() {
		editor.close();
		String path = folder.resolve("test.cora").toString();
		PlacementSource plans = file -> file.equals(path) ? List.of(new PlacementFact(
				new SourceRange(file, BEFORE.indexOf("bytes"), 5, 4, 9), PlacementFact.Kind.SIDE, "on the NIC", "in EMEM"))
				: List.of();
		Module bindings = binder -> binder.bind(PlacementSource.class).toInstance(plans);
		editor = new Editor(folder, bindings);
		String hover = statement("by|tes[p.ipv4.src].add(1)").hover();
		assertTrue(hover.contains("on the NIC") && hover.contains("in EMEM"), hover);
		assertEquals("on the NIC", editor.lenses().get(0).getCommand().getTitle());
		String whole = editor.open(BEFORE.replace("nf ", "nf |") + AFTER).hover();
		assertFalse(whole.contains("on the NIC"), "what is in an NF is not said of the NF: " + whole);
	}

	@Test
	void nonsenseIsAnswered() {
		editor.open("(".repeat(50_000) + "|");
		assertEquals(List.of("too-deep"), editor.diagnostics().stream().map(d -> d.getCode().getLeft()).toList());
		assertEquals(List.of(), editor.proposals());
		editor.hover();
		editor.symbols();
		editor.folds();
		editor.semanticTokens();
	}
}
