// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;

/** Items of a pool that two sides share, whatever each has of it: none is out twice, none is lost, and on one store it is the same. */
class PoolShardsProperties {

	private static final int[] RESULTS = {0, 1, 2};
	private static final long ADDRESS = 7;

	private final long[] r = new long[3];
	private LocalStore[] sides;
	private LocalStore one;
	private List<PoolShard> shards;
	private final Set<Long> out = new HashSet<>();

	/** The first side has so many of the items: the first ones or the last ones. */
	private static List<PoolShard> shards(int items, int first, boolean turned) {
		return turned ? List.of(new PoolShard(items - first, first), new PoolShard(0, items - first))
				: List.of(new PoolShard(0, first), new PoolShard(first, items - first));
	}

	private static List<PoolShard> any(int items, Random random) {
		int first = switch (random.nextInt(4)) {
			case 0 -> 0;
			case 1 -> items;
			default -> random.nextInt(items + 1);
		};
		return shards(items, first, random.nextBoolean());
	}

	private void begin(int items, List<PoolShard> divided) {
		Nf nf = new StateBuilder().pool("p", new PoolRange(ADDRESS, ADDRESS, 0, items - 1)).nf();
		shards = divided;
		LocalStore nic = new LocalStore(nf, PoolShards.of(divided, 0));
		sides = new LocalStore[] {nic, new LocalStore(nf, s -> PoolShards.of(divided, 1), 1, nic, 0)};
		one = new LocalStore(nf, PoolShards.all(divided));
		out.clear();
	}

	private static PoolState pool(LocalStore store) {
		return (PoolState) store.state(0);
	}

	/** The item that a side gets, the same on one store; -1 if none is left. */
	private long take(int side) {
		boolean taken = pool(sides[side]).take(r, RESULTS);
		long item = r[2];
		one.shard(side);
		assertEquals(taken, pool(one).take(r, RESULTS));
		assertEquals(item, r[2]);
		return taken ? item : -1;
	}

	private void give(int side, long item) {
		pool(sides[side]).give(ADDRESS, item);
		one.shard(side);
		pool(one).give(ADDRESS, item);
	}

	private void checkedTake(int side) {
		long item = take(side);
		PoolShard mine = shards.get(side);
		if (item < 0) {
			for (long i = mine.first(); i < mine.end(); i++) {
				assertTrue(out.contains(i), i + " of " + mine + " is free");
			}
		} else {
			assertTrue(mine.has(item), item + " of " + mine);
			assertTrue(out.add(item), item + " is out twice");
		}
	}

	@Property(tries = 300)
	void noItemIsOutTwiceAndNoneIsLost(@ForAll @IntRange(min = 1, max = 200) int items, @ForAll long seed) {
		Random random = new Random(seed);
		begin(items, any(items, random));
		for (int step = 0; step < 300; step++) {
			int side = random.nextInt(2);
			switch (random.nextInt(8)) {
				case 0, 1, 2, 3 -> checkedTake(side);
				case 4, 5 -> {
					long item = random.nextInt(items + 2) - 1;
					give(side, item);
					out.remove(item);
				}
				case 6 -> takenBack(side, random, items);
				default -> {
					shards = any(items, random);
					sides[side].divide(0, shards);
					one.divide(0, shards);
				}
			}
			assertEquals(out.size(), sides[0].size(0) + sides[1].size(0));
			assertEquals(out.size(), one.size(0));
		}
		List<Long> shown = new ArrayList<>();
		for (LocalStore side : sides) {
			side.forEach(0, (key, value, deadline, flow) -> shown.add(value[1]));
		}
		assertEquals(out.size(), shown.size());
		assertEquals(out, new HashSet<>(shown));
		long digest = one.digest();
		allComeBack(items);
		out.stream().filter(item -> !shown.contains(item)).forEach(item -> give(0, item));
		assertEquals(digest, new TwoStores(sides[0], sides[1]).digest());
	}

	/** A handler that ends for lack of room has done nothing. */
	private void takenBack(int side, Random random, int items) {
		sides[side].begin();
		one.begin();
		for (int i = random.nextInt(5); i >= 0; i--) {
			if (random.nextBoolean()) {
				take(side);
			} else {
				give(side, random.nextInt(items));
			}
		}
		sides[side].rollback();
		one.rollback();
	}

	/** Once all is given back, each side has as many as it is to have, and they are all there are. */
	private void allComeBack(int items) {
		for (long item : out) {
			give((int) (item % 2), item);
		}
		out.clear();
		for (int side = 0; side < 2; side++) {
			for (long i = 0; i < shards.get(side).count(); i++) {
				checkedTake(side);
			}
			assertEquals(-1, take(side));
		}
		assertEquals(items, out.size());
	}

	@Property(tries = 100)
	void sharesAreKept(@ForAll @IntRange(min = 1, max = 50) int items, @ForAll @IntRange(min = 0, max = 50) int share, @ForAll boolean turned) {
		begin(items, shards(items, Math.min(items, share), turned));
		allComeBack(items);
	}

	@Example
	void whatIsGivenBackAfterPoolsWereDividedAnewGoesToWhoeverHasItThen() {
		begin(10, shards(10, 8, false));
		for (int i = 0; i < 6; i++) {
			checkedTake(0);
		}
		give(0, 3);
		give(0, 1);
		out.removeAll(List.of(1L, 3L));
		shards = shards(10, 2, false);
		assertEquals(1, sides[0].divide(0, shards), "item 3 crosses: 1 stays, and nobody knows yet of 6 to 9");
		one.divide(0, shards);
		assertEquals(1, take(0));
		assertEquals(-1, take(0), "the others of its two are out");
		give(1, 0);
		assertEquals(0, take(0));
		List<Long> others = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			others.add(take(1));
		}
		assertEquals(List.of(6L, 7L, 8L, 9L, 3L), others);
		give(0, 5);
		assertEquals(5, take(1));
	}

	@Example
	void allItemsHaveToBeSomebodysAndOnlyOnce() {
		Nf nf = new StateBuilder().pool("p", new PoolRange(ADDRESS, ADDRESS, 0, 9)).nf();
		for (List<PoolShard> wrong : List.of(List.of(new PoolShard(0, 5), new PoolShard(5, 4)), List.of(new PoolShard(0, 6), new PoolShard(5, 5)),
				List.of(new PoolShard(1, 10)), List.of(new PoolShard(0, 4), new PoolShard(5, 5)))) {
			assertFalse(PoolShard.divide(wrong, 10), wrong.toString());
			assertThrows(IllegalArgumentException.class, () -> new LocalStore(nf, PoolShards.all(wrong)), wrong.toString());
		}
		assertTrue(PoolShard.divide(List.of(new PoolShard(10, 0), new PoolShard(0, 10)), 10));
		assertTrue(PoolShard.divide(List.of(new PoolShard(3, 7), new PoolShard(0, 0), new PoolShard(0, 3)), 10));
	}
}
