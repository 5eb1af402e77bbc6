// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.cora.dsl.typing.PortTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
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
	private final Computations computations;
	private final Accesses accesses;
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
		this.computations = new Computations(code, this);
		this.accesses = new Accesses(context, code, this);
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
			return computations.either(either, wanted);
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
			return computations.logical(expression, where);
		}
		if (expression instanceof Binary binary) {
			return computations.binary(binary, where);
		}
		if (expression instanceof Unary unary) {
			return computations.unary(unary, where);
		}
		if (expression instanceof StructLiteral literal) {
			return struct(literal);
		}
		if (expression instanceof MethodCall call) {
			return accesses.call(call, where);
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

	Operand converted(Operand operand, Type wanted, SourceRange where) {
		Register target = code.register("", wanted.bits());
		code.emit(new Instruction.Unary(UnaryOperator.COPY, target, operand.register(), where));
		return new Operand(wanted, List.of(target), true);
	}

	/** One operation on scalars, as written between two operands or before an equals sign. */
	Operand scalar(String operator, Register left, Register right, Type result, SourceRange where) {
		return computations.scalar(operator, left, right, result, where);
	}

	/** Whether two values are equal, or whether they differ, in all their scalars. */
	Operand equality(Operand left, Operand right, boolean equal, SourceRange where) {
		return computations.equality(left, right, equal, where);
	}

	/** Ends the block by going one way if the expression is true and the other way if not. */
	void condition(Expression expression, Code.Draft yes, Code.Draft no) {
		computations.condition(expression, yes, no);
	}

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

	/** The registers of the key that an index is written with. */
	List<Register> key(Index index) {
		return accesses.key(index);
	}

	void access(StateDeclaration state, StateAction action, List<Register> results, List<Register> arguments,
			SourceRange where) {
		accesses.access(state, action, results, arguments, where);
	}
}
