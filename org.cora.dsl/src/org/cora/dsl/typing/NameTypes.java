// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.LoopVariable;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.PacketVariable;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** What names stand for: by their declaration, or by what they are bound to. */
final class NameTypes {

	private NameTypes() {
	}

	/** What a name stands for. */
	static Sort of(Referable target) {
		if (target == null || target.eIsProxy()) {
			return Sort.UNKNOWN;
		}
		if (target instanceof Let let) {
			return let(let);
		}
		if (target instanceof Param param) {
			return param(param);
		}
		if (target instanceof LoopVariable variable) {
			return variable.eContainer() instanceof For loop && loop.getHigh() != null
					? Constants.number(loop.getHigh()).<Sort>map(Sort.Untyped::new).orElse(Sort.UNKNOWN) : Sort.UNKNOWN;
		}
		if (target instanceof org.cora.dsl.cora.Enum named) {
			return new Sort.Named(named);
		}
		if (target instanceof Port port) {
			return Typing.value(PortTypes.at(port));
		}
		if (target instanceof Parameter parameter && Functions.header(parameter).isPresent()) {
			return ParsedHeaders.given(parameter).<Sort>map(h -> new Sort.HeaderView(h, Functions.header(parameter).get())).orElse(Sort.UNKNOWN);
		}
		if (target instanceof Parameter parameter) {
			return Functions.isPacket(parameter) ? new Sort.Packet()
					: Typing.value(parameter.getType() == null ? Optional.empty() : DeclaredTypes.of(parameter.getType()));
		}
		if (target instanceof StateDeclaration state) {
			return StateTypes.kind(state).filter(k -> k == StateKind.REGISTER).isPresent()
					? StateTypes.value(state).<Sort>map(t -> new Sort.Element(state, t)).orElse(Sort.UNKNOWN)
					: new Sort.Whole(state);
		}
		if (target instanceof PacketVariable || target instanceof FlowIdentity) {
			return new Sort.Packet();
		}
		if (target instanceof EntryVariable entry) {
			return Typing.value(entryState(entry).flatMap(StateTypes::value));
		}
		return target instanceof KeyVariable key ? Typing.value(keyType(key)) : Sort.UNKNOWN;
	}

	/** The state whose entry a name bound by {@code match}, {@code let} or {@code on expire} is, if it is one. */
	static Optional<StateDeclaration> entryState(Referable variable) {
		if (variable instanceof Let let) {
			return let.getValue() instanceof Index index && Typing.of(index) instanceof Sort.Entry entry
					? Optional.of(entry.state()) : Optional.empty();
		}
		if (variable.eContainer() instanceof ExpireHandler handler) {
			return Optional.ofNullable(handler.getState()).filter(state -> !state.eIsProxy());
		}
		return variable.eContainer() instanceof FoundArm arm && arm.eContainer() instanceof Match match
				&& match.getSubject() != null && Typing.of(match.getSubject()) instanceof Sort.Entry entry
						? Optional.of(entry.state()) : Optional.empty();
	}

	/** The value type of what a name bound by {@code let} has, whether the value can be missing or not. */
	private static Sort let(Let let) {
		if (let.getType() != null) {
			return Typing.value(DeclaredTypes.of(let.getType()));
		}
		return let.getValue() == null ? Sort.UNKNOWN : settled(Typing.of(let.getValue()));
	}

	private static Sort settled(Sort sort) {
		if (sort instanceof Sort.Entry entry) {
			return new Sort.Value(entry.type());
		}
		if (sort instanceof Sort.Fallible fallible) {
			return new Sort.Value(fallible.type());
		}
		if (sort instanceof Sort.Untyped) {
			return new Sort.Value(Types.U64);
		}
		return sort.asValue() == null ? Sort.UNKNOWN : new Sort.Value(sort.asValue());
	}

	private static Sort param(Param param) {
		if (param.getType() instanceof NamedType named && named.isArray() && !DeclaredTypes.isBits(named)) {
			return named.getDeclaration() == null ? Sort.UNKNOWN
					: DeclaredTypes.of(named.getDeclaration()).<Sort>map(Sort.Several::new).orElse(Sort.UNKNOWN);
		}
		return Typing.value(param.getType() == null ? Optional.empty() : DeclaredTypes.of(param.getType()));
	}

	private static Optional<Type> keyType(KeyVariable key) {
		if (!(key.eContainer() instanceof ExpireHandler handler) || handler.getState() == null) {
			return Optional.empty();
		}
		Optional<Type> whole = StateTypes.key(handler.getState());
		List<Type> parts = whole.map(StateTypes::keyParts).orElse(List.of());
		int index = handler.getKeys().indexOf(key);
		return handler.getKeys().size() == 1 ? whole
				: index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
	}
}
