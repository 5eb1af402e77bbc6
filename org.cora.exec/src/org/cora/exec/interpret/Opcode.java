// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

/**
 * What the numbers of a {@link HandlerCode} mean. After each opcode its operands: t target register, a and b source
 * registers, w 64 less the target's bits, s index of a state, l index of a list of registers, others as named.
 */
final class Opcode {

	/** t, constant */
	static final int CONSTANT = 0;
	/** t, a */
	static final int COPY = 1;
	/** t, a, w */
	static final int CUT = 2;
	/** t, a */
	static final int NOT = 3;
	/** t, a, w */
	static final int COMPLEMENT = 4;
	/** t, a, b, w; likewise all others with two operands, in the order of BinaryOperator */
	static final int ADD = 5;
	static final int SUBTRACT = 6;
	static final int MULTIPLY = 7;
	static final int DIVIDE = 8;
	static final int REMAINDER = 9;
	static final int AND = 10;
	static final int OR = 11;
	static final int XOR = 12;
	static final int SHIFT_LEFT = 13;
	static final int SHIFT_RIGHT = 14;
	static final int EQUAL = 15;
	static final int NOT_EQUAL = 16;
	static final int LESS = 17;
	static final int LESS_EQUAL = 18;
	/** t, header */
	static final int HAS_HEADER = 19;
	/** t, field */
	static final int LOAD_FIELD = 20;
	/** field, a */
	static final int STORE_FIELD = 21;
	/** t */
	static final int NOW = 22;
	/** t, w */
	static final int LENGTH = 23;
	/** t, w */
	static final int PORT = 24;
	/** s, l, t found, t entry */
	static final int FIND = 25;
	/** s, l, t found, t entry */
	static final int PEEK = 26;
	/** s, l, t found */
	static final int TOUCH = 27;
	/** s, l, t ok, t entry */
	static final int INSERT = 28;
	/** s, l, t found */
	static final int REMOVE = 29;
	/** s, slot, t, a entry */
	static final int READ = 30;
	/** s, slot, a entry, b */
	static final int WRITE = 31;
	/** s, l, l results */
	static final int LOAD = 32;
	/** s, l */
	static final int STORE = 33;
	/** s, l */
	static final int COUNTER_ADD = 34;
	/** s, l, t */
	static final int COUNTER_COUNT = 35;
	/** s, l, t */
	static final int SKETCH_ADD = 36;
	/** s, l, t */
	static final int SKETCH_COUNT = 37;
	/** s, l results */
	static final int TAKE = 38;
	/** s, a, b */
	static final int GIVE = 39;
	/** code index */
	static final int JUMP = 40;
	/** a, code index if not 0, code index if 0 */
	static final int BRANCH = 41;
	/** a, b, code index if equal, code index if not */
	static final int BRANCH_EQUAL = 42;
	/** header, code index if there, code index if not */
	static final int BRANCH_HEADER = 43;
	/** verdict */
	static final int END = 44;
	/** verdict */
	static final int ABORT = 45;
	static final int RETURN = 46;
	/** l */
	static final int IDENTIFY = 47;
	/** word, bit of it */
	static final int VISIT = 48;
	/** count, then t, field for each */
	static final int LOAD_FIELDS = 49;
	/** s, a entry, count, then t, slot for each */
	static final int READS = 50;
	/** Nothing that follows can abort: changes needn't be recorded any more. */
	static final int COMMIT = 51;
	/** call */
	static final int CALL = 52;

	/** action */
	static final int ACTION = 53;
	/** t, w */
	static final int PAYLOAD = 54;

	/** l: the entry with that key is asked for next */
	static final int NOTE = 55;

	private Opcode() {
	}
}
