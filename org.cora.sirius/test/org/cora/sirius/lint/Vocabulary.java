// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Sirius' metamodel that a description may use, read from {@code sirius-vocabulary.txt}. */
final class Vocabulary {

	/** What the value of a feature is. */
	enum Kind { TEXT, NUMBER, TRUTH, EXPRESSION, WORD, REFERENCE, CHILDREN, OUTSIDE }

	/** A feature; {@code detail} is the kind of an expression's value, the words, or a type. */
	record Feature(String name, Kind kind, String detail) { }

	private record Type(List<String> supertypes, Map<String, Feature> features) { }

	private static final Pattern LINE = Pattern.compile("(\\w+)\\s*(?::\\s*([\\w ]+?))?\\s*\\{(.*)}");
	private static final Pattern FEATURE = Pattern.compile("(\\w+)(?:([#!~])|([$=@>])(\\S+))?");
	private static final Map<String, Kind> SIGNS = Map.of("#", Kind.NUMBER, "!", Kind.TRUTH, "~", Kind.OUTSIDE, "$", Kind.EXPRESSION,
			"=", Kind.WORD, "@", Kind.REFERENCE, ">", Kind.CHILDREN);

	private final Map<String, Type> types = new HashMap<>();

	static Vocabulary read() {
		Vocabulary vocabulary = new Vocabulary();
		try (BufferedReader in = new BufferedReader(new InputStreamReader(
				Vocabulary.class.getResourceAsStream("sirius-vocabulary.txt"), StandardCharsets.UTF_8))) {
			in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(vocabulary::add);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return vocabulary;
	}

	private void add(String line) {
		Matcher matcher = LINE.matcher(line.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException(line);
		}
		Map<String, Feature> features = new LinkedHashMap<>();
		for (String word : matcher.group(3).strip().split("\\s+")) {
			Feature feature = feature(word);
			features.put(feature.name(), feature);
		}
		types.put(matcher.group(1), new Type(matcher.group(2) == null ? List.of() : List.of(matcher.group(2).split(" ")), features));
	}

	private static Feature feature(String word) {
		Matcher matcher = FEATURE.matcher(word);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(word);
		}
		String sign = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
		return new Feature(matcher.group(1), sign == null ? Kind.TEXT : SIGNS.get(sign), matcher.group(4));
	}

	boolean knows(String type) {
		return types.containsKey(type);
	}

	/** A feature of a type or its supertypes; null if there is none of that name. */
	Feature feature(String type, String name) {
		Type found = types.get(type);
		if (found == null || found.features().containsKey(name)) {
			return found == null ? null : found.features().get(name);
		}
		return found.supertypes().stream().map(s -> feature(s, name)).filter(f -> f != null).findFirst().orElse(null);
	}

	boolean isA(String type, String supertype) {
		return type.equals(supertype) || types.containsKey(type) && types.get(type).supertypes().stream().anyMatch(s -> isA(s, supertype));
	}
}
