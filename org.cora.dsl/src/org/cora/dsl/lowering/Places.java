// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Lowers what can be read and written in parts: variables, entries, elements, the packet. */
final class Places {

	private final NfContext context;
	private final Code code;
	private final Values values;
	private final Map<Referable, Place.Binding> bindings = new HashMap<>();

	Places(NfContext context, Code code, Values values) {
		this.context = context;
		this.code = code;
		this.values = values;
	}

	/** Says what a name stands for from here on. */
	void bind(Referable name, Place.Binding binding) {
		bindings.put(name, binding);
	}

	/** What a name stands for. */
	Operand named(Referable name, SourceRange where) {
		Place.Binding binding = bindings.get(name);
		return read(new Place.Local(binding.type(), binding, 0), where);
	}

	/** What an expression names that has parts. */
	Place place(Expression expression) {
		if (expression instanceof NameReference reference) {
			Referable target = reference.getTarget();
			if (target instanceof StateDeclaration state) {
				Type type = StateTypes.value(state).orElseThrow();
				return new Place.Element(type, context.index(state), type, List.of(), 0);
			}
			Place.Binding binding = bindings.get(target);
			return new Place.Local(binding.type(), binding, 0);
		}
		if (expression instanceof Index index) {
			if (Typing.of(index.getReceiver()) instanceof Sort.Payload) {
				return new Place.Payload(Types.U8, values.value(index.getKeys().get(0), Types.U64).register());
			}
			if (StateTypes.indexed(index).isEmpty()) {
				return element(index);
			}
			StateDeclaration state = StateTypes.indexed(index).orElseThrow();
			Type type = StateTypes.value(state).orElseThrow();
			return new Place.Element(type, context.index(state), type, values.key(index), 0);
		}
		if (expression instanceof MemberAccess access) {
			return member(access);
		}
		Operand operand = values.value(expression);
		return new Place.Local(operand.type(), new Place.Binding(operand.type(), operand.registers(), -1, null), 0);
	}

	private Place member(MemberAccess access) {
		Field field = access.getMember();
		Sort receiver = Typing.of(access.getReceiver());
		Type type = Typing.of(access).asValue();
		if (receiver instanceof Sort.HeaderView view) {
			return new Place.Packet(type, List.of(values.header(access.getReceiver(), view).require(field.getName())));
		}
		if (Typing.isOfPacket(field)) {
			return new Place.Packet(type, Packets.fields(field.getName()));
		}
		Place whole = place(access.getReceiver());
		return part(whole, type, ((Type.Struct) whole.type()).slotOf(field.getName()));
	}

	/** The part of a place that begins with its slot {@code from}. */
	private static Place part(Place whole, Type type, int from) {
		if (whole instanceof Place.Packet packet) {
			return new Place.Packet(type, Packets.part(packet.fields(), from, type.slots().size()));
		}
		if (whole instanceof Place.Local local) {
			return new Place.Local(type, local.binding(), local.from() + from);
		}
		if (whole instanceof Place.Choice choice) {
			return new Place.Choice(type, choice.index(), choice.options().stream().map(o -> part(o, type, from)).toList());
		}
		Place.Element element = (Place.Element) whole;
		return new Place.Element(type, element.state(), element.whole(), element.index(), element.from() + from);
	}

	/** An element of an array: a part, if the index is constant here, otherwise one of all. */
	private Place element(Index index) {
		Place whole = place(index.getReceiver());
		Type.Array array = (Type.Array) whole.type();
		int slots = array.element().slots().size();
		Expression written = index.getKeys().get(0);
		Optional<Long> at = values.constants(written).map(constant -> constant.get(0));
		if (at.isPresent() && Long.compareUnsigned(at.get(), array.length()) < 0) {
			return part(whole, array.element(), at.get().intValue() * slots);
		}
		List<Place> options = new ArrayList<>();
		for (int i = 0; at.isEmpty() && i < array.length(); i++) {
			options.add(part(whole, array.element(), i * slots));
		}
		return new Place.Choice(array.element(), values.value(written, Types.U64).register(), options);
	}

