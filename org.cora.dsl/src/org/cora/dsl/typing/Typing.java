// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.ArrayLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.BooleanLiteral;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.LoopVariable;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Now;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.PacketVariable;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.unit.Dimension;

/**
 * Finds what an expression stands for, from its parts. Never fails: what doesn't make sense is {@link Sort#UNKNOWN},
 * and validation says why at the place that is wrong.
 */
public final class Typing {

	private static final Set<String> OF_ADDRESSES = Set.of("source", "destination", "proto", "flow");
	private static final Set<String> OF_ADDRESSES6 = Set.of("source6", "destination6", "flow6");

	private Typing() {
	}

	/** What the expression stands for. */
	public static Sort of(Expression expression) {
		if (expression instanceof NumberLiteral literal) {
			return number(literal);
		}
		if (expression instanceof AddressLiteral literal) {
			return Addresses.of(literal.getText()).<Sort>map(a -> new Sort.Value(a.type())).orElse(Sort.UNKNOWN);
		}
		if (expression instanceof BooleanLiteral) {
			return new Sort.Value(Types.BOOL);
		}
		if (expression instanceof Now) {
			return new Sort.Value(Types.TIME);
		}
		if (expression instanceof NameReference reference) {
			return reference(reference.getTarget());
		}
		if (expression instanceof MemberAccess access) {
			return member(access);
		}
		if (expression instanceof Index index) {
			return element(index);
		}
		if (expression instanceof MethodCall call) {
			return Methods.result(call);
		}
		if (expression instanceof Call call) {
			Optional<String> builtin = Builtins.called(call);
			return builtin.isPresent() ? Builtins.result(call, builtin.get())
					: Functions.called(call).map(function -> function.getResult() == null ? Sort.NOTHING
					: value(Functions.result(function))).orElse(Sort.UNKNOWN);
		}
		if (expression instanceof StructLiteral literal) {
			return value(literal.getType() == null ? Optional.empty() : DeclaredTypes.of(literal.getType()));
		}
		if (expression instanceof Unary unary) {
			return unary(unary);
		}
		if (expression instanceof Membership) {
			return new Sort.Value(Types.BOOL);
		}
		if (expression instanceof Conditional conditional) {
			return either(conditional);
		}
		if (expression instanceof ArrayLiteral literal) {
			return array(literal);
		}
		if (expression instanceof Range range) {
			Type low = range.getLow() == null ? null : of(range.getLow()).asValue();
			return new Sort.Several(low == null ? Types.U64 : low);
		}
		return expression instanceof Binary binary ? binary(binary) : Sort.UNKNOWN;
	}

	/** What a name stands for. */
	public static Sort reference(Referable target) {
		if (target == null || target.eIsProxy()) {
			return Sort.UNKNOWN;
		}
		if (target instanceof Let let) {
			return let(let);
		}
		if (target instanceof Param param) {
			return param(param);
		}
		if (target instanceof LoopVariable variable) {
			return variable.eContainer() instanceof For loop && loop.getHigh() != null
					? Constants.number(loop.getHigh()).<Sort>map(Sort.Untyped::new).orElse(Sort.UNKNOWN) : Sort.UNKNOWN;
		}
		if (target instanceof org.cora.dsl.cora.Enum named) {
			return new Sort.Named(named);
		}
		if (target instanceof Port port) {
			return value(PortTypes.at(port));
		}
		if (target instanceof Parameter parameter && Functions.header(parameter).isPresent()) {
			return ParsedHeaders.given(parameter).<Sort>map(h -> new Sort.HeaderView(h, Functions.header(parameter).get())).orElse(Sort.UNKNOWN);
		}
		if (target instanceof Parameter parameter) {
			return Functions.isPacket(parameter) ? new Sort.Packet()
					: value(parameter.getType() == null ? Optional.empty() : DeclaredTypes.of(parameter.getType()));
		}
		if (target instanceof StateDeclaration state) {
			return StateTypes.kind(state).filter(k -> k == StateKind.REGISTER).isPresent()
					? StateTypes.value(state).<Sort>map(t -> new Sort.Element(state, t)).orElse(Sort.UNKNOWN)
					: new Sort.Whole(state);
		}
		if (target instanceof PacketVariable || target instanceof FlowIdentity) {
			return new Sort.Packet();
		}
		if (target instanceof EntryVariable entry) {
			return value(entryState(entry).flatMap(StateTypes::value));
		}
		return target instanceof KeyVariable key ? value(keyType(key)) : Sort.UNKNOWN;
	}

