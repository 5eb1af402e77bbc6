// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.LoopVariable;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Mirror;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Send;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.scoping.Locals;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.program.StateKind;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.Check;

/** Checks of names: declared once, not hiding another, and used. */
public class NameChecks extends Problems {

	/** Operations of a whole state that read nothing when they stand alone. */
	private static final Set<String> WRITING = Set.of("remove", "add", "clear", "push");

	@Inject
	private IScopeProvider scopes;

	@Check
	public void membersOnce(Nf nf) {
		once(NfMembers.of(nf, Literals.REFERABLE), "this network function");
		once(new ArrayList<>(NfMembers.of(nf, Struct.class)), "this network function");
		once(new ArrayList<>(NfMembers.of(nf, Function.class)), "this network function");
	}

	@Check
	public void parametersOnce(Function function) {
		once(new ArrayList<>(function.getParameters()), "this function");
	}

	/** A function of a network function mustn't be taken for one that all can call. */
	@Check
	public void hidesNoFunction(Function function) {
		if (function.eContainer() instanceof Nf && function.getName() != null) {
			scopes.getScope(function.eContainer().eContainer(), Literals.CALL__FUNCTION).getAllElements().forEach(other -> {
				if (other.getName().toString().equals(function.getName())) {
					error(IssueCodes.SHADOWING, "'" + function.getName() + "' would hide the function outside; choose another name",
							function, Literals.DECLARATION__NAME);
				}
			});
		}
	}

	@Check
	public void valuesOnce(Enum declaration) {
		once(new ArrayList<>(declaration.getValues()), "this enum");
	}

	@Check
	public void fieldsOnce(Struct struct) {
		once(new ArrayList<>(struct.getFields()), "this struct");
	}

	@Check
	public void fieldsOnce(Header header) {
		once(new ArrayList<>(header.getFields()), "this header");
	}

	private void once(List<? extends EObject> declared, String where) {
		Set<String> seen = new HashSet<>();
		for (EObject object : declared) {
			String name = Names.of(object);
			if (name != null && !seen.add(name)) {
				error(IssueCodes.DUPLICATE_NAME, "'" + name + "' is declared twice in " + where, object,
						Names.feature(object));
			}
		}
	}

	@Check
	public void hidesNothing(Referable variable) {
		Nf nf = EcoreUtil2.getContainerOfType(variable, Nf.class);
		EStructuralFeature feature = Names.feature(variable);
		String name = Names.of(variable);
		if (name == null || isMember(variable)) {
			return;
		}
		for (Referable other : Locals.visible(variable)) {
			if (other != variable && name.equals(Names.of(other))) {
				error(IssueCodes.SHADOWING, "'" + name + "' would hide the one declared above; choose another name", variable,
						feature);
				return;
			}
		}
		if (EcoreUtil2.getRootContainer(variable) instanceof SourceFile file && file.getDeclarations().stream()
				.anyMatch(d -> d instanceof Enum && name.equals(d.getName()))) {
			error(IssueCodes.SHADOWING, "'" + name + "' would hide the enum; choose another name", variable, feature);
			return;
		}
		for (EObject member : nf == null ? List.<EObject>of() : NfMembers.of(nf, Literals.REFERABLE)) {
			if (name.equals(Names.of(member)) && !(member instanceof Port)) {
				error(IssueCodes.SHADOWING, "'" + name + "' would hide the network function's "
						+ noun(member) + "; choose another name", variable,
						feature);
				return;
			}
		}
	}

	private static String noun(EObject member) {
		return member instanceof StateDeclaration ? "state" : member instanceof Param ? "parameter"
				: member.eClass().getName().toLowerCase(Locale.ROOT);
	}

	private static boolean isMember(Referable variable) {
		return variable instanceof StateDeclaration || variable instanceof Param || variable instanceof Port
				|| variable instanceof Enum;
	}

	@Check
	public void everythingUsed(Nf nf) {
		Map<EObject, Integer> uses = uses(nf);
		locals(nf, uses);
		NfMembers.of(nf, Param.class).forEach(param -> unused(param, "parameter", uses));
		NfMembers.of(nf, Struct.class).forEach(struct -> unused(struct, "struct", uses));
		NfMembers.of(nf, Enum.class).forEach(declared -> unused(declared, "enum", uses));
		NfMembers.of(nf, StateDeclaration.class).forEach(state -> unused(state, "state", uses));
		NfMembers.of(nf, Parse.class).forEach(parse -> unused(parse, "header", uses));
		boolean all = NfMembers.of(nf, PacketHandler.class).stream().anyMatch(handler -> handler.getPort() == null);
		for (Port port : all ? List.<Port>of() : NfMembers.ports(nf)) {
			unused(port, "port", uses);
		}
		neverRead(nf);
	}

