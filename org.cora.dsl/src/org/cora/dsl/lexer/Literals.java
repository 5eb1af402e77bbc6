// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lexer;

import java.util.HashSet;
import java.util.Set;
import org.cora.ir.unit.Unit;

/**
 * The lexical rules of literals that begin with a digit, and of addresses: what the generated lexers can't say. Both of
 * them (parser, content assist) ask here, and so may an editor.
 */
public final class Literals {

	/** What kind of literal stands at a place. */
	public enum Kind {
		/** {@code 42}, {@code 1_000}, {@code 0x1F}. */
		INT,
		/** {@code 0.83}. */
		DECIMAL,
		/** A number with a unit: {@code 10 Mpps}, {@code 1 M}, {@code 0.5 s}, {@code 100x}. */
		QUANTITY,
		/** {@code 203.0.113.1}. */
		IPV4,
		/** {@code 2001:db8::1}; with two adjacent colons or all eight groups. */
		IPV6,
		/** {@code 00:1b:21:aa:bb:cc}; six pairs of hexadecimal digits. */
		MAC
	}

	/**
	 * A literal found in a text.
	 *
	 * @param kind   what it is
	 * @param length characters it takes
	 */
	public record Found(Kind kind, int length) {
	}

	/** The unit of a speed: {@code 100x}. */
	public static final String TIMES = "x";

	private static final int LONGEST_ADDRESS = 45;
	private static final Set<String> UNITS = new HashSet<>();

	static {
		Unit.all().forEach(unit -> UNITS.add(unit.symbol()));
		UNITS.remove("%");
	}

	private Literals() {
	}

	/** A text that is read one character at a time, ahead of the place where a literal may begin. */
	@FunctionalInterface
	public interface Ahead {
		/** The character that many places ahead, from 0; negative behind the end. */
		int at(int distance);
	}

	/** The literal that begins here, or null if none does. Looks ahead no further than the literal and one word. */
	public static Found at(Ahead text) {
		int first = text.at(0);
		if (isHex(first) || first == ':' && text.at(1) == ':') {
			Found address = address(text);
			if (address != null) {
				return address;
			}
		}
		return isDigit(first) ? number(text) : null;
	}

	private static Found address(Ahead text) {
		int length = 0;
		int colons = 0;
		boolean doubled = false;
		boolean pairs = true;
		int group = 0;
		while (length < LONGEST_ADDRESS && (isHex(text.at(length)) || text.at(length) == ':')) {
			if (text.at(length) == ':') {
				if (text.at(length + 1) == ':') {
					if (doubled) {
						return null;
					}
					doubled = true;
				} else if (!isHex(text.at(length + 1)) && !(length > 0 && text.at(length - 1) == ':')) {
					break;
				}
				pairs &= group == 2;
				group = 0;
				colons++;
			} else if (++group > 4) {
				return null;
			}
			length++;
		}
		if (isWordPart(text.at(length))) {
			return null;
		}
		if (colons == 5 && pairs && group == 2 && !doubled) {
			return new Found(Kind.MAC, length);
		}
		boolean whole = doubled ? colons <= 8 : colons == 7;
		return whole ? new Found(Kind.IPV6, length) : null;
	}

	private static Found number(Ahead text) {
		if (text.at(0) == '0' && (text.at(1) == 'x' || text.at(1) == 'X') && isHex(text.at(2))) {
			int length = 2;
			while (isHex(text.at(length)) || text.at(length) == '_') {
				length++;
			}
			return new Found(Kind.INT, length);
		}
		int length = digits(text, 0);
		int dots = 0;
		int end = length;
		while (dots < 3 && text.at(end) == '.' && isDigit(text.at(end + 1))) {
			end = digits(text, end + 1);
			dots++;
			if (dots == 1) {
				length = end;
			}
		}
		if (dots == 3) {
			return new Found(Kind.IPV4, end);
		}
		int unit = unit(text, length);
		if (unit > length) {
			return new Found(Kind.QUANTITY, unit);
		}
		return new Found(dots == 0 ? Kind.INT : Kind.DECIMAL, length);
	}

	private static int digits(Ahead text, int from) {
		int at = from;
		while (isDigit(text.at(at)) || text.at(at) == '_') {
			at++;
		}
		return at;
	}

	/** The end of the unit that follows a number ending at {@code from}, or {@code from} if none does. */
	private static int unit(Ahead text, int from) {
		int start = from;
		while (isBlank(text.at(start))) {
			start++;
		}
		StringBuilder word = new StringBuilder();
		int best = from;
		for (int at = start; at - start < 8 && (isWordPart(text.at(at)) || text.at(at) == '/'); at++) {
			word.append((char) text.at(at));
			boolean ends = !isWordPart(text.at(at + 1));
			boolean unit = UNITS.contains(word.toString()) || start == from && word.toString().equals(TIMES);
			if (ends && unit) {
				best = at + 1;
			}
		}
		return best > from && !beginsStatement(text, best) ? best : from;
	}

	/** Whether what follows shows that the word before isn't a unit but the name that the next statement begins with. */
	private static boolean beginsStatement(Ahead text, int from) {
		int at = from;
		while (isBlank(text.at(at))) {
			at++;
		}
		int next = text.at(at);
		int then = text.at(at + 1);
		return switch (next) {
			case '=' -> then != '=';
			case '.' -> then != '.';
			case '[', '(', ':' -> true;
			case '+', '-', '*', '/', '%', '&', '|', '^' -> then == '=';
			case '<', '>' -> then == next && text.at(at + 2) == '=';
			default -> false;
		};
	}

	private static boolean isBlank(int c) {
		return c == ' ' || c == '\t' || c == '\r' || c == '\n';
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isHex(int c) {
		return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
	}

	private static boolean isWordPart(int c) {
		return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
	}
}
