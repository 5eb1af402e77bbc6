// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.List;

/** What a register holds at a point of a run, whatever the packet: where its number comes from, exactly. Equal values are equal. */
sealed interface Value {

	/** A constant. */
	record Number(long number) implements Value {
	}

	/**
	 * A header field of the packet as it came in.
	 *
	 * @param name {@code header.field}
	 * @param part which 64 bits of it, from 0
	 */
	record Field(String name, int part) implements Value {
	}

	/** A field of the packet after the program wrote it: the packet's own field still, but with that value. */
	record Rewritten(String name, int part, Value by) implements Value {
		@Override
		public int size() {
			return 1 + by.size();
		}
	}

	/**
	 * A value slot of the entry of a table that has that key.
	 *
	 * @param version how often the table was written before in this run; entries of other versions may differ
	 */
	record Entry(int state, int slot, List<Value> key, int version) implements Value {
		@Override
		public int size() {
			return 1 + Value.size(key);
		}
	}

	/** The entry itself that was looked up or made. */
	record Handle(int state, List<Value> key, int version) implements Value {
		@Override
		public int size() {
			return 1 + Value.size(key);
		}
	}

	/** Part of the key of an entry that timed out. */
	record ExpiredKey(int state, int place) implements Value {
	}

	/** Part of the value of an entry that timed out. */
	record ExpiredValue(int state, int slot) implements Value {
	}

	/** Part of an item that was just taken from a pool, at that instruction. */
	record Item(int pool, int slot, int instruction) implements Value {
	}

	/** Whether the packet has a header. */
	record Has(String header) implements Value {
	}

	/** Whether another value is 0. */
	record Not(Value of) implements Value {
		@Override
		public int size() {
			return 1 + of.size();
		}
	}

	/**
	 * One of several, depending on the way that the run came to the block: the same way for all joins at one block.
	 *
	 * @param size how many values it is made of
	 */
	record Join(int block, List<Value> ways, int size) implements Value {
	}

	/** How many values a value is made of. */
	default int size() {
		return 1;
	}

	/** How many values these are made of. */
	static int size(List<Value> values) {
		int size = 0;
		for (Value value : values) {
			size += value.size();
		}
		return size;
	}

	/** Anything else, one for each instruction. */
	record Other(int instruction, int result) implements Value {
	}
}
