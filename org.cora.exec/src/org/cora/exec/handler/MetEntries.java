// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.Arrays;
import java.util.BitSet;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;

/** Which entries of some states a run of a handler asked for, access by access in their order, whether they were there or not. */
public final class MetEntries {

	private long[] keys = new long[8];
	private int count;

	/** Whether an access is noted where those of some states are: whether it asks for an entry by its key, or for an element by its index. */
	public static boolean notes(BitSet states, Nf nf, Instruction.Access access) {
		return states.get(access.state()) && !AccessKey.registers(nf, access).isEmpty();
	}

	/**
	 * An access is made.
	 *
	 * @param key a hash of the entry's key
	 */
	public void add(long key) {
		if (count == keys.length) {
			keys = Arrays.copyOf(keys, 2 * count);
		}
		keys[count++] = key;
	}

	/** Accesses noted since the run began. */
	public int count() {
		return count;
	}

	/** By access a hash of the key that it asked for; longer than there are accesses. Don't keep or change it. */
	public long[] keys() {
		return keys;
	}

	void clear() {
		count = 0;
	}
}
