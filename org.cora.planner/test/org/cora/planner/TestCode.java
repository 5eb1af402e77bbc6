// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;

/** Writes handlers of IR for tests; blocks are numbered in the order in which they are ended. */
final class TestCode {

	static final SourceRange WHERE = new SourceRange("test.cora", 10, 5, 2, 3);

	private final List<Register> registers = new ArrayList<>();
	private final List<Block> blocks = new ArrayList<>();
	private List<Instruction> current = new ArrayList<>();

	Register register(int bits) {
		Register register = new Register(registers.size(), "r", bits);
		registers.add(register);
		return register;
	}

	Register constant(long value, int bits) {
		Register target = register(bits);
		current.add(new Instruction.Constant(target, value, WHERE));
		return target;
	}

	Register has(Header header) {
		Register target = register(1);
		current.add(new Instruction.HasHeader(target, header, WHERE));
		return target;
	}

	Register load(Header header, String field) {
		Register target = register(header.require(field).bits());
		current.add(new Instruction.LoadField(List.of(target), header.require(field), WHERE));
		return target;
	}

	TestCode store(Header header, String field, Register source) {
		current.add(new Instruction.StoreField(header.require(field), List.of(source), WHERE));
		return this;
	}

	Register binary(BinaryOperator operator, Register left, Register right) {
		Register target = register(operator.isComparison() ? 1 : left.bits());
		current.add(new Instruction.Binary(operator, target, left, right, WHERE));
		return target;
	}

	TestCode copy(Register target, Register source) {
		current.add(new Instruction.Unary(UnaryOperator.COPY, target, source, WHERE));
		return this;
	}

	/** The packet's 5-tuple. */
	List<Register> flow() {
		return List.of(load(Headers.IPV4_HEADER, "src"), load(Headers.L4, "sport"), load(Headers.IPV4_HEADER, "dst"),
				load(Headers.L4, "dport"), load(Headers.IPV4_HEADER, "proto"));
	}

	List<Register> access(int state, StateAction action, int slot, List<Register> arguments, int... results) {
		List<Register> targets = new ArrayList<>();
		for (int bits : results) {
			targets.add(register(bits));
		}
		current.add(new Instruction.Access(state, action, slot, targets, arguments, WHERE));
		return targets;
	}

	int end(Terminator terminator) {
		blocks.add(new Block(blocks.size(), current, terminator));
		current = new ArrayList<>();
		return blocks.size() - 1;
	}

	int branch(Register condition, int then, int otherwise) {
		return end(new Terminator.Branch(condition, then, otherwise, WHERE));
	}

	int jump(int target) {
		return end(new Terminator.Jump(target, WHERE));
	}

	int next() {
		return blocks.size();
	}

	Handler build(String name, Trigger trigger) {
		return new Handler(name, trigger, registers, blocks, List.of(), WHERE);
	}
}
