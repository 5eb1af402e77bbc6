// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.RunClause;
import org.cora.dsl.cora.Runnable;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.scoping.Scopes;
import org.eclipse.xtext.scoping.impl.MultimapBasedScope;
import org.eclipse.xtext.scoping.impl.SimpleScope;

/**
 * What each name in a source file can mean. Names of statements see what was declared before them in the blocks around;
 * names of a network function's parts see its members; names of declarations see the file, then what it imports.
 */
public class CoraScopes implements IScopeProvider {

	/** Where packets and copies leave: by a port of the network function, before that what a name stands for. */
	private static final Set<EReference> WAYS_OUT = Set.of(CoraPackage.Literals.FORWARD__PORT, CoraPackage.Literals.MIRROR__PORT,
			CoraPackage.Literals.SEND__PORT);

	@Override
	public IScope getScope(EObject context, EReference reference) {
		if (reference == CoraPackage.Literals.NAME_REFERENCE__TARGET) {
			return Locals.scope(context, members(context, CoraPackage.Literals.REFERABLE,
					new LazyScope(() -> declarations(context, CoraPackage.Literals.ENUM))));
		}
		if (reference == CoraPackage.Literals.MEMBER_ACCESS__MEMBER) {
			return context instanceof MemberAccess access ? Scopes.scopeFor(Members.of(access.getReceiver()))
					: IScope.NULLSCOPE;
		}
		if (reference == CoraPackage.Literals.PARSE__BASE) {
			return context instanceof Parse parse ? Scopes.scopeFor(Members.bases(parse)) : IScope.NULLSCOPE;
		}
		if (reference == CoraPackage.Literals.PARSE__SELECTOR) {
			return context instanceof Parse parse ? Scopes.scopeFor(Members.ofHeader(parse.getBase())) : IScope.NULLSCOPE;
		}
		if (reference == CoraPackage.Literals.FIELD_VALUE__FIELD) {
			return fields(context);
		}
		if (reference == CoraPackage.Literals.KEEP_CLAUSE__STATE) {
			return pinned(context);
		}
		if (WAYS_OUT.contains(reference)) {
			return members(context, CoraPackage.Literals.PORT, new LazyScope(() -> portValues(context)));
		}
		EClass type = reference.getEReferenceType();
		if (type == CoraPackage.Literals.STATE_DECLARATION || type == CoraPackage.Literals.PORT) {
			return members(context, type, IScope.NULLSCOPE);
		}
		return declarations(context, type);
	}

	/** The names around whose values are ports. */
	private static IScope portValues(EObject context) {
		Optional<Type> type = PortTypes.at(context);
		List<Referable> names = new ArrayList<>(Locals.visible(context));
		Nf nf = EcoreUtil2.getContainerOfType(context, Nf.class);
		if (nf != null) {
			names.addAll(NfMembers.of(nf, Param.class));
		}
		return Scopes.scopeFor(names.stream().filter(name -> type.isPresent() && type.get().equals(Typing.reference(name).asValue())).toList());
	}

	/** Members of the network function around the context. */
	private static IScope members(EObject context, EClass type, IScope outer) {
		Nf nf = EcoreUtil2.getContainerOfType(context, Nf.class);
		return nf == null ? outer : Scopes.scopeFor(NfMembers.of(nf, type), outer);
	}

	private static IScope fields(EObject context) {
		Push push = context instanceof Push around ? around : context.eContainer() instanceof Push around ? around : null;
		if (push != null) {
			return Typing.of(push.getHeader()) instanceof Sort.HeaderView view ? Scopes.scopeFor(view.declaration().getFields())
					: IScope.NULLSCOPE;
		}
		StructLiteral literal = EcoreUtil2.getContainerOfType(context, StructLiteral.class);
		if (context instanceof FieldValue value) {
			literal = (StructLiteral) value.eContainer();
		}
		Struct struct = literal == null ? null : literal.getType();
		return struct == null || struct.eIsProxy() ? IScope.NULLSCOPE : Scopes.scopeFor(struct.getFields());
	}

	/** States of what the offload runs, {@code Nat.out}, and without the function's name where that is plain. */
	private static IScope pinned(EObject context) {
		Offload offload = EcoreUtil2.getContainerOfType(context, Offload.class);
		List<IEObjectDescription> descriptions = new ArrayList<>();
		for (Nf nf : offload == null ? List.<Nf>of() : functions(offload)) {
			for (EObject member : NfMembers.of(nf, CoraPackage.Literals.STATE_DECLARATION)) {
				StateDeclaration state = (StateDeclaration) member;
				if (state.getName() == null) {
					continue;
				}
				descriptions.add(EObjectDescription.create(QualifiedName.create(state.getName()), state));
				descriptions.add(EObjectDescription.create(QualifiedName.create(nf.getName(), state.getName()), state));
			}
		}
		return new SimpleScope(descriptions);
	}

	/** The network functions that an offload runs: one, or the links of a chain. */
	public static List<Nf> functions(Offload offload) {
		return offload.getClauses().stream().filter(RunClause.class::isInstance).map(RunClause.class::cast)
				.flatMap(run -> functions(run.getRunnable())).filter(nf -> nf.getName() != null).toList();
	}

	private static Stream<Nf> functions(Runnable runnable) {
		if (runnable == null || runnable.eIsProxy()) {
			return Stream.of();
		}
		return runnable instanceof Chain chain ? chain.getLinks().stream().filter(nf -> !nf.eIsProxy())
				: Stream.of((Nf) runnable);
	}

	private static IScope declarations(EObject context, EClass type) {
		IScope scope = visible(context.eResource(), type);
		if (type == CoraPackage.Literals.TYPE_DECLARATION || type == CoraPackage.Literals.STRUCT
				|| type == CoraPackage.Literals.FUNCTION) {
			Nf nf = EcoreUtil2.getContainerOfType(context, Nf.class);
			scope = nf == null ? scope : Scopes.scopeFor(NfMembers.of(nf, type), scope);
		}
		return scope;
	}

	/** What a file declares and sees; found by name in constant time, and kept as long as the file stays as it is. */
	private static IScope visible(Resource resource, EClass type) {
		return resource instanceof XtextResource file
				? file.getCache().get(List.of(CoraScopes.class, type), file, () -> compute(file, type)) : compute(resource, type);
	}

	private static IScope compute(Resource resource, EClass type) {
		IScope scope = IScope.NULLSCOPE;
		List<SourceFile> files = ImportedFiles.of(resource);
		for (int i = files.size() - 1; i >= 0; i--) {
			scope = byName(files.get(i), type, scope);
		}
		return !resource.getContents().isEmpty() && resource.getContents().get(0) instanceof SourceFile file
				? byName(file, type, scope) : scope;
	}

	private static IScope byName(SourceFile file, EClass type, IScope outer) {
		return MultimapBasedScope.createScope(outer, Scopes.scopedElementsFor(ofType(file, type)), false);
	}

	private static List<EObject> ofType(SourceFile file, EClass type) {
		return file.getDeclarations().stream().filter(type::isInstance).map(EObject.class::cast).toList();
	}
}
