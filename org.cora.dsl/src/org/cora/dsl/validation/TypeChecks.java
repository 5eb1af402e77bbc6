// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.PrefixEntry;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.TupleType;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.cora.ValueArm;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.typing.Addresses;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Prefixes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of types and expressions. */
public class TypeChecks extends Expectations {

	private static final String OWN_PORTS = "Ports belong to a network function: only what stands in one knows them";

	@Check
	public void literalOfAddress(AddressLiteral literal) {
		if (Addresses.of(literal.getText()).isEmpty()) {
			error(IssueCodes.INVALID_LITERAL, "'" + literal.getText() + "' isn't an address", literal);
		}
	}

	@Check
	public void literalOfNumber(NumberLiteral literal) {
		Optional<Numbers.Measured> number = Numbers.of(literal.getText());
		if (number.isEmpty() || number.get().asLong().isEmpty()) {
			error(IssueCodes.NUMBER_RANGE, "Numbers are whole and fit 64 bits here", literal);
		} else if (!Typing.isOperand(number.get().dimension()) && !(literal.eContainer() instanceof ValueSetting)) {
			error(IssueCodes.UNIT_MISMATCH, "A packet doesn't know " + number.get().dimension().example()
					+ "; handlers compute with plain numbers, sizes and times", literal);
		}
	}

