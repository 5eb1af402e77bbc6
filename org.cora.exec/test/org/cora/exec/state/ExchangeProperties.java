// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cora.ir.program.Consistency;
import org.cora.ir.type.Types;

/** Copies on two sides that are put together now and then are, after that and at the end, what one store would be. */
class ExchangeProperties {

	private static final int[] KEY = {0};
	private static final int[] KEY_AND_AMOUNT = {0, 1};

	private static StateBuilder states() {
		return new StateBuilder().called(Consistency.STALE).counter("c", Types.U32, 100).sketch("s", 2, 16)
				.bloom("b", Types.U32, 128, 2).array("a", Types.U32, 20);
	}

	private static void step(LocalStore store, long key, long amount) {
		long[] registers = {key, amount};
		((CounterState) store.state(0)).add(registers, KEY_AND_AMOUNT);
		((SketchState) store.state(1)).add(registers, KEY_AND_AMOUNT);
		((BloomState) store.state(2)).mark(registers, KEY);
		long[] element = {key, 0};
		((ArrayState) store.state(3)).load(element, KEY, new int[] {1});
		element[1] += amount;
		((ArrayState) store.state(3)).store(element, KEY_AND_AMOUNT);
	}

	@Property(tries = 200)
	void likeOneStore(@ForAll long seed) {
		Random random = new Random(seed);
		LocalStore cpu = new LocalStore(states().nf(), PoolShards.whole());
		LocalStore nic = new LocalStore(cpu.nf(), s -> PoolShards.whole(), 0, cpu, 0);
		LocalStore one = new LocalStore(cpu.nf(), PoolShards.whole());
		for (int i = 0; i < 100; i++) {
			switch (random.nextInt(12)) {
				case 0 -> {
					for (int state = 0; state < 4; state++) {
						(random.nextBoolean() ? nic : cpu).exchange(state);
					}
					assertEquals(one.digest(), cpu.digest());
					assertEquals(one.digest(), nic.digest());
				}
				case 1 -> {
					int state = random.nextInt(4);
					(random.nextBoolean() ? nic : cpu).state(state).clearAll();
					one.state(state).clear();
				}
				default -> {
					long key = random.nextInt(20);
					long amount = random.nextInt(1000);
					step(random.nextBoolean() ? nic : cpu, key, amount);
					step(one, key, amount);
				}
			}
		}
		assertEquals(0, cpu.merge(nic));
		assertEquals(one.digest(), cpu.digest());
	}
}
