// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.cora.dsl.cora.ArrayLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.LoopVariable;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Membership;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Now;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Lowers expressions. Those it is given have been validated. */
final class Values {

	private final NfContext context;
	private final Code code;
	private final Places places;
	private final Map<Referable, Long> loops = new HashMap<>();
	private final Map<Referable, Header> given = new HashMap<>();
	private final int ingress;
	private final Function<Call, Operand> functions;

	/**
	 * @param ingress   index of the port that packets come from; -1 where there is no packet
	 * @param functions writes the body of a function that is called and gives its result
	 */
	Values(NfContext context, Code code, int ingress, Function<Call, Operand> functions) {
		this.ingress = ingress;
		this.context = context;
		this.code = code;
		this.functions = functions;
		this.places = new Places(context, code, this);
	}

	/** Says which number a loop's variable has from here on. */
	void round(LoopVariable variable, long number) {
		loops.put(variable, number);
	}

	/** The scalars of an expression that is constant at this place. */
	Optional<List<Long>> constants(Expression expression) {
		return PortTypes.isIngress(expression) ? Optional.of(List.of((long) ingress)) : Constants.slots(expression, loops);
	}

	/** Says which header a parameter stands for from here on. */
	void give(Referable parameter, Header header) {
		given.put(parameter, header);
	}

	/** The header that an expression stands for: the packet's, or the one that was handed to the function. */
	Header header(Expression expression, Sort.HeaderView view) {
		Header handed = expression instanceof NameReference reference ? given.get(reference.getTarget()) : null;
		return handed != null ? handed : context.header(view.header());
	}

	/** What names, fields and elements are, to read and to write. */
	Places places() {
		return places;
	}

	/** The expression's value as one of the wanted type, which may be wider. */
	Operand value(Expression expression, Type wanted) {
		if (expression instanceof Conditional either) {
			return either(either, wanted);
		}
		if (Typing.of(expression) instanceof Sort.Untyped) {
			return constant(wanted, constants(expression).orElseThrow(), Sources.of(expression));
		}
		if (expression instanceof ArrayLiteral literal && wanted instanceof Type.Array array) {
			return array(literal, array);
		}
		return widened(value(expression), wanted, Sources.of(expression));
	}

	/** The expression's value. */
	Operand value(Expression expression) {
		SourceRange where = Sources.of(expression);
		Sort sort = Typing.of(expression);
		if (expression instanceof Conditional) {
			return value(expression, sort instanceof Sort.Untyped ? Types.U64 : sort.asValue());
		}
		if (sort instanceof Sort.Untyped) {
			return constant(Types.U64, constants(expression).orElseThrow(), where);
		}
		if (expression instanceof ArrayLiteral) {
			return value(expression, sort.asValue());
		}
		if (sort instanceof Sort.HeaderView view) {
			Register has = code.register("has." + view.header().name(), 1);
			code.emit(new Instruction.HasHeader(has, header(expression, view), where));
			return new Operand(Types.BOOL, List.of(has), true);
		}
		if (expression instanceof Now) {
			return meta(Meta.NOW, Types.TIME, "now", where);
		}
		var constant = constants(expression);
		if (constant.isPresent() && sort.asValue() != null) {
			return constant(sort.asValue(), constant.get(), where);
		}
		if (expression instanceof Membership) {
			return logical(expression, where);
		}
		if (expression instanceof Binary binary) {
			return binary(binary, where);
		}
		if (expression instanceof Unary unary) {
			return unary(unary, where);
		}
		if (expression instanceof StructLiteral literal) {
			return struct(literal);
		}
		if (expression instanceof MethodCall call) {
			return call(call, where);
		}
		if (expression instanceof Call call) {
			return functions.apply(call);
		}
		if (sort instanceof Sort.Cell cell) {
			Operand sum = new Operand(Types.U64, code.registers(cell.state().getName(), Types.U64), true);
			access(cell.state(), StateAction.COUNT, sum.registers(), key((Index) expression), where);
			return sum;
		}
		if (expression instanceof MemberAccess access && Typing.of(access.getReceiver()) instanceof Sort.Payload) {
			return meta(Meta.PAYLOAD, Types.U32, "payload.length", where);
		}
		if (expression instanceof MemberAccess access && Typing.isOfPacket(access.getMember())
				&& Packets.fields(access.getMember().getName()) == null) {
			return meta(Meta.LENGTH, Types.U32, "length", where);
		}
		return places.read(places.place(expression), where);
	}