	Operand read(Place place, SourceRange where) {
		if (place instanceof Place.Local local) {
			int to = local.from() + local.type().slots().size();
			return new Operand(local.type(), local.binding().registers().subList(local.from(), to), false);
		}
		if (place instanceof Place.Packet packet) {
			List<Register> registers = new ArrayList<>();
			for (org.cora.ir.packet.Field field : packet.fields()) {
				List<Register> targets = code.registers(field.toString(), field.type());
				code.emit(new Instruction.LoadField(targets, field, where));
				registers.addAll(targets);
			}
			return new Operand(packet.type(), registers, true);
		}
		if (place instanceof Place.Payload payload) {
			Register target = code.register("payload", payload.type().bits());
			code.emit(new PacketOperation.LoadPayload(target, payload.index(), where));
			return new Operand(payload.type(), List.of(target), true);
		}
		if (place instanceof Place.Choice choice) {
			Operand chosen = values.constant(choice.type(), Collections.nCopies(choice.type().slots().size(), 0L), where);
			choose(choice, where, option -> code.copy(read(option, where).registers(), chosen.registers(), where));
			return chosen;
		}
		Place.Element element = (Place.Element) place;
		List<Register> all = load(element, where);
		return new Operand(element.type(), all.subList(element.from(), element.from() + element.type().slots().size()), true);
	}

	/** Does something with the option that the index says, and nothing where there is none. */
	private void choose(Place.Choice choice, SourceRange where, Consumer<Place> action) {
		Code.Draft after = code.draft();
		for (int i = 0; i < choice.options().size(); i++) {
			Register same = code.register("", 1);
			Operand number = values.constant(Types.U64, List.of((long) i), where);
			code.emit(new Instruction.Binary(BinaryOperator.EQUAL, same, choice.index(), number.register(), where));
			Code.Draft taken = code.draft();
			Code.Draft next = code.draft();
			code.branch(same, taken, next, where);
			code.enter(taken);
			action.accept(choice.options().get(i));
			code.jump(after, where);
			code.enter(next);
		}
		code.jump(after, where);
		code.enter(after);
	}

	private List<Register> load(Place.Element element, SourceRange where) {
		List<Register> all = code.registers("", element.whole());
		code.emit(new Instruction.Access(element.state(), StateAction.LOAD, 0, all, element.index(), where));
		return all;
	}

	void write(Place place, Operand value, SourceRange where) {
		if (place instanceof Place.Packet packet) {
			int at = 0;
			for (org.cora.ir.packet.Field field : packet.fields()) {
				int slots = field.type().slots().size();
				code.emit(new Instruction.StoreField(field, value.registers().subList(at, at + slots), where));
				at += slots;
			}
		} else if (place instanceof Place.Payload payload) {
			code.emit(new PacketOperation.StorePayload(payload.index(), value.register(), where));
		} else if (place instanceof Place.Local local) {
			writeLocal(local, value, where);
		} else if (place instanceof Place.Choice choice) {
			choose(choice, where, option -> write(option, value, where));
		} else {
			writeElement((Place.Element) place, value, where);
		}
	}

	private void writeLocal(Place.Local local, Operand value, SourceRange where) {
		Place.Binding binding = local.binding();
		for (int i = 0; i < value.registers().size(); i++) {
			int slot = local.from() + i;
			Register source = value.registers().get(i);
			if (binding.registers().get(slot) != null) {
				code.emit(new Instruction.Unary(UnaryOperator.COPY, binding.registers().get(slot), source, where));
			}
			if (binding.entry() != null) {
				code.emit(new Instruction.Access(binding.state(), StateAction.WRITE, slot, List.of(),
						List.of(binding.entry(), source), where));
			}
		}
	}

	private void writeElement(Place.Element element, Operand value, SourceRange where) {
		boolean whole = value.registers().size() == element.whole().slots().size();
		List<Register> all = new ArrayList<>(whole ? value.registers() : load(element, where));
		for (int i = 0; !whole && i < value.registers().size(); i++) {
			all.set(element.from() + i, value.registers().get(i));
		}
		List<Register> arguments = new ArrayList<>(element.index());
		arguments.addAll(all);
		code.emit(new Instruction.Access(element.state(), StateAction.STORE, 0, List.of(), arguments, where));
	}
}
