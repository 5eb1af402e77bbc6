// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.formatting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.cora.dsl.lexer.CoraLexer;
import org.cora.dsl.parser.SourceLimits;

/**
 * Lays a text out: keeps the author's line breaks (but never two blank lines), indents by open brackets, and puts the
 * usual blanks between tokens; columns in models of NICs and hosts stay. Touches nothing but white space, so that comments survive, laying out twice changes
 * nothing, and a file with errors can be laid out too.
 */
public final class Layout {

	/** White space to replace. */
	public record Edit(int offset, int length, String text) {
	}

	private static final Set<String> BINARY = Set.of("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "||",
			"&&", "==", "!=", "<", "<=", ">", ">=", "|", "^", "&", "<<", ">>", "+", "-", "*", "/", "%", "..", "->", "=>");
	private static final Set<String> CONTINUES = Set.of("else", "with", "then", "after", "from", "source", "estimate");
	private static final Set<String> SPACE_BEFORE_PAREN = Set.of("if", "require", "match", "let", "else", "touch", "drop",
			"return", "in", "then");

	private final String text;
	private final String indentation;
	/** As the text has it. */
	private final String lineBreak;
	private final List<Edit> edits = new ArrayList<>();
	private final Deque<String> open = new ArrayDeque<>();
	private boolean inModel;
	/** Inside a list without brackets: its lines after the first are indented. */
	private boolean listing;
	private boolean stateDeclared;
	private boolean inTypes;
	private boolean typesClosed;
	private String beforeLast = "";
	private String last = "";
	private int beforeLastType = Token.INVALID_TOKEN_TYPE;
	private int lastType = Token.INVALID_TOKEN_TYPE;
	private int lastEnd;

	private Layout(String text, String indentation) {
		this.text = text;
		this.indentation = indentation;
		this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
	}

	/** What to change to lay the text out; in order, without overlaps. Nothing in a text that {@link SourceLimits} refuse. */
	public static List<Edit> of(String text, String indentation) {
		Layout layout = new Layout(text, indentation);
		if (SourceLimits.check(text).isEmpty()) {
			layout.run();
		}
		return layout.edits;
	}

	/** The text laid out. */
	public static String apply(String text, String indentation) {
		StringBuilder result = new StringBuilder();
		int at = 0;
		for (Edit edit : of(text, indentation)) {
			result.append(text, at, edit.offset()).append(edit.text());
			at = edit.offset() + edit.length();
		}
		return result.append(text, at, text.length()).toString();
	}

