// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.BitSet;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Referable;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** Which slots of an entry the statements read, so that only those are fetched. */
final class UsedSlots {

	private UsedSlots() {
	}

	/** The slots of {@code variable}, an entry of that type, that are read where it can be seen. */
	static BitSet of(Referable variable, Type type) {
		BitSet used = new BitSet();
		for (NameReference reference : EcoreUtil2.getAllContentsOfType(variable.eContainer(), NameReference.class)) {
			if (reference.getTarget() == variable) {
				add(reference, type, used);
			}
		}
		return used;
	}

	private static void add(NameReference reference, Type type, BitSet used) {
		EObject at = reference;
		Type part = type;
		int from = 0;
		while (at.eContainer() instanceof MemberAccess access && part instanceof Type.Struct struct
				&& struct.slotOf(access.getMember().getName()) >= 0) {
			from += struct.slotOf(access.getMember().getName());
			part = struct.member(access.getMember().getName()).orElseThrow().type();
			at = access;
		}
		boolean onlyWritten = at.eContainer() instanceof Assignment assignment && assignment.getTarget() == at
				&& "=".equals(assignment.getOperator());
		if (!onlyWritten) {
			used.set(from, from + part.slots().size());
		}
	}
}
