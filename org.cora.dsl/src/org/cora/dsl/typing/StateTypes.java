// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Type.Struct;
import org.cora.ir.type.Types;
import org.eclipse.xtext.EcoreUtil2;

/** What a state's kind says about its keys, values and operations. */
public final class StateTypes {

	private static final Map<String, StateKind> KINDS =
			Stream.of(StateKind.values()).collect(Collectors.toUnmodifiableMap(StateKind::word, kind -> kind));

	private StateTypes() {
	}

	/** The state's kind, if it is one we know. */
	public static Optional<StateKind> kind(StateDeclaration state) {
		return state.getKind() == null ? Optional.empty() : Optional.ofNullable(KINDS.get(state.getKind()));
	}

	/** How many types stand between {@code <} and {@code >}. */
	public static int arguments(StateKind kind) {
		return switch (kind) {
			case MAP, LRU, LPM -> 2;
			case ARRAY, REGISTER, COUNTER, METER, BLOOM, QUEUE, POOL -> 1;
			case COUNTMIN -> 0;
		};
	}

	/** Type of the key. A sketch's is set by its use; a pool and a register have none. */
	public static Optional<Type> key(StateDeclaration state) {
		return kind(state).flatMap(kind -> switch (kind) {
			case MAP, LRU, LPM, COUNTER, METER, BLOOM -> argument(state, 0);
			case ARRAY -> Optional.of(Types.U64);
			case COUNTMIN -> sketchKey(state);
			case POOL, QUEUE, REGISTER -> Optional.empty();
		});
	}

	/** Type of the value. */
	public static Optional<Type> value(StateDeclaration state) {
		return kind(state).flatMap(kind -> switch (kind) {
			case MAP, LRU, LPM -> argument(state, 1);
			case ARRAY, REGISTER, QUEUE, POOL -> argument(state, 0);
			case COUNTER, COUNTMIN -> Optional.of(Types.U64);
			case METER -> Optional.of(Types.BUCKET);
			case BLOOM -> Optional.of(Types.BOOL);
		});
	}

	/** Types of the parts that a key is written in: {@code back[endpoint, proto]}. */
	public static List<Type> keyParts(Type key) {
		return key instanceof Struct struct && struct.name().startsWith("(")
				? struct.members().stream().map(Type.Member::type).toList() : List.of(key);
	}

	/** Whether it is a table that programs write: a map or lru. */
	public static boolean isTable(StateDeclaration state) {
		return kind(state).filter(k -> k == StateKind.MAP || k == StateKind.LRU).isPresent();
	}

	/** The state that an index looks up in; a register has no keys, but its value may be an array. */
	public static Optional<StateDeclaration> indexed(Index index) {
		return named(index.getReceiver()).filter(state -> kind(state).filter(k -> k == StateKind.REGISTER).isEmpty());
	}

	/** The state that an expression names, if it names one. */
	public static Optional<StateDeclaration> named(Expression expression) {
		return expression instanceof NameReference reference && reference.getTarget() instanceof StateDeclaration state
				&& !state.eIsProxy() ? Optional.of(state) : Optional.empty();
	}

	/** The type that the first use of a sketch gives its key. */
	private static Optional<Type> sketchKey(StateDeclaration state) {
		Nf nf = EcoreUtil2.getContainerOfType(state, Nf.class);
		var all = nf.eAllContents();
		while (all.hasNext()) {
			if (all.next() instanceof Index index && !index.getKeys().isEmpty()
					&& named(index.getReceiver()).filter(state::equals).isPresent()) {
				return keyWritten(index);
			}
		}
		return Optional.empty();
	}

	private static Optional<Type> keyWritten(Index index) {
		List<Type> parts = index.getKeys().stream().map(key -> Typing.of(key).asValue()).toList();
		if (parts.contains(null)) {
			return Optional.empty();
		}
		if (parts.size() == 1) {
			return Optional.of(parts.get(0));
		}
		List<Type.Member> members = new ArrayList<>();
		parts.forEach(part -> members.add(new Type.Member("key" + members.size(), part)));
		return Optional.of(new Struct(parts.stream().map(Type::name).collect(Collectors.joining(", ", "(", ")")), members));
	}

	private static Optional<Type> argument(StateDeclaration state, int index) {
		return index < state.getArguments().size() ? DeclaredTypes.of(state.getArguments().get(index))
				: Optional.empty();
	}
}
