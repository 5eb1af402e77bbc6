// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Phase;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.scoping.Locals;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.TextEdit;

/** Mistakes within statements: what may be missing, what is too wide, what is left out. */
final class StatementRemedies implements CodeActions.RemedySource {

	private static final Map<Type, String> DEFAULTS = Map.of(Types.BOOL, "false", Types.IPV4, "0.0.0.0", Types.IPV6, "::",
			Types.MAC, "00:00:00:00:00:00", Types.DURATION, "0 s", Types.TIME, "now");

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.TYPE_MISMATCH, IssueCodes.KEY_MISMATCH -> problem.datum().filter(type -> problem.data().size() == 1).ifPresent(type -> remedies
					.add(Remedy.of("Cut the number to " + type, problem.edits().insert(problem.end(), "." + type + "()"))));
			case IssueCodes.HEADER_ABSENT -> problem.datum().ifPresent(test -> header(test, problem, remedies));
			case IssueCodes.MISSING_ELSE -> missingElse(problem, remedies);
			case IssueCodes.INVALID_PHASE -> problem.datum().flatMap(text -> problem.around(Phase.class).map(phase -> Remedy
					.of("Add '" + text + "'", problem.edits().insert(problem.edits().end(phase), " " + text)))).ifPresent(remedies::add);
			case IssueCodes.MISSING_FIELD -> problem.around(StructLiteral.class).ifPresent(s -> fields(s, problem, remedies));
			case IssueCodes.NO_EFFECT -> problem.around(CallStatement.class).ifPresent(call -> kept(call, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	private static void header(String test, Problem problem, List<Remedy> remedies) {
		Optional<Statement> statement = statement(problem.at());
		if (statement.isEmpty()) {
			return;
		}
		Edits edits = problem.edits();
		remedies.add(Remedy.of("Add 'require " + test + " else pass' before",
				edits.before(statement.get(), "require " + test + " else pass")));
		if (!(statement.get() instanceof Let)) {
			int start = edits.start(statement.get());
			String indentation = edits.indentation(start);
			String body = edits.of(statement.get()).replace("\n", "\n" + Edits.INDENTATION);
			remedies.add(Remedy.of("Surround with 'if " + test + "'", edits.replace(start, edits.end(statement.get()),
					"if " + test + " {\n" + indentation + Edits.INDENTATION + body + "\n" + indentation + "}")));
		}
	}

	/** The statement around, the one that stands directly in a block. */
	private static Optional<Statement> statement(EObject at) {
		EObject object = at;
		while (object != null && !(object instanceof Statement && object.eContainer() instanceof Block)) {
			object = object.eContainer();
		}
		return Optional.ofNullable((Statement) object);
	}

	private static void missingElse(Problem problem, List<Remedy> remedies) {
		Edits edits = problem.edits();
		if (problem.datum().isPresent()) {
			remedies.add(Remedy.of("Add 'else " + problem.datum().get() + "'",
					edits.insert(problem.end(), " else " + problem.datum().get())));
			return;
		}
		Optional<Statement> statement = statement(problem.at());
		Optional<Expression> lookUp = problem.around(Expression.class);
		if (statement.isPresent() && lookUp.isPresent()) {
			String name = free("entry", problem.at());
			remedies.add(Remedy.of("Look it up before, with 'let " + name + " = … else pass'",
					edits.before(statement.get(), "let " + name + " = " + problem.marked() + " else pass"),
					edits.replace(problem.start(), problem.end(), name)));
		}
	}

	private static String free(String wish, EObject at) {
		List<String> taken = Locals.visible(at).stream().map(Names::of).toList();
		String name = wish;
		for (int i = 2; taken.contains(name); i++) {
			name = wish + i;
		}
		return name;
	}

	private static void fields(StructLiteral literal, Problem problem, List<Remedy> remedies) {
		List<String> added = new ArrayList<>();
		for (Field field : literal.getType().getFields()) {
			if (problem.data().contains(field.getName())) {
				added.add(field.getName() + ": " + value(field, literal));
			}
		}
		List<FieldValue> given = literal.getFields();
		if (!added.isEmpty() && !given.isEmpty()) {
			remedies.add(Remedy.of("Add " + (added.size() == 1 ? "the field '" : "the fields '") + String.join("', '", problem.data())
					+ "'", problem.edits().insert(problem.edits().end(given.get(given.size() - 1)), ", " + String.join(", ", added))));
		}
	}

	/** Something of the field's type: a variable of its name, or the type's zero. */
	private static String value(Field field, EObject at) {
		Optional<Type> type = field.getType() == null ? Optional.empty() : DeclaredTypes.of(field.getType());
		boolean local = Locals.visible(at).stream()
				.anyMatch(v -> field.getName().equals(Names.of(v)) && type.equals(Optional.ofNullable(Typing.reference(v).asValue())));
		if (local) {
			return field.getName();
		}
		String packet = Locals.visible(at).stream().filter(v -> Typing.reference(v) instanceof Sort.Packet).map(Names::of)
				.findFirst().orElse("p");
		if (type.filter(t -> t.name().equals("FlowKey")).isPresent()) {
			return packet + ".flow";
		}
		return type.filter(t -> t.name().equals("Endpoint")).isPresent() ? packet + ".source"
				: DEFAULTS.getOrDefault(type.orElse(Types.U64), "0");
	}

	/** What a value of the type begins with; empty for one of several parts. */
	static Optional<String> zero(Type type) {
		return type instanceof Type.Struct || type instanceof Type.Array ? Optional.empty() : Optional.of(DEFAULTS.getOrDefault(type, "0"));
	}

	/** What is taken from a pool must be kept. */
	private static void kept(CallStatement call, Problem problem, List<Remedy> remedies) {
		if (Typing.of(call.getCall()) instanceof Sort.Fallible) {
			String name = free("taken", call);
			TextEdit before = problem.edits().insert(problem.edits().start(call), "let " + name + " = ");
			TextEdit after = problem.edits().insert(problem.edits().end(call), " else drop \"none free\"");
			remedies.add(Remedy.of("Keep it, with 'let " + name + " = … else drop'", before, after));
		} else {
			remedies.add(Remedy.of("Remove the statement", problem.edits().remove(call, call)));
		}
	}
}
