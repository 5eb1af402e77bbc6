// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Nf;

/** A source text and what the compiler says about it. */
public final class Source {

	/** Where the examples are. */
	public static final Path EXAMPLES = Path.of(System.getProperty("cora.root", ".."), "examples");

	private final String text;
	private final Compilation compilation;

	private Source(String text) {
		this.text = text;
		this.compilation = CoraCompiler.compile(text, "test.cora");
	}

	public static Source parse(String text) {
		return new Source(text);
	}

	/** A network function with two ports, some states and nothing but the given handlers. */
	public static Source handlers(String handlers) {
		return parse("""
				nf Test {
				  port lan, wan
				  param limit : u32 = 100
				  struct Pair { a : u32, b : u16 }
				  state flows : map<FlowKey, Pair> { capacity 64 timeout 10 s }
				  state back : map<(Endpoint, proto : u8), FlowKey> { capacity 64 expires with flows }
				  state hosts : lru<ipv4, u64> { capacity 16 }
				  state slots : array<Pair> { length 8 }
				  state total : register<u64>
				  state bytes : counter<ipv4> { capacity 8 }
				  state sketch : countmin { rows 2 columns 64 }
				  state free : pool<Endpoint> { from 10.0.0.1 .. 10.0.0.4 ports 1 .. 9 }
				""" + handlers + "\n}");
	}

	/** The same with one handler of packets from lan that knows the packet to be IPv4 and ends in {@code pass}. */
	public static Source statements(String statements) {
		return handlers("on packet p from lan {\nrequire p.ipv4 else pass\n" + statements + "\npass\n}");
	}

	/** The text of an example. */
	public static String example(String path) {
		try {
			return Files.readString(EXAMPLES.resolve(path));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A program with something of everything. */
	public static String everything() {
		try (var in = Source.class.getResourceAsStream("everything.cora")) {
			return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All examples. */
	public static List<Path> examples() {
		try (Stream<Path> files = Files.walk(EXAMPLES)) {
			List<Path> examples = files.filter(f -> f.toString().endsWith(".cora")).sorted().toList();
			assertFalse(examples.isEmpty(), EXAMPLES + " has none");
			return examples;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public Compilation compilation() {
		return compilation;
	}

	public Nf nf(String name) {
		assertNoErrors();
		return compilation.program().nf(name).orElseThrow();
	}

	/** There is an error of that code, and it marks exactly the snippet. */
	public Source assertError(String code, String snippet) {
		return assertDiagnostic(true, code, snippet);
	}

	/** There is a warning of that code, and it marks exactly the snippet. */
	public Source assertWarning(String code, String snippet) {
		return assertDiagnostic(false, code, snippet);
	}

	private Source assertDiagnostic(boolean error, String code, String snippet) {
		List<Diagnostic> found = compilation.diagnostics().stream().filter(d -> d.code().equals(code) && d.isError() == error)
				.toList();
		assertTrue(!found.isEmpty(), () -> "no " + code + " in:\n" + all());
		assertTrue(found.stream().anyMatch(d -> marked(d).equals(snippet)), () -> code + " is at "
				+ found.stream().map(d -> "'" + marked(d) + "'").collect(Collectors.joining(", ")) + ", not '" + snippet + "'");
		return this;
	}

	/** Nothing else is wrong: a mistake is reported once. */
	public Source assertErrors(int count) {
		assertEquals(count, compilation.diagnostics().stream().filter(Diagnostic::isError).count(), this::all);
		return this;
	}

	public Source assertNoErrors() {
		return assertErrors(0);
	}

	/** Neither errors nor warnings. */
	public Source assertClean() {
		assertEquals(List.of(), compilation.diagnostics(), this::all);
		return this;
	}

	/** No diagnostic of that code. */
	public Source assertNo(String code) {
		assertTrue(compilation.diagnostics().stream().noneMatch(d -> d.code().equals(code)), this::all);
		return this;
	}

	private String marked(Diagnostic diagnostic) {
		int start = Math.min(diagnostic.where().offset(), text.length());
		return text.substring(start, Math.min(text.length(), start + diagnostic.where().length()));
	}

	private String all() {
		return compilation.diagnostics().stream().map(d -> d + " '" + marked(d) + "'").collect(Collectors.joining("\n"));
	}
}
