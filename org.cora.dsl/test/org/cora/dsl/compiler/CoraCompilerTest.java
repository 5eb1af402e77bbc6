// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.spec.Histogram;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoraCompilerTest {

	private static final String OFFLOAD = "import \"sub/nf.cora\" import cora.nics.AgilioCX40 "
			+ "traffic T { flows 10 packets imix rate 1 Mpps } offload O { run N on AgilioCX40 with XeonHost under T }";

	@TempDir
	private Path folder;

	@BeforeEach
	void makeFolder() throws IOException {
		Files.createDirectory(folder.resolve("sub"));
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static List<String> codes(Compilation compilation) {
		return compilation.diagnostics().stream().map(Diagnostic::code).toList();
	}

	@Test
	void examplesCompileWithoutAWord() {
		for (Path example : Source.examples()) {
			assertEquals(List.of(), CoraCompiler.compile(example).diagnostics(), example.toString());
		}
	}

	@Test
	void importsAreRelativeToTheFileAndBringTheirOwnImports() throws IOException {
		write("sub/types.cora", "struct Pair { a : u8, b : u8 }");
		write("sub/nf.cora", "package far import \"types.cora\" nf N { state s : register<Pair> on packet p { s.a += 1 forward } }");
		Compilation compilation = CoraCompiler.compile(write("main.cora", OFFLOAD)).orThrow();
		assertEquals("far.N", compilation.offload("O").orElseThrow().nf());
		assertTrue(compilation.program().nf("far.N").isPresent());
	}

	@Test
	void mistakesInImportedFilesAreReportedThere() throws IOException {
		write("sub/types.cora", "struct Pair { a : u99, b : u8 }");
		write("sub/nf.cora", "import \"types.cora\" nf N { state s : register<Pair> on packet p { s.b += 1 forward } }");
		Compilation compilation = CoraCompiler.compile(write("main.cora", OFFLOAD));
		Diagnostic error = compilation.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
		assertEquals("unknown-type", error.code());
		assertTrue(error.where().file().endsWith("types.cora"), error.toString());
	}

	@Test
	void whatTheNicLacksIsSaidOfImportedFunctionsToo() throws IOException {
		write("sub/nf.cora", "nf N { state s : register<u64> on packet p { s = s / 3 forward } }");
		assertEquals(List.of("kept-off-nic"), codes(CoraCompiler.compile(write("main.cora", OFFLOAD))));
	}

	@Test
	void filesMayImportEachOther() throws IOException {
		write("a.cora", "import \"b.cora\" traffic A { flows 1 packets imix rate 1 Mpps }");
		Path b = write("b.cora", "import \"a.cora\" traffic B { A { rate 2 Mpps } }");
		assertEquals(List.of(), CoraCompiler.compile(b).diagnostics());
	}

	@Test
	void diagnosticsNameTheFileAsTheUserDid() {
		Diagnostic error = CoraCompiler.compile("nf N { on packet p { forward to x } }", "some/place.cora").diagnostics().get(0);
		assertEquals("some/place.cora:1:33: error: There is no port 'x' [unknown-port]", error.toString());
	}

	@Test
	void whatCannotBeReadIsReported() throws IOException {
		assertEquals(List.of("not-readable"), codes(CoraCompiler.compile(folder.resolve("nothing.cora"))));
		assertEquals(List.of("not-readable"), codes(CoraCompiler.compile(folder)));
		Path binary = Files.write(folder.resolve("binary.cora"), new byte[] {0, 1, (byte) 0xC3, (byte) 0x28, 5});
		assertEquals(List.of("not-text"), codes(CoraCompiler.compile(binary)));
		Path large = Files.write(folder.resolve("large.cora"), new byte[10_000_000]);
		assertEquals(List.of("too-large"), codes(CoraCompiler.compile(large)));
	}

	@Test
	void aByteOrderMarkIsNoPartOfTheText() throws IOException {
		Path marked = write("marked.cora", "\uFEFFnf N { on packet p { forward } }");
		assertEquals(List.of(), CoraCompiler.compile(marked).diagnostics());
	}

	@Test
	void errorsCanBeThrown() {
		Compilation broken = CoraCompiler.compile("nf", "x.cora");
		assertThrows(CoraException.class, broken::orThrow);
		assertTrue(broken.program().nfs().isEmpty() && broken.offloads().isEmpty());
	}

	@Test
	void offloadsSayWhatWasAsked() {
		OffloadSpec spec = CoraCompiler.compile(Source.EXAMPLES.resolve("nat/nat.cora")).orThrow().offload("NatOnAgilio").orElseThrow();
		assertEquals("edge.Nat", spec.nf());
		assertEquals(8, spec.hostCores());
		assertEquals(OffloadSpec.Objective.MINIMISE_CORES, spec.objective());
		assertEquals(3, spec.constraints().size());
		assertEquals(10_000_000, spec.adaptation().orElseThrow().everyNanos());
		assertEquals(2, spec.traffic().phases().size());
		assertEquals(50_000_000, spec.traffic().phases().get(1).startNanos());
		Workload.Synthetic first = (Workload.Synthetic) spec.traffic().phases().get(0).workload();
		assertEquals(new Workload.Popularity.Zipf(0.83), first.popularity());
		assertEquals(10e6, first.packetsPerSecond());
		assertEquals(2000, first.flowsPerSecond());
	}

	@Test
	void histogramsAreReadAsStated() {
		String text = "import cora.nics.AgilioCX40 import cora.nics.XeonHost nf N { on packet p { forward } } traffic T { flows 10 lengths"
				+ " { 30 %: 1, 70 %: 2 .. 1 k } packets { 7: 64 B, 5: 65 B .. 576 B } rate 1 Mpps } offload O { run N on AgilioCX40 with"
				+ " XeonHost under T }";
		Workload.Synthetic stated = (Workload.Synthetic) CoraCompiler.compile(text, "x.cora").orThrow().offloads().get(0).traffic()
				.phases().get(0).workload();
		assertEquals(new Workload.Popularity.Lengths(new Workload.FlowLengths.Stated(new Histogram(List.of(new Histogram.Bin(1, 1, 0.3),
				new Histogram.Bin(2, 1000, 0.7))))), stated.popularity());
		assertEquals(new Workload.Sizes.Stated(new Histogram(List.of(new Histogram.Bin(64, 64, 7), new Histogram.Bin(65, 576, 5)))),
				stated.sizes());
	}
}