	/** Functions that stand outside a network function. */
	@Check
	public void everythingUsed(Function function) {
		if (function.eContainer() instanceof SourceFile) {
			locals(function, uses(function));
		}
	}

	private void locals(EObject around, Map<EObject, Integer> uses) {
		for (Let let : EcoreUtil2.getAllContentsOfType(around, Let.class)) {
			unused(let, "variable", uses);
		}
		for (LoopVariable variable : EcoreUtil2.getAllContentsOfType(around, LoopVariable.class)) {
			unused(variable, "variable", uses);
		}
		for (EntryVariable entry : EcoreUtil2.getAllContentsOfType(around, EntryVariable.class)) {
			unused(entry, "entry", uses);
		}
		for (Parameter parameter : EcoreUtil2.getAllContentsOfType(around, Parameter.class)) {
			unused(parameter, "parameter", uses);
		}
	}

	private void unused(EObject declared, String noun, Map<EObject, Integer> uses) {
		String name = Names.of(declared);
		if (name != null && !name.startsWith("_") && !uses.containsKey(declared)) {
			warning(IssueCodes.UNUSED, "The " + noun + " '" + name + "' is never used", declared, Names.feature(declared),
					noun);
		}
	}

	private static Map<EObject, Integer> uses(EObject around) {
		Map<EObject, Integer> uses = new HashMap<>();
		var all = around.eAllContents();
		while (all.hasNext()) {
			EObject used = used(all.next());
			if (used != null) {
				uses.merge(used, 1, Integer::sum);
			}
		}
		return uses;
	}

	private static EObject used(EObject object) {
		if (object instanceof NameReference reference) {
			return reference.getTarget();
		}
		if (object instanceof NamedType type) {
			return type.getDeclaration();
		}
		if (object instanceof StructLiteral literal) {
			return literal.getType();
		}
		if (object instanceof ExpiresWith expires) {
			return expires.getOwner();
		}
		if (object instanceof Forward forward) {
			return forward.getPort();
		}
		if (object instanceof FlowRule rule) {
			return rule.getPort();
		}
		if (object instanceof MemberAccess access) {
			return access.getMember();
		}
		if (object instanceof Parse parse) {
			return parse.getBase();
		}
		if (object instanceof Mirror mirror) {
			return mirror.getPort();
		}
		if (object instanceof Send send) {
			return send.getPort();
		}
		return object instanceof PacketHandler handler ? handler.getPort() : null;
	}

	/** What an operator reads from outside (counters, sketches, lru) may be written only; a map, array or register may not. */
	private void neverRead(Nf nf) {
		Set<StateDeclaration> written = new HashSet<>();
		Set<StateDeclaration> read = new HashSet<>();
		for (NameReference reference : EcoreUtil2.getAllContentsOfType(nf, NameReference.class)) {
			if (reference.getTarget() instanceof StateDeclaration state) {
				(isWriting(reference) ? written : read).add(state);
			}
		}
		EcoreUtil2.getAllContentsOfType(nf, ExpiresWith.class).forEach(expires -> read.add(expires.getOwner()));
		EcoreUtil2.getAllContentsOfType(nf, ExpireHandler.class).forEach(h -> read.add(h.getState()));
		for (StateDeclaration state : NfMembers.of(nf, StateDeclaration.class)) {
			boolean internal = StateTypes.kind(state).filter(k -> k == StateKind.MAP || k == StateKind.ARRAY
					|| k == StateKind.REGISTER || k == StateKind.BLOOM || k == StateKind.QUEUE).isPresent();
			if (internal && written.contains(state) && !read.contains(state)) {
				warning(IssueCodes.NEVER_READ, "The state '" + state.getName() + "' is written but never read", state,
						Names.feature(state));
			}
		}
	}

	private static boolean isWriting(NameReference reference) {
		EObject whole = reference.eContainer() instanceof Index ? reference.eContainer() : reference;
		return whole.eContainer() instanceof Assignment assignment && assignment.getTarget() == whole
				&& "=".equals(assignment.getOperator())
				|| reference.eContainer() instanceof MethodCall call && call.eContainer() instanceof CallStatement
						&& WRITING.contains(call.getMethod());
	}
}
