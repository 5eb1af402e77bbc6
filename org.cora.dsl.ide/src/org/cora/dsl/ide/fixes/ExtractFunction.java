// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Break;
import org.cora.dsl.cora.Continue;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.NfMember;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.scoping.Locals;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.xtext.EcoreUtil2;

/**
 * Makes the selected statements a function of the network function, and calls it: what they use of variables around becomes
 * its parameters. Not offered where that would mean something else: for jumps out of the statements, variables of theirs that
 * are used behind them, and entries that they change, which a parameter would only be a copy of.
 */
final class ExtractFunction implements Assist {

	@Override
	public void offer(Place place, List<Offer> offers) {
		List<Statement> selected = place.statements();
		NfMember member = selected.isEmpty() ? null : EcoreUtil2.getContainerOfType(selected.get(0), NfMember.class);
		if (member == null || !(member.eContainer() instanceof Nf)) {
			return;
		}
		parameters(selected).filter(p -> staysTheSame(selected, member)).ifPresent(parameters -> {
			String name = Place.free("extracted", member);
			Edits edits = place.edits();
			int start = edits.start(selected.get(0));
			int end = edits.end(selected.get(selected.size() - 1));
			String declared = String.join(", ", parameters.entrySet().stream().map(p -> p.getKey() + " : " + p.getValue()).toList());
			String function = "fn " + name + "(" + declared + ") {\n" + body(edits.text().substring(start, end), edits.indentation(start)) + "\n}";
			offers.add(new Offer(CodeActionKind.RefactorExtract, Remedy.of("Extract to the function '" + name + "'",
					edits.declarationBefore(member, function, "\n\n"),
					edits.replace(start, end, name + "(" + String.join(", ", parameters.keySet()) + ")"))));
		});
	}

	/** The lines with one step of indentation, whatever they had. */
	private static String body(String text, String indentation) {
		return Edits.INDENTATION + text.replace("\n" + indentation, "\n" + Edits.INDENTATION);
	}

	/** Names and types of what the statements use of the variables before them; empty if one can't be handed over. */
	private static Optional<Map<String, String>> parameters(List<Statement> selected) {
		List<Referable> before = Locals.visible(selected.get(0));
		Map<String, String> parameters = new LinkedHashMap<>();
		for (NameReference use : uses(selected).toList()) {
			Referable variable = use.getTarget();
			if (before.contains(variable)) {
				Sort sort = Typing.reference(variable);
				String type = sort instanceof Sort.Packet ? "packet" : WrittenTypes.canBeWritten(sort.asValue()) ? sort.asValue().name() : null;
				if (type == null || isChanged(use) && !(sort instanceof Sort.Packet)) {
					return Optional.empty();
				}
				parameters.put(Names.of(variable), type);
			}
		}
		return Optional.of(parameters);
	}

	private static Stream<NameReference> uses(List<? extends EObject> objects) {
		return objects.stream().flatMap(o -> EcoreUtil2.getAllContentsOfType(o, NameReference.class).stream());
	}

	/** Whether the use is, or is a part of, what an assignment changes. */
	private static boolean isChanged(NameReference use) {
		EObject at = use;
		while (at.eContainer() instanceof Expression) {
			at = at.eContainer();
		}
		return at.eContainer() instanceof Assignment assignment && assignment.getTarget() == at;
	}

	private static boolean staysTheSame(List<Statement> selected, NfMember member) {
		List<EObject> inside = new ArrayList<>();
		for (Statement statement : selected) {
			inside.add(statement);
			inside.addAll(EcoreUtil2.getAllContentsOfType(statement, EObject.class));
		}
		boolean jumps = inside.stream().anyMatch(o -> o instanceof Return || o instanceof Break || o instanceof Continue);
		boolean usedBehind = uses(List.of(member)).anyMatch(use -> inside.contains(use.getTarget()) && !inside.contains(use));
		return !jumps && !usedBehind;
	}
}
