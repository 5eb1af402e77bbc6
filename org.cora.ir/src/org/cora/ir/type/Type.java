// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The type of a value. Scalars are unsigned; everything else flattens into {@linkplain Slot scalars} in declaration
 * order, which is how registers, table entries and generated C hold it.
 */
public sealed interface Type {

	/** Name as written in the language. */
	String name();

	/** Bits of the value, the sum over its slots. */
	int bits();

	/** The scalars it is made of, in order. */
	default List<Slot> slots() {
		List<Slot> slots = new ArrayList<>();
		flatten("", slots);
		return List.copyOf(slots);
	}

	/** Bytes of the value packed, each slot rounded up to whole bytes. */
	default int bytes() {
		return slots().stream().mapToInt(Slot::bytes).sum();
	}

	/** Appends this type's slots, their paths beginning with {@code prefix}. */
	void flatten(String prefix, List<Slot> into);

	/** What a scalar means to a reader; decides how it is printed and which units fit, not how it is computed. */
	enum Meaning {
		NUMBER, BOOL, MAC, IPV4, IPV6, TIME, DURATION, ENUM
	}

	/**
	 * An unsigned scalar.
	 *
	 * @param name    as written: {@code u8 … u64}, {@code bool}, {@code ipv4} …
	 * @param bits    1 … 64, or 128
	 * @param meaning how to read it
	 * @param names   of its values, where they have names: in an enum
	 */
	record Scalar(String name, int bits, Meaning meaning, Map<Long, String> names) implements Type {
		public Scalar(String name, int bits, Meaning meaning) {
			this(name, bits, meaning, Map.of());
		}

		public Scalar {
			names = Map.copyOf(names);
			if (bits < 1 || bits > 64 && bits != 128) {
				throw new IllegalArgumentException("a scalar has 1 to 64 or 128 bits, not " + bits);
			}
		}

		@Override
		public void flatten(String prefix, List<Slot> into) {
			if (bits <= 64) {
				into.add(new Slot(prefix, this, 0, bits));
			} else {
				into.add(new Slot(prefix, this, 0, 64));
				into.add(new Slot(prefix, this, 1, 64));
			}
		}

		@Override
		public String toString() {
			return name;
		}
	}

	/**
	 * So many values of one type.
	 *
	 * @param length at least 1
	 */
	record Array(Type element, int length) implements Type {
		public Array {
			if (length < 1) {
				throw new IllegalArgumentException("an array has an element at least");
			}
		}

		@Override
		public String name() {
			return element.name() + "[" + length + "]";
		}

		@Override
		public int bits() {
			return element.bits() * length;
		}

		@Override
		public void flatten(String prefix, List<Slot> into) {
			for (int i = 0; i < length; i++) {
				element.flatten(prefix + "[" + i + "]", into);
			}
		}

		@Override
		public String toString() {
			return name();
		}
	}

	/** A named member of a struct. */
	record Member(String name, Type type) {
	}

	/**
	 * A struct; equal by name and members.
	 *
	 * @param name    as declared; tuples used as keys are written {@code (a, b)}
	 * @param members in declaration order
	 */
	record Struct(String name, List<Member> members) implements Type {
		public Struct {
			members = List.copyOf(members);
		}

		@Override
		public int bits() {
			return members.stream().mapToInt(m -> m.type().bits()).sum();
		}

		public Optional<Member> member(String memberName) {
			return members.stream().filter(m -> m.name().equals(memberName)).findFirst();
		}

		/** Index among {@link #slots()} of the first slot of that member, or -1. */
		public int slotOf(String memberName) {
			int at = 0;
			for (Member member : members) {
				if (member.name().equals(memberName)) {
					return at;
				}
				at += member.type().slots().size();
			}
			return -1;
		}

		@Override
		public void flatten(String prefix, List<Slot> into) {
			for (Member member : members) {
				member.type().flatten(prefix.isEmpty() ? member.name() : prefix + "." + member.name(), into);
			}
		}

		@Override
		public String toString() {
			return name;
		}
	}
}
