// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.StateStore;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.type.Types;
import org.junit.jupiter.api.Test;

class LocalStoreTest {

	private static final int[] NONE = {};
	private final long[] r = new long[8];

	private void set(long... values) {
		System.arraycopy(values, 0, r, 0, values.length);
	}

	private static int[] first(int count) {
		int[] arguments = new int[count];
		for (int i = 0; i < count; i++) {
			arguments[i] = i;
		}
		return arguments;
	}

	private static List<List<Long>> content(StateStore store, int state) {
		List<List<Long>> content = new ArrayList<>();
		store.forEach(state, (key, value, deadline, flow) -> {
			List<Long> entry = new ArrayList<>();
			if (key == null) {
				entry.add(-1L);
			} else {
				for (long scalar : key) {
					entry.add(scalar);
				}
			}
			for (long scalar : value) {
				entry.add(scalar);
			}
			content.add(entry);
		});
		return content;
	}

	@Test
	void arraysAreZeroAtFirstAndIgnoreWhatIsOutOfRange() {
		LocalStore store = new StateBuilder().array("a", Types.ENDPOINT, 5000).store();
		ArrayState array = (ArrayState) store.state(0);
		set(4999, 7, 8);
		array.store(r, first(3));
		set(5000, 9, 9);
		array.store(r, first(3));
		set(-1, 9, 9);
		array.store(r, first(3));
		for (long index : new long[] { 4999, 5000, -1, 0 }) {
			set(index, 1, 1);
			array.load(r, first(1), new int[] { 1, 2 });
			assertEquals(index == 4999 ? 7 : 0, r[1]);
			assertEquals(index == 4999 ? 8 : 0, r[2]);
		}
		assertEquals(List.of(List.of(4999L, 7L, 8L)), content(store, 0));
	}

	@Test
	void aRegisterHoldsOneValueAndIsRestoredByUndo() {
		LocalStore store = new StateBuilder().register("g", Types.U64).store();
		ArrayState register = (ArrayState) store.state(0);
		set(5);
		register.store(r, first(1));
		store.begin();
		set(6);
		register.store(r, first(1));
		store.rollback();
		register.load(r, NONE, new int[] { 3 });
		assertEquals(5, r[3]);
	}

	@Test
	void countersShareAnOverflowSumWhenFull() {
		LocalStore store = new StateBuilder().counter("c", Types.IPV4, 2).store();
		CounterState counter = (CounterState) store.state(0);
		for (long key = 1; key <= 4; key++) {
			set(key, 10 * key);
			counter.add(r, first(2));
		}
		assertEquals(List.of(List.of(1L, 10L), List.of(2L, 20L), List.of(-1L, 70L)), content(store, 0));
		store.begin();
		set(9, 5);
		counter.add(r, first(2));
		set(1, 5);
		counter.add(r, first(2));
		store.rollback();
		assertEquals(List.of(List.of(1L, 10L), List.of(2L, 20L), List.of(-1L, 70L)), content(store, 0));
	}

	@Test
	void sketchesNeverUnderestimateAndRarelyOverestimate() {
		LocalStore store = new StateBuilder().sketch("s", 4, 4096).store();
		SketchState sketch = (SketchState) store.state(0);
		for (long key = 0; key < 2000; key++) {
			set(key, key % 7 + 1);
			assertTrue(sketch.add(r, first(2)) >= key % 7 + 1);
		}
		int over = 0;
		for (long key = 0; key < 2000; key++) {
			set(key);
			long estimate = sketch.count(r, first(1));
			assertTrue(estimate >= key % 7 + 1);
			over += estimate > key % 7 + 1 ? 1 : 0;
		}
		assertTrue(over < 100, over + " of 2000 keys overestimated");
	}

	@Test
	void sketchesThatWereUpdatedApartMergeToTheWhole() {
		Nf nf = new StateBuilder().sketch("s", 3, 64).counter("c", Types.U64, 1000).nf();
		LocalStore whole = new LocalStore(nf, PoolShards.whole());
		LocalStore[] parts = { new LocalStore(nf, PoolShards.whole()), new LocalStore(nf, PoolShards.whole()) };
		for (long key = 0; key < 300; key++) {
			set(key % 50, key);
			for (LocalStore store : new LocalStore[] { whole, parts[(int) (key % 2)] }) {
				((SketchState) store.state(0)).add(r, first(2));
				((CounterState) store.state(1)).add(r, first(2));
			}
		}
		assertEquals(0, parts[0].merge(parts[1]));
		assertEquals(whole.digest(), parts[0].digest());
	}

