// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.StateCall;
import org.cora.exec.state.EntryLayout;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes accesses to states. The frequent ones go by packed words, the others through the array of registers. */
final class AccessWriter {

	private static final String STATES = "org/cora/exec/state/";
	private static final int MOST_WORDS = 3;
	private static final int MOST_COUNTER_WORDS = 2;

	private final Nf nf;
	private final Code code;
	private final StateFields fields;
	private final KeyWriter keys;
	private final boolean refreshing;
	private final boolean ofPacket;
	/** Where arguments and results lie in the array, behind the registers. */
	private final int scratch;

	/**
	 * @param ofPacket   whether there is a packet
	 * @param refreshing whether what is found is refreshed
	 */
	AccessWriter(Nf nf, Code code, StateFields fields, int scratch, boolean ofPacket, boolean refreshing) {
		this.nf = nf;
		this.code = code;
		this.fields = fields;
		keys = new KeyWriter(code);
		this.scratch = scratch;
		this.ofPacket = ofPacket;
		this.refreshing = refreshing;
	}

	/** Notes which entry is about to be asked for. */
	void note(Instruction.Access access) {
		code.field("met", Type.getDescriptor(MetEntries.class));
		keys.hash(AccessKey.registers(nf, access));
		code.call(Type.getInternalName(MetEntries.class), "add", "(J)V");
	}

	void write(Instruction.Access access) {
		if (StateCall.isOne(nf, access)) {
			call(access);
			return;
		}
		State state = nf.states().get(access.state());
		switch (access.action()) {
			case FIND -> found(access, state, refreshing);
			case PEEK -> found(access, state, false);
			case TOUCH -> found(access, state, true);
			case INSERT -> {
				arguments(access, state);
				code.method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
				code.method.visitVarInsn(Opcodes.ILOAD, Code.FLOW);
				code.call(owner(state), "insert", "([J[IJI)I");
				code.storeInt();
				entry(access);
			}
			case REMOVE -> {
				arguments(access, state);
				code.call(owner(state), "remove", "([J[I)Z");
				flag(access);
			}
			case READ -> read(access, state);
			case WRITE -> write(access, state);
			case LOAD -> {
				arguments(access, state);
				indexes(access.arguments().size(), access.results().size());
				code.call(owner(state), "load", "([J[I[I)V");
				results(access);
			}
			case STORE -> {
				arguments(access, state);
				code.call(owner(state), "store", "([J[I)V");
			}
			case ADD, COUNT -> {
				if (state.kind() == StateKind.COUNTMIN) {
					sketch(access, state);
				} else {
					counter(access, state);
				}
			}
			case TAKE -> {
				fields.push(code, state);
				code.field("registers", "[J");
				indexes(0, access.results().size());
				code.call(owner(state), "take", "([J[I)Z");
				code.method.visitInsn(Opcodes.POP);
				results(access);
			}
			case GIVE -> {
				fields.push(code, state);
				access.arguments().forEach(code::load);
				code.call(owner(state), "give", "(JJ)V");
			}
			default -> throw new NotCompiled(access.action() + " on " + state.kind());
		}
	}

	/** Internal name of the class of a state. */
	static String owner(State state) {
		return STATES + StateFields.type(state.kind()).getSimpleName();
	}

	/** Finds an entry and, if asked to, refreshes it. */
	void found(Instruction.Access access, State state, boolean refresh) {
		find(access, state);
		code.storeInt();
		if (refresh && (state.timeoutNanos() > 0 || state.kind() == StateKind.LRU)) {
			Label none = new Label();
			code.loadInt();
			code.method.visitJumpInsn(Opcodes.IFEQ, none);
			fields.push(code, state);
			code.loadInt();
			code.method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
			code.call(owner(state), "refresh", "(IJ)V");
			code.method.visitLabel(none);
		}
		entry(access);
	}

	private void find(Instruction.Access access, State state) {
		EntryLayout layout = new EntryLayout(state.keySlots());
		if (layout.words() > MOST_WORDS) {
			arguments(access, state);
			code.call(owner(state), "find", "([J[I)I");
			return;
		}
		fields.push(code, state);
		keys.words(access.arguments(), layout);
		boolean hinted = ofPacket && layout.words() <= NoteWriter.MOST_WORDS;
		if (hinted) {
			NoteWriter.pushPlace(code, state);
			code.method.visitInsn(Opcodes.IALOAD);
		}
		code.call(owner(state), "find", "(" + "J".repeat(layout.words()) + (hinted ? "I)I" : ")I"));
	}

