// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Primitive;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.NfMembers;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** Ports as values. Each network function has a type of its own for them, whose values are its ports, from 0 in the order of declaration. */
public final class PortTypes {

	/** The word for the type, and the member of a packet that has it. */
	public static final String PORT = "port";

	private PortTypes() {
	}

	/** Whether the type is the word for ports. */
	public static boolean isPort(NamedType type) {
		return type.getDeclaration() instanceof Primitive primitive && PORT.equals(primitive.getName())
				&& primitive.eResource() != null && StandardLibrary.PRELUDE.equals(primitive.eResource().getURI());
	}

	/** Whether the expression is the port that a packet came from. */
	public static boolean isIngress(EObject expression) {
		return expression instanceof MemberAccess access && access.getMember() != null && !access.getMember().eIsProxy()
				&& PORT.equals(access.getMember().getName()) && Typing.isOfPacket(access.getMember());
	}

	/** The type of ports at a place in a network function; empty elsewhere. */
	public static Optional<Type> at(EObject place) {
		return Optional.ofNullable(EcoreUtil2.getContainerOfType(place, Nf.class)).map(PortTypes::of);
	}

	private static Type of(Nf nf) {
		List<Port> ports = NfMembers.ports(nf);
		Map<Long, String> names = new HashMap<>();
		for (int i = 0; i < ports.size(); i++) {
			if (ports.get(i).getName() != null) {
				names.put((long) i, ports.get(i).getName());
			}
		}
		if (ports.isEmpty()) {
			names.putAll(Map.of(0L, "left", 1L, "right"));
		}
		int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(ports.size() - 1));
		return new Type.Scalar(PORT, ports.isEmpty() ? 1 : bits, Type.Meaning.ENUM, names);
	}

	/** The number that the port is. */
	static Optional<Long> number(Port port) {
		return port.eIsProxy() ? Optional.empty() : Optional.ofNullable(EcoreUtil2.getContainerOfType(port, Nf.class))
				.map(nf -> (long) NfMembers.ports(nf).indexOf(port));
	}
}
