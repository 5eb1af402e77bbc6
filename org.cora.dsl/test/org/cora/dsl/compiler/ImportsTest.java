// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files see of each other, and what is said where they don't. */
class ImportsTest {

	private static final String TYPES = "struct Pair { a : u8, b : u8 }\n\nenum Phase { open, closed }\n\nfn twice(x : u32) : u32 { return x + x }\n";

	@TempDir
	private Path folder;

	private Path write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	/** The messages about a file that consists of the import and a network function that runs those statements. */
	private List<String> said(String imported, String statements) throws IOException {
		Path file = write("main.cora", imported + "\n\nnf N {\n  on packet p {\n    " + statements + "\n    forward\n  }\n}\n");
		return CoraCompiler.compile(file).diagnostics().stream().map(d -> d.code() + ": " + d.message()).toList();
	}

	@Test
	void structsEnumsAndFunctionsAreSeen() throws IOException {
		write("common/types.cora", TYPES);
		assertEquals(List.of(), said("import \"common/types.cora\"",
				"let pair = Pair { a: 1, b: 2 } let phase = Phase.open if twice(pair.a) == 2 && phase == Phase.closed { pass }"));
	}

	@Test
	void importsReachOnOverFoldersAndPackages() throws IOException {
		write("common/types.cora", "package far.away\n" + TYPES);
		write("near/all.cora", "package near\nimport \"../common/types.cora\"\n");
		assertEquals(List.of(), said("import \"near/all.cora\"", "if twice(p.length) > 100 { pass }"));
	}

	@Test
	void networkFunctionsAreCalledByTheirPackagesOutside() throws IOException {
		write("a.cora", "package first\nnf A { port x, y on packet p { forward } }\n");
		write("b.cora", "package second\nimport \"a.cora\"\nnf B { port x, y on packet p { forward } }\nchain C = A -> B\n");
		Compilation compilation = CoraCompiler.compile(folder.resolve("b.cora")).orThrow();
		assertEquals(List.of("first.A", "second.B", "second.C"),
				compilation.program().nfs().stream().map(nf -> nf.name()).sorted().toList());
	}

	@Test
	void aNameThatAnImportDeclaresIsTaken() throws IOException {
		write("types.cora", TYPES);
		Path file = write("main.cora", "import \"types.cora\"\nstruct Pair { c : u8 }\n");
		List<Diagnostic> found = CoraCompiler.compile(file).diagnostics();
		assertEquals(List.of("shadowing"), found.stream().map(Diagnostic::code).toList());
		assertEquals("'Pair' is imported or built in already; choose another name", found.get(0).message());
		assertEquals(2, found.get(0).where().line());
	}

	@Test
	void aNameThatTwoImportsDeclareCannotBeUsed() throws IOException {
		write("a.cora", "struct Pair { a : u8 }\n");
		write("b.cora", "struct Pair { b : u8 }\n");
		Path file = write("main.cora", "import \"a.cora\"\nimport \"b.cora\"\n\nstruct Two { one : Pair }\n");
		List<Diagnostic> found = CoraCompiler.compile(file).diagnostics();
		assertEquals(List.of("duplicate-name"), found.stream().map(Diagnostic::code).toList());
		assertTrue(found.get(0).message().contains("'Pair'") && found.get(0).message().contains("a.cora"), found.get(0).message());
		assertEquals(2, found.get(0).where().line());
		assertEquals(List.of(), CoraCompiler.compile(write("main.cora", "import \"a.cora\"\nimport \"b.cora\"\n")).diagnostics());
	}

	@Test
	void aFileOverTwoWaysCountsOnce() throws IOException {
		write("types.cora", TYPES);
		write("a.cora", "import \"types.cora\"\nfn half(x : u32) : u32 { return x / 2 }\n");
		assertEquals(List.of(), said("import \"a.cora\"\nimport \"types.cora\"", "if half(twice(p.length)) > 100 { pass }"));
	}

	@Test
	void circlesAreFine() throws IOException {
		write("a.cora", "import \"b.cora\"\nfn even(x : u32) : bool { return x % two() == 0 }\n");
		write("b.cora", "import \"a.cora\"\nfn two() : u32 { return 2 }\n");
		assertEquals(List.of(), said("import \"a.cora\"", "if even(p.length) { pass }"));
		assertEquals(List.of("duplicate-name: A file sees itself without an import"), said("import \"main.cora\"", "pass").stream()
				.filter(s -> !s.startsWith("unreachable")).toList());
	}

	@Test
	void whatIsNotThereIsNamed() throws IOException {
		write("types.cora", TYPES);
		assertEquals(List.of("unknown-import: There is no Cora file 'type.cora' beside this one"), said("import \"type.cora\"", ""));
		assertEquals(List.of("unknown-import: There is no Cora file 'types' beside this one"), said("import \"types\"", ""));
		assertEquals(List.of("unknown-import: The standard library has no 'cora.nics.Agilio'; did you mean 'cora.nics.AgilioCX40'?"),
				said("import cora.nics.Agilio", ""));
		assertEquals(List.of("unknown-import: The name of a Cora file is missing"), said("import \"\"", ""));
		assertEquals(List.of("duplicate-name: This is imported already"), said("import \"types.cora\"\nimport \"./types.cora\"",
				"if twice(1) == 2 { pass }"));
	}

	/** A folder, a file that is no text: said at the import, and nothing is thrown. */
	@Test
	void whatIsNoCoraFileIsRefused() throws IOException {
		Files.createDirectories(folder.resolve("folder.cora"));
		assertTrue(said("import \"folder.cora\"", "").get(0).startsWith("unknown-import"));
		Files.write(folder.resolve("binary.cora"), new byte[] {0, 1, 2});
		assertTrue(said("import \"binary.cora\"", "").stream().anyMatch(s -> s.startsWith("broken-import")));
	}

	@Test
	void theStandardLibraryIsSourcesLikeOthers() {
		Compilation compilation = CoraCompiler.compile("import cora.nics.BlueField2\nimport cora.net\n", "x.cora");
		assertEquals(List.of(), compilation.diagnostics());
		assertTrue(compilation.nics().containsKey("BlueField2"));
	}
}
