// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cora.dsl.Source;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library files agree with the index, with the compiler's catalogue, and with the rules of the language. */
class StandardLibraryTest {

	/** All but the prelude, which declares what nobody else may. */
	static List<String> names() {
		return StandardLibrary.names().stream().filter(name -> !name.equals("cora.net")).toList();
	}

	@Test
	void theIndexListsAllFiles() throws IOException {
		Path library = Path.of(System.getProperty("cora.root", ".."), "org.cora.dsl/src/org/cora/dsl/library");
		try (Stream<Path> files = Files.walk(library)) {
			assertEquals(files.filter(f -> f.toString().endsWith(".cora"))
					.map(f -> library.relativize(f).toString().replace(".cora", "").replace('/', '.')).sorted().toList(),
					StandardLibrary.names().stream().sorted().toList());
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void filesHaveNoMistake(String name) {
		String text = StandardLibrary.text(StandardLibrary.find(name).orElseThrow());
		List<Diagnostic> wrong = CoraCompiler.compile(text, "copy.cora").diagnostics().stream()
				.filter(d -> !d.code().equals("shadowing")).toList();
		assertEquals(List.of(), wrong);
	}

	@Test
	void namesThatAreNoneAreNotFound() {
		assertTrue(StandardLibrary.find("cora.nics.Nothing").isEmpty());
		assertTrue(StandardLibrary.find("../../lexer/Words").isEmpty());
	}

	@Test
	void everyBuiltInTypeIsDeclared() {
		StringBuilder source = new StringBuilder("nf N {\n");
		List<String> names = Types.named().map(t -> t.name()).toList();
		names.forEach(name -> source.append("state s_").append(name).append(" : register<").append(name).append(">\n"));
		var nf = Source.parse(source + "on packet p { pass } }").nf("N");
		for (String name : names) {
			assertEquals(Types.named(name).orElseThrow(), nf.state("s_" + name).orElseThrow().value());
		}
	}

	@Test
	void structsAreWrittenAsTheCompilerKnowsThem() {
		String prelude = StandardLibrary.text(StandardLibrary.PRELUDE);
		for (Type.Struct known : List.of(Types.ENDPOINT, Types.FLOW_KEY, Types.ENDPOINT6, Types.FLOW_KEY6)) {
			int start = prelude.indexOf("struct " + known.name() + " ");
			String copy = prelude.substring(start, prelude.indexOf('}', start) + 1).replace("struct ", "struct Copy");
			Type written = Source.parse(copy + " nf N { state s : register<Copy" + known.name() + "> on packet p { pass } }").nf("N")
					.states().get(0).value();
			assertEquals(known.members(), ((Type.Struct) written).members());
		}
	}

	@Test
	void everyHeaderFieldCanBeRead() {
		List<String> reads = new ArrayList<>();
		for (Header header : Headers.all()) {
			for (Field field : header.fields()) {
				reads.add("if p." + header.name() + " { let v = p." + header.name() + "." + field.name() + " s_" + field.type().name()
						+ " = v }");
			}
		}
		StringBuilder source = new StringBuilder("nf N {\n");
		Headers.all().stream().flatMap(h -> h.fields().stream()).map(f -> f.type().name()).distinct()
				.forEach(type -> source.append("state s_").append(type).append(" : register<").append(type).append(">\n"));
		Source.parse(source + "on packet p { " + String.join("\n", reads) + " pass } }").assertNoErrors();
	}
}
