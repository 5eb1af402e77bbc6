// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {

	private static final String CHAINED = """
			import cora.nics.AgilioCX40
			nf One { port lan, wan state seen : register<u64> on packet p { seen += 1 forward } }
			nf Two { port lan, wan on packet p { forward } }
			chain Both = One -> Two
			traffic T { flows 10 packets imix rate 1 Mpps }
			offload O { run Both on AgilioCX40 with XeonHost under T keep One.seen on cpu }
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

	@Test
	void aStateIsRenamedWhereItsFunctionIsNamedToo() {
		editor.open(CHAINED.replace("state seen", "state se|en"));
		assertEquals(editor.text().replace("seen", "known"), editor.renamed("known"));
	}

	@Test
	void aFunctionIsRenamedInTheNamesOfItsStates() {
		editor.open(CHAINED.replace("nf One", "nf O|ne"));
		String renamed = editor.renamed("First");
		assertEquals(editor.text().replace("One", "First"), renamed);
		editor.open(renamed);
		assertEquals(List.of(), editor.codes());
	}

	@Test
	void declarationsAreRenamedInAllFilesFromAUseAsWell() {
		editor.beside("other.cora", "traffic Quiet { flows 10 packets imix rate 1 Mpps } traffic Twice { Quiet then Quiet after 1 s }", 1);
		editor.open("import \"other.cora\" traffic Loud { Qu|iet { rate 2 Mpps } }");
		assertEquals(Map.of("other.cora", 3, "test.cora", 1), editor.renamedPlaces("Calm"));
	}

	@Test
	void fieldsAreRenamedInLiteralsAndAccesses() {
		editor.open("""
				nf N {
				  struct Pair { le|ft : u32, right : u32 }
				  state s : map<ipv4, Pair> { capacity 8 }
				  on packet p { require p.ipv4 else pass s[p.ipv4.src] = Pair { left: 1, right: 2 } let x = s[p.ipv4.src] else pass
				    if x.left > 1 { pass } if x.right > 2 { pass } forward }
				}
				""");
		assertEquals(editor.text().replace("left", "first"), editor.renamed("first"));
		assertTrue(refusal("right").contains("'right' is declared already"));
	}

	@Test
	void namesThatAreTakenAreRefused() {
		editor.open(CHAINED.replace("state seen", "state se|en"));
		assertTrue(refusal("lan").contains("'lan' is declared already"));
		assertTrue(refusal("p").contains("'p' is declared already"));
		assertTrue(refusal("Two").contains("'Two' is declared already"));
		assertTrue(refusal("match").contains("'match' can't be a name"));
		assertTrue(refusal("a b").contains("'a b' can't be a name"));
	}

	@Test
	void whatIsNoNameIsRefused() {
		editor.open("|nf N { on packet p { pass } }");
		assertTrue(refusal("x").contains("no name here"));
	}

	private String refusal(String name) {
		return assertThrows(AssertionError.class, () -> editor.renamed(name)).getMessage();
	}
}
