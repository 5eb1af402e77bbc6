// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.BitSet;
import java.util.Optional;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.typing.Constants;
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
		int length = -1;
		while (true) {
			if (at.eContainer() instanceof MemberAccess access && part instanceof Type.Struct struct
					&& struct.slotOf(access.getMember().getName()) >= 0) {
				from += length < 0 ? struct.slotOf(access.getMember().getName()) : 0;
				part = struct.member(access.getMember().getName()).orElseThrow().type();
				at = access;
			} else if (at.eContainer() instanceof Index index && index.getReceiver() == at && part instanceof Type.Array array) {
				Optional<Long> constant = Constants.number(index.getKeys().get(0)).filter(i -> i >= 0 && i < array.length());
				if (constant.isEmpty() && length < 0) {
					length = array.slots().size();
				}
				from += length < 0 ? constant.get().intValue() * array.element().slots().size() : 0;
				part = array.element();
				at = index;
			} else {
				break;
			}
		}
		boolean onlyWritten = at.eContainer() instanceof Assignment assignment && assignment.getTarget() == at
				&& "=".equals(assignment.getOperator());
		if (!onlyWritten) {
			used.set(from, from + (length < 0 ? part.slots().size() : length));
		}
	}
}
