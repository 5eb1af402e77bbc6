// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.NfMember;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** Names that nobody declared: the one that was probably meant, an import, a declaration; and names that hide others. */
final class NameRemedies implements CodeActions.RemedySource {

	private static final Set<String> UNKNOWN = Set.of(IssueCodes.UNKNOWN_NAME, IssueCodes.UNKNOWN_TYPE,
			IssueCodes.UNKNOWN_MEMBER, IssueCodes.UNKNOWN_FUNCTION, IssueCodes.UNKNOWN_METHOD, IssueCodes.UNKNOWN_PORT, IssueCodes.UNKNOWN_STATE,
			IssueCodes.UNKNOWN_NF, IssueCodes.UNKNOWN_NIC, IssueCodes.UNKNOWN_HOST, IssueCodes.UNKNOWN_TRAFFIC,
			IssueCodes.UNKNOWN_KIND, IssueCodes.UNKNOWN_IMPORT, IssueCodes.UNKNOWN_PROPERTY, IssueCodes.INVALID_GOAL);
	private static final int MOST_OTHERS = 3;
	private static final String KEY = "ipv4";
	private static final String VALUE = "u64";

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		if (UNKNOWN.contains(problem.code())) {
			problem.datum().ifPresent(name -> remedies.add(Remedy.of("Change to '" + name + "'",
					problem.edits().replace(problem.start(), problem.end(), name))));
		}
		switch (problem.code()) {
			case IssueCodes.UNKNOWN_NAME -> problem.around(NameReference.class).ifPresent(r -> declare(r, problem, remedies));
			case IssueCodes.UNKNOWN_FUNCTION -> problem.around(Call.class).ifPresent(call -> function(call, problem, remedies));
			case IssueCodes.UNKNOWN_NF -> others(problem, remedies);
			case IssueCodes.UNKNOWN_STATE -> problem.around(ExpireHandler.class).filter(NameRemedies::takesAnyTypes)
					.ifPresent(h -> state("map<" + KEY + ", " + VALUE + "> { capacity 4096 timeout 300 s }", problem, remedies));
			case IssueCodes.UNKNOWN_TYPE -> struct(problem, remedies);
			case IssueCodes.UNKNOWN_PORT -> port(problem, remedies);
			case IssueCodes.UNKNOWN_NIC, IssueCodes.UNKNOWN_HOST -> imported(problem, remedies);
			case IssueCodes.UNKNOWN_TRAFFIC -> traffic(problem, remedies);
			case IssueCodes.SHADOWING -> rename(problem, remedies);
			default -> {
				// none of names
			}
		}
	}

	private static void declare(NameReference reference, Problem problem, List<Remedy> remedies) {
		EObject use = reference.eContainer();
		if (use instanceof Index index && index.getReceiver() == reference) {
			String key = index.getKeys().stream().map(k -> name(Typing.of(k).asValue(), KEY)).collect(Collectors.joining(", "));
			key = index.getKeys().size() > 1 ? "(" + key + ")" : key;
			if (index.eContainer() instanceof MethodCall call && "add".equals(call.getMethod())) {
				state("counter<" + key + "> { capacity 4096 }", problem, remedies);
			}
			String value = index.eContainer() instanceof Assignment assignment && assignment.getValue() != null
					? name(Typing.of(assignment.getValue()).asValue(), VALUE) : VALUE;
			state("map<" + key + ", " + value + "> { capacity 4096 }", problem, remedies);
		} else if (use instanceof MethodCall call && call.getReceiver() == reference && "take".equals(call.getMethod())) {
			state("pool<Endpoint> { from 203.0.113.1 ports 1024 .. 65535 }", problem, remedies);
		} else if (use instanceof Assignment assignment && assignment.getTarget() == reference) {
			if ("=".equals(assignment.getOperator())) {
				remedies.add(Remedy.of("Declare variable '" + problem.marked() + "'",
						problem.edits().insert(problem.edits().start(assignment), "let ")));
			}
			state("register<" + VALUE + ">", problem, remedies);
		} else if (!(use instanceof CallStatement)) {
			member("parameter", "param " + problem.marked() + " : " + VALUE + " = 1", problem, remedies);
			state("register<" + VALUE + ">", problem, remedies);
		}
	}

	/** A function with parameters for what is handed over; a call in an expression wants a result. */
	private static void function(Call call, Problem problem, List<Remedy> remedies) {
		Optional<NfMember> member = problem.around(NfMember.class).filter(m -> m.eContainer() instanceof Nf);
		if (member.isEmpty() || !problem.marked().matches("\\w+")) {
			return;
		}
		List<String> parameters = new ArrayList<>();
		for (Expression argument : call.getArguments()) {
			String given = argument instanceof NameReference reference && reference.getTarget() != null ? Names.of(reference.getTarget()) : null;
			String type = Typing.of(argument) instanceof Sort.Packet ? "packet" : name(Typing.of(argument).asValue(), VALUE);
			parameters.add((given == null || parameters.stream().anyMatch(p -> p.startsWith(given + " ")) ? "value" + (parameters.size() + 1)
					: given) + " : " + type);
		}
		boolean statement = call.eContainer() instanceof CallStatement;
		String body = statement ? " {\n}" : " : " + VALUE + " {\n  return 0\n}";
		remedies.add(Remedy.of("Declare function '" + problem.marked() + "'", problem.edits().declarationBefore(member.get(),
				"fn " + problem.marked() + "(" + String.join(", ", parameters) + ")" + body, "\n\n")));
	}

	private static String name(Type type, String otherwise) {
		return type == null ? otherwise : type.name();
	}

	private static void state(String type, Problem problem, List<Remedy> remedies) {
		String kind = type.replaceAll("[<{ ].*", "");
		member("state (" + kind + ")", "state " + problem.marked() + " : " + type, problem, remedies);
	}

	/** Puts a member behind the last of its like, or before the first handler. */
	private static void member(String noun, String declaration, Problem problem, List<Remedy> remedies) {
		Optional<Nf> nf = problem.around(Nf.class);
		if (nf.isEmpty() || !problem.marked().matches("\\w+")) {
			return;
		}
		String word = noun.replaceAll(" .*", "");
		String title = "Declare " + word + " '" + problem.marked() + "'" + noun.substring(word.length());
		List<StateDeclaration> states = NfMembers.of(nf.get(), StateDeclaration.class);
		NfMember around = problem.around(NfMember.class).orElse(null);
		if (!states.isEmpty() && !(around instanceof StateDeclaration)) {
			remedies.add(Remedy.of(title, problem.edits().lineAfterLast(states, declaration)));
		} else if (around != null) {
			remedies.add(Remedy.of(title, problem.edits().declarationBefore(around, declaration, "\n\n")));
		}
	}

	/** Whether the handler of an expiry reads nothing of its key or value that only some types have. */
	private static boolean takesAnyTypes(ExpireHandler handler) {
		return EcoreUtil2.getAllContentsOfType(handler, NameReference.class).stream()
				.noneMatch(r -> r.getTarget() instanceof EntryVariable || r.getTarget() instanceof KeyVariable);
	}

	/** The network functions of the file that a chain lacks, or that an offload could run. */
	private static void others(Problem problem, List<Remedy> remedies) {
		if (problem.datum().isPresent()) {
			return;
		}
		List<Nf> linked = problem.around(Chain.class).<List<Nf>>map(Chain::getLinks).orElse(List.of());
		SourceFile file = (SourceFile) problem.resource().getContents().get(0);
		file.getDeclarations().stream().filter(Nf.class::isInstance).filter(nf -> nf.getName() != null && !linked.contains(nf)).limit(MOST_OTHERS)
				.forEach(nf -> remedies.add(Remedy.of("Change to '" + nf.getName() + "'",
						problem.edits().replace(problem.start(), problem.end(), nf.getName()))));
	}

	private static void struct(Problem problem, List<Remedy> remedies) {
		problem.around(NfMember.class).filter(m -> problem.marked().matches("[A-Z]\\w*")).ifPresent(member -> remedies
				.add(Remedy.of("Declare struct '" + problem.marked() + "'", problem.edits().declarationBefore(member,
						"struct " + problem.marked() + " { value : " + VALUE + " }", "\n\n"))));
	}

	private static void port(Problem problem, List<Remedy> remedies) {
		List<Port> ports = problem.around(Nf.class).map(NfMembers::ports).orElse(List.of());
		if (!ports.isEmpty() && problem.marked().matches("\\w+")) {
			remedies.add(Remedy.of("Declare port '" + problem.marked() + "'",
					problem.edits().insert(problem.edits().end(ports.get(ports.size() - 1)), ", " + problem.marked())));
		}
	}

	private static void imported(Problem problem, List<Remedy> remedies) {
		StandardLibrary.names().stream().filter(name -> name.endsWith("." + problem.marked())).findFirst()
				.ifPresent(name -> remedies.add(0, Remedy.of("Import '" + name + "'", importOf(name, problem))));
	}

	private static org.eclipse.lsp4j.TextEdit importOf(String name, Problem problem) {
		SourceFile file = (SourceFile) problem.resource().getContents().get(0);
		Edits edits = problem.edits();
		String line = "import " + name;
		if (!file.getImports().isEmpty()) {
			return edits.lineAfterLast(file.getImports(), line);
		}
		return edits.node(file, Literals.SOURCE_FILE__PACKAGE_NAME).map(node -> edits.insert(node.getEndOffset(), "\n\n" + line))
				.orElseGet(() -> edits.declarationBefore(file.getDeclarations().get(0), line, "\n\n"));
	}

	private static void traffic(Problem problem, List<Remedy> remedies) {
		String text = problem.edits().text();
		if (problem.marked().matches("\\w+")) {
			remedies.add(Remedy.of("Declare traffic '" + problem.marked() + "'", problem.edits().insert(text.length(),
					(text.endsWith("\n") ? "\n" : "\n\n") + "traffic " + problem.marked()
							+ " {\n  flows 100000 zipf 0.83\n  packets imix\n  rate 10 Mpps\n}\n")));
		}
	}

	/** Renames a local name that hides another one, with its uses. */
	private static void rename(Problem problem, List<Remedy> remedies) {
		Optional<Referable> local = problem.around(Referable.class).filter(r -> problem.marked().equals(Names.of(r)));
		Optional<Statement> scope = problem.around(Statement.class);
		EObject outer = scope.isEmpty() ? null : EcoreUtil2.getContainerOfType(local.map(EObject::eContainer).orElse(null), NfMember.class);
		if (outer == null) {
			return;
		}
		String name = problem.marked() + "2";
		var edits = new java.util.ArrayList<org.eclipse.lsp4j.TextEdit>();
		edits.add(problem.edits().replace(problem.start(), problem.end(), name));
		for (NameReference use : EcoreUtil2.getAllContentsOfType(outer, NameReference.class)) {
			if (use.getTarget() == local.get()) {
				edits.add(problem.edits().replace(problem.edits().start(use), problem.edits().end(use), name));
			}
		}
		remedies.add(new Remedy("Rename to '" + name + "'", edits));
	}
}
