// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.BooleanLiteral;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Require;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.cora.Verdict;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeActionKind;

/** What can be done to an {@code if} or {@code require} that the caret is in the first line of. */
final class Conditions implements Assist {

	private static final Map<String, String> OPPOSITES = Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

	@Override
	public void offer(Place place, List<Offer> offers) {
		place.around(If.class).filter(branch -> isOnHead(place, branch, branch.getThen()))
				.ifPresent(branch -> branch(branch, place.edits(), offers));
		place.around(Require.class).filter(require -> isOnHead(place, require, require.getOtherwise()))
				.ifPresent(require -> require(require, place.edits(), offers));
	}

	private static boolean isOnHead(Place place, EObject statement, EObject body) {
		return body != null && place.start() >= place.edits().start(statement) && place.end() <= place.edits().start(body) + 1;
	}

	private static void branch(If branch, Edits edits, List<Offer> offers) {
		if (branch.getOtherwise() == null) {
			rewrite("Add 'else'", offers, edits.insert(edits.end(branch), " else {\n" + edits.indentation(edits.start(branch)) + "}"));
			verdict(branch.getThen()).filter(v -> branch.eContainer() instanceof Block).ifPresent(verdict -> rewrite(
					"Turn into 'require'", offers, edits.replace(edits.start(branch), edits.end(branch),
							"require " + negated(branch.getCondition(), edits) + " else " + edits.of(verdict))));
		} else if (branch.getOtherwise() instanceof Block otherwise) {
			rewrite("Invert the 'if'", offers, condition(branch, edits),
					edits.replace(edits.start(branch.getThen()), edits.end(branch.getThen()), edits.of(otherwise)),
					edits.replace(edits.start(otherwise), edits.end(otherwise), edits.of(branch.getThen())));
		}
	}

	private static org.eclipse.lsp4j.TextEdit condition(If branch, Edits edits) {
		return edits.replace(edits.start(branch.getCondition()), edits.end(branch.getCondition()), negated(branch.getCondition(), edits));
	}

	private static void require(Require require, Edits edits, List<Offer> offers) {
		String indentation = edits.indentation(edits.start(require));
		String otherwise = edits.of(require.getOtherwise());
		String body = require.getOtherwise() instanceof Block ? otherwise
				: "{\n" + indentation + Edits.INDENTATION + otherwise + "\n" + indentation + "}";
		rewrite("Turn into 'if'", offers, edits.replace(edits.start(require), edits.end(require),
				"if " + negated(require.getCondition(), edits) + " " + body));
	}

	private static void rewrite(String title, List<Offer> offers, org.eclipse.lsp4j.TextEdit... edits) {
		offers.add(new Offer(CodeActionKind.RefactorRewrite, Remedy.of(title, edits)));
	}

	/** The verdict that is all that a block does. */
	private static Optional<Verdict> verdict(Statement block) {
		return block instanceof Block body && body.getStatements().size() == 1 && body.getStatements().get(0) instanceof Verdict verdict
				? Optional.of(verdict) : Optional.empty();
	}

	/** The opposite of a condition as a person would write it. */
	static String negated(Expression condition, Edits edits) {
		String text = edits.of(condition);
		boolean bracketed = text.startsWith("(");
		if (condition instanceof Unary unary && "!".equals(unary.getOperator()) && text.startsWith("!")) {
			String inner = text.substring(1).strip();
			return inner.startsWith("(") && unary.getOperand() instanceof Binary ? inner.substring(1, inner.length() - 1).strip() : inner;
		}
		if (condition instanceof BooleanLiteral literal) {
			return "true".equals(literal.getText()) ? "false" : "true";
		}
		if (condition instanceof Binary binary && OPPOSITES.containsKey(binary.getOperator()) && !bracketed) {
			return edits.of(binary.getLeft()) + " " + OPPOSITES.get(binary.getOperator()) + " " + edits.of(binary.getRight());
		}
		boolean simple = text.matches("[\\w.]+(\\([^()]*\\))?") || bracketed && !(condition instanceof Binary);
		return simple ? "!" + text : "!(" + text + ")";
	}
}
