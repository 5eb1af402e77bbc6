// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Routine;
import org.cora.nicmodel.RoutineAccess;
import org.junit.jupiter.api.Test;

class PerformanceModelTest {

	private static Demand demand(double rate, double nicCycles, double nicWait, double cpuCycles, double crossings,
			double inserts) {
		SideDemand nic = new SideDemand();
		nic.addWork(nicCycles, 0, nicWait);
		SideDemand cpu = new SideDemand();
		cpu.addWork(cpuCycles, 0, 0);
		return new Demand(rate, 500, nic, cpu, crossings, crossings, Wire.single(500), inserts, inserts, Map.of(), 0, 0, 0, 0);
	}

	private static Performance evaluate(NicModel nic, Demand demand) {
		return new PerformanceModel(nic, TestCards.host(), 0).evaluate(demand);
	}

	@Test
	void coresLimitByTheirCycles() {
		Performance performance = evaluate(TestCards.card(), demand(1e6, 2000, 0, 0, 0, 0));
		assertEquals(10 * 1e9 / 2000, performance.limit("nic-cores").orElseThrow().packetRate(), 1);
		assertEquals("nic-cores", performance.throughputBottleneck().orElseThrow().name());
	}

	@Test
	void threadsLimitWhereWaitingDominates() {
		Performance performance = evaluate(TestCards.card(), demand(1e6, 500, 9500, 0, 0, 0));
		assertEquals(10 * 4 * 1e9 / 10_000, performance.limit("nic-threads").orElseThrow().packetRate(), 1);
		assertEquals("nic-threads", performance.throughputBottleneck().orElseThrow().name());
	}

	@Test
	void wireCountsPreambleGapAndChecksum() {
		Performance performance = evaluate(TestCards.card(), demand(1e6, 1, 0, 0, 0, 0));
		assertEquals(100e9 / (524 * 8), performance.limit("line-rate").orElseThrow().packetRate(), 1);
	}

	@Test
	void portsShareTheLineRateEvenly() {
		Demand demand = new Demand(1e6, 500, new SideDemand(), new SideDemand(), 0, 0, new Wire("into lan", 2, 0.7, 0.7 * 500), 0, 0, Map.of(), 0,
				0, 0, 0);
		Limit limit = evaluate(TestCards.card(), demand).limit("line-rate into lan").orElseThrow();
		assertEquals(1e6 * 0.7 * 524 * 8, limit.used(), 1);
		assertEquals(50e9, limit.capacity(), 1);
		assertEquals(50e9 / (0.7 * 524 * 8), limit.packetRate(), 1);
	}

	@Test
	void hostCoresAreCyclesByClock() {
		assertEquals(1e7 * 300 / 3e9, evaluate(TestCards.card(), demand(1e7, 1, 0, 300, 1, 0)).hostCores(), 1e-9);
	}

	@Test
	void insertionsLimitInProportionToTheTraffic() {
		Performance performance = evaluate(TestCards.card(), demand(1e6, 1, 0, 0, 0, 50_000));
		assertEquals(2e6, performance.limit("flow-inserts").orElseThrow().packetRate(), 1);
	}

	@Test
	void aHotAddressLimitsBeforeItsMemoryDoes() {
		SideDemand nic = new SideDemand();
		nic.addMemory("slow", 2, 0, 0, 0, 0);
		nic.addMemory("slow", 0, 0, 0, 0, 2 * 4 * 0.5);
		Demand demand = new Demand(1e6, 100, nic, new SideDemand(), 0, 0, Wire.single(100), 0, 0, Map.of(), 0, 0, 0, 0);
		Performance performance = evaluate(TestCards.card(), demand);
		assertEquals(1e9 / 2, performance.limit("memory-service slow").orElseThrow().packetRate(), 1);
		assertEquals(1e9 / 4, performance.limit("memory-address slow").orElseThrow().packetRate(), 1);
	}

