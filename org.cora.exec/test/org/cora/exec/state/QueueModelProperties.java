// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.type.Types;

/** A queue does what a list does of which one takes the first and appends at the end; undone, nothing has happened. */
class QueueModelProperties {

	private static final int[] VALUE = {1, 2};
	private static final int[] RESULTS = {0, 1, 2};

	private final long[] registers = new long[3];

	private void step(QueueState queue, Deque<List<Long>> model, int capacity, Random random) {
		switch (random.nextInt(40)) {
			case 0 -> {
				queue.clear();
				model.clear();
			}
			case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 -> {
				boolean any = queue.pop(registers, RESULTS);
				List<Long> first = model.poll();
				assertEquals(first != null, any);
				assertArrayEquals(first == null ? new long[3] : new long[] {1, first.get(0), first.get(1)}, registers);
			}
			default -> {
				registers[1] = random.nextInt();
				registers[2] = random.nextInt(65536);
				boolean pushed = queue.push(registers, VALUE);
				assertEquals(model.size() < capacity, pushed);
				if (pushed) {
					model.add(List.of(registers[1] & 0xFFFF_FFFFL, registers[2]));
				}
			}
		}
	}

	private static List<List<Long>> content(LocalStore store) {
		List<List<Long>> content = new ArrayList<>();
		store.forEach(0, (key, value, deadline, flow) -> {
			assertEquals(content.size(), key[0]);
			content.add(List.of(value[0], value[1]));
		});
		return content;
	}

	@Property(tries = 200)
	void likeAList(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int capacity) {
		LocalStore store = new StateBuilder().queue("q", Types.ENDPOINT, capacity).store();
		QueueState queue = (QueueState) store.state(0);
		Deque<List<Long>> model = new ArrayDeque<>();
		Random random = new Random(seed);
		for (int i = 0; i < 300; i++) {
			if (random.nextInt(10) == 0) {
				Deque<List<Long>> before = new ArrayDeque<>(model);
				store.begin();
				for (int j = 0; j < 20; j++) {
					step(queue, model, capacity, random);
				}
				store.rollback();
				model = before;
			}
			step(queue, model, capacity, random);
			assertEquals(List.copyOf(model), content(store));
			assertEquals(model.size(), queue.size());
		}
	}
}
