// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.PrefixEntry;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.TupleType;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of types as they are written, and of constants that are declared with one. */
public class TypeChecks extends Expectations {

	@Check
	public void struct(Struct struct) {
		if (DeclaredTypes.isRecursive(struct)) {
			error(IssueCodes.RECURSIVE, "'" + struct.getName() + "' contains itself", struct, Literals.DECLARATION__NAME);
		}
	}

	@Check
	public void namedType(NamedType type) {
		if (DeclaredTypes.isBits(type)) {
			if (DeclaredTypes.of(type).isEmpty()) {
				error(IssueCodes.NUMBER_RANGE, "A number has 1 to " + DeclaredTypes.MAX_BITS + " bits, such as bits[5]", type, null,
						"bits[" + DeclaredTypes.MAX_BITS + "]");
			}
		} else if (PortTypes.isPort(type) && PortTypes.at(type).isEmpty() && !StandardLibrary.contains(type.eResource().getURI())) {
			error(IssueCodes.TYPE_MISMATCH, ExpressionChecks.OWN_PORTS, type);
		} else if (type.isArray() && !(type.eContainer() instanceof Param)) {
			arrayType(type);
		} else if (Functions.isPacket(type) && !(type.eContainer() instanceof Parameter)) {
			error(IssueCodes.TYPE_MISMATCH, "No value is a packet; only a parameter of a function can be one", type);
		} else if (type.getDeclaration() instanceof org.cora.dsl.cora.Header header && !header.eIsProxy()
				&& !(type.eContainer() instanceof Parse) && !isHandedOver(type) && !StandardLibrary.contains(type.eResource().getURI())) {
			error(IssueCodes.TYPE_MISMATCH, "A header isn't a type of values", type);
		}
	}

	private static boolean isHandedOver(NamedType type) {
		return type.eContainer() instanceof Parameter parameter && Functions.header(parameter).isPresent();
	}

	@Check
	public void prefixEntry(PrefixEntry entry) {
		StateDeclaration state = EcoreUtil2.getContainerOfType(entry, StateDeclaration.class);
		Optional<Type> value = StateTypes.value(state);
		if (entry.getValue() != null && value.isPresent()
				&& expect(entry.getValue(), value.get(), IssueCodes.TYPE_MISMATCH)
				&& Constants.slots(entry.getValue()).isEmpty() && !Typing.of(entry.getValue()).isUnknown()) {
			error(IssueCodes.NOT_CONSTANT, "The entries of an lpm are constants", entry, Literals.PREFIX_ENTRY__VALUE);
		}
	}

	private void arrayType(NamedType type) {
		if (type.getLength() != null && DeclaredTypes.length(type).isEmpty()) {
			error(IssueCodes.NOT_CONSTANT, "The length of an array is a constant from 1 to " + DeclaredTypes.MAX_SLOTS, type,
					Literals.NAMED_TYPE__LENGTH);
		} else if (DeclaredTypes.of(type).isEmpty() && DeclaredTypes.of(type.getDeclaration()).isPresent()) {
			error(IssueCodes.NUMBER_RANGE, "A value has " + DeclaredTypes.MAX_SLOTS + " scalars at most", type,
					Literals.NAMED_TYPE__LENGTH);
		}
	}

	@Check
	public void tupleOnlyAsKey(TupleType type) {
		if (!(type.eContainer() instanceof StateDeclaration state) || state.getArguments().indexOf(type) != 0) {
			error(IssueCodes.TYPE_MISMATCH, "Only a key can be made of several parts; declare a struct", type);
		}
	}

	@Check
	public void param(Param param) {
		if (param.getType() == null || param.getValue() == null) {
			return;
		}
		if (param.getType() instanceof NamedType named && named.isArray() && !DeclaredTypes.isBits(named)) {
			array(param, named);
			return;
		}
		DeclaredTypes.of(param.getType()).ifPresent(type -> {
			if (expect(param.getValue(), type, IssueCodes.TYPE_MISMATCH) && Constants.slots(param.getValue()).isEmpty()
					&& !Typing.of(param.getValue()).isUnknown()) {
				error(IssueCodes.NOT_CONSTANT, "A parameter's value must be a constant", param, Literals.PARAM__VALUE);
			}
		});
	}

	private void array(Param param, NamedType type) {
		Optional<Long> length = type.getLength() == null ? Optional.empty() : Constants.number(type.getLength());
		if (length.isEmpty() || length.get() < 1) {
			error(IssueCodes.NOT_CONSTANT, "The length of an array is a constant above 0", type, Literals.NAMED_TYPE__LENGTH);
			return;
		}
		if (!DeclaredTypes.of(type.getDeclaration()).filter(Types.IPV4::equals).isPresent()) {
			error(IssueCodes.TYPE_MISMATCH, "Only arrays of ipv4 addresses can be parameters", type,
					Literals.NAMED_TYPE__DECLARATION);
			return;
		}
		Expression value = param.getValue();
		if (value instanceof Range range && range.getHigh() != null) {
			boolean fine = expect(range.getLow(), Types.IPV4, IssueCodes.TYPE_MISMATCH)
					& expect(range.getHigh(), Types.IPV4, IssueCodes.TYPE_MISMATCH);
			if (fine) {
				sameLength(param, length.get());
			}
		} else if (expect(value, Types.IPV4, IssueCodes.TYPE_MISMATCH)) {
			sameLength(param, length.get());
		}
	}

	private void sameLength(Param param, long length) {
		Optional<List<Long>> ends = Constants.ends(param.getValue());
		if (ends.isEmpty()) {
			error(IssueCodes.NOT_CONSTANT, "A parameter's value must be a constant", param, Literals.PARAM__VALUE);
			return;
		}
		long given = ends.get().get(1) - ends.get().get(0) + 1;
		if (given > 0 && given != length) {
			error(IssueCodes.TYPE_MISMATCH, "The array has room for " + length + " addresses, the range has " + given, param,
					Literals.PARAM__VALUE);
		}
	}
}
