// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Primitive;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.TupleElement;
import org.cora.dsl.cora.TupleType;
import org.cora.dsl.cora.TypeDeclaration;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** What types written in the source mean. */
public final class DeclaredTypes {

	/** Scalars of a value at most. */
	public static final int MAX_SLOTS = 256;

	/** Bits of a number at most. */
	public static final int MAX_BITS = 64;

	private static final String BITS = "bits";

	private DeclaredTypes() {
	}

	/** Whether it is a number of so many bits, which is written like an array. */
	public static boolean isBits(NamedType written) {
		return written.getDeclaration() instanceof Primitive primitive && BITS.equals(primitive.getName())
				&& primitive.eResource() != null && StandardLibrary.PRELUDE.equals(primitive.eResource().getURI());
	}

	/** The type written so; empty where it can't be resolved, contains itself or is too large. */
	public static Optional<Type> of(org.cora.dsl.cora.Type written) {
		return of(written, new HashSet<>()).filter(DeclaredTypes::isReasonable);
	}

	/** The type that a declaration declares; empty for headers, which no value has. */
	public static Optional<Type> of(TypeDeclaration declaration) {
		return of(declaration, new HashSet<>()).filter(DeclaredTypes::isReasonable);
	}

	/** Whether the struct contains itself. */
	public static boolean isRecursive(Struct struct) {
		return contains(struct, struct, new HashSet<>());
	}

	private static boolean contains(Struct outer, Struct sought, Set<Struct> seen) {
		for (Field field : outer.getFields()) {
			if (field.getType() instanceof NamedType named && named.getDeclaration() instanceof Struct inner
					&& !inner.eIsProxy() && (inner == sought || seen.add(inner) && contains(inner, sought, seen))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isReasonable(Type type) {
		return type.slots().size() <= MAX_SLOTS;
	}

	private static Optional<Type> of(org.cora.dsl.cora.Type written, Set<Struct> around) {
		if (written instanceof NamedType named && isBits(named)) {
			return named.getLength() == null ? Optional.empty() : Constants.number(named.getLength())
					.filter(bits -> bits >= 1 && bits <= MAX_BITS).map(bits -> Types.number(bits.intValue()));
		}
		if (written instanceof NamedType named) {
			Optional<Type> element = PortTypes.isPort(named) ? PortTypes.at(named) : of(named.getDeclaration(), around);
			return named.isArray() ? element.flatMap(type -> array(type, named)) : element;
		}
		return written instanceof TupleType tuple ? tuple(tuple, around) : Optional.empty();
	}

	private static Optional<Type> of(TypeDeclaration declaration, Set<Struct> around) {
		if (declaration instanceof Primitive primitive && primitive.getName() != null) {
			return scalar(primitive.getName());
		}
		if (declaration instanceof org.cora.dsl.cora.Enum named) {
			return Enums.type(named);
		}
		if (!(declaration instanceof Struct struct) || struct.eIsProxy()) {
			return Optional.empty();
		}
		boolean builtIn = struct.eResource() != null && StandardLibrary.PRELUDE.equals(struct.eResource().getURI());
		Optional<Type> known = builtIn && struct.getName() != null ? Types.named(struct.getName()) : Optional.empty();
		return known.isPresent() ? known : struct(struct, around);
	}

	private static Optional<Type> array(Type element, NamedType written) {
		return length(written).filter(length -> length * element.slots().size() <= MAX_SLOTS)
				.map(length -> new Type.Array(element, length.intValue()));
	}

	/** The length of an array as written; empty where it is none, no constant, or more than any value can have. */
	public static Optional<Long> length(NamedType written) {
		return written.getLength() == null ? Optional.empty()
				: Constants.number(written.getLength()).filter(length -> length >= 1 && length <= MAX_SLOTS);
	}

	private static Optional<Type> scalar(String name) {
		Optional<Type> builtIn = Types.named(name);
		return builtIn.isPresent() || !name.matches("u[1-9][0-9]?") ? builtIn
				: Optional.of(Types.number(Integer.parseInt(name.substring(1))));
	}

	private static Optional<Type> struct(Struct struct, Set<Struct> around) {
		if (!around.add(struct)) {
			return Optional.empty();
		}
		List<Type.Member> members = new ArrayList<>();
		int slots = 0;
		for (Field field : struct.getFields()) {
			Optional<Type> type = field.getType() == null ? Optional.empty() : of(field.getType(), around);
			slots += type.map(t -> t.slots().size()).orElse(0);
			if (type.isEmpty() || field.getName() == null || slots > MAX_SLOTS) {
				return Optional.empty();
			}
			members.add(new Type.Member(field.getName(), type.get()));
		}
		around.remove(struct);
		return Optional.of(new Type.Struct(struct.getName(), members));
	}

	private static Optional<Type> tuple(TupleType tuple, Set<Struct> around) {
		List<Type.Member> members = new ArrayList<>();
		StringBuilder name = new StringBuilder("(");
		for (TupleElement element : tuple.getElements()) {
			Optional<Type> type = element.getType() == null ? Optional.empty() : of(element.getType(), around);
			if (type.isEmpty()) {
				return Optional.empty();
			}
			name.append(members.isEmpty() ? "" : ", ").append(type.get().name());
			members.add(new Type.Member(memberName(element, members.size()), type.get()));
		}
		return Optional.of(new Type.Struct(name.append(")").toString(), members));
	}

	private static String memberName(TupleElement element, int index) {
		return element.getName() == null ? "key" + index : element.getName();
	}
}
