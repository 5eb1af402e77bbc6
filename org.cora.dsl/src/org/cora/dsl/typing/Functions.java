// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Primitive;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** What functions take, give and call. */
public final class Functions {

	/** The word for a packet where a type is wanted. */
	public static final String PACKET = "packet";

	private Functions() {
	}

	/** Whether the parameter is a packet, which isn't a value. */
	public static boolean isPacket(Parameter parameter) {
		return parameter.getType() instanceof NamedType named && isPacket(named);
	}

	/** The layout of the header that the parameter stands for, if it does: one that an author declared. */
	public static Optional<Header> header(Parameter parameter) {
		return parameter.getType() instanceof NamedType named && !named.isArray() && named.getDeclaration() instanceof Header header
				&& !header.eIsProxy() && !StandardLibrary.contains(header.eResource().getURI()) ? Optional.of(header) : Optional.empty();
	}

	/** Whether the type is the word for a packet. */
	public static boolean isPacket(NamedType type) {
		return type.getDeclaration() instanceof Primitive primitive && PACKET.equals(primitive.getName())
				&& primitive.eResource() != null && StandardLibrary.PRELUDE.equals(primitive.eResource().getURI());
	}

	/** The type of what the function gives; empty where it gives nothing, or that isn't known. */
	public static Optional<Type> result(Function function) {
		return function.getResult() == null ? Optional.empty() : DeclaredTypes.of(function.getResult());
	}

	/** The function that is called, if there is one of that name. */
	public static Optional<Function> called(Call call) {
		return Optional.ofNullable(call.getFunction()).filter(function -> !function.eIsProxy());
	}

	/** The functions that are called directly inside the object. */
	public static Set<Function> calledIn(EObject object) {
		Set<Function> called = new LinkedHashSet<>();
		if (object instanceof Call call) {
			called(call).ifPresent(called::add);
		}
		EcoreUtil2.getAllContentsOfType(object, Call.class).forEach(call -> called(call).ifPresent(called::add));
		return called;
	}

	/** The functions that a run of the object can come to, through others too. */
	public static Set<Function> reachedFrom(EObject object) {
		Set<Function> reached = new LinkedHashSet<>();
		Deque<Function> open = new ArrayDeque<>(calledIn(object));
		while (!open.isEmpty()) {
			Function function = open.pop();
			if (reached.add(function)) {
				open.addAll(calledIn(function));
			}
		}
		return reached;
	}
}
