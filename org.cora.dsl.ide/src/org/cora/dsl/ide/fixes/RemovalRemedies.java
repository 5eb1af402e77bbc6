// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.NfMember;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.PortGroup;
import org.cora.dsl.cora.Primitive;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.StateSetting;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;

/** What is said for nothing: it goes, or says by its name that it is meant so. */
final class RemovalRemedies implements CodeActions.RemedySource {

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.UNUSED -> unused(problem, remedies);
			case IssueCodes.NEEDLESS_ELSE -> needless(problem, remedies);
			case IssueCodes.UNREACHABLE -> problem.around(Statement.class).ifPresent(s -> unreachable(s, problem, remedies));
			case IssueCodes.VERDICT_HERE -> problem.around(Verdict.class)
					.ifPresent(v -> remove("Remove the verdict", v, problem, remedies));
			case IssueCodes.UNKNOWN_SETTING -> problem.around(StateSetting.class)
					.ifPresent(s -> remove("Remove '" + problem.marked() + "'", s, problem, remedies));
			case IssueCodes.OUTSIDE_LOOP -> problem.around(Statement.class).filter(s -> s.eContainer() instanceof Block)
					.ifPresent(s -> remove("Remove '" + problem.marked() + "'", s, problem, remedies));
			case IssueCodes.RETURN_HERE -> problem.around(Return.class).ifPresent(r -> result(r, problem, remedies));
			case IssueCodes.RECURSIVE -> problem.around(Struct.class).ifPresent(s -> itself(s, problem, remedies));
			case IssueCodes.LIBRARY_ONLY -> problem.around(Primitive.class).filter(p -> isUnused(p))
					.ifPresent(p -> remove("Remove '" + p.getName() + "'", p, problem, remedies));
			case IssueCodes.NOT_MOVABLE -> problem.around(Push.class).ifPresent(push -> over(push, problem, remedies));
			case IssueCodes.INVALID_SETTING -> problem.around(ValueSetting.class).filter(s -> problem.edits().start(s) == problem.start())
					.ifPresent(s -> remove("Remove '" + s.getName() + "'", s, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	private static void remove(String title, EObject object, Problem problem, List<Remedy> remedies) {
		remedies.add(Remedy.of(title, problem.edits().remove(object, object)));
	}

	/** A function that returns a value has a result. */
	private static void result(Return end, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		if (end.getValue() == null) {
			remedies.add(Remedy.of("Change to 'pass'", edits.replace(edits.start(end), edits.end(end), "pass")));
			return;
		}
		Type type = Typing.of(end.getValue()) instanceof Sort.Untyped ? org.cora.ir.type.Types.U64 : Typing.of(end.getValue()).asValue();
		problem.around(Function.class).filter(f -> WrittenTypes.canBeWritten(type) && f.getBody() != null).ifPresent(f -> remedies.add(Remedy.of(
				"Give '" + f.getName() + "' a result of type " + type.name(), edits.insert(edits.start(f.getBody()), ": " + type.name() + " "))));
		remedies.add(Remedy.of("Return no value", edits.replace(edits.start(end), edits.end(end), "return")));
	}

	/** A field of the struct's own type goes, unless something names it or it is the only one. */
	private static void itself(Struct struct, Problem problem, List<Remedy> remedies) {
		if (struct.getFields().size() < 2) {
			return;
		}
		struct.getFields().stream().filter(f -> f.getType() instanceof NamedType type && type.getDeclaration() == struct && isUnused(f)).findFirst()
				.ifPresent(field -> remedies.add(Remedy.of("Remove the field '" + field.getName() + "'",
						problem.edits().removeFrom(struct.getFields(), field))));
	}

	private static boolean isUnused(EObject declared) {
		return EcoreUtil.UsageCrossReferencer.find(declared, EcoreUtil.getRootContainer(declared)).isEmpty();
	}

	/** What isn't a tunnel stands where it stands. */
	private static void over(Push push, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		if (push.getOver() != null && edits.start(push.getOver()) == problem.start()) {
			remedies.add(Remedy.of("Remove 'over " + problem.marked() + "'", edits.replace(edits.end(push.getHeader()), problem.end(), "")));
		}
	}

	private static void unused(Problem problem, List<Remedy> remedies) {
		EObject at = problem.at();
		String name = problem.marked();
		String title = "Remove the " + problem.datum().orElse("declaration") + " '" + name + "'";
		if (at instanceof Port port) {
			port(port, title, problem, remedies);
		} else if (at instanceof EntryVariable entry) {
			entry(entry, title, problem, remedies);
		} else if (at instanceof Let let) {
			if (let.eContainer() instanceof Block && EcoreUtil2.getAllContentsOfType(let, MethodCall.class).isEmpty()) {
				remove(title, let, problem, remedies);
			}
		} else if (at instanceof NfMember) {
			remove(title, at, problem, remedies);
		}
		if (name.matches("\\w+")) {
			remedies.add(Remedy.of("Say that it is meant so: '_" + name + "'", problem.edits().insert(problem.start(), "_")));
		}
	}

	private static void port(Port port, String title, Problem problem, List<Remedy> remedies) {
		if (port.eContainer() instanceof PortGroup group && group.getPorts().size() > 2) {
			int index = group.getPorts().indexOf(port);
			Edits edits = problem.edits();
			remedies.add(Remedy.of(title, index == 0
					? edits.replace(edits.start(port), edits.start(group.getPorts().get(1)), "")
					: edits.replace(edits.end(group.getPorts().get(index - 1)), edits.end(port), "")));
		}
	}

	private static void entry(EntryVariable entry, String title, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		Optional<Integer> as = entry.eContainer() instanceof ExpireHandler handler ? edits.keyword(handler, "as", false)
				: Optional.empty();
		int start = as.orElse(edits.start(entry));
		int from = edits.text().substring(0, start).stripTrailing().length();
		remedies.add(Remedy.of(title, edits.replace(from, edits.end(entry), "")));
	}

	private static void needless(Problem problem, List<Remedy> remedies) {
		Optional<EObject> owner = problem.around(Let.class).<EObject>map(o -> o).or(() -> problem.around(Assignment.class));
		owner.flatMap(o -> problem.edits().keyword(o, "else", true)).ifPresent(start -> {
			int from = problem.edits().text().substring(0, start).stripTrailing().length();
			remedies.add(Remedy.of("Remove the 'else'", problem.edits().replace(from, problem.end(), "")));
		});
	}

	/** The statement and what follows it in its block. */
	private static void unreachable(Statement statement, Problem problem, List<Remedy> remedies) {
		Statement first = statement;
		while (first != null && !(first.eContainer() instanceof Block)) {
			first = first.eContainer() instanceof Statement outer ? outer : null;
		}
		if (first != null && problem.edits().start(first) == problem.start()) {
			List<Statement> all = ((Block) first.eContainer()).getStatements();
			remedies.add(Remedy.of("Remove what is never reached", problem.edits().remove(first, all.get(all.size() - 1))));
		}
	}
}
