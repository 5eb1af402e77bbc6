// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.type;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.ir.type.Type.Meaning;
import org.cora.ir.type.Type.Member;
import org.cora.ir.type.Type.Scalar;
import org.cora.ir.type.Type.Struct;

/** The built-in types of the language. */
public final class Types {

	public static final Scalar BOOL = new Scalar("bool", 1, Meaning.BOOL);
	public static final Scalar U8 = number(8);
	public static final Scalar U16 = number(16);
	public static final Scalar U32 = number(32);
	public static final Scalar U64 = number(64);
	public static final Scalar MAC = new Scalar("mac", 48, Meaning.MAC);
	public static final Scalar IPV4 = new Scalar("ipv4", 32, Meaning.IPV4);
	public static final Scalar IPV6 = new Scalar("ipv6", 128, Meaning.IPV6);
	/** A point in virtual time, nanoseconds. */
	public static final Scalar TIME = new Scalar("time", 64, Meaning.TIME);
	/** A span of time, nanoseconds. */
	public static final Scalar DURATION = new Scalar("duration", 64, Meaning.DURATION);

	/** An IPv4 address with a TCP or UDP port; 6 bytes. */
	public static final Struct ENDPOINT =
			new Struct("Endpoint", List.of(new Member("addr", IPV4), new Member("port", U16)));

	/** The IPv4 5-tuple; 13 bytes. Ports are 0 where the packet has none. */
	public static final Struct FLOW_KEY = new Struct("FlowKey", List.of(new Member("source", ENDPOINT),
			new Member("destination", ENDPOINT), new Member("proto", U8)));

	/** An IPv6 address with a TCP or UDP port; 18 bytes. */
	public static final Struct ENDPOINT6 =
			new Struct("Endpoint6", List.of(new Member("addr", IPV6), new Member("port", U16)));

	/** Addresses, ports and next header of an IPv6 packet; 37 bytes. Ports are 0 where the packet has none. */
	public static final Struct FLOW_KEY6 = new Struct("FlowKey6", List.of(new Member("source", ENDPOINT6),
			new Member("destination", ENDPOINT6), new Member("next", U8)));

	/** What a meter keeps for a key: what is missing to a full bucket, in billionths of a token, and when that was so. */
	public static final Struct BUCKET = new Struct("Bucket", List.of(new Member("missing", U64), new Member("at", TIME)));

	private static final List<Type> NAMED =
			List.of(BOOL, U8, U16, U32, U64, MAC, IPV4, IPV6, TIME, DURATION, ENDPOINT, FLOW_KEY, ENDPOINT6, FLOW_KEY6);

	private Types() {
	}

	/** All built-in types that have a name. */
	public static Stream<Type> named() {
		return NAMED.stream();
	}

	public static Optional<Type> named(String name) {
		return NAMED.stream().filter(t -> t.name().equals(name)).findFirst();
	}

	/** The number type of that many bits; widths other than 8, 16, 32, 64 occur in header fields only. */
	public static Scalar number(int bits) {
		return new Scalar("u" + bits, bits, Meaning.NUMBER);
	}
}
