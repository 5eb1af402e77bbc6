// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.emf.ecore.EObject;

/** Types and arguments: another number of them, the part of a value that is meant, a header that lacks bits. */
final class TypeRemedies implements CodeActions.RemedySource {

	private static final int MOST_PARTS = 4;

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.TYPE_MISMATCH, IssueCodes.KEY_MISMATCH -> parts(problem, remedies);
			case IssueCodes.TYPE_ARGUMENTS -> arguments(problem, remedies);
			case IssueCodes.INVALID_HEADER -> problem.datum().ifPresent(bits -> filled(bits, problem, remedies));
			case IssueCodes.EXPIRES_MISMATCH -> problem.around(StateDeclaration.class).ifPresent(s -> tied(s, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	/** The parts of a value that have the wanted type, which the last datum names. */
	private static void parts(Problem problem, List<Remedy> remedies) {
		Optional<Expression> value = expression(problem);
		if (problem.data().size() < 2 || value.isEmpty() || Typing.of(value.get()).asValue() == null) {
			return;
		}
		List<String> paths = new ArrayList<>();
		paths(Typing.of(value.get()).asValue(), problem.data().get(1), "", paths);
		paths.stream().limit(MOST_PARTS).forEach(path -> remedies.add(Remedy.of("Take '" + problem.marked() + path + "'",
				problem.edits().insert(problem.end(), path))));
	}

	private static Optional<Expression> expression(Problem problem) {
		EObject at = problem.at();
		while (at != null && !(at instanceof Expression && problem.edits().start(at) == problem.start() && problem.edits().end(at) == problem.end())) {
			at = at.eContainer();
		}
		return Optional.ofNullable((Expression) at);
	}

	private static void paths(Type type, String wanted, String path, List<String> paths) {
		if (type instanceof Type.Struct struct && !struct.name().startsWith("(")) {
			for (Type.Member member : struct.members()) {
				if (member.type().name().equals(wanted)) {
					paths.add(path + "." + member.name());
				}
				paths(member.type(), wanted, path + "." + member.name(), paths);
			}
		}
	}

	// ---- arguments ----

	private static void arguments(Problem problem, List<Remedy> remedies) {
		EObject at = problem.at();
		if (at instanceof Call call) {
			Functions.called(call).ifPresent(function -> listed(call, call.getArguments(), function.getParameters().stream()
					.map(p -> p.getType() == null ? Optional.<Type>of(Types.U64) : DeclaredTypes.of(p.getType()).map(t -> (Type) t)).toList(), problem, remedies));
		} else if (at instanceof MethodCall call) {
			List<Type> wanted = Methods.called(call).map(method -> Methods.parameters(call, method)).orElse(List.of());
			listed(call, call.getArguments(), wanted.stream().map(Optional::of).toList(), problem, remedies);
		} else if (at instanceof StateDeclaration state) {
			StateTypes.kind(state).ifPresent(kind -> types(state, kind, problem, remedies));
		}
	}

	/** Takes the last ones away, or adds zeroes of the types that are wanted. */
	private static void listed(EObject call, List<Expression> given, List<Optional<Type>> wanted, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		Optional<Integer> close = edits.keyword(call, ")", true);
		if (close.isEmpty()) {
			return;
		}
		if (given.size() > wanted.size()) {
			int from = wanted.isEmpty() ? edits.start(given.get(0)) : edits.end(given.get(wanted.size() - 1));
			remedies.add(Remedy.of("Remove '" + edits.text().substring(edits.start(given.get(wanted.size())), close.get()).strip() + "'",
					edits.replace(from, close.get(), "")));
			return;
		}
		List<String> added = new ArrayList<>();
		for (Optional<Type> type : wanted.subList(given.size(), wanted.size())) {
			Optional<String> zero = type.flatMap(StatementRemedies::zero);
			if (zero.isEmpty()) {
				return;
			}
			added.add(zero.get());
		}
		String text = String.join(", ", added);
		remedies.add(Remedy.of("Add '" + text + "'", edits.insert(close.get(), (given.isEmpty() ? "" : ", ") + text)));
	}

	private static void types(StateDeclaration state, StateKind kind, Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		int wanted = StateTypes.arguments(kind);
		List<String> types = new ArrayList<>(state.getArguments().stream().map(edits::of).toList());
		while (types.size() > wanted) {
			types.remove(types.size() - 1);
		}
		while (types.size() < wanted) {
			types.add(kind == StateKind.POOL ? "Endpoint" : types.isEmpty() && wanted == 2 ? "ipv4" : "u64");
		}
		String text = kind.word() + (types.isEmpty() ? "" : "<" + String.join(", ", types) + ">");
		int end = edits.keyword(state, ">", true).map(at -> at + 1).orElse(problem.end());
		if (types.size() != state.getArguments().size()) {
			remedies.add(Remedy.of("Change to '" + text + "'", edits.replace(problem.start(), end, text)));
		}
	}

	// ---- declarations ----

	/** The bits that are missing, as a field that nobody asks for. */
	private static void filled(String bits, Problem problem, List<Remedy> remedies) {
		problem.around(Header.class).filter(header -> !header.getFields().isEmpty()).ifPresent(header -> {
			String name = "unused";
			for (int i = 2; isField(name, header); i++) {
				name = "unused" + i;
			}
			String field = name + " : bits[" + bits + "]";
			remedies.add(Remedy.of("Add the field '" + field + "'",
					problem.edits().insert(problem.edits().end(header.getFields().get(header.getFields().size() - 1)), ", " + field)));
		});
	}

	private static boolean isField(String name, Header header) {
		return header.getFields().stream().anyMatch(field -> name.equals(field.getName()));
	}

	/** The values become keys of the owner, as the owner's declaration writes them. */
	private static void tied(StateDeclaration state, Problem problem, List<Remedy> remedies) {
		problem.around(ExpiresWith.class).ifPresent(expires -> {
			StateDeclaration owner = expires.getOwner();
			Edits edits = problem.edits();
			boolean writable = owner != null && owner != state && owner.eResource() == state.eResource() && StateTypes.isTable(owner)
					&& owner.getArguments().get(0) instanceof NamedType && state.getArguments().size() == 2;
			if (writable) {
				String key = edits.of(owner.getArguments().get(0));
				remedies.add(Remedy.of("Make '" + key + "' the type of the values", edits.replace(edits.start(state.getArguments().get(1)),
						edits.end(state.getArguments().get(1)), key)));
			}
			remedies.add(Remedy.of("Remove 'expires with " + (owner == null ? "" : owner.getName()) + "'", edits.remove(expires, expires)));
		});
	}
}
