// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.lexer.Words;

/** Makes damaged programs out of the examples and of what stands in the documentation: by words, by characters, by bytes. */
final class Mutations {

	private static final Set<String> KEYWORDS = CoraCompiler.keywords();
	private static final Pattern FENCE = Pattern.compile("```cora\\n(.*?)```", Pattern.DOTALL);
	private static final int LONGEST = 20_000;
	private static final String[] JUNK = {"\0", "\uFEFF", "\r", "\r\n", "\uD800", "\uDFFF", "\u2028", "\t", "\"", "/*", "*/", "//", "\\", "{", "}",
		"(", ")", "..", ":", "::", "1 M", "0x", "255.255.255.255", "18446744073709551616", "1e9", "%", "é", "😀", "\u0000\u0001\u00FF"};

	private final List<List<String>> whole = new ArrayList<>();
	private final List<List<String>> small = new ArrayList<>();
	private final Random random;

	Mutations(long seed) {
		this(new Random(seed), read(Path.of("..", "examples"), ".cora"), read(Path.of("..", "docs"), ".md"));
	}

	private Mutations(Random random, List<String> examples, List<String> pages) {
		this.random = random;
		examples.forEach(text -> whole.add(words(text)));
		for (String page : pages) {
			Matcher fences = FENCE.matcher(page);
			while (fences.find()) {
				small.add(words(fences.group(1)));
			}
		}
	}

	/** The same programs for another thread. */
	Mutations fork(long seed) {
		Mutations fork = new Mutations(new Random(seed), List.of(), List.of());
		fork.whole.addAll(whole);
		fork.small.addAll(small);
		return fork;
	}

	private static List<String> read(Path folder, String ending) {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(file -> file.toString().endsWith(ending)).sorted().toList()) {
				texts.add(Files.readString(file));
			}
		} catch (IOException e) {
			throw new AssertionError(e);
		}
		return texts;
	}

	private static List<String> words(String text) {
		return Words.pieces(text, KEYWORDS).stream().map(piece -> text.substring(piece.offset(), piece.offset() + piece.length())).toList();
	}

	/** A damaged example. */
	String example() {
		return damaged(whole.get(random.nextInt(whole.size())));
	}

	/** A damaged program of a few lines. */
	String few() {
		return damaged(small.get(random.nextInt(small.size())));
	}

	/** One to five words left out, doubled, replaced, cut or glued; parts moved or nested; junk put in; sometimes no text at all. */
	private String damaged(List<String> program) {
		List<String> words = new ArrayList<>(program);
		for (int i = 0; i <= random.nextInt(5); i++) {
			damage(words);
		}
		String text = String.join("", words);
		return switch (random.nextInt(60)) {
			case 0 -> text.replace("\n", "\r\n");
			case 1 -> "\uFEFF" + text;
			case 2 -> text.replace("\n", "\r");
			case 3 -> bytes();
			case 4 -> text.substring(random.nextInt(text.length() + 1));
			default -> text.length() > LONGEST * 5 ? text.substring(0, LONGEST * 5) : text;
		};
	}

	private void damage(List<String> words) {
		if (words.isEmpty()) {
			words.add("nf");
		}
		int at = random.nextInt(words.size());
		String word = words.get(at);
		switch (random.nextInt(12)) {
			case 0 -> words.remove(at);
			case 1 -> words.add(at, word);
			case 2 -> words.set(at, words.get(random.nextInt(words.size())));
			case 3 -> words.set(at, word.substring(0, word.length() / 2));
			case 4 -> words.set(at, word + (char) (32 + random.nextInt(200)));
			case 5 -> words.add(at, JUNK[random.nextInt(JUNK.length)]);
			case 6 -> splice(words, at);
			case 7 -> words.addAll(random.nextInt(words.size()), List.copyOf(words.subList(at, Math.min(words.size(), at + random.nextInt(60)))));
			case 8 -> nest(words, at);
			case 9 -> words.set(at, word.chars().allMatch(Character::isDigit) && !word.isEmpty() ? Long.toString(random.nextLong()) : " ");
			case 10 -> words.subList(at, Math.min(words.size(), at + random.nextInt(10))).clear();
			default -> {
				if (random.nextInt(10) == 0) {
					words.subList(at, words.size()).clear();
				}
			}
		}
	}

	/** Words of another program. */
	private void splice(List<String> words, int at) {
		List<String> other = small.isEmpty() ? whole.get(random.nextInt(whole.size())) : small.get(random.nextInt(small.size()));
		int from = random.nextInt(other.size());
		words.addAll(at, other.subList(from, Math.min(other.size(), from + random.nextInt(80))));
	}

	private void nest(List<String> words, int at) {
		if (random.nextInt(20) == 0) {
			words.add(at, new String[] {"(", "{", "[", "!", "a.", "if p.ipv4 {", "else if x {} "}[random.nextInt(7)].repeat(1 + random.nextInt(800)));
		} else {
			words.add(at, "(");
			words.add(Math.min(words.size(), at + 1 + random.nextInt(6)), ")");
		}
	}

	private String bytes() {
		byte[] bytes = new byte[random.nextInt(2000)];
		random.nextBytes(bytes);
		return new String(bytes, random.nextBoolean() ? java.nio.charset.StandardCharsets.ISO_8859_1 : java.nio.charset.StandardCharsets.UTF_8);
	}
}
