// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.apache.log4j.spi.ThrowableInformation;
import org.cora.dsl.Source;
import org.cora.dsl.lexer.Words;
import org.cora.ir.diagnostic.Diagnostic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file, the compiler answers with diagnostics. */
class DamageTest {

	private static final int ROUNDS = 60;

	/** Xtext logs what a check throws and goes on, so a defect of a check shows there only. */
	private static final class Errors extends AppenderSkeleton {
		private final List<String> messages = new CopyOnWriteArrayList<>();

		@Override
		protected void append(LoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
				ThrowableInformation thrown = event.getThrowableInformation();
				messages.add(event.getRenderedMessage() + (thrown == null ? "" : ": " + String.join("\n", thrown.getThrowableStrRep())));
			}
		}

		@Override
		public boolean requiresLayout() {
			return false;
		}

		@Override
		public void close() {
			messages.clear();
		}
	}

	private final Errors errors = new Errors();

	@BeforeEach
	void listen() {
		Logger.getRootLogger().addAppender(errors);
	}

	@AfterEach
	void nothingWasLogged() {
		Logger.getRootLogger().removeAppender(errors);
		assertEquals(List.of(), errors.messages);
	}

	@ParameterizedTest
	@MethodSource("programs")
	void damagedProgramsGiveDiagnosticsAndNoException(String text) {
		List<Words.Piece> pieces = Words.pieces(text, CoraCompiler.keywords());
		Random random = new Random(20261122);
		for (int round = 0; round < ROUNDS; round++) {
			List<String> words = new ArrayList<>(pieces.stream()
					.map(p -> text.substring(p.offset(), p.offset() + p.length())).toList());
			for (int i = 0; i <= random.nextInt(4); i++) {
				damage(words, random);
			}
			String damaged = String.join("", words);
			Compilation result = CoraCompiler.compile(damaged, "damaged.cora");
			assertTrue(result.diagnostics().stream().allMatch(d -> d.where().line() > 0 && !d.code().startsWith("org.")),
					() -> damaged + "\n" + result.diagnostics());
			assertFalse(result.diagnostics().stream().anyMatch(d -> d.message().contains("Exception")),
					() -> damaged + "\n" + result.diagnostics());
		}
	}

	static List<String> programs() {
		return List.of(Source.example("nat/nat.cora"), Source.example("heavy-hitters/heavy-hitters.cora"), Source.everything());
	}

	private static void damage(List<String> words, Random random) {
		int at = random.nextInt(words.size());
		switch (random.nextInt(3)) {
			case 0 -> words.remove(at);
			case 1 -> words.add(at, words.get(at));
			default -> words.set(at, words.get(random.nextInt(words.size())));
		}
	}

	@Test
	void anEmptyFileIsFine() {
		assertEquals(List.of(), CoraCompiler.compile("", "empty.cora").diagnostics());
	}

	@ParameterizedTest
	@ValueSource(strings = {"(", "{", "!", "a.", "a+", "nf N { on packet p { if p.ipv4 ", "else if x {} ", "a[", "~(", "1 .. ", "f(", "return ",
			"if a then ", "if ", "x in {", "x in ", "for i in 0 .. 9 { ", "["})
	void deepNestingIsRefused(String part) {
		for (String start : List.of("", "nf N { on packet p { let x = ", "nf N { on packet p { if a {} ")) {
			String text = start + part.repeat(20_000);
			Compilation result = compileInTime(text);
			assertTrue(result.hasErrors(), start + part);
		}
	}

	@Test
	void whatIsTooDeepIsPointedAt() {
		Diagnostic deep = compileInTime("nf N {\n  on packet p {\n    let x = " + "(".repeat(400) + "\n  }\n}").diagnostics().get(0);
		assertEquals("too-deep", deep.code());
		assertEquals(3, deep.where().line());
		assertTrue(deep.where().column() > 13 && deep.where().offset() > 30, deep.where().toString());
	}

	@Test
	void binaryFilesAreRefused() {
		byte[] bytes = new byte[100_000];
		new Random(1).nextBytes(bytes);
		String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
		assertEquals("not-text", compileInTime(text).diagnostics().get(0).code());
	}

	@Test
	void tenMegabytesOfNonsenseAreRefused() {
		assertEquals("too-large", compileInTime("nf foo { bar ".repeat(800_000)).diagnostics().get(0).code());
	}

	@Test
	void nonsenseOfAllowedSizeIsReadInTime() {
		Random random = new Random(2);
		StringBuilder text = new StringBuilder();
		String[] words = {"nf", "x", "12 Mpps", "state", ":", "=", "::", "let", "\"", "1.2.3.4", ",", "\n", "=>", "on", "packet"};
		while (text.length() < 500_000) {
			text.append(words[random.nextInt(words.length)]).append(' ');
		}
		assertTrue(compileInTime(text.toString()).hasErrors());
	}

	@Test
	void manySmallFunctionsAreReadInTime() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 500; i++) {
			text.append("nf N").append(i).append(" { on packet p { if p.ipv4 { forward } else { pass } } }\n");
		}
		assertEquals(500, compileInTime(text.toString()).orThrow().program().nfs().size());
	}

	/** Forty layers of functions, each of which calls many of the layer below. */
	@Test
	void callsThatBranchAreReadInTime() {
		StringBuilder text = new StringBuilder("nf N { on packet p { f39x0(p) pass } }\n");
		for (int layer = 0; layer < 40; layer++) {
			for (int i = 0; i < 20; i++) {
				text.append("fn f").append(layer).append('x').append(i).append("(p : packet) { ");
				for (int callee = 0; layer > 0 && callee < 6; callee++) {
					text.append('f').append(layer - 1).append('x').append((i * 7 + callee * 13) % 20).append("(p) ");
				}
				text.append(layer > 0 ? "}\n" : "if p.tcp { drop \"x\" } }\n");
			}
		}
		assertEquals("too-large", compileInTime(text.toString()).diagnostics().stream().filter(Diagnostic::isError).findFirst()
				.orElseThrow().code());
	}

	private static Compilation compileInTime(String text) {
		return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> CoraCompiler.compile(text, "big.cora"));
	}
}
