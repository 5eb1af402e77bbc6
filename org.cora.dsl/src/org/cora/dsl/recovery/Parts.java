// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into its parts by the layout alone, so that it works where brackets don't match: a declaration begins at the
 * margin, a member of a network function at the column of the first one. A text that isn't laid out so is one part.
 */
final class Parts {

	private static final Set<String> DECLARATIONS = Set.of("nf", "chain", "fn", "struct", "enum", "header", "traffic", "offload",
			"nic", "host", "primitive", "builtin");
	/** Words with which members begin but no declarations. */
	private static final Set<String> INSIDE = Set.of("port", "param", "parse", "state", "flow", "on");
	private static final Set<String> MEMBERS = Set.of("port", "param", "parse", "state", "flow", "on", "fn", "struct", "enum", "header");

	private Parts() {
	}

	/** The parts in the order of the text; together they have all tokens but the last brackets of network functions. */
	static List<Part> of(List<Lexeme> lexemes) {
		if (lexemes.isEmpty()) {
			return List.of();
		}
		int margin = lexemes.get(0).column();
		boolean flat = lexemes.stream().anyMatch(l -> l.isFirst() && l.column() <= margin && INSIDE.contains(l.text()));
		if (flat || !lexemes.get(0).isFirst()) {
			return List.of(new Part(Part.Kind.FILE, lexemes));
		}
		List<Part> parts = new ArrayList<>();
		for (List<Lexeme> piece : cut(lexemes, margin, DECLARATIONS)) {
			String first = piece.get(0).text();
			if (first.equals("nf")) {
				function(piece, margin, parts);
			} else {
				parts.add(new Part(DECLARATIONS.contains(first) ? Part.Kind.DECLARATION : Part.Kind.PREAMBLE, piece));
			}
		}
		return parts;
	}

	/** A network function: its head and its members. */
	private static void function(List<Lexeme> piece, int margin, List<Part> parts) {
		int open = 0;
		while (open < piece.size() && !piece.get(open).text().equals("{")) {
			open++;
		}
		int first = open + 1;
		while (first < piece.size() && !piece.get(first).isFirst()) {
			first++;
		}
		Lexeme last = piece.get(piece.size() - 1);
		boolean closed = last.text().equals("}") && last.isFirst() && last.column() == margin;
		if (first >= piece.size() || piece.get(first).column() <= margin || !closed) {
			parts.add(new Part(Part.Kind.DECLARATION, piece));
			return;
		}
		List<List<Lexeme>> pieces = cut(piece.subList(0, piece.size() - 1), piece.get(first).column(), MEMBERS);
		parts.add(new Part(Part.Kind.HEAD, pieces.get(0)));
		pieces.subList(1, pieces.size()).forEach(member -> parts.add(new Part(Part.Kind.MEMBER, member)));
	}

	/** Cuts before each of the words that stands first on its line at the column; what is before the first is a piece too. */
	private static List<List<Lexeme>> cut(List<Lexeme> lexemes, int column, Set<String> words) {
		List<List<Lexeme>> pieces = new ArrayList<>();
		int start = 0;
		for (int i = 1; i <= lexemes.size(); i++) {
			if (i == lexemes.size() || lexemes.get(i).isFirst() && lexemes.get(i).column() == column && words.contains(lexemes.get(i).text())) {
				pieces.add(lexemes.subList(start, i));
				start = i;
			}
		}
		return pieces;
	}
}
