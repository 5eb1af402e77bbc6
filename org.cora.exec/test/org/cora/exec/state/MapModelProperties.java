// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.type.Types;

/**
 * Maps behave as a plain model of them: a hash map from keys to values and deadlines, and a second one whose entries go
 * with the first one's. Handlers that abort leave no trace.
 */
class MapModelProperties {

	private static final int OWNER = 0;
	private static final int TIED = 1;
	private static final int CAPACITY = 12;
	private static final long TIMEOUT = 1000;

	/** An entry of the model. */
	private static final class Binding {
		private long value;
		private long deadline;
		private final int order;
		private final int flow;

		Binding(int order, int flow) {
			this.order = order;
			this.flow = flow;
		}
	}

	/** What the maps should be. */
	private static final class Model {
		private final Map<Long, Binding> owners = new HashMap<>();
		/** Key to the owner's key. */
		private final Map<Long, Long> tied = new HashMap<>();
		private int order;

		boolean insert(long key, long value, long now, int flow) {
			Binding binding = owners.get(key);
			if (binding == null) {
				if (owners.size() == CAPACITY) {
					return false;
				}
				binding = new Binding(order++, flow);
				owners.put(key, binding);
			}
			binding.value = value;
			binding.deadline = Math.max(binding.deadline, now + TIMEOUT);
			return true;
		}

		boolean tie(long key, long owner) {
			if (!owners.containsKey(owner) || !tied.containsKey(key) && tied.size() == CAPACITY) {
				return false;
			}
			tied.put(key, owner);
			return true;
		}

		void remove(long key) {
			owners.remove(key);
			tied.values().removeIf(owner -> owner == key);
		}

		/** Keys that are due, in the order in which they expire. */
		List<Long> expire(long now) {
			List<Long> due = new ArrayList<>();
			owners.entrySet().stream().filter(e -> e.getValue().deadline <= now).sorted((a, b) -> {
				int byDeadline = Long.compare(a.getValue().deadline, b.getValue().deadline);
				return byDeadline != 0 ? byDeadline : Integer.compare(a.getValue().order, b.getValue().order);
			}).forEach(e -> due.add(e.getKey()));
			due.forEach(this::remove);
			return due;
		}
	}

	private final Model model = new Model();
	private final LocalStore store = new StateBuilder().map("owner", Types.U64, Types.U32, CAPACITY, TIMEOUT)
			.tied("tied", Types.U64, Types.U64, CAPACITY, OWNER).store();
	private final MapState owners = (MapState) store.state(OWNER);
	private final MapState tied = (MapState) store.state(TIED);
	private final long[] registers = new long[4];
	private long now = 5000;

	private void arguments(long first, long second) {
		registers[0] = first;
		registers[1] = second;
	}

	@Property(tries = 400)
	void mapsAgreeWithTheModel(@ForAll long seed, @ForAll @IntRange(min = 10, max = 300) int steps) {
		Random random = new Random(seed);
		for (int i = 0; i < steps; i++) {
			step(random);
			compare();
		}
	}

	private void step(Random random) {
		long key = random.nextInt(20);
		switch (random.nextInt(9)) {
			case 0, 1 -> {
				int flow = random.nextInt(4) - 1;
				long value = random.nextInt(1000);
				arguments(key, value);
				int entry = owners.insert(registers, new int[] { 0, 1 }, now, flow);
				assertEquals(model.insert(key, value, now, flow), entry != 0);
			}
			case 2 -> {
				arguments(random.nextInt(20), key);
				boolean inserted = tied.insert(registers, new int[] { 0, 1 }, now, 3) != 0;
				assertEquals(model.tie(registers[0], key), inserted);
			}
			case 3 -> {
				arguments(key, 0);
				assertEquals(model.owners.containsKey(key), owners.remove(registers, new int[] { 0 }));
				model.remove(key);
			}
			case 4 -> {
				arguments(key, 0);
				int entry = owners.find(registers, new int[] { 0 });
				if (entry != 0) {
					owners.refresh(entry, now);
					owners.write(entry, 0, 77);
					Binding binding = model.owners.get(key);
					binding.deadline = Math.max(binding.deadline, now + TIMEOUT);
					binding.value = 77;
				}
			}
			case 5 -> aborted(random);
			case 6 -> now -= random.nextInt(50);
			default -> {
				now += random.nextInt(300);
				expire();
			}
		}
	}

	private void expire() {
		List<Long> expired = new ArrayList<>();
		long[] key = new long[1];
		for (int entry = store.nextToExpire(); entry != 0; entry = store.nextToExpire()) {
			MapState map = store.expiring();
			if (store.deadline(map, entry) > now) {
				break;
			}
			map.key(entry, key);
			expired.add(key[0]);
			store.remove(map, entry);
		}
		store.settle();
		assertEquals(model.expire(now), expired);
	}

	private void aborted(Random random) {
		long digest = store.digest();
		store.begin();
		for (int i = random.nextInt(12); i > 0; i--) {
			arguments(random.nextInt(20), random.nextInt(20));
			switch (random.nextInt(5)) {
				case 0 -> owners.insert(registers, new int[] { 0, 1 }, now, random.nextInt(3) - 1);
				case 1 -> tied.insert(registers, new int[] { 0, 1 }, now, -1);
				case 2 -> owners.remove(registers, new int[] { 0 });
				case 3 -> tied.remove(registers, new int[] { 0 });
				default -> {
					int entry = owners.find(registers, new int[] { 0 });
					if (entry != 0) {
						owners.refresh(entry, now);
						owners.write(entry, 0, 5);
					}
				}
			}
		}
		store.rollback();
		assertEquals(digest, store.digest(), "aborted handlers leave no trace");
	}

	private void compare() {
		Map<Long, List<Long>> actual = new TreeMap<>();
		store.forEach(OWNER, (key, value, deadline, flow) -> actual.put(key[0], List.of(value[0], deadline, (long) flow)));
		Map<Long, List<Long>> expected = new TreeMap<>();
		model.owners.forEach((key, b) -> expected.put(key, List.of(b.value, b.deadline, (long) b.flow)));
		assertEquals(expected, actual);
		Map<Long, Long> actualTied = new HashMap<>();
		store.forEach(TIED, (key, value, deadline, flow) -> {
			actualTied.put(key[0], value[0]);
			assertEquals(model.owners.get(value[0]).flow, flow, "a tied entry belongs to its owner's flow");
		});
		assertEquals(model.tied, actualTied);
		long next = model.owners.values().stream().mapToLong(b -> b.deadline).min().orElse(Long.MAX_VALUE);
		assertTrue(next == Long.MAX_VALUE || store.mayExpireBy(next), "no expiry is overlooked");
		assertEquals(next, store.nextDeadline());
	}
}