	/** The state whose entry a name bound by {@code match}, {@code let} or {@code on expire} is, if it is one. */
	public static Optional<StateDeclaration> entryState(Referable variable) {
		if (variable instanceof Let let) {
			return let.getValue() instanceof Index index && of(index) instanceof Sort.Entry entry
					? Optional.of(entry.state()) : Optional.empty();
		}
		if (variable.eContainer() instanceof ExpireHandler handler) {
			return Optional.ofNullable(handler.getState()).filter(state -> !state.eIsProxy());
		}
		return variable.eContainer() instanceof FoundArm arm && arm.eContainer() instanceof Match match
				&& match.getSubject() != null && of(match.getSubject()) instanceof Sort.Entry entry
						? Optional.of(entry.state()) : Optional.empty();
	}

	/** The value type of what a name bound by {@code let} has, whether the value can be missing or not. */
	private static Sort let(Let let) {
		if (let.getType() != null) {
			return value(DeclaredTypes.of(let.getType()));
		}
		return let.getValue() == null ? Sort.UNKNOWN : settled(of(let.getValue()));
	}

	private static Sort settled(Sort sort) {
		if (sort instanceof Sort.Entry entry) {
			return new Sort.Value(entry.type());
		}
		if (sort instanceof Sort.Fallible fallible) {
			return new Sort.Value(fallible.type());
		}
		if (sort instanceof Sort.Untyped) {
			return new Sort.Value(Types.U64);
		}
		return sort.asValue() == null ? Sort.UNKNOWN : new Sort.Value(sort.asValue());
	}

	private static Sort param(Param param) {
		if (param.getType() instanceof NamedType named && named.isArray() && !DeclaredTypes.isBits(named)) {
			return named.getDeclaration() == null ? Sort.UNKNOWN
					: DeclaredTypes.of(named.getDeclaration()).<Sort>map(Sort.Several::new).orElse(Sort.UNKNOWN);
		}
		return value(param.getType() == null ? Optional.empty() : DeclaredTypes.of(param.getType()));
	}

	private static Optional<Type> keyType(KeyVariable key) {
		if (!(key.eContainer() instanceof ExpireHandler handler) || handler.getState() == null) {
			return Optional.empty();
		}
		Optional<Type> whole = StateTypes.key(handler.getState());
		List<Type> parts = whole.map(StateTypes::keyParts).orElse(List.of());
		int index = handler.getKeys().indexOf(key);
		return handler.getKeys().size() == 1 ? whole
				: index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
	}

	private static Sort number(NumberLiteral literal) {
		Optional<Numbers.Measured> number = Numbers.of(literal.getText());
		Optional<Long> value = number.flatMap(Numbers.Measured::asLong);
		if (value.isEmpty()) {
			return Sort.UNKNOWN;
		}
		return switch (number.get().dimension()) {
			case COUNT, SIZE -> new Sort.Untyped(value.get());
			case TIME -> new Sort.Value(Types.DURATION);
			default -> Sort.UNKNOWN;
		};
	}

	/** Whether a number of that dimension means something in an expression. */
	public static boolean isOperand(Dimension dimension) {
		return dimension == Dimension.COUNT || dimension == Dimension.SIZE || dimension == Dimension.TIME;
	}

