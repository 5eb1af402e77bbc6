// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Reads literals of addresses. */
public final class Addresses {

	/**
	 * An address.
	 *
	 * @param type  ipv4, ipv6 or mac
	 * @param slots its scalars, most significant first
	 */
	public record Address(Type.Scalar type, List<Long> slots) {
	}

	private Addresses() {
	}

	/** The address written so, if it is one. */
	public static Optional<Address> of(String text) {
		if (text.indexOf(':') < 0) {
			return dotted(text);
		}
		return text.indexOf("::") < 0 && text.length() == 17 ? mac(text) : ipv6(text);
	}

	/** An IPv4 address as it is written. */
	public static String dotted(long address) {
		return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
	}

	private static Optional<Address> dotted(String text) {
		long value = 0;
		String[] parts = text.split("\\.");
		if (parts.length != 4) {
			return Optional.empty();
		}
		for (String part : parts) {
			if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
				return Optional.empty();
			}
			value = value << 8 | Integer.parseInt(part);
		}
		return Optional.of(new Address(Types.IPV4, List.of(value)));
	}

	private static Optional<Address> mac(String text) {
		long value = 0;
		for (String part : text.split(":")) {
			value = value << 8 | Integer.parseInt(part, 16);
		}
		return Optional.of(new Address(Types.MAC, List.of(value)));
	}

	private static Optional<Address> ipv6(String text) {
		int gap = text.indexOf("::");
		List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
		List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
		int given = head.size() + tail.size();
		if (gap < 0 ? given != 8 : given > 7) {
			return Optional.empty();
		}
		List<Integer> all = new ArrayList<>(head);
		for (int i = given; i < 8; i++) {
			all.add(0);
		}
		all.addAll(tail);
		return Optional.of(new Address(Types.IPV6, List.of(join(all.subList(0, 4)), join(all.subList(4, 8)))));
	}

	private static List<Integer> groups(String text) {
		List<Integer> groups = new ArrayList<>();
		for (String part : text.isEmpty() ? new String[0] : text.split(":")) {
			groups.add(Integer.parseInt(part, 16));
		}
		return groups;
	}

	private static long join(List<Integer> groups) {
		long value = 0;
		for (int group : groups) {
			value = value << 16 | group;
		}
		return value;
	}
}