	private void run() {
		CoraLexer lexer = new CoraLexer();
		lexer.setCharStream(new ANTLRStringStream(text));
		for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
			if (token.getType() != CoraLexer.RULE_WS) {
				token((CommonToken) token);
			}
		}
		end();
	}

	private void end() {
		String rest = text.substring(lastEnd);
		boolean ended = rest.isEmpty() && text.endsWith(lineBreak); // in a comment without an end
		String wanted = lastEnd == 0 || ended ? "" : lineBreak;
		if (!rest.equals(wanted)) {
			edits.add(new Edit(lastEnd, rest.length(), wanted));
		}
	}

	private void token(CommonToken token) {
		int start = token.getStartIndex();
		String word = token.getText();
		boolean comment = token.getType() == CoraLexer.RULE_SL_COMMENT;
		if (comment) {
			word = word.stripTrailing();
		}
		if (word.equals("}") || word.equals(")") || word.equals("]")) {
			open.poll();
		}
		space(start, word, token.getType());
		if (token.getType() == CoraLexer.RULE_ML_COMMENT) {
			inside(start, word);
		}
		bracket(word);
		beforeLast = last;
		last = word;
		beforeLastType = lastType;
		lastType = token.getType();
		lastEnd = start + word.length();
	}

	private void bracket(String word) {
		listing |= word.equals("by") && last.equals("flow") || word.equals("to") && last.equals("subject") || word.equals("with");
		listing &= !word.equals("{");
		if (open.isEmpty() && !word.equals("{")) {
			inModel = word.equals("nic") || word.equals("host") || inModel && !word.equals("}");
		}
		if (word.equals("{") || word.equals("(") || word.equals("[")) {
			open.push(word);
		}
		typesClosed = inTypes && word.equals(">");
		if (word.equals("<") && isWord(last) && stateDeclared) {
			inTypes = true;
		} else if (word.equals(">")) {
			inTypes = false;
		}
		if (word.equals("state")) {
			stateDeclared = true;
		} else if (word.equals("{") || word.equals("=")) {
			stateDeclared = false;
		}
	}

	private void space(int start, String word, int type) {
		String given = text.substring(lastEnd, start);
		int breaks = breaks(given);
		String wanted;
		if (lastEnd == 0) {
			wanted = "";
		} else if (breaks > 0 || lastType == CoraLexer.RULE_SL_COMMENT) {
			wanted = lineBreak.repeat(Math.max(1, Math.min(2, last.equals("{") || word.equals("}") ? 1 : breaks))) + indent(word, start);
			listing &= last.equals(",");
		} else if (type == CoraLexer.RULE_SL_COMMENT) {
			wanted = given.isEmpty() ? " " : given.replace("\t", " ");
		} else {
			boolean column = inModel && given.length() > 1 && !given.contains("\t");
			wanted = column ? given : blank(word, given) ? " " : "";
		}
		if (!given.equals(wanted)) {
			edits.add(new Edit(lastEnd, given.length(), wanted));
		}
	}

	private static int breaks(String given) {
		int breaks = 0;
		for (int i = 0; i < given.length(); i++) {
			boolean pair = given.charAt(i) == '\r' && i + 1 < given.length() && given.charAt(i + 1) == '\n';
			breaks += given.charAt(i) == '\n' || given.charAt(i) == '\r' && !pair ? 1 : 0;
		}
		return breaks;
	}

	private String indent(String word, int start) {
		boolean unfinished = BINARY.contains(last) && !typesClosed && !last.equals("=>") && !last.equals("%"); // 20 % ends a line
		boolean continues = unfinished || BINARY.contains(word) || listing && last.equals(",")
				|| CONTINUES.contains(word) && !last.equals("{") && (!last.equals("}") || word.equals("then")) && !isComment() && !isArm(start + word.length());
		boolean bracketed = !open.isEmpty() && !open.peek().equals("{");
		return indentation.repeat(open.size() + (continues && !bracketed ? 1 : 0));
	}

	/** Whether an arrow follows, so that it is an arm of its own. */
	private boolean isArm(int end) {
		int next = end;
		while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
			next++;
		}
		return text.startsWith("=>", next);
	}

	private boolean isComment() {
		return lastType == CoraLexer.RULE_SL_COMMENT || lastType == CoraLexer.RULE_ML_COMMENT;
	}

	/** Whether there is a blank between the last token and this one, on one line. */
	private boolean blank(String word, String given) {
		if (isComment()) {
			return true;
		}
		if (word.equals(".") || last.equals(".") || last.equals("(") || last.equals("[") || word.equals(")")
				|| word.equals("]") || word.equals(",")) {
			return false;
		}
		if (word.equals("/") && isAddress(lastType) || last.equals("/") && isAddress(beforeLastType)) {
			return false;
		}
		if (word.equals("-") || last.equals("-")) {
			return !given.isEmpty();
		}
		if (word.equals(":")) {
			return !given.isEmpty();
		}
		if (last.equals("!") || last.equals("~")) {
			return false;
		}
		if (word.equals("(")) {
			return !isWord(last) && !last.equals("<") && !last.equals(")") || SPACE_BEFORE_PAREN.contains(last)
					&& !beforeLast.equals(".");
		}
		if (word.equals("[")) {
			return !isWord(last) && !last.equals(")") && !last.equals("]")
					|| SPACE_BEFORE_PAREN.contains(last) && !beforeLast.equals(".");
		}
		if (word.equals("<") && stateDeclared && isWord(last) || inTypes && (last.equals("<") || word.equals(">"))) {
			return false;
		}
		return true;
	}

	private static boolean isAddress(int type) {
		return type == CoraLexer.RULE_IPV4 || type == CoraLexer.RULE_IPV6;
	}

	private static boolean isWord(String token) {
		return !token.isEmpty() && (Character.isLetterOrDigit(token.charAt(0)) || token.charAt(0) == '_');
	}

	/** Lines of a comment that begin with a star stand under the comment's first one. */
	private void inside(int start, String comment) {
		String margin = lastEnd == 0 ? "" : indentation.repeat(open.size());
		int line = comment.indexOf('\n');
		while (line >= 0) {
			int first = line + 1;
			while (first < comment.length() && (comment.charAt(first) == ' ' || comment.charAt(first) == '\t')) {
				first++;
			}
			String wanted = margin + " ";
			if (first < comment.length() && comment.charAt(first) == '*'
					&& !comment.substring(line + 1, first).equals(wanted)) {
				edits.add(new Edit(start + line + 1, first - line - 1, wanted));
			}
			line = comment.indexOf('\n', first);
		}
	}
}