	private static Sort member(MemberAccess access) {
		Field field = access.getMember();
		if (access.getReceiver() == null || field == null || field.eIsProxy()) {
			return Sort.UNKNOWN;
		}
		Sort receiver = of(access.getReceiver());
		if (field instanceof EnumValue) {
			return receiver instanceof Sort.Named named ? value(DeclaredTypes.of(named.declaration())) : Sort.UNKNOWN;
		}
		if (field instanceof Parse parse) {
			return receiver instanceof Sort.Packet ? ParsedHeaders.of(parse).<Sort>map(h -> new Sort.HeaderView(h,
					ParsedHeaders.declaration(parse).orElseThrow())).orElse(Sort.UNKNOWN) : Sort.UNKNOWN;
		}
		if (receiver instanceof Sort.HeaderView view) {
			return view.header().field(field.getName()).<Sort>map(f -> new Sort.Value(f.type())).orElse(Sort.UNKNOWN);
		}
		if (receiver instanceof Sort.Packet && field.getType() instanceof NamedType named
				&& named.getDeclaration() instanceof Header header) {
			return Headers.named(field.getName()).<Sort>map(h -> new Sort.HeaderView(h, header)).orElse(Sort.UNKNOWN);
		}
		if (receiver instanceof Sort.Inner && field.getType() instanceof NamedType named
				&& named.getDeclaration() instanceof Header header) {
			return Headers.named("inner." + field.getName()).<Sort>map(h -> new Sort.HeaderView(h, header)).orElse(Sort.UNKNOWN);
		}
		if (isOfPacket(field) && "inner".equals(field.getName())) {
			return new Sort.Inner();
		}
		if (PortTypes.isIngress(access)) {
			return value(PortTypes.at(access));
		}
		if (isOfPacket(field) && "payload".equals(field.getName())) {
			return new Sort.Payload();
		}
		return value(field.getType() == null ? Optional.empty() : DeclaredTypes.of(field.getType()));
	}

	private static Sort element(Index index) {
		StateDeclaration state = StateTypes.indexed(index).orElse(null);
		StateKind kind = state == null ? null : StateTypes.kind(state).orElse(null);
		if (state == null) {
			if (index.getReceiver() != null && of(index.getReceiver()) instanceof Sort.Payload) {
				return new Sort.Value(Types.U8);
			}
			return index.getReceiver() != null && of(index.getReceiver()).asValue() instanceof Type.Array array
					? new Sort.Value(array.element()) : Sort.UNKNOWN;
		}
		Type value = kind == null ? null : StateTypes.value(state).orElse(null);
		if (value == null) {
			return Sort.UNKNOWN;
		}
		return switch (kind) {
			case MAP, LRU, LPM -> new Sort.Entry(state, value);
			case ARRAY -> new Sort.Element(state, value);
			case COUNTER, COUNTMIN -> new Sort.Cell(state);
			case METER -> new Sort.Bucket(state);
			case BLOOM, QUEUE, POOL, REGISTER -> Sort.UNKNOWN;
		};
	}

	/** A number takes the type of the other one. */
	private static Sort either(Conditional conditional) {
		if (conditional.getThen() == null || conditional.getOtherwise() == null) {
			return Sort.UNKNOWN;
		}
		Sort then = of(conditional.getThen());
		Sort otherwise = of(conditional.getOtherwise());
		if (then instanceof Sort.Untyped || otherwise instanceof Sort.Untyped) {
			Sort typed = then instanceof Sort.Untyped ? otherwise : then;
			return then instanceof Sort.Untyped a && otherwise instanceof Sort.Untyped b
					? new Sort.Untyped(Long.compareUnsigned(a.value(), b.value()) > 0 ? a.value() : b.value())
					: typed.asValue() == null ? Sort.UNKNOWN : new Sort.Value(typed.asValue());
		}
		Type first = then.asValue();
		Type second = otherwise.asValue();
		return first == null || second == null ? Sort.UNKNOWN
				: Operators.fits(first, second) ? new Sort.Value(second) : new Sort.Value(first);
	}

