// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.recovery.SyntaxProblem;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;

/** What is written wrong where it is plain what can stand there: numbers, addresses, signs of other languages. */
final class ReplacementRemedies implements CodeActions.RemedySource {

	/** Codes whose data are what may stand in place of what is marked. */
	private static final Set<String> REPLACED = Set.of(IssueCodes.NUMBER_RANGE, IssueCodes.INVALID_LITERAL, IssueCodes.UNKNOWN_OPERATION,
			IssueCodes.INVALID_SETTING);
	private static final List<Integer> SIZES = List.of(8, 16, 32, 64);

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.SYNTAX -> sign(problem, remedies);
			case IssueCodes.INVALID_ENUM -> problem.datum().ifPresent(number -> numbered(number, problem, remedies));
			case IssueCodes.NUMBER_RANGE -> wider(problem, remedies);
			default -> {
				// none of these
			}
		}
		if (REPLACED.contains(problem.code())) {
			problem.data().forEach(text -> remedies.add(Remedy.of("Change to '" + text + "'",
					problem.edits().replace(problem.start(), problem.end(), text))));
		}
	}

	/** The data say where a text belongs, and which. */
	private static void sign(Problem problem, List<Remedy> remedies) {
		if (problem.data().size() < 2 || problem.data().get(0).equals(SyntaxProblem.INSTEAD) && problem.data().size() < 3) {
			return;
		}
		String text = problem.data().get(1);
		Edits edits = problem.edits();
		switch (problem.data().get(0)) {
			case SyntaxProblem.BEFORE -> remedies.add(Remedy.of("Add '" + text + "'", edits.insert(problem.start(),
					Edits.INDENTATION + text + "\n" + edits.indentation(problem.start()))));
			case SyntaxProblem.BEHIND -> remedies.add(Remedy.of("Add '" + text + "'", edits.insert(problem.end(), " " + text)));
			case SyntaxProblem.INSTEAD -> instead(problem.data().get(2), text, problem, remedies);
			default -> {
				// none of ours
			}
		}
	}

	/** The parser may have stumbled over the sign a little before it. */
	private static void instead(String sign, String text, Problem problem, List<Remedy> remedies) {
		int at = problem.edits().text().indexOf(sign, problem.start());
		if (at >= 0 && problem.edits().text().substring(problem.start(), at).indexOf('\n') < 0) {
			remedies.add(Remedy.of(text.isEmpty() ? "Remove '" + sign + "'" : "Change to '" + text + "'",
					problem.edits().replace(at, at + sign.length(), text)));
		}
	}

	/** A variable is given a type that has room for the number. */
	private static void wider(Problem problem, List<Remedy> remedies) {
		Optional<Let> let = problem.around(Let.class).filter(l -> l.getType() instanceof NamedType && l.getValue() != null
				&& problem.edits().start(l.getValue()) == problem.start());
		let.map(Let::getValue).filter(NumberLiteral.class::isInstance).map(NumberLiteral.class::cast)
				.flatMap(literal -> Numbers.of(literal.getText())).flatMap(Numbers.Measured::asLong).ifPresent(number -> {
					String type = "u" + SIZES.stream().filter(bits -> bits == 64 || Long.compareUnsigned(number, 1L << bits) < 0).findFirst().orElseThrow();
					remedies.add(Remedy.of("Declare it as '" + type + "'", problem.edits().replace(problem.edits().start(let.get().getType()),
							problem.edits().end(let.get().getType()), type)));
				});
	}

	/** The value, or the first one of the enum, gets a number of its own. */
	private static void numbered(String number, Problem problem, List<Remedy> remedies) {
		EnumValue value = problem.at() instanceof EnumValue marked ? marked
				: problem.around(Declaration.class).filter(Enum.class::isInstance).map(Enum.class::cast)
						.flatMap(e -> e.getValues().stream().findFirst()).filter(EnumValue.class::isInstance).map(EnumValue.class::cast).orElse(null);
		if (value != null) {
			String text = value.getName() + " = " + number;
			remedies.add(Remedy.of("Change to '" + text + "'", problem.edits().replace(problem.edits().start(value),
					problem.edits().end(value), text)));
		}
	}
}