	private Operand meta(Meta meta, Type type, String name, SourceRange where) {
		Register register = code.register(name, meta.bits());
		code.emit(new Instruction.LoadMeta(register, meta, where));
		return new Operand(type, List.of(register), true);
	}

	Operand constant(Type type, List<Long> slots, SourceRange where) {
		List<Register> registers = code.registers("", type);
		for (int i = 0; i < registers.size(); i++) {
			code.emit(new Instruction.Constant(registers.get(i), slots.get(i) & registers.get(i).mask(), where));
		}
		return new Operand(type, registers, true);
	}

	private Operand widened(Operand operand, Type wanted, SourceRange where) {
		boolean same = operand.type().slots().stream().map(Slot::bits).toList()
				.equals(wanted.slots().stream().map(Slot::bits).toList());
		return same ? operand : converted(operand, wanted, where);
	}

	private Operand converted(Operand operand, Type wanted, SourceRange where) {
		Register target = code.register("", wanted.bits());
		code.emit(new Instruction.Unary(UnaryOperator.COPY, target, operand.register(), where));
		return new Operand(wanted, List.of(target), true);
	}

	// ---- operators ----

	private Operand unary(Unary unary, SourceRange where) {
		Operand operand = value(unary.getOperand());
		Register target = code.register("", operand.register().bits());
		UnaryOperator operator = "!".equals(unary.getOperator()) ? UnaryOperator.NOT : UnaryOperator.COMPLEMENT;
		code.emit(new Instruction.Unary(operator, target, operand.register(), where));
		return new Operand(operand.type(), List.of(target), true);
	}

	private Operand binary(Binary binary, SourceRange where) {
		String operator = binary.getOperator();
		if (Operators.isLogical(operator)) {
			return logical(binary, where);
		}
		Sort left = Typing.of(binary.getLeft());
		Sort right = Typing.of(binary.getRight());
		List<Type> types = Typing.operands(binary, left, right).orElseThrow();
		Type result = Operators.result(operator, types.get(0), types.get(1)).orElseThrow();
		boolean comparison = Operators.isEquality(operator) || Operators.isOrder(operator);
		Type leftAs = comparison ? Operators.wider(types.get(0), types.get(1)).orElse(types.get(0))
				: Operators.isShift(operator) || result.bits() < types.get(0).bits() ? types.get(0) : result;
		Type rightAs = comparison ? Operators.wider(types.get(0), types.get(1)).orElse(types.get(1))
				: Operators.isShift(operator) ? types.get(1) : result;
		Operand l = value(binary.getLeft(), leftAs);
		Operand r = value(binary.getRight(), rightAs);
		return Operators.isEquality(operator) ? equality(l, r, operator.equals("=="), where)
				: scalar(operator, l.register(), r.register(), result, where);
	}

	/** One operation on scalars, as written between two operands or before an equals sign. */
	Operand scalar(String operator, Register left, Register right, Type result, SourceRange where) {
		Register target = code.register("", result.bits());
		boolean swapped = operator.equals(">") || operator.equals(">=");
		BinaryOperator op = switch (operator) {
			case "<", ">" -> BinaryOperator.LESS;
			case "<=", ">=" -> BinaryOperator.LESS_EQUAL;
			default -> Operators.arithmetic(operator).orElseThrow();
		};
		if (op == BinaryOperator.DIVIDE || op == BinaryOperator.REMAINDER) {
			return divided(op, left, right, target, result, where);
		}
		code.emit(new Instruction.Binary(op, target, swapped ? right : left, swapped ? left : right, where));
		return new Operand(result, List.of(target), true);
	}

	/** A power of two divides by shifting, as there are cards that can't divide. */
	private Operand divided(BinaryOperator operator, Register left, Register right, Register target, Type result,
			SourceRange where) {
		OptionalLong constant = code.retractConstant(right);
		BinaryOperator op = operator;
		if (constant.isPresent()) {
			long divisor = constant.getAsLong();
			boolean divide = operator == BinaryOperator.DIVIDE;
			boolean power = Long.bitCount(divisor) == 1;
			long value = !power ? divisor : divide ? Long.numberOfTrailingZeros(divisor) : divisor - 1;
			op = !power ? operator : divide ? BinaryOperator.SHIFT_RIGHT : BinaryOperator.AND;
			code.emit(new Instruction.Constant(right, value, where));
		}
		code.emit(new Instruction.Binary(op, target, left, right, where));
		return new Operand(result, List.of(target), true);
	}

