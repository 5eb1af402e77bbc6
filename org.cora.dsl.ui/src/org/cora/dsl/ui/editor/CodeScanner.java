// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.Set;
import java.util.function.IntPredicate;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.IWhitespaceDetector;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WhitespaceRule;

/** Colours code: keywords, numbers and addresses, and everything else. Words are keywords when the grammar says so. */
final class CodeScanner extends RuleBasedScanner {

	private Set<String> keywords = Set.of();

	CodeScanner() {
		updateColors();
	}

	/** Sets the grammar's keywords. */
	void setKeywords(Set<String> keywords) {
		this.keywords = keywords;
	}

	/** Takes over the colours of the current theme. */
	void updateColors() {
		setDefaultReturnToken(new Token(CoraColors.CODE.attribute()));
		setRules(
			new WhitespaceRule((IWhitespaceDetector) Character::isWhitespace),
			new WordRule(new Token(CoraColors.KEYWORD.attribute()), new Token(CoraColors.CODE.attribute())),
			new NumberRule(new Token(CoraColors.NUMBER.attribute())));
	}

	private static String read(ICharacterScanner scanner, IntPredicate part) {
		StringBuilder text = new StringBuilder();
		int c = scanner.read();
		while (c != ICharacterScanner.EOF && part.test(c)) {
			text.append((char) c);
			c = scanner.read();
		}
		scanner.unread();
		return text.toString();
	}

	/** A name or a keyword. Behind a dot and before a colon a word is a name whatever it is: {@code p.flow, packets : u32}. */
	private final class WordRule implements IRule {

		private final IToken keyword;
		private final IToken name;

		WordRule(IToken keyword, IToken name) {
			this.keyword = keyword;
			this.name = name;
		}

		@Override
		public IToken evaluate(ICharacterScanner scanner) {
			boolean member = false;
			int first = scanner.read();
			if (first == '.') {
				member = true;
				first = scanner.read();
				if (!Character.isLetter(first) && first != '_') {
					scanner.unread();
					scanner.unread();
					return Token.UNDEFINED;
				}
			} else if (!Character.isLetter(first) && first != '_') {
				scanner.unread();
				return Token.UNDEFINED;
			}
			String word = (char) first + read(scanner, c -> Character.isLetterOrDigit(c) || c == '_');
			return !member && keywords.contains(word) && !isDeclared(scanner) ? keyword : name;
		}

		private static boolean isDeclared(ICharacterScanner scanner) {
			int read = 1;
			int c = scanner.read();
			while (c == ' ') {
				c = scanner.read();
				read++;
			}
			for (int i = 0; i < read; i++) {
				scanner.unread();
			}
			return c == ':';
		}
	}

	/** A number with what may stand in one: digits, letters of hexadecimal numbers and addresses, single dots, colons. */
	private static final class NumberRule implements IRule {

		private final IToken number;

		NumberRule(IToken number) {
			this.number = number;
		}

		@Override
		public IToken evaluate(ICharacterScanner scanner) {
			int c = scanner.read();
			if (c < '0' || c > '9') {
				scanner.unread();
				return Token.UNDEFINED;
			}
			read(scanner, part -> Character.isLetterOrDigit(part) || part == '_');
			while (continues(scanner, '.') || continues(scanner, ':')) {
				read(scanner, part -> Character.isLetterOrDigit(part) || part == '_');
			}
			return number;
		}

		private static boolean continues(ICharacterScanner scanner, char separator) {
			if (scanner.read() == separator) {
				int next = scanner.read();
				scanner.unread();
				if (next >= '0' && next <= '9') {
					return true;
				}
			}
			scanner.unread();
			return false;
		}
	}
}
