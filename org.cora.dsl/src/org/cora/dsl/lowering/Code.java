// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.cora.ir.program.Block;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.program.Variable;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;

/** A handler's code while it is being written: registers, and blocks that get their numbers at the end. */
final class Code {

	/** A block being written. */
	static final class Draft {
		private final List<Instruction> instructions = new ArrayList<>();
		private final List<Draft> successors = new ArrayList<>();
		private Function<ToIntFunction<Draft>, Terminator> end;
	}

	private final List<Register> registers = new ArrayList<>();
	private final List<Draft> drafts = new ArrayList<>();
	private final List<Variable> variables = new ArrayList<>();
	private Draft current = draft();

	/** A new block, not yet reached by anything. */
	Draft draft() {
		Draft draft = new Draft();
		drafts.add(draft);
		return draft;
	}

	/** Goes on writing in that block. */
	void enter(Draft draft) {
		current = draft;
	}

	/** Whether the present block hasn't ended. */
	boolean isOpen() {
		return current.end == null;
	}

	Register register(String name, int bits) {
		Register register = new Register(registers.size(), name, bits);
		registers.add(register);
		return register;
	}

	/** Registers for a value of that type, one for each slot. */
	List<Register> registers(String name, Type type) {
		List<Register> made = new ArrayList<>();
		for (Slot slot : type.slots()) {
			String path = slot.path().isEmpty() ? name : name.isEmpty() ? slot.path() : name + "." + slot.path();
			made.add(register(path, slot.bits()));
		}
		return made;
	}

	/** Writes an instruction; one behind the end of a block is never reached and is left out. */
	void emit(Instruction instruction) {
		if (isOpen()) {
			current.instructions.add(instruction);
		}
	}

	/** If the instruction written last only made the register a constant, takes it back and gives the value. */
	OptionalLong retractConstant(Register register) {
		List<Instruction> written = current.instructions;
		if (isOpen() && !written.isEmpty() && written.get(written.size() - 1) instanceof Instruction.Constant constant
				&& constant.target() == register) {
			written.remove(written.size() - 1);
			return OptionalLong.of(constant.value());
		}
		return OptionalLong.empty();
	}

	/** Copies values, register by register. */
	void copy(List<Register> from, List<Register> to, SourceRange where) {
		for (int i = 0; i < to.size(); i++) {
			emit(new Instruction.Unary(UnaryOperator.COPY, to.get(i), from.get(i), where));
		}
	}

	void declare(Variable variable) {
		variables.add(variable);
	}

	void jump(Draft target, SourceRange where) {
		end(List.of(target), index -> new Terminator.Jump(index.applyAsInt(target), where));
	}

	void branch(Register condition, Draft then, Draft otherwise, SourceRange where) {
		end(List.of(then, otherwise), index -> new Terminator.Branch(condition, index.applyAsInt(then),
				index.applyAsInt(otherwise), where));
	}

	void end(Terminator terminator) {
		end(List.of(), index -> terminator);
	}

	private void end(List<Draft> successors, Function<ToIntFunction<Draft>, Terminator> end) {
		if (isOpen()) {
			current.successors.addAll(successors);
			current.end = end;
		}
	}

	List<Register> registers() {
		return registers;
	}

	List<Variable> variables() {
		return variables;
	}

	/** The blocks that can be reached, numbered in the order in which they were begun. */
	List<Block> blocks() {
		Map<Draft, Integer> numbers = new IdentityHashMap<>();
		Map<Draft, Boolean> reached = new IdentityHashMap<>();
		List<Draft> open = new ArrayList<>(List.of(drafts.get(0)));
		while (!open.isEmpty()) {
			Draft draft = open.remove(open.size() - 1);
			if (reached.put(draft, true) == null) {
				open.addAll(draft.successors);
			}
		}
		List<Draft> kept = drafts.stream().filter(reached::containsKey).toList();
		kept.forEach(draft -> numbers.put(draft, numbers.size()));
		return kept.stream().map(d -> new Block(numbers.get(d), d.instructions, d.end.apply(numbers::get))).toList();
	}
}
