// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Suggestions {

	private static final int LONGEST = 60;
	/** Words shorter than that are like all others as short. */
	private static final int SHORT = 3;

	private Suggestions() {
	}

	/** The candidate most like the word, if one is like it. */
	public static Optional<String> nearest(String word, Collection<String> candidates) {
		Optional<String> begun = begun(word, candidates);
		if (begun.isPresent()) {
			return begun;
		}
		String best = null;
		int bestDistance = word.length() < SHORT ? 1 : Math.max(1, word.length() / 3) + 1;
		for (String candidate : candidates) {
			if (candidate.equals(word) || word.length() > LONGEST || candidate.length() > LONGEST) {
				continue;
			}
			int distance = candidate.equalsIgnoreCase(word) ? 0 : distance(word, candidate);
			if (distance < bestDistance) {
				best = candidate;
				bestDistance = distance;
			}
		}
		return Optional.ofNullable(best);
	}

	/** The only candidate that begins with the word, which is long enough to say something. */
	private static Optional<String> begun(String word, Collection<String> candidates) {
		List<String> longer = word.length() <= SHORT ? List.of()
				: candidates.stream().filter(c -> c.length() > word.length() && c.startsWith(word)).distinct().limit(2).toList();
		return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
	}

	/** Damerau-Levenshtein distance, adjacent transpositions counting one. */
	private static int distance(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					d[i][j] = i + j;
					continue;
				}
				int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
				}
			}
		}
		return d[a.length()][b.length()];
	}
}
