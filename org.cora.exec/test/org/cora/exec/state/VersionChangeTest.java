// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.junit.jupiter.api.Test;

/** States of a program go over to those of another version of it. */
class VersionChangeTest {

	private static final Type.Struct PAIR = struct("Pair", "a", Types.U16, "b", Types.IPV4);
	private static final Type.Struct TURNED = struct("Pair", "b", Types.IPV4, "a", Types.U32);
	private static final Type.Struct RECORD = struct("Record", "packets", Types.U32, "gone", Types.U8, "last", Types.U64);
	private static final Type.Struct LARGER = struct("Record", "fresh", Types.U8, "last", Types.U64, "packets", Types.U64);
	private static final PoolRange ITEMS = new PoolRange(1, 2, 10, 19);
	private static final int[] FIVE = {0, 1, 2, 3, 4};

	private static Type.Struct struct(String name, Object... members) {
		List<Type.Member> all = new ArrayList<>();
		for (int i = 0; i < members.length; i += 2) {
			all.add(new Type.Member((String) members[i], (Type) members[i + 1]));
		}
		return new Type.Struct(name, all);
	}

	private static LocalStore after(LocalStore store, StateBuilder next) {
		LocalStore to = next.store();
		new VersionChange(store.nf(), to.nf()).carry(store, to, 500, false);
		return to;
	}

	private static List<String> content(LocalStore store, int state) {
		List<String> content = new ArrayList<>();
		store.forEach(state, (key, value, deadline, flow) -> content.add(Arrays.toString(key) + Arrays.toString(value)
				+ (deadline == Long.MAX_VALUE ? "" : " until " + deadline) + (flow < 0 ? "" : " of " + flow)));
		return content;
	}

	private static String refusal(StateBuilder before, StateBuilder after) {
		return assertThrows(CoraException.class, () -> new VersionChange(before.nf(), after.nf())).diagnostics().get(0).message();
	}

	private static StateBuilder map(Type key, Type value) {
		return new StateBuilder().map("table", key, value, 10, 1000);
	}

	@Test
	void fieldsAreFoundByNameAndMayBecomeWider() {
		LocalStore store = map(PAIR, RECORD).store();
		((MapState) store.state(0)).insert(new long[] {7, 0x0a000001, 65535, 3, 99}, FIVE, 20, 4);
		StateBuilder next = new StateBuilder().array("first", Types.U8, 4).map("table", TURNED, LARGER, 20, 2000);
		assertEquals(List.of("[167772161, 7][0, 99, 65535] until 1020 of 4"), content(after(store, next), 1));
		assertEquals(List.of("first is new", "field fresh of table is new, 0 at first", "field gone of table is dropped"),
				new VersionChange(store.nf(), next.nf()).differences());
		assertEquals(List.of("first is dropped"), new VersionChange(next.nf(), new StateBuilder().map("table", TURNED, LARGER, 20, 2000).nf())
				.differences());
	}

	@Test
	void whatCouldntTimeOutBeginsToLive() {
		LocalStore store = new StateBuilder().map("table", Types.U8, Types.U8, 10, 0).store();
		((MapState) store.state(0)).insert(new long[] {1, 2}, FIVE, 0, -1);
		StateBuilder next = new StateBuilder().map("table", Types.U8, Types.U8, 10, 300);
		assertEquals(List.of("[1][2] until 800"), content(after(store, next), 0));
		assertEquals(List.of("[1][2]"), content(after(after(store, next), new StateBuilder().map("table", Types.U8, Types.U8, 10, 0)), 0));
	}

	@Test
	void entriesStayTiedToTheirOwners() {
		StateBuilder states = new StateBuilder().tied("back", Types.U8, Types.U16, 10, 1).map("table", Types.U16, Types.U8, 10, 1000);
		LocalStore store = states.store();
		((MapState) store.state(1)).insert(new long[] {300, 1}, FIVE, 0, 6);
		((MapState) store.state(0)).insert(new long[] {9, 300}, FIVE, 0, 6);
		LocalStore to = after(store, new StateBuilder().map("table", Types.U16, Types.U8, 10, 1000).tied("back", Types.U8, Types.U16, 10, 0));
		assertEquals(List.of("[9][300] of 6"), content(to, 1));
		((MapState) to.state(0)).remove(new long[] {300}, FIVE);
		assertEquals(0, to.size(1));
	}

	@Test
	void anLruKnowsWhoWasUsedLast() {
		LocalStore store = new StateBuilder().lru("recent", Types.U8, Types.U8, 3).store();
		MapState recent = (MapState) store.state(0);
		for (int key = 1; key <= 3; key++) {
			recent.insert(new long[] {key, key}, FIVE, 0, -1);
		}
		recent.refresh(recent.find(new long[] {1}), 0);
		LocalStore to = after(store, new StateBuilder().lru("recent", Types.U8, Types.U16, 3));
		((MapState) to.state(0)).insert(new long[] {4, 4}, FIVE, 0, -1);
		assertEquals(List.of("[1][1]", "[3][3]", "[4][4]"), content(to, 0), "the second was used least recently");
	}