	@Test
	void oneAtATimeLimitsByShareAndSection() {
		SideDemand nic = new SideDemand();
		nic.addSerial(new SideDemand.Serial("heaviest flow", 0.1, 2000));
		Demand demand = new Demand(1e6, 100, nic, new SideDemand(), 0, 0, Wire.single(100), 0, 0, Map.of(), 0, 0, 0, 0);
		assertEquals(1e9 / (0.1 * 2000), evaluate(TestCards.card(), demand).limit("nic-serial heaviest flow")
				.orElseThrow().packetRate(), 1);
	}

	@Test
	void withoutABusNothingReachesTheHost() {
		NicModel nic = TestCards.card();
		nic.setPcie(null);
		assertEquals(0, evaluate(nic, demand(1e6, 1, 0, 100, 1, 0)).capacity());
	}

	@Test
	void aHostGivesNoMoreCoresThanItHas() {
		int cores = TestCards.host().getCores();
		for (int given : new int[] {0, cores, 10 * cores}) {
			Performance performance = new PerformanceModel(TestCards.card(), TestCards.host(), given).evaluate(demand(1e7, 1, 0, 300, 1, 0));
			assertEquals(cores, performance.limit("host-cores").orElseThrow().capacity());
		}
	}

	/** A memory that is nearly full carries any number of packets. */
	@Test
	void theBottleneckIsWhatLimitsTheRateUnlessSomethingIsOverdrawn() {
		for (double share : new double[] {0.9, 1.1}) {
			double bytes = share * evaluate(TestCards.card(), filling(1)).limit("memory fast").orElseThrow().capacity();
			assertEquals(share < 1 ? "line-rate" : "memory fast", evaluate(TestCards.card(), filling(bytes)).bottleneck().orElseThrow().name());
		}
	}

	private static Demand filling(double bytes) {
		return new Demand(1e6, 1500, new SideDemand(), new SideDemand(), 0, 0, Wire.single(1500), 0, 0, Map.of("fast", bytes), 0, 0, 0, 0);
	}

	@Test
	void memoryThatOverflowsIsNamed() {
		Demand demand = new Demand(1e6, 100, new SideDemand(), new SideDemand(), 0, 0, Wire.single(100), 0, 0, Map.of("fast", 2e6), 0, 0,
				0, 0);
		assertEquals("memory fast", evaluate(TestCards.card(), demand).violated().get(0).name());
	}

	@Test
	void idleCoresMakeTheOthersFaster() {
		NicModel nic = TestCards.card();
		nic.setIdleCoreGain(0.02);
		Demand demand = demand(1e6, 2000, 0, 0, 0, 0);
		double all = evaluate(nic, demand).limit("nic-cores").orElseThrow().packetRate();
		double half = new PerformanceModel(nic, TestCards.host(), 0, 5).evaluate(demand).limit("nic-cores").orElseThrow()
				.packetRate();
		assertEquals(10 * 1e9 / 2000, all, 1, "figures are those of all cores at work");
		assertEquals(5 * 1e9 / (2000 * 0.9), half, 1);
	}

	@Test
	void aCardsOwnAccessesKeepItsMemoryBusy() {
		NicModel nic = TestCards.card();
		nic.getMemory().stream().filter(m -> m.getName().equals("fast")).forEach(m -> m.setPacketAccesses(5));
		SideDemand side = new SideDemand();
		side.addPackets(1);
		Demand demand = new Demand(1e6, 100, side, new SideDemand(), 0, 0, Wire.single(100), 0, 0, Map.of(), 0, 0, 0, 0);
		double cycles = nic.getMemory().get(0).getReadCycles();
		assertEquals(1e9 / (5 * cycles), evaluate(nic, demand).limit("memory-service fast").orElseThrow().packetRate(), 1);
	}

	@Test
	void callsOfARoutineAreChargedToCoresAndMemory() {
		Routine routine = NicmodelFactory.eINSTANCE.createRoutine();
		routine.setCycles(70);
		RoutineAccess access = NicmodelFactory.eINSTANCE.createRoutineAccess();
		access.setName("slow");
		access.setReads(2);
		access.setWrites(1);
		routine.getAccess().add(access);
		SideDemand side = new SideDemand();
		side.addCalls(routine, 3);
		assertEquals(210, side.coreCycles(), 1e-9);
		assertEquals(6, side.memories().get("slow").reads(), 1e-9);
		assertEquals(3, side.memories().get("slow").writes(), 1e-9);
	}

