// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.type.Types;

/** A look-up finds what looking at every prefix finds. */
class PrefixStateProperties {

	private static final int PROBES = 200;

	private static PrefixTable table(int width, int count, Random random) {
		List<PrefixTable.Entry> entries = new ArrayList<>();
		Set<Object> seen = new HashSet<>();
		for (int i = 0; i < count; i++) {
			int length = switch (random.nextInt(5)) {
				case 0 -> 0;
				case 1 -> width;
				default -> random.nextInt(width + 1);
			};
			List<Long> address = PrefixTable.masked(address(width, random), width, length);
			if (seen.add(List.of(address, length))) {
				entries.add(new PrefixTable.Entry(address, length, List.of((long) i)));
			}
		}
		return new PrefixTable(width, entries);
	}

	/** Addresses with few different bits, so that prefixes contain each other; now and then the first or last of all. */
	private static List<Long> address(int width, Random random) {
		long bits = switch (random.nextInt(6)) {
			case 0 -> 0;
			case 1 -> -1;
			case 2 -> random.nextLong();
			default -> (long) random.nextInt(4) << 30 | (long) random.nextInt(4) << 62 | random.nextInt(3);
		};
		return width == 32 ? List.of(bits & 0xFFFF_FFFFL) : List.of(bits, random.nextBoolean() ? bits : random.nextLong());
	}

	private static long naive(PrefixTable table, List<Long> address) {
		long found = -1;
		int longest = -1;
		for (PrefixTable.Entry entry : table.entries()) {
			boolean matches = PrefixTable.masked(address, table.width(), entry.length()).equals(entry.address());
			if (matches && entry.length() > longest) {
				longest = entry.length();
				found = entry.value().get(0);
			}
		}
		return found;
	}

	@Property(tries = 300)
	void longestPrefixOfAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count, @ForAll boolean wide) {
		Random random = new Random(seed);
		int width = wide ? 128 : 32;
		PrefixTable table = table(width, count, random);
		PrefixState state = (PrefixState) new StateBuilder().lpm("routes", wide ? Types.IPV6 : Types.IPV4, Types.U64, table)
				.store().state(0);
		int[] arguments = wide ? new int[] {0, 1} : new int[] {0};
		for (int i = 0; i < PROBES; i++) {
			PrefixTable.Entry near = table.entries().get(random.nextInt(table.entries().size()));
			List<Long> address = i % 2 == 0 ? address(width, random) : edge(near, width, random);
			long[] registers = address.stream().mapToLong(Long::longValue).toArray();
			int entry = state.find(registers, arguments);
			assertEquals(naive(table, address), entry == 0 ? -1 : state.read(entry, 0), () -> address + " in " + table);
		}
	}

	/** The first or last address of a prefix, or the one beside it. */
	private static List<Long> edge(PrefixTable.Entry entry, int width, Random random) {
		long low = entry.address().get(entry.address().size() - 1);
		int free = Math.min(width - entry.length(), width == 32 ? 32 : 64);
		long last = free == 0 ? low : low | -1L >>> 64 - free;
		long at = (random.nextBoolean() ? low : last) + random.nextInt(3) - 1;
		return width == 32 ? List.of(at & 0xFFFF_FFFFL) : List.of(entry.address().get(0), at);
	}
}
