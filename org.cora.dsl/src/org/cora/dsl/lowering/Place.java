// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import org.cora.ir.packet.Field;
import org.cora.ir.program.Register;
import org.cora.ir.type.Type;

/** Something that can be read and, mostly, written in parts. */
sealed interface Place {

	/** Type of the part. */
	Type type();

	/** Fields of the packet, one for each slot or two. */
	record Packet(Type type, List<Field> fields) implements Place {
	}

	/** A byte of the packet's payload. */
	record Payload(Type type, Register index) implements Place {
	}

	/** A part of a variable, beginning at a slot. */
	record Local(Type type, Binding binding, int from) implements Place {
	}

	/** A part of an element of an array or register. */
	record Element(Type type, int state, Type whole, List<Register> index, int from) implements Place {
	}

	/**
	 * The element of an array whose index isn't known beforehand.
	 *
	 * @param index   64 bits
	 * @param options by index; none behind the end, where reading gives zeros and writing does nothing
	 */
	record Choice(Type type, Register index, List<Place> options) implements Place {
	}

	/**
	 * A name and the registers that hold its value.
	 *
	 * @param registers one for each slot; null for a slot of an entry that nobody reads
	 * @param state     index of the state whose entry it is, or -1
	 * @param entry     the entry's handle, or null
	 */
	record Binding(Type type, List<Register> registers, int state, Register entry) {
	}
}
