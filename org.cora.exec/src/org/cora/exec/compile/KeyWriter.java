// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.List;
import org.cora.exec.state.EntryLayout;
import org.cora.exec.state.Hash;
import org.cora.ir.program.Register;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes keys of states as what tables and sketches take. */
final class KeyWriter {

	private static final String HASH = Type.getInternalName(Hash.class);

	private final Code code;

	KeyWriter(Code code) {
		this.code = code;
	}

	/** Pushes the words of the key that the first of those registers hold, one after the other. */
	void words(List<Register> key, EntryLayout layout) {
		for (int word = 0; word < layout.words(); word++) {
			word(key, layout, word);
		}
	}

	private void word(List<Register> key, EntryLayout layout, int word) {
		boolean any = false;
		for (int slot = 0; slot < layout.slots(); slot++) {
			if (layout.word(slot) == word) {
				code.load(key.get(slot));
				if (layout.shift(slot) > 0) {
					code.number(layout.shift(slot));
					code.method.visitInsn(Opcodes.LSHL);
				}
				if (any) {
					code.method.visitInsn(Opcodes.LOR);
				}
				any = true;
			}
		}
	}

	/** Pushes the hash of a key. */
	void hash(List<Register> key) {
		code.number(0L);
		for (Register scalar : key) {
			code.load(scalar);
			code.method.visitMethodInsn(Opcodes.INVOKESTATIC, HASH, "combine", "(JJ)J", false);
		}
	}
}
