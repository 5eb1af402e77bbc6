// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.exec.packet.Packet;
import org.cora.exec.state.EntryLayout;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.objectweb.asm.Opcodes;

/** Writes notes of where accesses will look, in place of the accesses: what a look ahead brings into the processor's caches. */
final class NoteWriter {

	/** Words of a key that a note is of, at most. */
	static final int MOST_WORDS = 2;
	/** So many sums at most are always in a cache: to look at them ahead of time gains nothing. */
	private static final long CACHED = 1 << 12;

	private final Nf nf;
	private final Code code;
	private final StateFields fields;
	private final AccessWriter accesses;
	private final KeyWriter keys;
	private int notes;
	/** The search that a look ahead has made. */
	private Instruction.Access sought;

	/** @param accesses writes those that are made all the same */
	NoteWriter(Nf nf, Code code, StateFields fields, AccessWriter accesses) {
		this.nf = nf;
		this.code = code;
		this.fields = fields;
		this.accesses = accesses;
		keys = new KeyWriter(code);
	}

	/** Pushes where it is kept which entry of a state was foreseen. */
	static void pushPlace(Code code, State state) {
		code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
		code.call("org/cora/exec/packet/Packet", "foreseen", "()[I");
		code.number(state.index() & Packet.FORESEEN - 1);
	}

	/** Whether it only reads, and soon has. */
	boolean isRead(Instruction.Access access) {
		StateKind kind = nf.states().get(access.state()).kind();
		return switch (access.action()) {
			case FIND, PEEK -> kind == StateKind.LPM;
			case READ, LOAD, CONTAINS -> true;
			default -> false;
		};
	}

	/** Writes a search that refreshes nothing, if it is one in a map; otherwise nothing. */
	boolean seek(Instruction.Access access) {
		State state = nf.states().get(access.state());
		boolean searches = access.action() == StateAction.FIND || access.action() == StateAction.PEEK
				|| access.action() == StateAction.TOUCH;
		if (searches) {
			accesses.found(access, state, false);
			sought = access;
		}
		return searches;
	}

	/**
	 * Writes a note of where the access will look first, if that can be told.
	 *
	 * @param into local variable of the {@link org.cora.exec.state.LookAhead} that gets it
	 */
	void foresee(Instruction.Access access, int into) {
		State state = nf.states().get(access.state());
		boolean byKey = switch (access.action()) {
			case FIND, PEEK, TOUCH, INSERT, REMOVE -> state.kind() == StateKind.MAP || state.kind() == StateKind.LRU;
			case ADD, COUNT -> state.kind() == StateKind.COUNTER && state.capacity() > CACHED; // a sketch's cells are looked at side by side anyway
			default -> false;
		};
		if (!byKey) {
			return;
		}
		EntryLayout layout = new EntryLayout(state.keySlots());
		if (layout.words() > MOST_WORDS) {
			return;
		}
		if (isOwnerOfSought(state)) {
			State tied = nf.states().get(sought.state());
			fields.push(code, tied);
			code.load(sought.results().get(1));
			code.method.visitInsn(Opcodes.L2I);
			note(tied, state, "(I", into);
			return;
		}
		fields.push(code, state);
		keys.words(access.arguments(), layout);
		note(state, state, "(" + "J".repeat(layout.words()), into);
	}

	/** Whether the entry that was sought is tied to one of that state: its value is a key there, most likely the one sought next. */
	private boolean isOwnerOfSought(State state) {
		return sought != null && sought.results().size() > 1 && nf.states().get(sought.state()).expiresWith() == state.index();
	}

	private void note(State asked, State noted, String arguments, int into) {
		code.method.visitVarInsn(Opcodes.ALOAD, into);
		pushPlace(code, noted);
		code.call(AccessWriter.owner(asked), asked == noted ? "foresee" : "foreseeOwner", arguments + "Lorg/cora/exec/state/LookAhead;[II)V");
		notes++;
	}

	/** Notes written so far. */
	int count() {
		return notes;
	}
}
