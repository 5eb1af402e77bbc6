// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.StaleEntries;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.EcoreUtil2;

/** What is said in a wrong order or of too much: entries changed too late, ends the wrong way round, loops without an end, states for nothing. */
final class OrderRemedies implements CodeActions.RemedySource {

	/** Rounds of a loop that had no end. */
	private static final int ROUNDS = 64;

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.STALE_ENTRY -> problem.around(Assignment.class).ifPresent(a -> earlier(a, problem, remedies));
			case IssueCodes.UNBOUNDED_LOOP -> problem.around(For.class).ifPresent(loop -> bounded(loop, problem, remedies));
			case IssueCodes.INVALID_SETTING -> ends(problem, remedies);
			case IssueCodes.NEVER_READ -> problem.around(StateDeclaration.class).ifPresent(s -> useless(s, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	/** The assignment goes before the statement of its block that wrote to the table. */
	private static void earlier(Assignment assignment, Problem problem, List<Remedy> remedies) {
		if (!(assignment.eContainer() instanceof Block block)) {
			return;
		}
		List<Statement> before = block.getStatements().subList(0, block.getStatements().indexOf(assignment));
		Optional<Statement> writing = before.stream().filter(s -> StaleEntries.isMade(s, assignment)).findFirst();
		if (writing.isPresent() && !needs(assignment, before.subList(before.indexOf(writing.get()), before.size()))) {
			Edits edits = problem.edits();
			remedies.add(Remedy.of("Do this before '" + edits.of(writing.get()).lines().findFirst().orElse("") + "'",
					edits.before(writing.get(), edits.of(assignment)), edits.remove(assignment, assignment)));
		}
	}

	/** Whether it uses a name that one of the statements declares. */
	private static boolean needs(EObject statement, List<Statement> others) {
		Set<EObject> declared = new HashSet<>(others.stream().filter(Let.class::isInstance).toList());
		return EcoreUtil2.getAllContentsOfType(statement, NameReference.class).stream().anyMatch(name -> declared.contains(name.getTarget()));
	}

	/** So many rounds at most, and no more than were wanted. */
	private static void bounded(For loop, Problem problem, List<Remedy> remedies) {
		Optional<Long> low = loop.getLow() == null ? Optional.empty() : Constants.number(loop.getLow());
		Optional<Integer> brace = loop.getBody() == null ? Optional.empty() : problem.edits().keyword(loop.getBody(), "{", false);
		if (low.isEmpty() || brace.isEmpty() || loop.getHigh() == null || problem.edits().start(loop.getHigh()) != problem.start()) {
			return;
		}
		Edits edits = problem.edits();
		long last = low.get() + ROUNDS - 1;
		String leave = "if " + loop.getVariable().getName() + " > " + problem.marked() + " { break }";
		boolean ownLine = edits.text().substring(brace.get() + 1).lines().findFirst().orElse("").isBlank();
		remedies.add(Remedy.of("Go round " + ROUNDS + " times at most", edits.replace(problem.start(), problem.end(), String.valueOf(last)),
				edits.insert(brace.get() + 1, ownLine ? "\n" + edits.indentation(edits.start(loop)) + Edits.INDENTATION + leave : " " + leave)));
	}

	private static void ends(Problem problem, List<Remedy> remedies) {
		Optional<For> loop = problem.around(For.class).filter(l -> l.getHigh() != null && problem.edits().start(l.getHigh()) == problem.start());
		Optional<Range> range = problem.around(Range.class).filter(r -> problem.edits().start(r) == problem.start());
		if (range.isPresent()) {
			swapped(range.get().getLow(), range.get().getHigh(), problem, remedies);
		} else {
			loop.ifPresent(l -> swapped(l.getLow(), l.getHigh(), problem, remedies));
		}
	}

	private static void swapped(Expression low, Expression high, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		String text = edits.of(high) + " .. " + edits.of(low);
		remedies.add(Remedy.of("Change to '" + text + "'", edits.replace(edits.start(low), edits.end(high), text)));
	}

	/** The state goes with all statements that do nothing but write it. */
	private static void useless(StateDeclaration state, Problem problem, List<Remedy> remedies) {
		Nf nf = EcoreUtil2.getContainerOfType(state, Nf.class);
		Edits edits = problem.edits();
		List<TextEdit> removed = new ArrayList<>(List.of(edits.remove(state, state)));
		Set<Statement> seen = new HashSet<>();
		for (NameReference use : EcoreUtil2.getAllContentsOfType(nf, NameReference.class)) {
			if (use.getTarget() != state) {
				continue;
			}
			Statement statement = Place.statement(use).orElse(null);
			if (statement == null || !doesNothingElse(statement)) {
				return;
			}
			if (seen.add(statement)) {
				removed.add(edits.remove(statement, statement));
			}
		}
		remedies.add(new Remedy("Remove the state '" + state.getName() + "' and what writes it", removed));
	}

	private static boolean doesNothingElse(Statement statement) {
		boolean call = statement instanceof CallStatement c && c.getCall() instanceof MethodCall && c.getOtherwise() == null;
		boolean calls = EcoreUtil2.getAllContentsOfType(statement, MethodCall.class).size() > (call ? 1 : 0)
				|| !EcoreUtil2.getAllContentsOfType(statement, Call.class).isEmpty();
		return !calls && (call || statement instanceof Assignment assignment && assignment.getOtherwise() == null);
	}
}
