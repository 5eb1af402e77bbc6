// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.Range;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.Prefixes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.validation.Check;

/** Checks of {@code in} and of conditional expressions. */
public class ChoiceChecks extends Expectations {

	@Check
	public void membership(Membership membership) {
		if (membership.getValue() == null || !isUsable(membership.getValue())) {
			return;
		}
		Sort value = Typing.of(membership.getValue());
		Type type = value instanceof Sort.Untyped ? Types.U64 : value.asValue();
		for (Expression element : membership.getElements()) {
			element(element, type);
		}
	}

	private void element(Expression element, Type type) {
		Optional<Type> several = Prefixes.address(element)
				.or(() -> Typing.of(element) instanceof Sort.Several all && !(element instanceof Range)
						? Optional.of(all.element()) : Optional.empty());
		if (several.isPresent()) {
			if (!several.get().equals(type)) {
				error(IssueCodes.TYPE_MISMATCH, "Expected " + type.name() + ", found addresses of " + several.get().name(), element);
			}
		} else if (!(element instanceof Range range)) {
			expect(element, type, IssueCodes.TYPE_MISMATCH);
		} else if (!(type instanceof Type.Scalar) || Types.BOOL.equals(type)) {
			error(IssueCodes.TYPE_MISMATCH, "There are no ranges of " + type.name(), element);
		} else {
			expect(range.getLow(), type, IssueCodes.TYPE_MISMATCH);
			expect(range.getHigh(), type, IssueCodes.TYPE_MISMATCH);
		}
	}

	@Check
	public void conditional(Conditional conditional) {
		expect(conditional.getCondition(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
		if (conditional.getThen() == null || conditional.getOtherwise() == null || !isUsable(conditional.getThen())
				|| !isUsable(conditional.getOtherwise())) {
			return;
		}
		Sort then = Typing.of(conditional.getThen());
		Sort otherwise = Typing.of(conditional.getOtherwise());
		if (then instanceof Sort.Untyped && otherwise instanceof Sort.Untyped) {
			return;
		}
		if (then instanceof Sort.Untyped) {
			expect(conditional.getThen(), otherwise.asValue(), IssueCodes.TYPE_MISMATCH);
		} else if (otherwise instanceof Sort.Untyped) {
			expect(conditional.getOtherwise(), then.asValue(), IssueCodes.TYPE_MISMATCH);
		} else if (!Operators.fits(then.asValue(), otherwise.asValue()) && !Operators.fits(otherwise.asValue(), then.asValue())) {
			error(IssueCodes.TYPE_MISMATCH, "'then' gives " + then + ", 'else' gives " + otherwise, conditional);
		}
	}
}
