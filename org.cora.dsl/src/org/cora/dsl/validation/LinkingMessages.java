// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.LinkingDiagnosticMessageProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.scoping.IScopeProvider;

/** Says of a name that means nothing what was looked for, and what may have been meant. */
public class LinkingMessages extends LinkingDiagnosticMessageProvider {

	private record Sought(String code, String noun) {
	}

	private static final Map<EClass, Sought> SOUGHT = Map.ofEntries(
			Map.entry(Literals.REFERABLE, new Sought(IssueCodes.UNKNOWN_NAME, "name")),
			Map.entry(Literals.TYPE_DECLARATION, new Sought(IssueCodes.UNKNOWN_TYPE, "type")),
			Map.entry(Literals.STRUCT, new Sought(IssueCodes.UNKNOWN_TYPE, "struct")),
			Map.entry(Literals.FUNCTION, new Sought(IssueCodes.UNKNOWN_FUNCTION, "function")),
			Map.entry(Literals.FIELD, new Sought(IssueCodes.UNKNOWN_MEMBER, "field")),
			Map.entry(Literals.PORT, new Sought(IssueCodes.UNKNOWN_PORT, "port")),
			Map.entry(Literals.STATE_DECLARATION, new Sought(IssueCodes.UNKNOWN_STATE, "state")),
			Map.entry(Literals.NF, new Sought(IssueCodes.UNKNOWN_NF, "network function")),
			Map.entry(Literals.RUNNABLE, new Sought(IssueCodes.UNKNOWN_NF, "network function or chain")),
			Map.entry(Literals.NIC, new Sought(IssueCodes.UNKNOWN_NIC, "NIC")),
			Map.entry(Literals.HOST, new Sought(IssueCodes.UNKNOWN_HOST, "host")),
			Map.entry(Literals.TRAFFIC, new Sought(IssueCodes.UNKNOWN_TRAFFIC, "traffic")));

	private static final Set<EReference> WAYS_OUT = Set.of(Literals.FORWARD__PORT, Literals.MIRROR__PORT, Literals.SEND__PORT);
	/** What numbers of any other size are called by those who don't know {@code bits}. */
	private static final Pattern NUMBER = Pattern.compile("u([1-9]|[1-5][0-9]|6[0-4])");

	@Inject
	private IScopeProvider scopes;

	@Override
	public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
		EObject object = context.getContext();
		if (isConsequence(object) || object instanceof NameReference reference && isAssignedBefore(reference, context.getLinkText())) {
			return null;
		}
		Sought sought = WAYS_OUT.contains(context.getReference()) ? SOUGHT.get(Literals.PORT) : SOUGHT.getOrDefault(context.getReference().getEReferenceType(),
				new Sought(IssueCodes.UNKNOWN_NAME, "name"));
		String name = context.getLinkText();
		List<String> candidates = candidates(context);
		Optional<String> nearest = sought.code().equals(IssueCodes.UNKNOWN_TYPE) && NUMBER.matcher(name).matches()
				? Optional.of("bits[" + name.substring(1) + "]") : Suggestions.nearest(name, candidates);
		boolean assigned = object instanceof NameReference && object.eContainingFeature() == Literals.ASSIGNMENT__TARGET;
		String message = "There is no " + sought.noun() + " '" + name + "'" + place(object)
				+ imported(name).or(() -> nearest.map(n -> "; did you mean '" + n + "'?"))
						.orElse(assigned ? "; to declare it, write 'let " + name + " = …'" : "");
		return new DiagnosticMessage(message, Severity.ERROR, sought.code(), nearest.stream().toArray(String[]::new));
	}

	/** Whether the mistake follows from one that is reported elsewhere. */
	private static boolean isConsequence(EObject object) {
		if (object instanceof MemberAccess access) {
			return access.getReceiver() == null || Typing.of(access.getReceiver()).isUnknown();
		}
		return object instanceof FieldValue value && value.eContainer() instanceof StructLiteral literal
				&& (literal.getType() == null || literal.getType().eIsProxy());
	}

	/** What is in the standard library only wants its import. */
	private static Optional<String> imported(String name) {
		return StandardLibrary.names().stream().filter(n -> n.endsWith("." + name)).findFirst().map(n -> "; write 'import " + n + "'");
	}

	/** Somebody forgot the 'let' of a name; that is said there and not at each use. */
	private static boolean isAssignedBefore(NameReference reference, String name) {
		EObject inner = reference;
		for (EObject outer = inner.eContainer(); outer != null; outer = outer.eContainer()) {
			if (outer instanceof Block block) {
				for (Statement statement : block.getStatements().subList(0, Math.max(0, block.getStatements().indexOf(inner)))) {
					if (statement instanceof Assignment assignment && assignment.getTarget() instanceof NameReference target
							&& name.equals(NodeModelUtils.getTokenText(NodeModelUtils.getNode(target)))) {
						return true;
					}
				}
			}
			inner = outer;
		}
		return false;
	}

	private static String place(EObject object) {
		if (object instanceof MemberAccess access) {
			Sort receiver = Typing.of(access.getReceiver());
			boolean callable = !Methods.of(receiver).isEmpty();
			return " in " + Wording.withArticle(receiver.toString()) + (callable ? "; operations are called: '" + Methods.of(receiver).get(0).signature() + "'"
					: "");
		}
		return object instanceof FieldValue value && value.eContainer() instanceof StructLiteral literal
				? " in struct " + literal.getType().getName() : "";
	}

	private List<String> candidates(ILinkingDiagnosticContext context) {
		List<String> names = new ArrayList<>();
		scopes.getScope(context.getContext(), context.getReference()).getAllElements()
				.forEach(description -> names.add(description.getName().toString()));
		return names;
	}
}
