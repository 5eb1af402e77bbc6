// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import static org.cora.ir.packet.Headers.IPV4_HEADER;
import static org.cora.ir.packet.Headers.IPV6_HEADER;
import static org.cora.ir.packet.Headers.L4;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cora.ir.packet.Field;

/** What the members of a packet that belong to no header are made of. */
final class Packets {

	private static final Field SOURCE_ADDRESS = IPV4_HEADER.require("src");
	private static final Field SOURCE_PORT = L4.require("sport");
	private static final Field DESTINATION_ADDRESS = IPV4_HEADER.require("dst");
	private static final Field DESTINATION_PORT = L4.require("dport");
	private static final Field PROTOCOL = IPV4_HEADER.require("proto");

	private static final Field SOURCE_ADDRESS6 = IPV6_HEADER.require("src");
	private static final Field DESTINATION_ADDRESS6 = IPV6_HEADER.require("dst");

	private static final Map<String, List<Field>> COMPOSED = Map.of("source", List.of(SOURCE_ADDRESS, SOURCE_PORT),
			"destination", List.of(DESTINATION_ADDRESS, DESTINATION_PORT), "proto", List.of(PROTOCOL), "flow",
			List.of(SOURCE_ADDRESS, SOURCE_PORT, DESTINATION_ADDRESS, DESTINATION_PORT, PROTOCOL), "source6",
			List.of(SOURCE_ADDRESS6, SOURCE_PORT), "destination6", List.of(DESTINATION_ADDRESS6, DESTINATION_PORT), "flow6",
			List.of(SOURCE_ADDRESS6, SOURCE_PORT, DESTINATION_ADDRESS6, DESTINATION_PORT, IPV6_HEADER.require("next")));

	private Packets() {
	}

	/** The header fields that hold the member's slots, in order; null for a member that is no header's. */
	static List<Field> fields(String member) {
		return COMPOSED.get(member);
	}

	/** The fields that hold so many slots from that one on; an address of IPv6 has two. */
	static List<Field> part(List<Field> fields, int from, int slots) {
		List<Field> part = new ArrayList<>();
		int at = 0;
		for (Field field : fields) {
			if (at >= from && at < from + slots) {
				part.add(field);
			}
			at += field.type().slots().size();
		}
		return part;
	}
}
