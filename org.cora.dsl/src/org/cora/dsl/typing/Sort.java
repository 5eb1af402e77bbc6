// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import org.cora.dsl.cora.StateDeclaration;
import org.cora.ir.packet.Header;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** What an expression stands for. Most are values of a type; some are things that only certain places can use. */
public sealed interface Sort {

	/** A value. */
	record Value(Type type) implements Sort {
		@Override
		public String toString() {
			return type.name();
		}
	}

	/** A number without a type of its own: it takes that of its surroundings. */
	record Untyped(long value) implements Sort {
		@Override
		public String toString() {
			return "number";
		}
	}

	/** A packet. */
	record Packet() implements Sort {
		@Override
		public String toString() {
			return "packet";
		}
	}

	/** The packet inside a tunnel. */
	record Inner() implements Sort {
		@Override
		public String toString() {
			return "packet inside a tunnel";
		}
	}

	/** The bytes behind a packet's headers. */
	record Payload() implements Sort {
		@Override
		public String toString() {
			return "payload";
		}
	}

	/** A header of the packet: true where the packet has it. */
	record HeaderView(Header header, org.cora.dsl.cora.Header declaration) implements Sort {
		@Override
		public String toString() {
			return "header " + header.name();
		}
	}

	/** A state as a whole. */
	record Whole(StateDeclaration state) implements Sort {
		@Override
		public String toString() {
			return "state";
		}
	}

	/** What a table has under a key, if it has anything. */
	record Entry(StateDeclaration state, Type type) implements Sort {
		@Override
		public String toString() {
			return "look-up";
		}
	}

	/** The sum or estimate of a key in a counter or sketch; as a value its present number. */
	record Cell(StateDeclaration state) implements Sort {
		@Override
		public String toString() {
			return "u64";
		}
	}

	/** The bucket of a key in a meter: something to take from. */
	record Bucket(StateDeclaration state) implements Sort {
		@Override
		public String toString() {
			return "bucket";
		}
	}

	/** An element of an array or the value of a register: a value that can be assigned. */
	record Element(StateDeclaration state, Type type) implements Sort {
		@Override
		public String toString() {
			return type.name();
		}
	}

	/** A value that may not be there. */
	record Fallible(StateDeclaration state, Type type) implements Sort {
		@Override
		public String toString() {
			return "possible " + type.name();
		}
	}

	/** A range or an array parameter: usable as a setting. */
	record Several(Type element) implements Sort {
		@Override
		public String toString() {
			return "range";
		}
	}

	/** The name of an enum, before the name of one of its values. */
	record Named(org.cora.dsl.cora.Enum declaration) implements Sort {
		@Override
		public String toString() {
			return "enum " + declaration.getName();
		}
	}

	/** No value: the result of an operation that has none. */
	record Nothing() implements Sort {
		@Override
		public String toString() {
			return "nothing";
		}
	}

	/** Not known because of a mistake that is reported elsewhere. */
	record Unknown() implements Sort {
		@Override
		public String toString() {
			return "unknown";
		}
	}

	Sort UNKNOWN = new Unknown();
	Sort NOTHING = new Nothing();

	/** The type it has as an operand; null where it has none. An untyped number has none of its own. */
	default Type asValue() {
		if (this instanceof Value value) {
			return value.type();
		}
		if (this instanceof Element element) {
			return element.type();
		}
		if (this instanceof Cell) {
			return Types.U64;
		}
		return this instanceof HeaderView ? Types.BOOL : null;
	}

	default boolean isUnknown() {
		return this instanceof Unknown;
	}
}
