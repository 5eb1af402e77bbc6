// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** The operations that are written as calls: on states, on cells of counters and sketches, and conversions of numbers. */
public final class Methods {

	/**
	 * An operation of a kind of state.
	 *
	 * @param name          as written
	 * @param kind          the state it belongs to; null for an operation of a payload
	 * @param onCell        whether it belongs to an element ({@code bytes[k].add(n)}) instead of the whole
	 * @param parameters    names of its parameters, for people
	 * @param documentation one sentence
	 */
	public record Method(String name, StateKind kind, boolean onCell, List<String> parameters, String documentation) {
		/** {@code add(amount)}. */
		public String signature() {
			return name + "(" + String.join(", ", parameters) + ")";
		}
	}

	private static final List<Method> ALL = List.of(
			new Method("take", StateKind.POOL, false, List.of(), "Takes a free item; there may be none."),
			new Method("give", StateKind.POOL, false, List.of("item"), "Gives an item back; ignored for one that isn't out."),
			new Method("remove", StateKind.MAP, false, List.of("key"), "Removes the entry of a key; says whether there was one."),
			new Method("remove", StateKind.LRU, false, List.of("key"), "Removes the entry of a key; says whether there was one."),
			new Method("clear", StateKind.MAP, false, List.of(), "Removes all entries, and those that expire with them; none of them expires."),
			new Method("clear", StateKind.LRU, false, List.of(), "Removes all entries, and those that expire with them; none of them expires."),
			new Method("clear", StateKind.METER, false, List.of(), "Fills all buckets."),
			new Method("push", StateKind.QUEUE, false, List.of("value"), "Puts a value at the end; there may be no room."),
			new Method("pop", StateKind.QUEUE, false, List.of(), "Takes the first value out; there may be none."),
			new Method("clear", StateKind.QUEUE, false, List.of(), "Takes everything out."),
			new Method("clear", StateKind.COUNTER, false, List.of(), "Makes all sums 0."),
			new Method("clear", StateKind.COUNTMIN, false, List.of(), "Makes all estimates 0."),
			new Method("clear", StateKind.ARRAY, false, List.of(), "Makes all elements 0."),
			new Method("add", StateKind.BLOOM, false, List.of("key"), "Puts a key in."),
			new Method("contains", StateKind.BLOOM, false, List.of("key"), "Says whether a key was put in; sometimes of one that wasn't."),
			new Method("clear", StateKind.BLOOM, false, List.of(), "Takes everything out."),
			new Method("take", StateKind.METER, true, List.of("amount"), "Takes so much out of the key's bucket; says whether it was there."),
			new Method("add", StateKind.COUNTER, true, List.of("amount"), "Adds to the sum of a key."),
			new Method("add", StateKind.COUNTMIN, true, List.of("amount"), "Adds to the estimate of a key and gives the new estimate."));

	private static final List<Method> OF_PAYLOAD = List.of(
			new Method("u16", null, false, List.of("index"), "The number in two bytes, in network order; 0 for bytes behind the end."),
			new Method("u32", null, false, List.of("index"), "The number in four bytes, in network order; 0 for bytes behind the end."),
			new Method("u64", null, false, List.of("index"), "The number in eight bytes, in network order; 0 for bytes behind the end."),
			new Method("put16", null, false, List.of("index", "value"), "Writes two bytes in network order, if both are there."),
			new Method("put32", null, false, List.of("index", "value"), "Writes four bytes in network order, if all are there."),
			new Method("put64", null, false, List.of("index", "value"), "Writes eight bytes in network order, if all are there."),
			new Method("resize", null, false, List.of("length"), "Cuts the end off or adds zeroes; the frame may get too long."));

	private static final Set<Type.Meaning> CONVERTIBLE = EnumSet.of(Type.Meaning.NUMBER, Type.Meaning.IPV4,
			Type.Meaning.MAC, Type.Meaning.TIME, Type.Meaning.DURATION, Type.Meaning.ENUM);

	/** Whether the arguments are a key, in one or in parts. */
	public static boolean takesKey(Method method) {
		return method.parameters().equals(List.of("key"));
	}

	private Methods() {
	}

