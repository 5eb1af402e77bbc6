// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;

/** Builds handlers of IR by hand, block after block; blocks are numbered in the order in which they are ended. */
public final class HandlerBuilder {

	private static final SourceRange WHERE = SourceRange.NONE;

	private final List<Register> registers = new ArrayList<>();
	private final List<Block> blocks = new ArrayList<>();
	private final List<Instruction> current = new ArrayList<>();

	public Register register(int bits) {
		Register register = new Register(registers.size(), "r" + registers.size(), bits);
		registers.add(register);
		return register;
	}

	public List<Register> registers(int... bits) {
		return Arrays.stream(bits).mapToObj(this::register).toList();
	}

	public Register constant(long value, int bits) {
		Register target = register(bits);
		current.add(new Instruction.Constant(target, value, WHERE));
		return target;
	}

	public Register has(Header header) {
		Register target = register(1);
		current.add(new Instruction.HasHeader(target, header, WHERE));
		return target;
	}

	public Register load(Header header, String name) {
		Field field = header.require(name);
		Register target = register(field.bits());
		current.add(new Instruction.LoadField(List.of(target), field, WHERE));
		return target;
	}

	public void store(Header header, String name, Register source) {
		current.add(new Instruction.StoreField(header.require(name), List.of(source), WHERE));
	}

	public Register meta(Meta meta) {
		Register target = register(meta.bits());
		current.add(new Instruction.LoadMeta(target, meta, WHERE));
		return target;
	}

	public Register binary(BinaryOperator operator, int bits, Register left, Register right) {
		Register target = register(bits);
		current.add(new Instruction.Binary(operator, target, left, right, WHERE));
		return target;
	}

	public Register unary(UnaryOperator operator, int bits, Register operand) {
		Register target = register(bits);
		current.add(new Instruction.Unary(operator, target, operand, WHERE));
		return target;
	}

	/** {@code FlowKey} of the packet: source address and port, destination address and port, protocol. */
	public List<Register> flow() {
		return List.of(load(Headers.IPV4_HEADER, "src"), load(Headers.L4, "sport"), load(Headers.IPV4_HEADER, "dst"),
				load(Headers.L4, "dport"), load(Headers.IPV4_HEADER, "proto"));
	}

	public List<Register> access(int state, StateAction action, int slot, List<Register> arguments, int... results) {
		List<Register> targets = registers(results);
		current.add(new Instruction.Access(state, action, slot, targets, arguments, WHERE));
		return targets;
	}

	/** Adds an instruction. */
	public void add(Instruction instruction) {
		current.add(instruction);
	}

	/** Ends the block. */
	public HandlerBuilder end(Terminator terminator) {
		blocks.add(new Block(blocks.size(), List.copyOf(current), terminator));
		current.clear();
		return this;
	}

	public HandlerBuilder branch(Register condition, int then, int otherwise) {
		return end(new Terminator.Branch(condition, then, otherwise, WHERE));
	}

	public HandlerBuilder jump(int target) {
		return end(new Terminator.Jump(target, WHERE));
	}

	public HandlerBuilder forward(int port) {
		return end(new Terminator.Forward(port, WHERE));
	}

	public HandlerBuilder pass() {
		return end(new Terminator.Pass(WHERE));
	}

	public HandlerBuilder drop(String reason) {
		return end(new Terminator.Drop(reason, WHERE));
	}

	public HandlerBuilder abort(int state) {
		return end(new Terminator.Abort(state, WHERE));
	}

	public HandlerBuilder returns() {
		return end(new Terminator.Return(WHERE));
	}

	public HandlerBuilder identify(List<Register> key) {
		return end(new Terminator.Identify(key, WHERE));
	}

	public Handler build(String name, Trigger trigger) {
		return new Handler(name, trigger, registers, blocks, List.of(), WHERE);
	}

	@SafeVarargs
	public static <T> List<T> concat(List<? extends T>... lists) {
		List<T> all = new ArrayList<>();
		for (List<? extends T> list : lists) {
			all.addAll(list);
		}
		return all;
	}
}
