// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.NfMember;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.PortGroup;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

/** The members of a network function. */
public final class NfMembers {

	private NfMembers() {
	}

	/** Members of that class in the order of declaration, ports taken out of their groups. */
	public static List<EObject> of(Nf nf, EClass type) {
		List<EObject> found = new ArrayList<>();
		for (NfMember member : nf.getMembers()) {
			if (member instanceof PortGroup group) {
				group.getPorts().stream().filter(type::isInstance).forEach(found::add);
			} else if (type.isInstance(member)) {
				found.add(member);
			}
		}
		return found;
	}

	/** Members of that kind in the order of declaration. */
	public static <T> List<T> of(Nf nf, Class<T> type) {
		return nf.getMembers().stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** The declared ports in order; empty for a bump in the wire. */
	public static List<Port> ports(Nf nf) {
		return of(nf, PortGroup.class).stream().flatMap(group -> group.getPorts().stream()).toList();
	}
}