	/** The operations that can be called on what the receiver stands for. */
	public static List<Method> of(Sort receiver) {
		if (receiver instanceof Sort.Whole whole) {
			return of(whole.state(), false);
		}
		if (receiver instanceof Sort.Payload) {
			return OF_PAYLOAD;
		}
		if (receiver instanceof Sort.Bucket bucket) {
			return of(bucket.state(), true);
		}
		return receiver instanceof Sort.Cell cell ? of(cell.state(), true) : List.of();
	}

	private static List<Method> of(StateDeclaration state, boolean onCell) {
		Optional<StateKind> kind = StateTypes.kind(state);
		return ALL.stream().filter(m -> m.onCell() == onCell && kind.filter(k -> k == m.kind()).isPresent()).toList();
	}

	/** The operation called, if it is one. */
	public static Optional<Method> called(MethodCall call) {
		return of(Typing.of(call.getReceiver())).stream().filter(m -> m.name().equals(call.getMethod())).findFirst();
	}

	/**
	 * The type that a conversion such as {@code n.u16()} gives, if the call is one. Numbers are cut; an address, a time
	 * or a duration gives the number that it is (a time nanoseconds), cut likewise.
	 */
	public static Optional<Type> conversion(MethodCall call) {
		Type from = Typing.of(call.getReceiver()).asValue();
		return call.getMethod() == null || !(from instanceof Type.Scalar scalar)
				|| !CONVERTIBLE.contains(scalar.meaning()) || !call.getMethod().matches("u(8|12|16|24|32|64)") ? Optional.empty()
						: Optional.of(Types.number(Integer.parseInt(call.getMethod().substring(1))));
	}

	/** The state that the call works on. */
	public static Optional<StateDeclaration> state(MethodCall call) {
		Sort receiver = Typing.of(call.getReceiver());
		return receiver instanceof Sort.Whole whole ? Optional.of(whole.state())
				: receiver instanceof Sort.Cell cell ? Optional.of(cell.state())
						: receiver instanceof Sort.Bucket bucket ? Optional.of(bucket.state()) : Optional.empty();
	}

	/** Types of the arguments that the call must have. */
	public static List<Type> parameters(MethodCall call, Method method) {
		if (method.kind() == null) {
			return method.parameters().size() == 1 ? List.of(Types.U64) : List.of(Types.U64, ofPayload(method));
		}
		StateDeclaration state = state(call).orElseThrow();
		if (takesKey(method)) {
			return StateTypes.key(state).map(StateTypes::keyParts).orElse(List.of());
		}
		return switch (method.name()) {
			case "give", "push" -> StateTypes.value(state).map(List::of).orElse(List.of());
			case "add" -> List.of(Types.U64);
			case "take" -> method.kind() == StateKind.METER ? List.of(Types.U64) : List.of();
			default -> List.of();
		};
	}

	/** Whether it can fail and is followed by an 'else' then. */
	public static boolean canFail(Method method) {
		return method.kind() == StateKind.QUEUE && method.name().equals("push") || isResize(method);
	}

	/** Whether it changes the length of a payload. */
	public static boolean isResize(Method method) {
		return method.kind() == null && method.name().equals("resize");
	}

	/** The number that an operation reads from a payload or writes there. */
	private static Type ofPayload(Method method) {
		return Types.named("u" + method.name().replaceAll("\\D", "")).orElseThrow();
	}

	static Sort result(MethodCall call) {
		Optional<Type> converted = conversion(call);
		if (converted.isPresent()) {
			return new Sort.Value(converted.get());
		}
		Optional<Method> method = called(call);
		if (method.isEmpty()) {
			return Sort.UNKNOWN;
		}
		if (method.get().kind() == null) {
			return method.get().name().startsWith("u") ? new Sort.Value(ofPayload(method.get())) : Sort.NOTHING;
		}
		StateDeclaration state = state(call).orElseThrow();
		return switch (method.get().name()) {
			case "take" -> method.get().kind() == StateKind.METER ? new Sort.Value(Types.BOOL)
					: StateTypes.value(state).<Sort>map(t -> new Sort.Fallible(state, t)).orElse(Sort.UNKNOWN);
			case "pop" -> StateTypes.value(state).<Sort>map(t -> new Sort.Fallible(state, t)).orElse(Sort.UNKNOWN);
			case "remove", "contains" -> new Sort.Value(Types.BOOL);
			case "add" -> method.get().kind() == StateKind.COUNTMIN ? new Sort.Value(Types.U64) : Sort.NOTHING;
			default -> Sort.NOTHING;
		};
	}
}
