// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long an author waits, measured: not part of the suite, as figures depend on the machine.
 * Run with {@code -Dtest=EditorFigures -Dtest.jit=}; prints medians and 95th percentiles in milliseconds, warm, and how much processor
 * time all threads took, which tells whether the machine had other things to do.
 */
class EditorFigures extends StrictClient {

	private static final int WARM_UP = Integer.getInteger("cora.warmup", 30);
	private static final int ROUNDS = Integer.getInteger("cora.rounds", 60);

	private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
	private final LanguageServerImpl server = CoraLanguageServer.create();
	private final Random random = new Random(20261122);
	private String[] lines;
	private String uri;
	private int version;
	private long processor = processorTime();

	@Test
	void figures(@TempDir Path folder) throws Exception {
		server.connect(this);
		InitializeParams params = new InitializeParams();
		params.setCapabilities(new ClientCapabilities());
		server.initialize(params).get();
		server.initialized(new InitializedParams());
		for (String size : System.getProperty("cora.lines", "2000,10000").split(",")) {
			measure(Integer.parseInt(size), folder);
		}
	}

	private void measure(int size, Path folder) throws Exception {
		String text = program(size);
		lines = text.split("\n", -1);
		uri = folder.resolve("of" + size + ".cora").toUri().toString();
		System.out.printf("%,d lines%n", lines.length);
		long[] opening = new long[size > 5_000 ? 8 : 20];
		for (int i = 0; i < opening.length; i++) {
			long start = System.nanoTime();
			server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", version = 1, text)));
			tokens();
			opening[i] = System.nanoTime() - start;
			if (i < opening.length - 1) {
				server.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
			}
		}
		print("open until coloured", opening, opening.length / 2);
		long[] marking = new long[WARM_UP + ROUNDS];
		long[] completing = new long[WARM_UP + ROUNDS];
		for (int i = 0; i < marking.length; i++) {
			Position at = place();
			drain();
			long start = System.nanoTime();
			change(new Range(at, at), "q");
			await();
			marking[i] = System.nanoTime() - start;
			start = System.nanoTime();
			server.completion(new CompletionParams(id(), new Position(at.getLine(), at.getCharacter() + 1))).get();
			completing[i] = System.nanoTime() - start;
			change(new Range(at, new Position(at.getLine(), at.getCharacter() + 1)), "");
			await();
		}
		print("keystroke until marked", marking, ROUNDS);
		print("completion", completing, ROUNDS);
		print("unfinished statement", typing("."), ROUNDS);
		print("comment", typing("/**/"), ROUNDS);
		long[] both = new long[WARM_UP + ROUNDS];
		for (int i = 0; i < both.length; i++) {
			Position at = place();
			long start = System.nanoTime();
			change(new Range(at, at), "q");
			server.completion(new CompletionParams(id(), new Position(at.getLine(), at.getCharacter() + 1))).get();
			both[i] = System.nanoTime() - start;
			change(new Range(at, new Position(at.getLine(), at.getCharacter() + 1)), "");
			tokens();
		}
		print("keystroke and completion", both, ROUNDS);
		long[] formatting = new long[20];
		long[] colouring = new long[20];
		long[] hovering = new long[20];
		for (int i = 0; i < formatting.length; i++) {
			long start = System.nanoTime();
			server.formatting(new DocumentFormattingParams(id(), new FormattingOptions(2, true))).get();
			formatting[i] = System.nanoTime() - start;
			start = System.nanoTime();
			tokens();
			colouring[i] = System.nanoTime() - start;
			start = System.nanoTime();
			server.hover(new HoverParams(id(), place())).get();
			hovering[i] = System.nanoTime() - start;
		}
		print("format", formatting, 10);
		print("colours", colouring, 10);
		print("hover", hovering, 10);
		server.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
	}

	/** Until a change is checked that marks nothing or a syntax error; and taken back, which isn't measured. */
	private long[] typing(String typed) throws Exception {
		long[] nanos = new long[WARM_UP + ROUNDS];
		for (int i = 0; i < nanos.length; i++) {
			Position at = place();
			long start = System.nanoTime();
			change(new Range(at, at), typed);
			server.hover(new HoverParams(id(), new Position(0, 0))).get();
			nanos[i] = System.nanoTime() - start;
			change(new Range(at, new Position(at.getLine(), at.getCharacter() + typed.length())), "");
			server.hover(new HoverParams(id(), new Position(0, 0))).get();
		}
		return nanos;
	}

	/** The name of a state in a statement somewhere in the file. */
	private Position place() {
		int line = random.nextInt(lines.length);
		while (!lines[line].strip().startsWith("bytes[")) {
			line = (line + 1) % lines.length;
		}
		return new Position(line, lines[line].indexOf("bytes[") + "bytes".length());
	}

	private void change(Range range, String text) {
		server.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, ++version),
				java.util.List.of(new TextDocumentContentChangeEvent(range, text))));
	}

	private TextDocumentIdentifier id() {
		return new TextDocumentIdentifier(uri);
	}

	private void tokens() throws Exception {
		server.semanticTokensFull(new SemanticTokensParams(id())).get();
	}

	private void drain() {
		published.clear();
	}

	private void await() throws InterruptedException {
		if (published.poll(60, TimeUnit.SECONDS) == null) {
			throw new AssertionError("no diagnostics");
		}
	}

	private static long processorTime() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private void print(String what, long[] nanos, int last) {
		long[] warm = Arrays.copyOfRange(nanos, nanos.length - last, nanos.length);
		Arrays.sort(warm);
		long now = processorTime();
		System.out.printf("  %-26s median %6.1f ms   p95 %6.1f ms   (%,d ms of processor time)%n", what, warm[warm.length / 2] / 1e6,
				warm[(int) Math.min(warm.length - 1, Math.ceil(warm.length * 0.95))] / 1e6, (now - processor) / nanos.length / 1_000_000);
		processor = now;
	}

	/** Functions, traffic and offloads as people write them, so many lines of them. */
	static String program(int lines) throws IOException {
		String nat = Files.readString(Path.of("..", "examples", "nat", "nat.cora")).lines().skip(4)
				.filter(line -> !line.startsWith("import")).reduce("", (a, b) -> a + b + "\n");
		StringBuilder text = new StringBuilder("import cora.nics.AgilioCX40\nimport cora.nics.BlueField2\n");
		int count = 2;
		for (int i = 0; count < lines; i++) {
			String one = nat.replaceAll("\\b(Nat|Campus|Day|BlueField2Shared|NatOnAgilio|NatOnBlueField)\\b", "$1" + i);
			text.append(one);
			count += one.lines().count();
		}
		return text.toString();
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		if (params.getUri().equals(uri)) {
			published.add(params);
		}
	}
}