	@Test
	void countersWithWhatDidntFit() {
		LocalStore store = new StateBuilder().counter("sums", Types.U16, 1).store();
		CounterState sums = (CounterState) store.state(0);
		sums.add(new long[] {5, 100}, new int[] {0, 1});
		sums.add(new long[] {6, 10}, new int[] {0, 1});
		assertEquals(List.of("[5][100]", "null[10]"), content(after(store, new StateBuilder().counter("sums", Types.U32, 8)), 0));
	}

	@Test
	void whatIsNoTable() {
		StateBuilder states = new StateBuilder().array("cells", RECORD, 4).register("one", Types.U16).queue("line", Types.U16, 4)
				.sketch("rows", 2, 64).bloom("set", Types.U64, 64, 2).meter("rate", Types.U8, 10, new TokenBucket(1000, 1, 100))
				.pool("free", ITEMS);
		LocalStore store = states.store();
		((ArrayState) store.state(0)).store(new long[] {2, 70000, 3, 9}, FIVE);
		((ArrayState) store.state(1)).store(new long[] {77}, FIVE);
		((QueueState) store.state(2)).push(new long[] {5}, FIVE);
		((QueueState) store.state(2)).push(new long[] {4}, FIVE);
		((SketchState) store.state(3)).merge(store.state(3));
		((MeterState) store.state(5)).spend(new long[] {1, 60}, new int[] {0, 1}, 10, 2);
		PoolState free = (PoolState) store.state(6);
		for (int i = 0; i < 3; i++) {
			free.take(new long[5], new int[] {0, 1, 2});
		}
		free.give(1, 11);
		StateBuilder next = new StateBuilder().pool("free", ITEMS).meter("rate", Types.U8, 20, new TokenBucket(1000, 1, 100)).bloom("set", Types.U64, 64, 2)
				.sketch("rows", 2, 64).queue("line", Types.U32, 8).register("one", Types.U32).array("cells", LARGER, 6);
		LocalStore to = after(store, next);
		assertEquals(List.of("[2][0, 9, 70000]"), content(to, 6));
		assertEquals(List.of("[][77]"), content(to, 5));
		assertEquals(List.of("[0][5]", "[1][4]"), content(to, 4));
		assertEquals(content(store, 5), content(to, 1));
		assertEquals(List.of("[][1, 10]", "[][1, 12]"), content(to, 0));
		long[] item = new long[3];
		for (int i = 0; i < 18; i++) {
			assertTrue(((PoolState) to.state(0)).take(item, new int[] {0, 1, 2}));
		}
		assertEquals(List.of(1L, 11L), List.of(item[1], item[2]), "what was given back comes last");
	}

	@Test
	void whatDoesntGoOverIsRefused() {
		assertEquals("the other version can't take over: field packets of table is u64 now and would be u32",
				refusal(map(PAIR, LARGER), map(PAIR, RECORD)));
		assertEquals("the other version can't take over: key field b of table is ipv4 now and would be u32",
				refusal(map(PAIR, RECORD), map(struct("Pair", "a", Types.U16, "b", Types.U32), RECORD)));
		assertEquals("the other version can't take over: key field c of table is new: nobody knows it of entries there are",
				refusal(map(PAIR, RECORD), map(struct("Pair", "a", Types.U16, "b", Types.IPV4, "c", Types.U8), RECORD)));
		assertTrue(refusal(map(PAIR, RECORD), map(struct("Pair", "a", Types.U16), RECORD)).contains("the key of table has lost a field"));
		assertTrue(refusal(map(PAIR, RECORD), map(PAIR, Types.U8)).contains("no field of table has kept its name"));
		assertEquals("the other version can't take over: table has room for 10 now and would have room for 9 only",
				refusal(map(PAIR, RECORD), new StateBuilder().map("table", PAIR, RECORD, 9, 1000)));
		assertEquals("the other version can't take over: table is of kind map now and would be of kind lru",
				refusal(map(PAIR, RECORD), new StateBuilder().lru("table", PAIR, RECORD, 10)));
		assertTrue(refusal(new StateBuilder().pool("free", ITEMS), new StateBuilder().pool("free", new PoolRange(1, 2, 10, 20)))
				.contains("free would give out other items"));
		assertTrue(refusal(new StateBuilder().sketch("rows", 2, 64), new StateBuilder().sketch("rows", 2, 128)).contains("another size or key"));
		assertTrue(refusal(new StateBuilder().map("a", Types.U8, Types.U8, 9, 9).map("b", Types.U8, Types.U8, 9, 9),
				new StateBuilder().map("a", Types.U8, Types.U8, 9, 9).tied("b", Types.U8, Types.U8, 9, 0))
				.contains("entries of b expire with none now and would with a"));
		assertTrue(refusal(new StateBuilder().called(Consistency.MERGEABLE).register("r", Types.U8), new StateBuilder().register("r", Types.U8))
				.contains("copies of r may differ in another way"));
	}
}