	/** Whether two values are equal, or whether they differ, in all their scalars. */
	Operand equality(Operand left, Operand right, boolean equal, SourceRange where) {
		Register all = null;
		for (int i = 0; i < left.registers().size(); i++) {
			Register one = code.register("", 1);
			BinaryOperator operator = equal ? BinaryOperator.EQUAL : BinaryOperator.NOT_EQUAL;
			code.emit(new Instruction.Binary(operator, one, left.registers().get(i), right.registers().get(i), where));
			if (all == null) {
				all = one;
			} else {
				Register both = code.register("", 1);
				code.emit(new Instruction.Binary(equal ? BinaryOperator.AND : BinaryOperator.OR, both, all, one, where));
				all = both;
			}
		}
		return new Operand(Types.BOOL, List.of(all), true);
	}

	/** A condition whose outcome is kept: the right side runs only if it matters. */
	private Operand logical(Expression expression, SourceRange where) {
		Register outcome = code.register("", 1);
		Code.Draft yes = code.draft();
		Code.Draft no = code.draft();
		Code.Draft after = code.draft();
		condition(expression, yes, no);
		for (Code.Draft draft : List.of(yes, no)) {
			code.enter(draft);
			code.emit(new Instruction.Constant(outcome, draft == yes ? 1 : 0, where));
			code.jump(after, where);
		}
		code.enter(after);
		return new Operand(Types.BOOL, List.of(outcome), true);
	}

	/** Ends the block by going one way if the expression is true and the other way if not. */
	void condition(Expression expression, Code.Draft yes, Code.Draft no) {
		if (expression instanceof Unary unary && "!".equals(unary.getOperator())) {
			condition(unary.getOperand(), no, yes);
		} else if (expression instanceof Binary binary && Operators.isLogical(binary.getOperator())) {
			Code.Draft right = code.draft();
			boolean and = "&&".equals(binary.getOperator());
			condition(binary.getLeft(), and ? right : yes, and ? no : right);
			code.enter(right);
			condition(binary.getRight(), yes, no);
		} else if (expression instanceof Membership membership) {
			Type type = Typing.of(membership.getValue()) instanceof Sort.Untyped ? Types.U64
					: Typing.of(membership.getValue()).asValue();
			new Tests(code, this).test(value(membership.getValue(), type), membership.getElements(), yes, no);
		} else if (ports(expression).isPresent()) {
			code.jump(ports(expression).get() ? yes : no, Sources.of(expression));
		} else {
			code.branch(value(expression).register(), yes, no, Sources.of(expression));
		}
	}

	/** A handler is written once for each port, so whether a packet came from one is known. */
	private Optional<Boolean> ports(Expression expression) {
		if (!(expression instanceof Binary binary) || !Operators.isEquality(binary.getOperator())
				|| !PortTypes.isIngress(binary.getLeft()) && !PortTypes.isIngress(binary.getRight())) {
			return Optional.empty();
		}
		return constants(binary.getLeft()).flatMap(left -> constants(binary.getRight())
				.map(right -> left.equals(right) == "==".equals(binary.getOperator())));
	}

	/** Only the side that matters runs. */
	private Operand either(Conditional either, Type type) {
		List<Register> result = code.registers("", type);
		Code.Draft yes = code.draft();
		Code.Draft no = code.draft();
		Code.Draft after = code.draft();
		condition(either.getCondition(), yes, no);
		for (Code.Draft draft : List.of(yes, no)) {
			code.enter(draft);
			Expression side = draft == yes ? either.getThen() : either.getOtherwise();
			code.copy(value(side, type).registers(), result, Sources.of(side));
			code.jump(after, Sources.of(either));
		}
		code.enter(after);
		return new Operand(type, result, true);
	}

	// ---- structs, calls, keys ----

	private Operand struct(StructLiteral literal) {
		Type.Struct type = (Type.Struct) Typing.of(literal).asValue();
		Map<String, Operand> given = new HashMap<>();
		for (FieldValue field : literal.getFields()) {
			Type wanted = type.member(field.getField().getName()).orElseThrow().type();
			given.put(field.getField().getName(), value(field.getValue(), wanted));
		}
		List<Register> registers = new ArrayList<>();
		type.members().forEach(member -> registers.addAll(given.get(member.name()).registers()));
		return new Operand(type, registers, false);
	}