	@Test
	void poolsGiveOutItemsInOrderAndReturnedOnesAfterThat() {
		LocalStore store = new StateBuilder().pool("p", new PoolRange(1, 2, 10, 11)).store();
		PoolState pool = (PoolState) store.state(0);
		List<String> taken = new ArrayList<>();
		pool.give(1, 10);
		for (int i = 0; i < 3; i++) {
			assertTrue(pool.take(r, first(3)));
			taken.add(r[1] + ":" + r[2]);
		}
		assertEquals(List.of("1:10", "1:11", "2:10"), taken);
		pool.give(1, 11);
		pool.give(1, 11);
		pool.give(9, 10);
		assertTrue(pool.take(r, first(3)));
		assertArrayEquals(new long[] { 1, 2, 11 }, new long[] { r[0], r[1], r[2] });
		assertTrue(pool.take(r, first(3)));
		assertArrayEquals(new long[] { 1, 1, 11 }, new long[] { r[0], r[1], r[2] });
		assertFalse(pool.take(r, first(3)));
		assertEquals(4, store.size(0));
	}

	@Test
	void poolsAreRestoredByUndo() {
		LocalStore store = new StateBuilder().pool("p", new PoolRange(1, 1, 1, 4)).store();
		PoolState pool = (PoolState) store.state(0);
		for (int i = 0; i < 3; i++) {
			pool.take(r, first(3));
		}
		pool.give(1, 3);
		pool.give(1, 1);
		long digest = store.digest();
		store.begin();
		for (int i = 0; i < 2; i++) {
			pool.take(r, first(3));
		}
		pool.give(1, 2);
		store.rollback();
		assertEquals(digest, store.digest());
		for (long expected : new long[] { 4, 3, 1 }) {
			pool.take(r, first(3));
			assertEquals(expected, r[2]);
		}
	}

	@Test
	void shardsOfAPoolAreDisjointAndMergeToTheWhole() {
		Nf nf = new StateBuilder().pool("p", new PoolRange(1, 1, 0, 9)).nf();
		List<PoolShard> halves = List.of(new PoolShard(0, 5), new PoolShard(5, 5));
		LocalStore cpu = new LocalStore(nf, PoolShards.of(halves, 0));
		LocalStore nic = new LocalStore(nf, s -> PoolShards.of(halves, 1), 1, cpu, 0);
		LocalStore replay = new LocalStore(nf, PoolShards.all(halves));
		LocalStore[] sides = { cpu, nic };
		for (int i = 0; i < 6; i++) {
			int side = i % 2;
			((PoolState) sides[side].state(0)).take(r, first(3));
			assertEquals(5 * side + i / 2, r[2]);
			replay.shard(side);
			((PoolState) replay.state(0)).take(r, first(3));
			assertEquals(5 * side + i / 2, r[2]);
		}
		((PoolState) nic.state(0)).give(1, 0);
		((PoolState) replay.state(0)).give(1, 0);
		LocalStore merged = new LocalStore(nf, PoolShards.all(halves));
		merged.merge(cpu);
		merged.merge(nic);
		assertEquals(replay.digest(), merged.digest());
		assertEquals(5, merged.size(0));
	}

