// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Variable;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;

/** Lowers look-ups, and names that stand for entries. */
final class Entries {

	private final NfContext context;
	private final Code code;
	private final Values values;

	Entries(NfContext context, Code code, Values values) {
		this.context = context;
		this.code = code;
		this.values = values;
	}

	/** What a look-up gave: whether there is an entry, and its handle. */
	record Found(Register flag, Register entry) {
	}

	/** Looks an entry up. */
	Found find(Index index) {
		Found found = new Found(code.register("found", 1), code.register("entry", 64));
		values.access(StateTypes.indexed(index).orElseThrow(), StateAction.FIND,
				List.of(found.flag(), found.entry()), values.key(index), Sources.of(index));
		return found;
	}

	/** Binds a name to an entry: fetches the slots that are read, and shows them to the debugger. */
	void bind(Referable name, StateDeclaration state, Register entry, SourceRange where) {
		Type type = StateTypes.value(state).orElseThrow();
		BitSet used = UsedSlots.of(name, type);
		List<Register> registers = new ArrayList<>();
		List<Slot> slots = type.slots();
		SourceRange declared = Sources.of(name, Names.feature(name));
		for (int i = 0; i < slots.size(); i++) {
			Slot slot = slots.get(i);
			if (!used.get(i)) {
				registers.add(null);
				continue;
			}
			String path = Names.of(name) + (slot.path().isEmpty() ? "" : "." + slot.path());
			Register register = code.register(path, slot.bits());
			code.emit(new Instruction.Access(context.index(state), StateAction.READ, i, List.of(register), List.of(entry), where));
			registers.add(register);
			if (used.cardinality() < slots.size() && slot.type().slots().size() == 1) {
				code.declare(new Variable(path, slot.type(), List.of(register), declared));
			}
		}
		if (used.cardinality() == slots.size()) {
			code.declare(new Variable(Names.of(name), type, registers, declared));
		}
		values.places().bind(name, new Place.Binding(type, registers, context.index(state), entry));
	}
}