	/** One element that is given alone stands for all. */
	private Operand array(ArrayLiteral literal, Type.Array type) {
		List<Register> registers = new ArrayList<>();
		for (Expression element : literal.getElements()) {
			registers.addAll(value(element, type.element()).registers());
		}
		int all = type.slots().size();
		for (int i = 0; registers.size() < all; i++) {
			registers.add(registers.get(i));
		}
		return new Operand(type, registers, false);
	}

	private Operand call(MethodCall call, SourceRange where) {
		var conversion = Methods.conversion(call);
		if (conversion.isPresent()) {
			return converted(value(call.getReceiver()), conversion.get(), where);
		}
		if (Typing.of(call.getReceiver()) instanceof Sort.Payload) {
			return ofPayload(call, where);
		}
		StateDeclaration state = Methods.state(call).orElseThrow();
		switch (call.getMethod()) {
			case "remove":
				Register found = code.register("found", 1);
				access(state, StateAction.REMOVE, List.of(found), whole(call, state), where);
				return new Operand(Types.BOOL, List.of(found), true);
			case "contains":
				Register contained = code.register("found", 1);
				access(state, StateAction.CONTAINS, List.of(contained), whole(call, state), where);
				return new Operand(Types.BOOL, List.of(contained), true);
			case "clear":
				access(state, StateAction.CLEAR, List.of(), List.of(), where);
				return null;
			case "give":
				Operand item = value(call.getArguments().get(0));
				access(state, StateAction.GIVE, List.of(), item.registers(), where);
				return null;
			case "take":
				Register green = code.register("ok", 1);
				access(state, StateAction.SPEND, List.of(green), withAmount(call), where);
				return new Operand(Types.BOOL, List.of(green), true);
			default:
				if (StateTypes.kind(state).orElseThrow() == StateKind.BLOOM) {
					access(state, StateAction.MARK, List.of(), whole(call, state), where);
					return null;
				}
				return add(call, state, where);
		}
	}

	private Operand ofPayload(MethodCall call, SourceRange where) {
		List<Type> types = Methods.parameters(call, Methods.called(call).orElseThrow());
		Register index = value(call.getArguments().get(0), Types.U64).register();
		if (types.size() == 2) {
			code.emit(new PacketOperation.StorePayload(index, value(call.getArguments().get(1), types.get(1)).register(), where));
			return null;
		}
		return places.read(new Place.Payload(Typing.of(call).asValue(), index), where);
	}

	/** The key that is the argument of an operation. */
	private List<Register> whole(MethodCall call, StateDeclaration state) {
		return keys(call.getArguments(), StateTypes.key(state).orElseThrow());
	}

	private Operand add(MethodCall call, StateDeclaration state, SourceRange where) {
		boolean sketch = StateTypes.kind(state).orElseThrow() == StateKind.COUNTMIN;
		List<Register> result = sketch ? code.registers("estimate", Types.U64) : List.of();
		access(state, StateAction.ADD, result, withAmount(call), where);
		return sketch ? new Operand(Types.U64, result, true) : null;
	}

	/** The key that an operation is called on and its argument, a number. */
	private List<Register> withAmount(MethodCall call) {
		List<Register> arguments = new ArrayList<>(key((Index) call.getReceiver()));
		arguments.add(value(call.getArguments().get(0), Types.U64).register());
		return arguments;
	}

	/** The registers of the key that an index is written with. */
	List<Register> key(Index index) {
		StateDeclaration state = StateTypes.indexed(index).orElseThrow();
		return keys(index.getKeys(), StateTypes.key(state).orElseThrow());
	}

	private List<Register> keys(List<Expression> written, Type key) {
		List<Type> parts = StateTypes.keyParts(key);
		List<Register> registers = new ArrayList<>();
		if (written.size() != parts.size()) {
			return value(written.get(0)).registers();
		}
		for (int i = 0; i < parts.size(); i++) {
			registers.addAll(value(written.get(i), parts.get(i)).registers());
		}
		return registers;
	}

	void access(StateDeclaration state, StateAction action, List<Register> results, List<Register> arguments,
			SourceRange where) {
		code.emit(new Instruction.Access(context.index(state), action, 0, results, arguments, where));
	}
}