	/** What one side takes and the other gives back is taken again by the first; on one store it is the same. */
	@Test
	void itemsReturnToTheShardThatTheyAreFrom() {
		Nf nf = new StateBuilder().pool("p", new PoolRange(1, 1, 0, 8)).nf();
		List<PoolShard> shards = List.of(new PoolShard(0, 4), new PoolShard(4, 5));
		LocalStore cpu = new LocalStore(nf, PoolShards.of(shards, 0));
		LocalStore nic = new LocalStore(nf, s -> PoolShards.of(shards, 1), 1, cpu, 0);
		LocalStore replay = new LocalStore(nf, PoolShards.all(shards));
		replay.shard(0);
		for (int round = 0; round < 20; round++) {
			assertTrue(((PoolState) cpu.state(0)).take(r, first(3)), "round " + round);
			long item = r[2];
			assertTrue(((PoolState) replay.state(0)).take(r, first(3)));
			assertEquals(r[2], item);
			nic.begin();
			((PoolState) nic.state(0)).give(1, item);
			assertEquals(0, cpu.size(0));
			nic.rollback();
			assertEquals(1, cpu.size(0), "is out again");
			((PoolState) nic.state(0)).give(1, item);
			((PoolState) nic.state(0)).give(1, item);
			((PoolState) replay.state(0)).give(1, item);
		}
		assertEquals(0, cpu.size(0) + nic.size(0));
		for (int i = 0; i < 9; i++) {
			assertTrue(((PoolState) (i < 4 ? cpu : nic).state(0)).take(r, first(3)), "all are there, once");
		}
		assertFalse(((PoolState) nic.state(0)).take(r, first(3)));
	}

	@Test
	void aFlowMovesWithItsEntriesAndDeadlines() {
		Nf nf = new StateBuilder().map("owner", Types.FLOW_KEY, Types.U32, 100, 1000)
				.tied("tied", Types.IPV4, Types.FLOW_KEY, 100, 0).nf();
		LocalStore from = new LocalStore(nf, PoolShards.whole());
		LocalStore to = new LocalStore(nf, PoolShards.whole());
		for (int flow = 0; flow < 10; flow++) {
			set(flow, 1, 2, 3, 6, 100 + flow);
			((MapState) from.state(0)).insert(r, first(6), 50 + flow, flow);
			set(1000 + flow, flow, 1, 2, 3, 6);
			((MapState) from.state(1)).insert(r, first(6), 50 + flow, -1);
		}
		long whole = from.digest();
		FlowStateBuffer buffer = new FlowStateBuffer();
		assertEquals(2, from.copyFlow(4, StateStore.ALL, buffer));
		assertEquals((1 + 8 + 13 + 4) + (1 + 4 + 13), buffer.bytes());
		buffer.clear();
		assertEquals(2, from.extractFlow(4, StateStore.ALL, buffer));
		assertEquals(9, from.size(0));
		assertEquals(9, from.size(1));
		assertTrue(to.installFlow(buffer, 77));
		assertEquals(1054, to.nextDeadline());
		assertEquals(2, to.copyFlow(77, StateStore.ALL, new FlowStateBuffer()));
		assertEquals(0, from.merge(to));
		assertEquals(whole, from.digest());
	}

	@Test
	void whatTwoStoresComeToIsKnownWithoutMergingThem() {
		LocalStore[] sides = sides();
		assertEquals(0, new TwoStores(sides[0], sides[1]).inBoth());
		LocalStore[] same = sides();
		assertEquals(0, same[0].merge(same[1]));
		assertEquals(same[0].digest(), new TwoStores(sides[0], sides[1]).digest());
		LocalStore[] clash = sides();
		set(4, 5);
		((MapState) clash[1].state(0)).insert(r, first(2), 4, -1);
		assertEquals(1, new TwoStores(clash[0], clash[1]).inBoth());
		assertEquals(1, clash[0].merge(clash[1]));
	}

	/** Entries of their own and some tied to them, sums of both, a pool of which each has a half. */
	private LocalStore[] sides() {
		Nf nf = new StateBuilder().map("owner", Types.U64, Types.U32, 100, 1000).tied("tied", Types.IPV4, Types.U64, 100, 0)
				.counter("c", Types.U64, 10).pool("p", new PoolRange(1, 1, 0, 19)).nf();
		List<PoolShard> halves = List.of(new PoolShard(0, 10), new PoolShard(10, 10));
		LocalStore cpu = new LocalStore(nf, PoolShards.of(halves, 0));
		LocalStore[] sides = { cpu, new LocalStore(nf, s -> PoolShards.of(halves, 1), 1, cpu, 0) };
		for (int key = 0; key < 16; key++) {
			LocalStore side = sides[key / 8];
			set(key, key + 1);
			((MapState) side.state(0)).insert(r, first(2), key, -1);
			set(100 + key, key);
			((MapState) side.state(1)).insert(r, first(2), key, -1);
			set(key % 5, 3);
			((CounterState) side.state(2)).add(r, first(2));
			((PoolState) side.state(3)).take(r, first(3));
		}
		return sides;
	}

