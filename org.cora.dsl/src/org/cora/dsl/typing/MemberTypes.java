// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** What the parts of packets, headers, values and states are. */
final class MemberTypes {

	private static final Set<String> OF_ADDRESSES = Set.of("source", "destination", "proto", "flow");
	private static final Set<String> OF_ADDRESSES6 = Set.of("source6", "destination6", "flow6");

	private MemberTypes() {
	}

	static Sort member(MemberAccess access) {
		Field field = access.getMember();
		if (access.getReceiver() == null || field == null || field.eIsProxy()) {
			return Sort.UNKNOWN;
		}
		Sort receiver = Typing.of(access.getReceiver());
		if (field instanceof EnumValue) {
			return receiver instanceof Sort.Named named ? Typing.value(DeclaredTypes.of(named.declaration())) : Sort.UNKNOWN;
		}
		if (field instanceof Parse parse) {
			return receiver instanceof Sort.Packet ? ParsedHeaders.of(parse).<Sort>map(h -> new Sort.HeaderView(h,
					ParsedHeaders.declaration(parse).orElseThrow())).orElse(Sort.UNKNOWN) : Sort.UNKNOWN;
		}
		if (receiver instanceof Sort.HeaderView view) {
			return view.header().field(field.getName()).<Sort>map(f -> new Sort.Value(f.type())).orElse(Sort.UNKNOWN);
		}
		if (receiver instanceof Sort.Packet && field.getType() instanceof NamedType named
				&& named.getDeclaration() instanceof Header header) {
			return Headers.named(field.getName()).<Sort>map(h -> new Sort.HeaderView(h, header)).orElse(Sort.UNKNOWN);
		}
		if (receiver instanceof Sort.Inner && field.getType() instanceof NamedType named
				&& named.getDeclaration() instanceof Header header) {
			return Headers.named("inner." + field.getName()).<Sort>map(h -> new Sort.HeaderView(h, header)).orElse(Sort.UNKNOWN);
		}
		if (Typing.isOfPacket(field) && "inner".equals(field.getName())) {
			return new Sort.Inner();
		}
		if (PortTypes.isIngress(access)) {
			return Typing.value(PortTypes.at(access));
		}
		if (Typing.isOfPacket(field) && "payload".equals(field.getName())) {
			return new Sort.Payload();
		}
		return Typing.value(field.getType() == null ? Optional.empty() : DeclaredTypes.of(field.getType()));
	}

	static Sort element(Index index) {
		StateDeclaration state = StateTypes.indexed(index).orElse(null);
		StateKind kind = state == null ? null : StateTypes.kind(state).orElse(null);
		if (state == null) {
			if (index.getReceiver() != null && Typing.of(index.getReceiver()) instanceof Sort.Payload) {
				return new Sort.Value(Types.U8);
			}
			return index.getReceiver() != null && Typing.of(index.getReceiver()).asValue() instanceof Type.Array array
					? new Sort.Value(array.element()) : Sort.UNKNOWN;
		}
		Type value = kind == null ? null : StateTypes.value(state).orElse(null);
		if (value == null) {
			return Sort.UNKNOWN;
		}
		return switch (kind) {
			case MAP, LRU, LPM -> new Sort.Entry(state, value);
			case ARRAY -> new Sort.Element(state, value);
			case COUNTER, COUNTMIN -> new Sort.Cell(state);
			case METER -> new Sort.Bucket(state);
			case BLOOM, QUEUE, POOL, REGISTER -> Sort.UNKNOWN;
		};
	}

	/** The header without which the member can't be read, if there is one. */
	static Optional<org.cora.ir.packet.Header> neededHeader(MemberAccess access) {
		if (access.getMember() == null || access.getMember().eIsProxy() || access.getReceiver() == null) {
			return Optional.empty();
		}
		if (Typing.of(access.getReceiver()) instanceof Sort.HeaderView view) {
			return Optional.of(view.header());
		}
		String name = Typing.isOfPacket(access.getMember()) ? access.getMember().getName() : "";
		return OF_ADDRESSES.contains(name) ? Optional.of(Headers.IPV4_HEADER)
				: OF_ADDRESSES6.contains(name) ? Optional.of(Headers.IPV6_HEADER) : Optional.empty();
	}
}