	/** One resource in use: no other can bend the knee, so capacity is its closed form. */
	@Property(tries = 200)
	void oneResourceAloneBindsExactly(@ForAll @DoubleRange(min = 1e4, max = 1e6) double cycles,
			@ForAll @IntRange(min = 1, max = 64) int cores) {
		NicModel nic = TestCards.card();
		nic.setCores(cores);
		nic.setThreadsPerCore(1_000_000);
		nic.setLineRate(1e18);
		nic.setMaxPacketRate(1e15);
		double expected = cores * nic.getClock() / cycles;
		assertEquals(expected, evaluate(nic, demand(1e6, cycles, 0, 0, 0, 0)).capacity(), expected * 1e-9);
	}

	@Property(tries = 200)
	void moreWorkIsNeverFaster(@ForAll @DoubleRange(min = 1, max = 5000) double cycles,
			@ForAll @DoubleRange(min = 0, max = 20_000) double wait, @ForAll @DoubleRange(min = 0, max = 1) double crossings,
			@ForAll @DoubleRange(min = 0, max = 2) double more) {
		double less = evaluate(TestCards.card(), demand(1e6, cycles, wait, 100, crossings, 1000)).capacity();
		for (Demand heavier : new Demand[] {demand(1e6, cycles * (1 + more), wait, 100, crossings, 1000),
				demand(1e6, cycles, wait * (1 + more), 100, crossings, 1000),
				demand(1e6, cycles, wait, 100 * (1 + more), crossings, 1000),
				demand(1e6, cycles, wait, 100, crossings * (1 + more), 1000),
				demand(1e6, cycles, wait, 100, crossings, 1000 * (1 + more))}) {
			assertTrue(evaluate(TestCards.card(), heavier).capacity() <= less * (1 + 1e-12));
		}
	}

	@Property(tries = 200)
	void capacityNeverExceedsAnyLimit(@ForAll @DoubleRange(min = 1, max = 5000) double nicCycles,
			@ForAll @DoubleRange(min = 0, max = 20_000) double wait,
			@ForAll @DoubleRange(min = 0, max = 2000) double cpuCycles,
					@ForAll @DoubleRange(min = 0, max = 2) double crossings) {
		Performance performance = evaluate(TestCards.card(), demand(1e6, nicCycles, wait, cpuCycles, crossings, 10));
		for (Limit limit : performance.limits()) {
			assertTrue(performance.capacity() <= limit.packetRate() * (1 + 1e-9), limit.name());
		}
	}

	@Property(tries = 200)
	void moreOfAResourceNeverHurts(@ForAll @DoubleRange(min = 1, max = 5000) double nicCycles,
			@ForAll @DoubleRange(min = 0, max = 20_000) double wait,
			@ForAll @DoubleRange(min = 0, max = 2) double crossings, @ForAll @IntRange(min = 0, max = 4) int which) {
		NicModel more = TestCards.card();
		switch (which) {
			case 0 -> more.setCores(20);
			case 1 -> more.setClock(2e9);
			case 2 -> more.setLineRate(200e9);
			case 3 -> more.getPcie().setBandwidth(120e9);
			default -> more.getFlowTable().setInsertRate(1e6);
		}
		Demand demand = demand(1e6, nicCycles, wait, 500, crossings, 90_000);
		assertTrue(evaluate(more, demand).capacity() >= evaluate(TestCards.card(), demand).capacity() * (1 - 1e-9));
	}

	@Test
	void theKneeIsSmoothButSharp() {
		assertEquals(1, SmoothMinimum.of(8, 1, Double.POSITIVE_INFINITY), 1e-12);
		assertEquals(Math.pow(2, -1.0 / 8), SmoothMinimum.of(8, 1, 1), 1e-12);
		assertTrue(SmoothMinimum.of(8, 1, 2) > 0.99);
		assertEquals(0, SmoothMinimum.of(8, 0, 1));
		assertEquals(Double.POSITIVE_INFINITY, SmoothMinimum.of(8));
	}
}