	@Test
	void aFlowThatDoesNotFitIsNotInstalledAtAll() {
		Nf nf = new StateBuilder().map("a", Types.U64, Types.U64, 2, 1000).nf();
		LocalStore from = new LocalStore(nf, PoolShards.whole());
		LocalStore to = new LocalStore(nf, PoolShards.whole());
		for (long key = 0; key < 2; key++) {
			set(key, key);
			((MapState) from.state(0)).insert(r, first(2), 0, 5);
		}
		set(9, 9);
		((MapState) to.state(0)).insert(r, first(2), 0, 1);
		FlowStateBuffer buffer = new FlowStateBuffer();
		from.copyFlow(5, StateStore.ALL, buffer);
		long before = to.digest();
		assertFalse(to.installFlow(buffer, 5));
		assertEquals(before, to.digest());
	}

	@Test
	void anLruMakesRoomForAFlowAsForAnInsertion() {
		Nf nf = new StateBuilder().lru("a", Types.U64, Types.U64, 2).tied("b", Types.U64, Types.U64, 10, 0).map("few", Types.U64, Types.U64, 1, 0).nf();
		LocalStore to = new LocalStore(nf, PoolShards.whole());
		for (long key = 0; key < 2; key++) {
			set(key, key);
			((MapState) to.state(0)).insert(r, first(2), 0, 1);
			set(10 + key, key);
			((MapState) to.state(1)).insert(r, first(2), 0, -1);
		}
		((MapState) to.state(0)).refresh(((MapState) to.state(0)).find(0L), 0);
		((MapState) to.state(0)).await(((MapState) to.state(0)).find(1L));
		((MapState) to.state(2)).insert(r, first(2), 0, 1);
		long before = to.digest();
		LocalStore from = new LocalStore(nf, PoolShards.whole());
		set(9, 9);
		((MapState) from.state(0)).insert(r, first(2), 0, 5);
		((MapState) from.state(2)).insert(r, first(2), 0, 5);
		FlowStateBuffer buffer = new FlowStateBuffer();
		from.copyFlow(5, StateStore.ALL, buffer);
		assertFalse(to.installFlow(buffer, 5), "the other table makes no room");
		assertEquals(before, to.digest());
		assertTrue(((MapState) to.state(0)).isAwaited(((MapState) to.state(0)).find(1L)));
		buffer.clear();
		from.copyFlow(5, 1, buffer);
		assertTrue(to.installFlow(buffer, 5));
		assertEquals(2, to.size(0));
		assertEquals(0, ((MapState) to.state(0)).find(1L), "the one that was used least recently has gone");
		assertEquals(1, to.size(1), "and what was tied to it");
		assertTrue(((MapState) to.state(0)).find(0L) != 0 && ((MapState) to.state(0)).firstOf(5) != 0);
	}

	@Test
	void installingAnEntryAgainReplacesIt() {
		Nf nf = new StateBuilder().map("a", Types.U64, Types.U64, 10, 1000).nf();
		LocalStore from = new LocalStore(nf, PoolShards.whole());
		LocalStore to = new LocalStore(nf, PoolShards.whole());
		FlowStateBuffer buffer = new FlowStateBuffer();
		for (long value = 1; value <= 2; value++) {
			set(3, value);
			((MapState) from.state(0)).insert(r, first(2), 10 * value, 5);
			buffer.clear();
			from.copyFlow(5, StateStore.ALL, buffer);
			assertTrue(to.installFlow(buffer, 5));
		}
		assertEquals(from.digest(), to.digest());
		assertEquals(1, to.size(0));
	}

