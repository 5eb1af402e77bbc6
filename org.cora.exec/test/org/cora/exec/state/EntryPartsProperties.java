// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cora.exec.state.EntryParts.Merge;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/**
 * Entries that go on without their counts come to the same as entries that never went anywhere, whatever is done to them
 * before the counts have followed.
 */
class EntryPartsProperties {

	private static final int FLOW = 3;
	private static final Type RECORD = new Type.Struct("Record", List.of(new Type.Member("packets", Types.U32),
			new Type.Member("seen", Types.U64), new Type.Member("flags", Types.U8), new Type.Member("bytes", Types.U64)));
	private static final int PACKETS = 0;
	private static final int SEEN = 1;
	private static final int FLAGS = 2;
	private static final int BYTES = 3;
	private static final StateBuilder STATES = new StateBuilder().map("records", Types.U16, RECORD, 100, 1000)
			.lru("recent", Types.U64, Types.U32, 5).map("plain", Types.U8, Types.U64, 100, 0);
	private static final int[] VALUES = {0, 1, 2, 3, 4};

	private static final EntryParts PARTS = new EntryParts(STATES.nf(), new Merge[][] {{Merge.ADD, null, Merge.OR, Merge.ADD}, {Merge.ADD}, {null}});

	@Property(tries = 300)
	void theyComeToTheSame(@ForAll long seed) {
		LocalStore whole = STATES.store();
		LocalStore from = STATES.store();
		LocalStore to = STATES.store();
		Random random = new Random(seed);
		act(random, List.of(whole, from), 60);
		byte[] entries = copy(from);
		assertTrue(PARTS.install(to, FLOW, entries));
		from.dropFlow(FLOW, -1);
		byte[] counts = PARTS.counted(entries);
		act(random, List.of(whole, to), random.nextInt(40));
		byte[] foreseen = PARTS.sum(to, copy(to), counts);
		PARTS.add(to, counts);
		assertArrayEquals(copy(to), foreseen);
		PARTS.add(to, counts);    // nobody awaits them any more
		assertEquals(whole.digest(), to.digest());
		act(random, List.of(whole, to), 20);
		assertEquals(whole.digest(), to.digest());
	}

	private static byte[] copy(LocalStore store) {
		FlowStateBuffer buffer = new FlowStateBuffer();
		store.copyFlow(FLOW, -1, buffer);
		return buffer.toBytes();
	}

	/** Does the same to several stores: what handlers do, and what handlers do that abort. */
	private static void act(Random random, List<LocalStore> stores, int times) {
		for (int i = 0; i < times; i++) {
			boolean aborts = random.nextInt(3) == 0;
			int actions = 1 + random.nextInt(3);
			if (aborts) {
				stores.get(0).begin();
				stores.get(1).begin();
			}
			for (int a = 0; a < actions; a++) {
				int what = random.nextInt(12);
				long key = random.nextInt(5);
				long value = random.nextLong();
				stores.forEach(s -> act(s, what, key, value));
			}
			if (aborts) {
				stores.forEach(LocalStore::rollback);
			}
		}
	}

	private static void act(LocalStore store, int what, long key, long value) {
		MapState records = (MapState) store.state(0);
		MapState recent = (MapState) store.state(1);
		MapState plain = (MapState) store.state(2);
		int entry = records.find(new long[] {key});
		switch (what) {
			case 0 -> records.insert(new long[] {key, value, value >>> 3, value, value >>> 7}, VALUES, value >>> 54, FLOW);
			case 1 -> recent.insert(new long[] {key, value}, new int[] {0, 1}, 0, FLOW);
			case 2 -> plain.insert(new long[] {key, value}, new int[] {0, 1}, 0, FLOW);
			case 3 -> records.remove(new long[] {key}, new int[] {0});
			case 4 -> recent.remove(new long[] {key}, new int[] {0});
			case 5, 6 -> records.write(entry, PACKETS, records.read(entry, PACKETS) + value);
			case 7 -> records.write(entry, FLAGS, records.read(entry, FLAGS) | value);
			case 8 -> records.write(entry, BYTES, records.read(entry, BYTES) + value);
			case 9 -> records.write(entry, SEEN, value);
			default -> {
				int used = recent.find(new long[] {key});
				if (used != 0) {
					recent.refresh(used, 0);
					recent.write(used, 0, recent.read(used, 0) + value);
				}
			}
		}
	}

	@Example
	void whatIsCountedDoesntCrossWithWhatIsNeeded() {
		LocalStore from = STATES.store();
		act(from, 0, 1, -1);
		act(from, 2, 1, -1);
		byte[] entries = copy(from);
		assertEquals(1 + 8 + 2 + 4 + 8 + 1 + 8 + 1 + 1 + 8, entries.length);
		assertEquals(1 + 8 + 2 + 8 + 1 + 1 + 8, PARTS.needed(entries).length);
		assertEquals(1 + 2 + 4 + 1 + 8, PARTS.counted(entries).length);
		assertEquals(13, PARTS.countedBytes(0));
		assertTrue(PARTS.isIn(1) && PARTS.isIn(6));
		assertFalse(PARTS.isIn(4));
	}

	@Example
	void withoutRoomNothingChanges() {
		LocalStore from = STATES.store();
		LocalStore to = STATES.store();
		for (int key = 0; key < 100; key++) {
			act(to, 2, key, 7);
		}
		act(from, 1, 10, 7);
		act(from, 2, 100, 7);
		long before = to.digest();
		assertFalse(PARTS.install(to, FLOW, copy(from)));
		assertEquals(before, to.digest());
	}

	/** What it makes room with is gone, and so is what was still to be added to that. */
	@Example
	void anLruMakesRoom() {
		LocalStore from = STATES.store();
		LocalStore to = STATES.store();
		act(from, 1, 0, 7);
		byte[] first = copy(from);
		assertTrue(PARTS.install(to, FLOW, first));
		from.dropFlow(FLOW, -1);
		for (int key = 10; key < 15; key++) {
			act(from, 1, key, 7);
		}
		byte[] entries = copy(from);
		assertTrue(PARTS.install(to, FLOW + 1, entries));
		PARTS.add(to, PARTS.counted(first));
		PARTS.add(to, PARTS.counted(entries));
		assertEquals(from.digest(), to.digest());
	}
}
