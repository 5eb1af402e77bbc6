// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.TimerHandler;
import org.cora.dsl.lowering.ConsistencyReader;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.program.Consistency;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks that what the author calls mergeable is updated so that copies can be merged: by what commutes. */
public class ConsistencyChecks extends Problems {

	private static boolean isCalledMergeable(StateDeclaration state) {
		return ConsistencyReader.said(state).isPresent() && ConsistencyReader.of(state) != Consistency.STRICT;
	}

	@Check
	public void assignment(Assignment assignment) {
		Optional<StateDeclaration> state = element(assignment.getTarget());
		if (state.filter(ConsistencyChecks::isCalledMergeable).isEmpty() || assignment.getOperator() == null) {
			return;
		}
		if (!assignment.getOperator().equals("+=") && !assignment.getOperator().equals("-=")) {
			error(IssueCodes.NOT_MERGEABLE, "'" + state.get().getName() + "' is called " + ConsistencyReader.said(state.get()).get().getConsistency() + ": copies of it are added up, so only"
					+ " '+=' and '-=' can change it", assignment, Literals.ASSIGNMENT__OPERATOR);
		} else if (assignment.getValue() != null && mentions(assignment.getValue(), state.get())) {
			error(IssueCodes.NOT_MERGEABLE, "'" + state.get().getName() + "' is called " + ConsistencyReader.said(state.get()).get().getConsistency() + ": what is added to it can't depend on"
					+ " what a copy holds", assignment, Literals.ASSIGNMENT__VALUE);
		}
	}

	private static boolean mentions(Expression value, StateDeclaration state) {
		return StateTypes.named(value).filter(state::equals).isPresent()
				|| EcoreUtil2.getAllContentsOfType(value, NameReference.class).stream().anyMatch(r -> r.getTarget() == state);
	}

	/** The array or register that an assignment changes, the whole or a part of it. */
	private static Optional<StateDeclaration> element(Expression target) {
		Expression root = target;
		while (root instanceof MemberAccess access && access.getReceiver() != null) {
			root = access.getReceiver();
		}
		return StateTypes.named(root instanceof Index index && index.getReceiver() != null ? index.getReceiver() : root);
	}

	@Check
	public void clear(MethodCall call) {
		boolean clears = "clear".equals(call.getMethod()) && Methods.called(call).isPresent();
		boolean timed = EcoreUtil2.getContainerOfType(call, TimerHandler.class) != null;
		Optional<StateDeclaration> state = clears && !timed ? Methods.state(call) : Optional.empty();
		if (state.filter(ConsistencyChecks::isCalledMergeable).isPresent()) {
			error(IssueCodes.NOT_MERGEABLE, "'" + state.get().getName() + "' is called " + ConsistencyReader.said(state.get()).get().getConsistency() + ": only a timer can clear the copies of"
					+ " both sides at once", call, Literals.METHOD_CALL__METHOD);
		}
	}
}
