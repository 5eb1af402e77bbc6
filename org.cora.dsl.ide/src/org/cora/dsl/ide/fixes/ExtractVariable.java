// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.ValueArm;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeActionKind;

/** Gives the selected value a name, in a {@code let} before the statement. */
final class ExtractVariable implements Assist {

	@Override
	public void offer(Place place, List<Offer> offers) {
		Expression value = place.selected(Expression.class).orElse(null);
		Statement statement = value == null ? null : Place.statement(value).orElse(null);
		if (statement == null || !isValue(value) || !isAlwaysComputed(value, statement)) {
			return;
		}
		String name = Place.free(wish(value), statement);
		offers.add(new Offer(CodeActionKind.RefactorExtract, Remedy.of("Extract to 'let " + name + "'",
				place.edits().before(statement, "let " + name + " = " + place.edits().of(value)),
				place.edits().replace(place.start(), place.end(), name))));
	}

	private static boolean isValue(Expression value) {
		Sort sort = Typing.of(value);
		return sort.asValue() != null || sort instanceof Sort.Untyped;
	}

	/** Whether the statement computes the value whenever it runs, once, and before anything else that it does. */
	private static boolean isAlwaysComputed(Expression value, Statement statement) {
		EObject inner = value;
		for (EObject at = value.eContainer(); at != null; inner = at, at = at.eContainer()) {
			boolean sometimes = at instanceof Conditional either && inner != either.getCondition()
					|| at instanceof Binary binary && inner == binary.getRight() && ("&&".equals(binary.getOperator()) || "||".equals(binary.getOperator()))
					|| at instanceof For || at instanceof ValueArm || at instanceof Assignment assignment && inner == assignment.getTarget();
			if (sometimes) {
				return false;
			}
			if (at == statement) {
				return inner instanceof Expression && !(at instanceof If branch && inner != branch.getCondition())
						&& !(at instanceof Match match && inner != match.getSubject()) && !(at instanceof CallStatement && inner == value);
			}
			if (!(at instanceof Expression)) {
				return false;
			}
		}
		return false;
	}

	private static String wish(Expression value) {
		String name = value instanceof MemberAccess access && access.getMember() != null ? access.getMember().getName()
				: value instanceof MethodCall call ? call.getMethod() : null;
		return name == null ? "value" : name;
	}
}