	private static Sort array(ArrayLiteral literal) {
		Type element = null;
		for (Expression expression : literal.getElements()) {
			Sort sort = of(expression);
			Type type = sort instanceof Sort.Untyped ? Types.U64 : sort.asValue();
			if (type == null) {
				return Sort.UNKNOWN;
			}
			element = element == null || Operators.fits(element, type) ? type : element;
		}
		boolean fits = element != null && element.slots().size() * literal.getElements().size() <= DeclaredTypes.MAX_SLOTS;
		return fits ? new Sort.Value(new Type.Array(element, literal.getElements().size())) : Sort.UNKNOWN;
	}

	private static Sort unary(Unary unary) {
		Sort operand = unary.getOperand() == null ? Sort.UNKNOWN : of(unary.getOperand());
		if ("!".equals(unary.getOperator())) {
			return new Sort.Value(Types.BOOL);
		}
		return operand instanceof Sort.Untyped
				? Constants.number(unary.getOperand()).<Sort>map(n -> new Sort.Untyped(~n)).orElse(new Sort.Value(Types.U64))
				: operand.asValue() == null ? Sort.UNKNOWN : new Sort.Value(operand.asValue());
	}

	private static Sort binary(Binary binary) {
		String operator = binary.getOperator();
		if (operator == null || Operators.isLogical(operator) || Operators.isEquality(operator)
				|| Operators.isOrder(operator)) {
			return new Sort.Value(Types.BOOL);
		}
		if (binary.getRight() == null) {
			return Sort.UNKNOWN;
		}
		Optional<Type> prefixed = Prefixes.address(binary);
		if (prefixed.isPresent()) {
			return new Sort.Several(prefixed.get());
		}
		Sort left = of(binary.getLeft());
		Sort right = of(binary.getRight());
		if (left instanceof Sort.Untyped && right instanceof Sort.Untyped) {
			return Constants.number(binary).<Sort>map(Sort.Untyped::new).orElse(new Sort.Value(Types.U64));
		}
		return value(operands(binary, left, right).flatMap(types -> Operators.result(operator, types.get(0), types.get(1))));
	}

	/** The types of the two operands after untyped numbers have taken one; empty where that fails. */
	public static Optional<List<Type>> operands(Binary binary, Sort left, Sort right) {
		Optional<Type> l = Optional.ofNullable(left.asValue());
		Optional<Type> r = Optional.ofNullable(right.asValue());
		if (left instanceof Sort.Untyped && right instanceof Sort.Untyped) {
			return Optional.of(List.of(Types.U64, Types.U64));
		}
		if (left instanceof Sort.Untyped && r.isPresent()) {
			l = Operators.beside(binary.getOperator(), r.get(), true);
		} else if (right instanceof Sort.Untyped && l.isPresent()) {
			r = Operators.beside(binary.getOperator(), l.get(), false);
		}
		return l.isPresent() && r.isPresent() ? Optional.of(List.of(l.get(), r.get())) : Optional.empty();
	}

	private static Sort value(Optional<? extends Type> type) {
		return type.isPresent() ? new Sort.Value(type.get()) : Sort.UNKNOWN;
	}

	/** Whether the field belongs to the built-in packet. */
	public static boolean isOfPacket(Field field) {
		return field.eResource() != null && StandardLibrary.PRELUDE.equals(field.eResource().getURI())
				&& field.eContainer() instanceof org.cora.dsl.cora.Struct struct && "Packet".equals(struct.getName());
	}

	/** The header without which the member can't be read, if there is one. */
	public static Optional<org.cora.ir.packet.Header> neededHeader(MemberAccess access) {
		if (access.getMember() == null || access.getMember().eIsProxy() || access.getReceiver() == null) {
			return Optional.empty();
		}
		if (of(access.getReceiver()) instanceof Sort.HeaderView view) {
			return Optional.of(view.header());
		}
		String name = isOfPacket(access.getMember()) ? access.getMember().getName() : "";
		return OF_ADDRESSES.contains(name) ? Optional.of(Headers.IPV4_HEADER)
				: OF_ADDRESSES6.contains(name) ? Optional.of(Headers.IPV6_HEADER) : Optional.empty();
	}
}
