// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Injector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.dsl.CoraStandaloneSetup;
import org.cora.dsl.Source;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.lexer.Words;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.StandardLibrary;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor remembers about declarations is what a fresh look at the whole file finds. */
class KnownTest {

	private static final int EDITS = 60;
	private static final URI FILE = URI.createURI("memory:/test.cora");
	private static final Injector LANGUAGE = language();

	private final XtextResourceSet editor = set();

	private static Injector language() {
		CoraCompiler.keywords(); // makes grammars readable
		return new CoraStandaloneSetup().createInjector();
	}

	private static XtextResourceSet set() {
		XtextResourceSet set = LANGUAGE.getInstance(XtextResourceSet.class);
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("cora", LANGUAGE.getInstance(IResourceFactory.class));
		StandardLibrary.installOn(set);
		return set;
	}

	/** Opens the text in place of the one before, as an editor's build does. */
	private static CoraResource load(String text, XtextResourceSet set) {
		if (set.getResource(FILE, false) instanceof CoraResource before) {
			set.getResources().remove(before);
			before.unload();
		}
		CoraResource resource = (CoraResource) set.createResource(FILE);
		try {
			resource.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return resource;
	}

	private static List<String> problems(CoraResource resource) {
		return resource.getResourceServiceProvider().getResourceValidator().validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)
				.stream().map(KnownTest::text).sorted().toList();
	}

	private static String text(Issue issue) {
		return issue.getOffset() + "+" + issue.getLength() + " " + issue.getLineNumber() + ":" + issue.getColumn() + "-"
				+ issue.getLineNumberEnd() + ":" + issue.getColumnEnd() + " " + issue.getSeverity() + " " + issue.isSyntaxError() + " "
				+ issue.getCode() + " " + issue.getMessage() + " " + Arrays.toString(issue.getData());
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void afterEveryEditTheSameProblemsAreFoundAsAfresh(long seed) {
		Known.keepFor(editor);
		Random random = new Random(seed);
		List<String> words = words(Source.everything() + "\n" + Source.example("nat/nat.cora").replaceFirst("package \\w+", ""));
		for (int i = 0; i < EDITS; i++) {
			List<String> before = new ArrayList<>(words);
			edit(words, random);
			String text = String.join("", words);
			assertEquals(String.join("\n", problems(load(text, set()))), String.join("\n", problems(load(text, editor))), text);
			if (random.nextInt(3) > 0) {
				words = before; // taken back, as after a slip
			}
		}
	}

	private static List<String> words(String text) {
		return new ArrayList<>(Words.pieces(text, CoraCompiler.keywords()).stream()
				.map(piece -> text.substring(piece.offset(), piece.offset() + piece.length())).toList());
	}

	private static void edit(List<String> words, Random random) {
		int at = random.nextInt(words.size());
		switch (random.nextInt(6)) {
			case 0 -> words.remove(at);
			case 1 -> words.add(at, words.get(at));
			case 2 -> words.set(at, words.get(random.nextInt(words.size())));
			case 3 -> words.add(at, "\n/* a comment */\n");
			case 4 -> words.set(at, words.get(at) + "x");
			default -> words.addAll(random.nextInt(words.size()), List.copyOf(words.subList(at, Math.min(words.size(), at + random.nextInt(40)))));
		}
	}

	private static List<String> keys(String text) {
		CoraResource resource = load(text, set());
		DeclarationKeys keys = DeclarationKeys.of(resource).orElseThrow();
		return ((SourceFile) resource.getContents().get(0)).getDeclarations().stream().map(d -> keys.of((Declaration) d).orElse("none")).toList();
	}

	private static final String TEXT = """
			struct S { a : u8 }
			fn f(s : S) : u8 { return s.a }
			nf A { on packet p { let x = f(S { a: 1 }) if x > 0 { pass } forward } }
			nf B { on packet p { forward } }
			""";

	@Test
	void whatNamesAChangedDeclarationHasAnotherKey() {
		List<String> before = keys(TEXT);
		List<String> after = keys(TEXT.replace("a : u8", "a  :  u8"));
		assertNotEquals(before.get(0), after.get(0));
		assertNotEquals(before.get(1), after.get(1));
		assertNotEquals(before.get(2), after.get(2));
		assertEquals(before.get(3), after.get(3));
	}

	@Test
	void whereADeclarationStandsDoesNotMatter() {
		assertEquals(keys(TEXT), keys("\n\n// first\n" + TEXT.replace("nf B", "\n/** B. */\nnf B")));
	}

	@Test
	void whatIsBrokenHasNoKey() {
		List<String> keys = keys(TEXT.replace("return s.a", "return s."));
		assertEquals(List.of("none", "none"), keys.subList(1, 3));
		assertNotEquals("none", keys.get(3));
	}

	@Test
	void anotherDeclarationChangesAllKeys() {
		List<String> before = keys(TEXT);
		List<String> after = keys(TEXT + "nf C { on packet p { forward } }");
		assertTrue(before.stream().noneMatch(after::contains));
	}

	@Test
	void namesAreResolvedWhenSomebodyAsks() {
		Known.keepFor(editor);
		CoraResource resource = load(TEXT.replace("f(S", "g(S"), editor);
		resource.resolveLazyCrossReferences(CancelIndicator.NullImpl);
		assertEquals(List.of(), resource.getErrors());
		assertTrue(problems(resource).stream().anyMatch(p -> p.contains("unknown-function")));
	}
}
