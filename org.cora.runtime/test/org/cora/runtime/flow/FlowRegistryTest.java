// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.exec.flow.FlowIdentity;
import org.cora.ir.spec.OffloadSpec.Side;
import org.junit.jupiter.api.Test;

class FlowRegistryTest {

	private final FlowRegistry flows = new FlowRegistry();

	@Test
	void aFlowKeepsItsNumberUntilItIsReleased() {
		int a = flows.intern(identity(1), Side.CPU);
		int b = flows.intern(identity(2), Side.NIC);
		assertEquals(a, flows.intern(identity(1), Side.NIC));
		assertEquals(Side.CPU, flows.owner(a));
		assertEquals(Side.NIC, flows.owner(b));
		flows.release(a);
		assertEquals(FlowRegistry.NONE, flows.find(identity(1)));
		assertFalse(flows.isLive(a));
		assertEquals(1, flows.live());
		assertEquals(2, flows.peakLive());
	}

	@Test
	void ownersAreCounted() {
		int a = flows.intern(identity(1), Side.CPU);
		flows.moved(a, Side.NIC);
		flows.moved(a, Side.NIC);
		assertEquals(1, flows.onNic());
		flows.moved(a, Side.CPU);
		assertEquals(0, flows.onNic());
		flows.moved(a, Side.NIC);
		flows.release(a);
		assertEquals(0, flows.onNic());
	}

	@Test
	void theHeaviestAreThoseWithMostPacketsLately() {
		int old = flows.intern(identity(1), Side.CPU);
		int heavy = flows.intern(identity(2), Side.CPU);
		int light = flows.intern(identity(3), Side.CPU);
		int elsewhere = flows.intern(identity(4), Side.NIC);
		count(old, 40);
		for (int i = 0; i < 6; i++) {
			flows.nextEpoch();
		}
		count(heavy, 30);
		count(light, 10);
		count(elsewhere, 100);
		assertArrayEquals(new int[] { heavy }, flows.worthiest(Side.CPU, 0.7, 10, 0));
		assertArrayEquals(new int[] { heavy, light }, flows.worthiest(Side.CPU, 1, 10, 0));
		assertArrayEquals(new int[] { heavy }, flows.worthiest(Side.CPU, 1, 1, 0));
		flows.pin(heavy, true);
		assertArrayEquals(new int[] { light }, flows.worthiest(Side.CPU, 1, 10, 0));
		assertEquals(40L, flows.packets(old), "old packets still count for promotion");
	}

	@Test
	void sweepingComesByEveryFlow() {
		boolean[] seen = new boolean[300];
		for (int i = 0; i < 300; i++) {
			flows.intern(identity(i), Side.CPU);
		}
		FlowSweep sweep = new FlowSweep(flows);
		for (int i = 0; i < 300; i++) {
			seen[sweep.next()] = true;
		}
		for (boolean each : seen) {
			assertTrue(each);
		}
	}

	private void count(int flow, int packets) {
		for (int i = 0; i < packets; i++) {
			flows.count(flow, i);
		}
	}

	private static FlowIdentity identity(long key) {
		FlowIdentity identity = new FlowIdentity();
		identity.begin(FlowIdentity.Kind.DECLARED);
		identity.add(key);
		return identity;
	}

	@Test
	void flowsGoFirstThatHaveMostPacketsForEachEntry() {
		FlowRegistry registry = new FlowRegistry();
		int[] many = { 40, 30, 2 };
		for (int flow = 0; flow < 3; flow++) {
			int number = registry.intern(identity(flow), Side.CPU);
			for (int i = 0; i < many[flow]; i++) {
				registry.count(number, i);
			}
		}
		registry.ranking().entriesOf(flow -> flow == 0 ? 2 : 1);
		assertArrayEquals(new int[] { 1, 0, 2 }, registry.worthiest(Side.CPU, 1, 100, 0), "30 an entry, 20, 2");
		assertArrayEquals(new int[] { 1 }, registry.worthiest(Side.CPU, 1, 2, 0), "two entries don't do for both");
		assertArrayEquals(new int[] { 1, 0 }, registry.worthiest(Side.CPU, 1, 100, 3), "two packets aren't worth it");
		registry.ranking().movable(flow -> flow != 1);
		assertArrayEquals(new int[] { 0, 2 }, registry.worthiest(Side.CPU, 1, 100, 0));
		assertEquals(0, registry.share(Side.NIC));
		registry.moved(0, Side.NIC);
		assertEquals(40 / 72.0, registry.share(Side.NIC), 1e-9);
	}

	@Test
	void allAreGoneThroughOnlyWhileThereAreEntriesForMoreThanTheBusyOnes() {
		for (int i = 0; i < 120; i++) {
			count(flows.intern(identity(i), Side.CPU), i < 20 ? 10 : 1);
		}
		assertEquals(10, flows.worthiest(Side.CPU, 1, 10, 0).length);
		assertEquals(20, flows.examined(), "the others have fewer packets for each entry");
		assertEquals(50, flows.worthiest(Side.CPU, 1, 50, 0).length);
		assertEquals(140, flows.examined());
	}

	@Test
	void aYoungFlowHasToBeFasterToBeWorthIt() {
		int old = flows.intern(identity(1), Side.CPU);
		for (int i = 0; i < 40; i++) {
			count(old, 6);
			flows.nextEpoch();
		}
		int young = flows.intern(identity(2), Side.CPU);
		for (int i = 0; i < 8; i++) {
			count(old, 6);
			count(young, 6);
			flows.nextEpoch();
		}
		assertArrayEquals(new int[] { old }, flows.worthiest(Side.CPU, 1, 10, 3), "it may be gone tomorrow");
		assertEquals(2, flows.worthiest(Side.CPU, 1, 10, 0).length, "who is overloaded doesn't ask");
		assertEquals(2, flows.worthiest(Side.CPU, 1, 10, 0.5).length);
	}
}