	@Test
	void aNearlyEmptyStoreOfGreatCapacityIsSmall() {
		StateBuilder states = new StateBuilder();
		for (int i = 0; i < 20; i++) {
			states.map("m" + i, Types.FLOW_KEY, Types.FLOW_KEY, 20_000_000, 1000);
		}
		states.pool("p", new PoolRange(0, 255, 0, 65535)).array("a", Types.U64, 10_000_000);
		long before = used();
		LocalStore store = states.store();
		set(1, 2, 3, 4, 5, 6, 7, 8);
		assertTrue(((MapState) store.state(0)).insert(r, new int[] { 0, 1, 2, 3, 4, 0, 1, 2, 3, 4 }, 0, 0) != 0);
		assertTrue(used() - before < 8_000_000, "a store with one entry takes " + (used() - before) + " bytes");
		assertEquals(1, store.size(0));
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	@Test
	void deadlinesAreFoundHoweverFarApartTheyAre() {
		LocalStore store = new StateBuilder().map("m", Types.U64, Types.U64, 100, 1000).store();
		MapState map = (MapState) store.state(0);
		long[] times = { 5, 1L << 60, 7, 1L << 50, 1L << 61, 3, 1L << 40, 600_000, 300_000 };
		for (long time : times) {
			set(time, 0);
			map.insert(r, first(2), time, -1);
		}
		long[] key = new long[1];
		for (long expected : Arrays.stream(times).sorted().toArray()) {
			assertEquals(expected + 1000, store.nextDeadline());
			int entry = store.nextToExpire();
			map.key(entry, key);
			assertEquals(expected, key[0]);
			store.remove(map, entry);
		}
		assertEquals(Long.MAX_VALUE, store.nextDeadline());
	}

	@Test
	void entriesOfSeveralMapsExpireInTheOrderOfDeadlinesAndThenOfAge() {
		LocalStore store = new StateBuilder().map("slow", Types.U64, Types.U64, 10, 100)
				.map("fast", Types.U64, Types.U64, 10, 50).store();
		insert(store, 0, 1, 0);
		insert(store, 1, 2, 50);
		insert(store, 1, 3, 40);
		insert(store, 0, 4, 0);
		insert(store, 1, 5, 50);
		List<Long> order = new ArrayList<>();
		long[] key = new long[1];
		for (int entry = store.nextToExpire(); entry != 0; entry = store.nextToExpire()) {
			MapState map = store.expiring();
			map.key(entry, key);
			order.add(key[0]);
			store.remove(map, entry);
		}
		assertEquals(List.of(3L, 1L, 2L, 4L, 5L), order, "deadlines are 90 and then four times 100");
	}

	private int insert(LocalStore store, int state, long key, long now) {
		set(key, 0);
		return ((MapState) store.state(state)).insert(r, first(2), now, -1);
	}

	@Test
	void tiesReachAnyDepth() {
		LocalStore store = new StateBuilder().lru("a", Types.U64, Types.U64, 2).tied("b", Types.U64, Types.U64, 10, 0)
				.tied("c", Types.U64, Types.U64, 10, 1).store();
		insert(store, 0, 1, 0);
		insert(store, 0, 2, 0);
		tie(store, 1, 11, 1);
		tie(store, 1, 12, 2);
		tie(store, 2, 21, 11);
		tie(store, 2, 22, 12);
		assertEquals(0, tie(store, 2, 23, 99), "there is no such owner");
		store.begin();
		insert(store, 0, 3, 0);
		assertEquals(List.of(List.of(22L, 12L)), content(store, 2), "evicting 1 takes 11 and 21 with it");
		store.rollback();
		assertEquals(List.of(List.of(21L, 11L), List.of(22L, 12L)), content(store, 2));
		insert(store, 0, 3, 0);
		assertEquals(List.of(List.of(12L, 2L)), content(store, 1));
	}

	private int tie(LocalStore store, int state, long key, long owner) {
		set(key, owner);
		return ((MapState) store.state(state)).insert(r, first(2), 0, -1);
	}

	@Test
	void aStateThatIsTooLargeIsRefusedWithAReason() {
		for (long capacity : new long[] { 1L << 28, 1L << 40, Long.MAX_VALUE }) {
			assertTooLarge(new StateBuilder().map("huge", Types.FLOW_KEY, Types.FLOW_KEY, capacity, 0));
			assertTooLarge(new StateBuilder().sketch("huge", 4, capacity));
			assertTooLarge(new StateBuilder().array("huge", Types.U8, Math.max(capacity, (1 << 28) + 1)));
		}
	}

	private static void assertTooLarge(StateBuilder states) {
		CoraException thrown = assertThrows(CoraException.class, states::store);
		assertEquals("state-too-large", thrown.diagnostics().get(0).code());
	}
}