	private void counter(Instruction.Access access, State state) {
		boolean adds = access.action() == StateAction.ADD;
		String name = adds ? "add" : "count";
		EntryLayout layout = new EntryLayout(state.keySlots());
		if (layout.words() > MOST_COUNTER_WORDS) {
			arguments(access, state);
			code.call(owner(state), name, adds ? "([J[I)V" : "([J[I)J");
		} else {
			fields.push(code, state);
			keys.words(access.arguments(), layout);
			if (adds) {
				code.load(access.arguments().get(layout.slots()));
			}
			code.call(owner(state), name, "(" + "J".repeat(layout.words()) + (adds ? "J)V" : ")J"));
		}
		if (!adds) {
			code.store(access.results().get(0));
		}
	}

	/** A sketch needs no key, only its hash. */
	private void sketch(Instruction.Access access, State state) {
		boolean adds = access.action() == StateAction.ADD;
		int scalars = access.arguments().size() - (adds ? 1 : 0);
		fields.push(code, state);
		keys.hash(access.arguments().subList(0, scalars));
		if (adds) {
			code.load(access.arguments().get(scalars));
		}
		code.call(owner(state), adds ? "addHashed" : "countHashed", adds ? "(JJ)J" : "(J)J");
		code.store(access.results().get(0));
	}

	/** Stores what was found: whether, and the entry that was kept. */
	private void entry(Instruction.Access access) {
		code.loadInt();
		code.help("flag", "(I)J");
		code.store(access.results().get(0));
		if (access.results().size() > 1) {
			code.loadInt();
			code.method.visitInsn(Opcodes.I2L);
			code.store(access.results().get(1));
		}
	}

	private void flag(Instruction.Access access) {
		code.help("flag", "(Z)J");
		code.store(access.results().get(0));
	}

	private void handle(Register entry) {
		code.load(entry);
		code.method.visitInsn(Opcodes.L2I);
	}

	private void write(Instruction.Access access, State state) {
		EntryLayout layout = new EntryLayout(state.valueSlots());
		int shift = layout.shift(access.slot());
		fields.push(code, state);
		handle(access.arguments().get(0));
		code.number(layout.word(access.slot()));
		code.number(layout.mask(access.slot()) << shift);
		code.load(access.arguments().get(1));
		if (shift > 0) {
			code.number(shift);
			code.method.visitInsn(Opcodes.LSHL);
		}
		code.call(owner(state), "write", "(IIJJ)V");
	}

	private void read(Instruction.Access access, State state) {
		EntryLayout layout = new EntryLayout(state.valueSlots());
		fields.push(code, state);
		handle(access.arguments().get(0));
		code.number(layout.word(access.slot()));
		code.call(owner(state), "word", "(II)J");
		if (layout.shift(access.slot()) > 0) {
			code.number(layout.shift(access.slot()));
			code.method.visitInsn(Opcodes.LUSHR);
		}
		code.mask(layout.mask(access.slot()));
		code.store(access.results().get(0));
	}

	// ---- through the array

	/** Puts the arguments into the array; pushes the state, the array, and where in it they are. */
	private void arguments(Instruction.Access access, State state) {
		put(access.arguments());
		fields.push(code, state);
		code.field("registers", "[J");
		indexes(0, access.arguments().size());
	}

	private void put(List<Register> arguments) {
		for (int i = 0; i < arguments.size(); i++) {
			code.load(arguments.get(i));
			code.storeRoom(scratch + i);
		}
	}

	private void indexes(int from, int count) {
		code.constants.push(code.method, places(from, count), int[].class);
	}

	private int[] places(int from, int count) {
		if (from + count > CompiledHandler.SCRATCH) {
			throw new NotCompiled("an access with " + (from + count) + " scalars");
		}
		return IntStream.range(scratch + from, scratch + from + count).toArray();
	}

	private void results(Instruction.Access access) {
		int from = scratch + access.arguments().size();
		for (int i = 0; i < access.results().size(); i++) {
			code.loadRoom(from + i);
			code.store(access.results().get(i));
		}
	}

	/** States of the rarer kinds. */
	private void call(Instruction.Access access) {
		int arguments = access.arguments().size();
		StateCall call = new StateCall(nf.states().get(access.state()).kind(), access.state(), access.action(), access.slot(),
				places(0, arguments), places(arguments, access.results().size()));
		put(access.arguments());
		code.field("calls", "Lorg/cora/exec/handler/StateCalls;");
		code.constants.push(code.method, call, StateCall.class);
		code.method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
		code.method.visitVarInsn(Opcodes.ILOAD, Code.FLOW);
		code.call("org/cora/exec/handler/StateCalls", "run", "(Lorg/cora/exec/handler/StateCall;JI)I");
		code.method.visitInsn(Opcodes.POP);
		results(access);
	}
}