	@Check
	public void operands(Unary unary) {
		if (unary.getOperand() == null) {
			return;
		}
		if ("!".equals(unary.getOperator())) {
			expect(unary.getOperand(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
		} else if (isUsable(unary.getOperand()) && !(Typing.of(unary.getOperand()) instanceof Sort.Untyped)
				&& !isNumber(Typing.of(unary.getOperand()).asValue())) {
			error(IssueCodes.TYPE_MISMATCH, "'~' wants a number", unary.getOperand());
		}
	}

	private static boolean isNumber(Type type) {
		return type instanceof Type.Scalar scalar && scalar.meaning() == Type.Meaning.NUMBER;
	}

	@Check
	public void operands(Binary binary) {
		if (binary.getRight() == null || binary.getOperator() == null) {
			return;
		}
		if (Operators.isLogical(binary.getOperator())) {
			expect(binary.getLeft(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
			expect(binary.getRight(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
			return;
		}
		if (Prefixes.address(binary).isPresent() || !isUsable(binary.getLeft()) || !isUsable(binary.getRight())) {
			return;
		}
		Sort left = Typing.of(binary.getLeft());
		Sort right = Typing.of(binary.getRight());
		Optional<List<Type>> types = Typing.operands(binary, left, right);
		if (types.flatMap(t -> Operators.result(binary.getOperator(), t.get(0), t.get(1))).isEmpty()) {
			error(IssueCodes.TYPE_MISMATCH, "'" + binary.getOperator() + "' can't be applied to " + left + " and " + right
					+ hint(left, right), binary);
			return;
		}
		if (left instanceof Sort.Untyped number && !Operators.isShift(binary.getOperator())) {
			inRange(binary.getLeft(), number, types.get().get(0));
		} else if (right instanceof Sort.Untyped number) {
			inRange(binary.getRight(), number, types.get().get(1));
		}
	}

	private static String hint(Sort left, Sort right) {
		boolean number = left instanceof Sort.Untyped || right instanceof Sort.Untyped;
		Type other = left instanceof Sort.Untyped ? right.asValue() : left.asValue();
		return number && (Types.DURATION.equals(other) || Types.TIME.equals(other))
				? "; give the number a unit, such as 10 ms" : "";
	}

	@Check
	public void rangeWhereWanted(Range range) {
		if (!(range.eContainer() instanceof Param) && !(range.eContainer() instanceof ValueSetting)
				&& !(range.eContainer() instanceof ValueArm) && !(range.eContainer() instanceof Membership)) {
			error(IssueCodes.NOT_A_VALUE, "A range can only be the value of a parameter or of a setting, what an arm takes, or what follows 'in'",
					range);
			return;
		}
		Optional<List<Long>> ends = Constants.ends(range);
		if (ends.isPresent() && Long.compareUnsigned(ends.get().get(0), ends.get().get(1)) > 0) {
			error(IssueCodes.INVALID_SETTING, "The range ends before it begins", range);
		}
	}

	@Check
	public void index(Index index) {
		Optional<StateDeclaration> state = StateTypes.indexed(index);
		if (state.isEmpty()) {
			ofArray(index);
			return;
		}
		Optional<StateKind> kind = StateTypes.kind(state.get());
		if (kind.filter(k -> k == StateKind.BLOOM).isPresent()) {
			error(IssueCodes.KEY_MISMATCH, "A bloom is asked with 'contains(key)'", index.getReceiver());
			return;
		}
		if (kind.filter(k -> k == StateKind.POOL || k == StateKind.QUEUE || k == StateKind.REGISTER).isPresent()) {
			error(IssueCodes.KEY_MISMATCH, Wording.startingWithArticle(kind.get().word()) + " has no keys", index.getReceiver());
			return;
		}
		StateTypes.key(state.get()).ifPresent(key -> key(index, key));
	}

	private void ofArray(Index index) {
		Sort receiver = Typing.of(index.getReceiver());
		if (receiver instanceof Sort.Payload) {
			if (index.getKeys().size() != 1) {
				error(IssueCodes.KEY_MISMATCH, "A payload is indexed by one number", index);
			} else {
				expect(index.getKeys().get(0), Types.U64, IssueCodes.KEY_MISMATCH);
			}
			return;
		}
		if (!(receiver.asValue() instanceof Type.Array array)) {
			if (StateTypes.named(index.getReceiver()).isPresent()) {
				error(IssueCodes.KEY_MISMATCH, "A register has no keys", index.getReceiver());
			} else if (!receiver.isUnknown()) {
				error(IssueCodes.NOT_A_VALUE, "Only a state or an array can be indexed", index.getReceiver());
			}
		} else if (index.getKeys().size() != 1) {
			error(IssueCodes.KEY_MISMATCH, "An array is indexed by one number", index);
		} else if (expect(index.getKeys().get(0), Types.U64, IssueCodes.KEY_MISMATCH)) {
			Constants.number(index.getKeys().get(0)).filter(at -> Long.compareUnsigned(at, array.length()) >= 0)
					.ifPresent(at -> error(IssueCodes.NUMBER_RANGE, "The array has the elements 0 to " + (array.length() - 1),
							index.getKeys().get(0), null, String.valueOf(array.length() - 1)));
		}
	}

	private void key(Index index, Type key) {
		List<Type> parts = StateTypes.keyParts(key);
		if (index.getKeys().size() == parts.size()) {
			for (int i = 0; i < parts.size(); i++) {
				expect(index.getKeys().get(i), parts.get(i), IssueCodes.KEY_MISMATCH);
			}
		} else if (index.getKeys().size() == 1) {
			expect(index.getKeys().get(0), key, IssueCodes.KEY_MISMATCH);
		} else {
			error(IssueCodes.KEY_MISMATCH, "The key of '" + StateTypes.indexed(index).get().getName()
					+ "' is " + key.name() + ", not " + index.getKeys().size() + " values", index);
		}
	}

	@Check
	public void member(MemberAccess access) {
		if (access.getReceiver() != null && Typing.of(access.getReceiver()) instanceof Sort.Entry) {
			isUsable(access.getReceiver());
		}
		if (PortTypes.isIngress(access) && PortTypes.at(access).isEmpty()) {
			error(IssueCodes.TYPE_MISMATCH, OWN_PORTS, access, Literals.MEMBER_ACCESS__MEMBER);
		}
	}

	@Check
	public void call(MethodCall call) {
		Sort receiver = Typing.of(call.getReceiver());
		Optional<Methods.Method> method = Methods.called(call);
		if (method.isPresent()) {
			arguments(call, method.get());
		} else if (Methods.conversion(call).isPresent()) {
			if (!call.getArguments().isEmpty()) {
				error(IssueCodes.TYPE_ARGUMENTS, "'" + call.getMethod() + "()' takes nothing", call,
						Literals.METHOD_CALL__ARGUMENTS);
			}
		} else if (!receiver.isUnknown() && call.getMethod() != null
				&& !(receiver instanceof Sort.Whole whole && StateTypes.kind(whole.state()).isEmpty())) {
			List<String> names = Methods.of(receiver).stream().map(Methods.Method::name).toList();
			String known = names.isEmpty() ? " has no operations" : " has " + String.join(", ", names);
			error(IssueCodes.UNKNOWN_METHOD, "There is no operation '" + call.getMethod() + "' here: " + Wording.withArticle(describe(receiver))
					+ known, call, Literals.METHOD_CALL__METHOD,
					Suggestions.nearest(call.getMethod(), names).stream().toArray(String[]::new));
		}
	}

	private static String describe(Sort receiver) {
		return receiver instanceof Sort.Whole whole ? String.valueOf(whole.state().getKind()) : receiver.toString();
	}

	private void arguments(MethodCall call, Methods.Method method) {
		List<Type> wanted = Methods.parameters(call, method);
		List<Expression> given = call.getArguments();
		if (wanted.size() != given.size()) {
			Optional<Type> whole = Methods.state(call).flatMap(StateTypes::key);
			if (Methods.takesKey(method) && given.size() == 1 && whole.isPresent()) {
				expect(given.get(0), whole.get(), IssueCodes.KEY_MISMATCH);
			} else {
				error(IssueCodes.TYPE_ARGUMENTS, "'" + method.signature() + "' takes " + wanted.size() + " arguments, not "
						+ given.size(), call, Literals.METHOD_CALL__METHOD);
			}
			return;
		}
		for (int i = 0; i < wanted.size(); i++) {
			expect(given.get(i), wanted.get(i),
					Methods.takesKey(method) ? IssueCodes.KEY_MISMATCH : IssueCodes.TYPE_MISMATCH);
		}
	}

	@Check
	public void structLiteral(StructLiteral literal) {
		if (literal.getType() == null || literal.getType().eIsProxy()) {
			return;
		}
		Set<Field> given = new HashSet<>();
		for (FieldValue value : literal.getFields()) {
			Field field = value.getField();
			if (field == null || field.eIsProxy()) {
				continue;
			}
			if (!given.add(field)) {
				error(IssueCodes.DUPLICATE_NAME, "'" + field.getName() + "' is given twice", value,
						Literals.FIELD_VALUE__FIELD);
			}
			Optional<Type> type = field.getType() == null ? Optional.empty() : DeclaredTypes.of(field.getType());
			if (value.getValue() != null && type.isPresent()) {
				expect(value.getValue(), type.get(), IssueCodes.TYPE_MISMATCH);
			}
		}
		List<String> missing = literal.getType().getFields().stream().filter(f -> !given.contains(f)).map(Field::getName)
				.toList();
		if (!missing.isEmpty()) {
			error(IssueCodes.MISSING_FIELD, literal.getType().getName() + " also has " + String.join(", ", missing), literal,
					Literals.STRUCT_LITERAL__TYPE, missing.toArray(String[]::new));
		}
	}

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
			error(IssueCodes.TYPE_MISMATCH, OWN_PORTS, type);
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

	@Check
	public void flowKey(FlowRule rule) {
		if (rule.getKey() != null && !(Typing.of(rule.getKey()) instanceof Sort.Entry)) {
			isUsable(rule.getKey());
		}
	}
}
