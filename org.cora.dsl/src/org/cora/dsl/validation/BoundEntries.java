// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.eclipse.xtext.EcoreUtil2;

/** The names that stand for entries of tables, and what can make them stale. */
final class BoundEntries {

	private final Map<StateDeclaration, Set<Referable>> bound = new HashMap<>();

	/** Notes a name, if it stands for an entry. */
	void add(Referable variable) {
		Typing.entryState(variable).ifPresent(state -> bound.computeIfAbsent(state, s -> new LinkedHashSet<>()).add(variable));
	}

	/** The names whose entries may be other ones when one is put in that table or removed: its own, and of those tied to it. */
	Set<Referable> changedWith(StateDeclaration state) {
		Set<Referable> names = new HashSet<>(bound.getOrDefault(state, Set.of()));
		Nf nf = EcoreUtil2.getContainerOfType(state, Nf.class);
		for (StateDeclaration tied : nf == null ? List.<StateDeclaration>of() : NfMembers.of(nf, StateDeclaration.class)) {
			if (tied.getSettings().stream().anyMatch(s -> s instanceof ExpiresWith e && e.getOwner() == state)) {
				names.addAll(bound.getOrDefault(tied, Set.of()));
			}
		}
		return names;
	}

	/** Whether the call takes entries out of a table. */
	static boolean removes(MethodCall call) {
		return ("remove".equals(call.getMethod()) || "clear".equals(call.getMethod()))
				&& Methods.state(call).filter(StateTypes::isTable).isPresent();
	}

	/** The tables that the statement puts entries in or removes them from, in functions that it calls too. */
	static Set<StateDeclaration> changedIn(Statement statement, FunctionFacts.Known functions) {
		Set<StateDeclaration> changed = changedBy(statement);
		Functions.calledIn(statement).forEach(function -> changed.addAll(functions.of(function).changed()));
		return changed;
	}

	/** The same without functions that it calls. */
	static Set<StateDeclaration> changedBy(Statement statement) {
		Set<StateDeclaration> changed = new LinkedHashSet<>();
		if (statement instanceof Assignment assignment && Typing.of(assignment.getTarget()) instanceof Sort.Entry entry) {
			changed.add(entry.state());
		}
		for (Assignment assignment : EcoreUtil2.getAllContentsOfType(statement, Assignment.class)) {
			if (Typing.of(assignment.getTarget()) instanceof Sort.Entry entry) {
				changed.add(entry.state());
			}
		}
		for (MethodCall call : EcoreUtil2.getAllContentsOfType(statement, MethodCall.class)) {
			if (removes(call)) {
				Methods.state(call).ifPresent(changed::add);
			}
		}
		return changed;
	}
}
