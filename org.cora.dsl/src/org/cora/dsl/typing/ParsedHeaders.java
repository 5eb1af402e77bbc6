// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.scoping.NfMembers;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.type.Type;

/** What headers that a network function declares places for are to the compiler. */
public final class ParsedHeaders {

	/** Bytes of a header at most. */
	public static final int MOST_BYTES = 256;

	private ParsedHeaders() {
	}

	/** The declaration of the layout, if it is one. */
	public static Optional<org.cora.dsl.cora.Header> declaration(Parse parse) {
		return parse.getType() instanceof NamedType named && named.getDeclaration() instanceof org.cora.dsl.cora.Header header
				&& !header.eIsProxy() ? Optional.of(header) : Optional.empty();
	}

	/** The header that packets have under that name; empty where it makes no sense. */
	public static Optional<Header> of(Parse parse) {
		return number(parse).isEmpty() ? Optional.empty() : of(parse, parse.getName(), number(parse).getAsInt());
	}

	/** Likewise, with another name and number: in a chain both are its own. */
	public static Optional<Header> of(Parse parse, String name, int number) {
		return name == null || number >= Headers.MOST_PARSED ? Optional.empty()
				: declaration(parse).flatMap(declared -> header(declared, name, number));
	}

	private static Optional<Header> header(org.cora.dsl.cora.Header declared, String name, int number) {
		Map<String, Type.Scalar> fields = new LinkedHashMap<>();
		return bytes(declared).map(bytes -> {
			declared.getFields().forEach(field -> fields.put(field.getName(), scalar(field).orElseThrow()));
			return Header.declared(name, number, bytes, fields);
		});
	}

	/** What a function knows of a header that is handed to it: its layout; where packets have it, each call says. */
	static Optional<Header> given(Parameter parameter) {
		return parameter.getName() == null ? Optional.empty() : Functions.header(parameter)
				.flatMap(declared -> header(declared, declared.getName() + " " + parameter.getName(), Headers.MOST_PARSED));
	}

	/** Whether the header is one that is handed to a function. */
	public static boolean isGiven(Header header) {
		return header.index() >= Headers.FIRST_PARSED + Headers.MOST_PARSED;
	}

	private static OptionalInt number(Parse parse) {
		int number = parse.eContainer() instanceof Nf nf ? NfMembers.of(nf, Parse.class).indexOf(parse) : -1;
		return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
	}

	/** Bytes of the layout; empty where a field is no scalar, or they don't fill whole bytes, or there are too many. */
	public static Optional<Integer> bytes(org.cora.dsl.cora.Header header) {
		int bits = 0;
		for (Field field : header.getFields()) {
			Optional<Type.Scalar> type = scalar(field);
			if (type.isEmpty() || field.getName() == null || type.get().bits() > 64 && bits % 8 != 0) {
				return Optional.empty();
			}
			bits += type.get().bits();
		}
		return bits % 8 != 0 || bits > 8 * MOST_BYTES ? Optional.empty() : Optional.of(bits / 8);
	}

	/** The field's type, if it is a scalar. */
	public static Optional<Type.Scalar> scalar(Field field) {
		return field.getType() == null ? Optional.empty()
				: DeclaredTypes.of(field.getType()).filter(Type.Scalar.class::isInstance).map(Type.Scalar.class::cast);
	}

	/** The header that it stands behind, if that can be. */
	public static Optional<Header> base(Parse parse) {
		Field base = parse.getBase();
		if (base == null || base.eIsProxy()) {
			return Optional.empty();
		}
		if (base instanceof Parse before) {
			boolean earlier = before.eContainer() == parse.eContainer() && before != parse
					&& number(before).orElse(0) < number(parse).orElse(0);
			return earlier ? of(before) : Optional.empty();
		}
		return Typing.isOfPacket(base) ? Headers.named(base.getName())
				.filter(h -> h.equals(Headers.TCP) || h.equals(Headers.UDP)) : Optional.empty();
	}

	/** All that a packet has which has the header: it and those that it stands behind. */
	public static List<Header> implied(Parse parse) {
		List<Header> all = new ArrayList<>();
		Parse at = parse;
		while (at != null) {
			of(at).ifPresent(all::add);
			Optional<Header> base = base(at);
			base.filter(h -> !h.isDeclared()).ifPresent(h -> all.addAll(List.of(h, Headers.L4)));
			at = base.isPresent() && at.getBase() instanceof Parse before ? before : null;
		}
		return all;
	}

	/** What the intermediate representation has of it, in a function or chain where headers have these names. */
	public static ParsedHeader lowered(Parse parse, Map<String, Header> known) {
		Header header = known.get(parse.getName());
		Header base = base(parse).orElseThrow();
		Header after = base.isDeclared() ? known.get(base.name()) : base;
		return parse.getSelector() == null ? new ParsedHeader(header, after, null, 0)
				: new ParsedHeader(header, after, after.require(parse.getSelector().getName()),
						Constants.slots(parse.getValue()).orElseThrow().get(0));
	}
}
