// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cora.dsl.services.CoraGrammarAccess;
import org.cora.dsl.validation.SyntaxMessages;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;

/**
 * A text with syntax errors, part by part. Each part is parsed by itself, so a mistake in one shows nowhere else, and of
 * each only the first error counts: where a parser goes on after it is guesswork.
 */
public final class Recovery {

	/** Wrong parts after which nobody reads on. */
	private static final int MAX_PROBLEMS = 50;

	private final List<Part> parts;
	private final Set<Part> broken = new HashSet<>();
	private final List<SyntaxProblem> problems = new ArrayList<>();

	private Recovery(List<Part> parts) {
		this.parts = parts;
	}

	/**
	 * Looks at a text that doesn't follow the grammar.
	 *
	 * @param whole its parse result, which has syntax errors
	 */
	public static Recovery of(String text, IParseResult whole, IParser parser, CoraGrammarAccess grammar) {
		Recovery recovery = new Recovery(Parts.of(Lexeme.of(text)));
		recovery.find(text, Reading.of(whole), parser, grammar);
		if (recovery.problems.isEmpty()) {
			SyntaxProblem first = first(whole, 0).orElse(new SyntaxProblem(0, 0, "This doesn't follow the grammar"));
			recovery.problems.add(first);
			recovery.parts.stream().filter(part -> part.end() >= first.offset()).forEach(recovery.broken::add);
		}
		return recovery;
	}

	/** The same for a text without syntax errors. */
	static Recovery sound(String text) {
		return new Recovery(Parts.of(Lexeme.of(text)));
	}

	/** One problem for each part that has one, in the order of the text. */
	public List<SyntaxProblem> problems() {
		return problems;
	}

	List<Part> parts() {
		return parts;
	}

	boolean isBroken(Part part) {
		return broken.contains(part);
	}

	/**
	 * Parses the parts that the parser of the whole file stumbled over or didn't find. The end of a part that lacks a bracket
	 * it sees only in the part behind, so those before one are parsed too.
	 */
	private void find(String text, Reading reading, IParser parser, CoraGrammarAccess grammar) {
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (reading.understood(part) && (i + 1 == parts.size() || reading.understood(parts.get(i + 1)))) {
				continue;
			}
			Optional<SyntaxProblem> problem = problems.size() < MAX_PROBLEMS ? problem(part, text, parser, grammar) : Optional.empty();
			problem.ifPresent(problems::add);
			if (problem.isPresent() || problems.size() >= MAX_PROBLEMS) {
				broken.add(part);
			}
		}
	}

	private static Optional<SyntaxProblem> problem(Part part, String text, IParser parser, CoraGrammarAccess grammar) {
		IParseResult parsed = parser.parse(rule(part, grammar), new StringReader(part.text(text)));
		if (!parsed.hasSyntaxErrors()) {
			return Optional.empty();
		}
		Optional<SyntaxProblem> error = first(parsed, part.start()).map(problem -> within(part, problem));
		Optional<SyntaxProblem> bracket = part.kind() == Part.Kind.HEAD ? Optional.empty() : Brackets.check(part.lexemes());
		return Stream.of(bracket, error).flatMap(Optional::stream).min(Comparator.comparingInt(SyntaxProblem::offset));
	}

	private static ParserRule rule(Part part, CoraGrammarAccess grammar) {
		return switch (part.kind()) {
			case PREAMBLE, FILE -> grammar.getSourceFileRule();
			case DECLARATION, HEAD -> grammar.getDeclarationRule();
			case MEMBER -> grammar.getNfMemberRule();
		};
	}

	/** At the end of a part what is missing is marked at its last token, and what follows a member should be another one. */
	private static SyntaxProblem within(Part part, SyntaxProblem problem) {
		String message = part.kind() == Part.Kind.MEMBER ? problem.message().replace(SyntaxMessages.DECLARATION, SyntaxMessages.MEMBER)
				: problem.message();
		Lexeme last = part.lexemes().get(part.lexemes().size() - 1);
		return problem.offset() < last.end() || part.kind() == Part.Kind.FILE
				? new SyntaxProblem(problem.offset(), problem.length(), message, problem.remedy())
				: new SyntaxProblem(last.offset(), last.text().length(), SyntaxMessages.afterwards(message));
	}

	private static Optional<SyntaxProblem> first(IParseResult parsed, int start) {
		return StreamSupport.stream(parsed.getSyntaxErrors().spliterator(), false).min(Comparator.comparingInt(INode::getOffset))
				.map(node -> new SyntaxProblem(start + node.getOffset(), node.getLength(), node.getSyntaxErrorMessage().getMessage(),
						remedy(node.getSyntaxErrorMessage())));
	}

	private static List<String> remedy(SyntaxErrorMessage message) {
		return message.getIssueData() == null ? List.of() : List.of(message.getIssueData());
	}
}
