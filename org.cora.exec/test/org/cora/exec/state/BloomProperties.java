// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.run.StateContent;
import org.cora.ir.type.Types;

/** A filter lacks nothing, and errs as seldom as theory says. */
class BloomProperties {

	private static final int[] KEY = {0, 1};
	private static final int PROBES = 20_000;

	private static LocalStore store(int bits, int hashes) {
		return new StateBuilder().bloom("b", Types.ENDPOINT, bits, hashes).store();
	}

	private static long[] key(long number) {
		return new long[] {number >>> 16, number & 0xffff};
	}

	@Property(tries = 60)
	void falsePositivesAreAsManyAsTheorySays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int hashes,
			@ForAll @IntRange(min = 2, max = 16) int bitsPerKey, @ForAll @IntRange(min = 500, max = 4000) int keys) {
		int bits = keys * bitsPerKey + 7;
		BloomState bloom = (BloomState) store(bits, hashes).state(0);
		Random random = new Random(seed);
		Set<Long> in = new HashSet<>();
		while (in.size() < keys) {
			long key = random.nextLong() >>> 16;
			in.add(key);
			bloom.mark(key(key), KEY);
		}
		in.forEach(key -> assertTrue(bloom.contains(key(key), KEY)));
		int found = 0;
		for (int i = 0; i < PROBES; i++) {
			long key = random.nextLong() >>> 16;
			found += !in.contains(key) && bloom.contains(key(key), KEY) ? 1 : 0;
		}
		double load = (double) hashes * keys / bits;
		double clear = Math.exp(-load);
		double expected = Math.pow(1 - clear, hashes);
		// filters of as many keys differ in how many bits are set, and so in how often all of a probe's are
		double fill = Math.sqrt(clear * (1 - (1 + load) * clear) / bits);
		double filters = PROBES * hashes * expected / (1 - clear) * fill;
		double deviation = Math.hypot(Math.sqrt(PROBES * expected * (1 - expected)), filters);
		assertEquals(PROBES * expected, found, 6 * deviation + 0.03 * PROBES * expected + 3);
	}

	@Property(tries = 100)
	void copiesMergedAreOneFilter(@ForAll long seed) {
		Random random = new Random(seed);
		LocalStore one = store(512, 3);
		LocalStore two = store(512, 3);
		LocalStore all = store(512, 3);
		for (int i = 0; i < 40; i++) {
			long[] key = key(random.nextInt(100));
			((BloomState) (random.nextBoolean() ? one : two).state(0)).mark(key, KEY);
			((BloomState) all.state(0)).mark(key, KEY);
		}
		assertEquals(0, one.merge(two));
		assertEquals(all.digest(), one.digest());
	}

	@Property(tries = 100)
	void whatIsUndoneNeverWas(@ForAll long seed, @ForAll boolean clears) {
		Random random = new Random(seed);
		LocalStore store = store(256, 3);
		BloomState bloom = (BloomState) store.state(0);
		for (int i = 0; i < 20; i++) {
			long before = store.digest();
			store.begin();
			bloom.mark(key(random.nextInt(500)), KEY);
			if (clears) {
				bloom.clear();
				bloom.mark(key(random.nextInt(500)), KEY);
				bloom.clear();
			}
			store.rollback();
			assertEquals(before, store.digest());
			bloom.mark(key(random.nextInt(500)), KEY);
		}
	}

	@Example
	void clearedItIsEmpty() {
		LocalStore store = store(64, 2);
		BloomState bloom = (BloomState) store.state(0);
		long empty = store.digest();
		bloom.mark(key(3), KEY);
		bloom.clear();
		assertFalse(bloom.contains(key(3), KEY));
		assertEquals(64, StateContent.of(store).get(0).capacity(), "hashes share the bits");
		assertEquals(empty, store.digest());
	}

	/** Counters, sketches and arrays too, and undoing that brings everything back. */
	@Example
	void othersAreClearedLikewise() {
		LocalStore store = new StateBuilder().counter("c", Types.U32, 1).sketch("s", 2, 16).array("a", Types.U32, 2000).store();
		long empty = store.digest();
		long[] registers = {5, 7, 6};
		((CounterState) store.state(0)).add(registers, new int[] {0, 1});
		((CounterState) store.state(0)).add(registers, new int[] {2, 1});
		((SketchState) store.state(1)).add(registers, new int[] {0, 1});
		((ArrayState) store.state(2)).store(registers, new int[] {0, 1});
		long full = store.digest();
		store.begin();
		for (int state = 0; state < 3; state++) {
			store.state(state).clear();
		}
		assertEquals(empty, store.digest());
		((CounterState) store.state(0)).add(registers, new int[] {2, 1});
		store.rollback();
		assertEquals(full, store.digest());
	}
}
