// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.StateStore;
import org.cora.ir.type.Types;

/** An lru is Java's access-ordered map with a bound. */
class LruModelProperties {

	private static final int CAPACITY = 7;
	private static final int FLOW = 3;
	/** The second one is full from the beginning. */
	private static final StateBuilder STATES = new StateBuilder().lru("hot", Types.U64, Types.U64, CAPACITY).map("few", Types.U64, Types.U64, 1, 0);

	@Property(tries = 300)
	void evictsTheLeastRecentlyUsed(@ForAll long seed, @ForAll @IntRange(min = 10, max = 400) int steps) {
		AtomicInteger room = new AtomicInteger(CAPACITY);
		Map<Long, Long> model = new LinkedHashMap<>(16, 0.75f, true) {
			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
				return size() > room.get();
			}
		};
		LocalStore store = STATES.store();
		MapState lru = (MapState) store.state(0);
		((MapState) store.state(1)).insert(new long[] { 1, 1 }, new int[] { 0, 1 }, 0, -1);
		Random random = new Random(seed);
		long[] registers = new long[2];
		for (int i = 0; i < steps; i++) {
			registers[0] = random.nextInt(15);
			registers[1] = random.nextInt(100);
			switch (random.nextInt(7)) {
				case 0 -> {
					lru.insert(registers, new int[] { 0, 1 }, i, -1);
					model.put(registers[0], registers[1]);
				}
				case 1 -> {
					lru.remove(registers, new int[] { 0 });
					model.remove(registers[0]);
				}
				case 2 -> aborted(store, lru, random);
				case 3 -> comes(store, random, model, room.get());
				case 4 -> isRefused(store, random);
				case 5 -> {
					room.set(1 + random.nextInt(CAPACITY));
					store.keep(0, room.get());
					model.keySet().removeAll(List.copyOf(model.keySet()).subList(0, Math.max(0, model.size() - room.get())));
				}
				default -> {
					int entry = lru.find(registers, new int[] { 0 });
					if (entry != 0) {
						lru.refresh(entry, i);
					}
					model.get(registers[0]);
				}
			}
			Map<Long, Long> actual = new LinkedHashMap<>();
			store.forEach(0, (key, value, deadline, flow) -> actual.put(key[0], value[0]));
			assertEquals(Map.copyOf(model), actual);
		}
	}

	/** Evictions and uses that are taken back must not show in later evictions. */
	private static void aborted(LocalStore store, MapState lru, Random random) {
		long[] registers = new long[2];
		store.begin();
		for (int i = random.nextInt(10); i > 0; i--) {
			registers[0] = random.nextInt(15);
			int entry = lru.find(registers, new int[] { 0 });
			if (entry != 0 && random.nextBoolean()) {
				lru.refresh(entry, 0);
			} else {
				lru.insert(registers, new int[] { 0, 1 }, 0, -1);
			}
		}
		store.rollback();
	}

	/** A flow comes with its entries: it is as if they were inserted one by one. */
	private static void comes(LocalStore store, Random random, Map<Long, Long> model, int room) {
		LocalStore from = STATES.store();
		Map<Long, Long> entries = entries(from, random);
		assertTrue(store.installFlow(copy(from), FLOW));
		model.putAll(entries);
		FlowStateBuffer there = new FlowStateBuffer();
		assertTrue(store.copyFlow(FLOW, StateStore.ALL, there) >= Math.min(room, entries.size()), "none of them is evicted for another one");
	}

	/** One of its entries finds no room: neither what was evicted for the others nor that they were used shows later. */
	private static void isRefused(LocalStore store, Random random) {
		LocalStore from = STATES.store();
		entries(from, random);
		((MapState) from.state(1)).insert(new long[] { 2, 2 }, new int[] { 0, 1 }, 0, FLOW);
		assertFalse(store.installFlow(copy(from), FLOW));
	}

	private static Map<Long, Long> entries(LocalStore from, Random random) {
		Map<Long, Long> entries = new LinkedHashMap<>();
		long[] registers = new long[2];
		for (int i = random.nextInt(CAPACITY + 1); i > 0; i--) {
			registers[0] = random.nextInt(15);
			registers[1] = random.nextInt(100);
			((MapState) from.state(0)).insert(registers, new int[] { 0, 1 }, 0, FLOW);
			entries.put(registers[0], registers[1]);
		}
		return entries;
	}

	private static FlowStateBuffer copy(LocalStore from) {
		FlowStateBuffer buffer = new FlowStateBuffer();
		from.copyFlow(FLOW, StateStore.ALL, buffer);
		return buffer;
	}
}
