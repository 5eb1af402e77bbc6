// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.PathClass;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

/** What the diagram shows of a plan made by hand. */
class ServicesTest {

	private final PlanFixture nat = new PlanFixture();
	private final PlacementServices placement = new PlacementServices();
	private final AccessServices access = new AccessServices();
	private final LabelServices label = new LabelServices();
	private final TooltipServices tooltip = new TooltipServices();
	private final CapacityServices capacity = new CapacityServices();
	private final TransferServices transfer = new TransferServices();

	// --- where things stand

	@Test
	void statesStandInTheirMemoryLevel() {
		assertEquals(List.of(nat.emem, nat.imem), placement.nicMemories(nat.plan), "a level that isn't there is not drawn");
		assertEquals(List.of(nat.out, nat.ports), placement.nicStates(nat.emem));
		assertEquals(List.of(nat.seen), placement.nicStates(nat.imem));
		assertEquals(List.of(nat.spare), placement.nicStates(nat.plan), "on a level that the plan does not list");
	}

	@Test
	void whatHasPartsOnBothSidesIsDrawnOnBoth() {
		assertEquals(List.of(nat.hostMemory), placement.cpuMemories(nat.plan));
		assertEquals(List.of(nat.out, nat.ports, nat.seen, nat.rules), placement.cpuStates(nat.hostMemory));
		assertEquals(List.of(), placement.cpuStates(nat.plan));
		assertEquals(List.of(), placement.cpuStates(nat.emem));
	}

	@Test
	void cpuStatesStandOnTheSideItselfWithoutAMemoryResource() {
		nat.plan.getResources().remove(nat.hostMemory);
		assertEquals(List.of(nat.out, nat.ports, nat.seen, nat.rules), placement.cpuStates(nat.plan));
	}

	@Test
	void aPerFlowStateWithoutEntriesOnTheCardIsOnTheHost() {
		nat.out.setNicEntries(0);
		nat.out.setNicBytes(0);
		nat.out.setCpuEntries(0);
		nat.out.setCpuBytes(0);
		assertFalse(placement.nicStates(nat.emem).contains(nat.out));
		assertTrue(placement.cpuStates(nat.hostMemory).contains(nat.out));
		assertTrue(placement.isCpuOnly(nat.out));
	}

	@Test
	void coresStandOnTheirSide() {
		assertEquals(List.of(nat.cores), placement.nicCores(nat.plan));
		assertEquals(List.of(nat.hostCores), placement.cpuCores(nat.plan));
	}

	@Test
	void aClassStandsWhereItsGroupsAre() {
		assertEquals(List.of(nat.lan, nat.wan), placement.nicClasses(nat.plan));
		assertEquals(List.of(nat.lan), placement.cpuClasses(nat.plan));
		assertEquals(List.of(nat.lanHeavy), placement.nicGroups(nat.lan));
		assertEquals(List.of(nat.lanUnknown), placement.cpuGroups(nat.lan));
	}

	@Test
	void aClassWithoutGroupsStandsOnItsDefaultSide() {
		nat.lan.getGroups().clear();
		assertEquals(List.of(nat.wan), placement.nicClasses(nat.plan));
		assertEquals(List.of(nat.lan), placement.cpuClasses(nat.plan));
	}

	@Test
	void entriesThatTimeOutAreNoClassOfPackets() {
		nat.lan.getSteeringClass().setPort(-1);
		assertEquals(List.of(nat.wan), placement.nicClasses(nat.plan));
		assertEquals(List.of(), placement.cpuClasses(nat.plan));
	}

	@Test
	void aGroupWithoutPacketsInAClassIsNotDrawn() {
		nat.lanHeavy.setPacketShare(0);
		assertEquals(List.of(), placement.nicGroups(nat.lan));
		assertEquals(List.of(nat.wan), placement.nicClasses(nat.plan));
		nat.wanHeavy.setPacketShare(0);
		assertEquals(List.of(nat.wan), placement.nicClasses(nat.plan), "where its packets would begin");
	}

	@Test
	void aSplitGroupStandsWithItsEntries() {
		nat.wanHeavy.setRoute(Route.SPLIT);
		nat.wanHeavy.setSide(Side.CPU);
		assertEquals(List.of(nat.wanHeavy), placement.cpuGroups(nat.wan));
		nat.wanHeavy.setSide(Side.NIC);
		assertEquals(List.of(nat.wanHeavy), placement.nicGroups(nat.wan));
	}

	@Test
	void filtersKnowWhatToHide() {
		assertTrue(placement.isCpuOnly(nat.rules));
		assertFalse(placement.isCpuOnly(nat.out));
		assertTrue(placement.isReadOnly(nat.rules));
		assertFalse(placement.isReadOnly(nat.ports));
		assertTrue(placement.isBelowOnePercent(nat.wan));
		assertFalse(placement.isBelowOnePercent(nat.lan));
	}

	// --- edges

	@Test
	void accessStaysOnTheSideWhereItCan() {
		assertEquals(List.of(nat.out, nat.seen), access.nicStatesUsedOnNic(nat.lan));
		assertEquals(List.of(nat.out, nat.seen, nat.rules), access.cpuStatesUsedOnCpu(nat.lan));
		assertEquals(List.of(), access.cpuStatesUsedFromNic(nat.lan), "packets on the card alone never cross");
		assertEquals(List.of(), access.nicStatesUsedFromCpu(nat.lan));
	}

	@Test
	void aPathThatNoFlowGroupOfThatSideTakesGivesNoEdge() {
		PathClass fast = nat.lan.getSteeringClass().getPaths().get(0);
		fast.getGroupShares().addAll(List.of(1.0, 0.0));
		PathClass slow = nat.lan.getSteeringClass().getPaths().get(1);
		slow.getGroupShares().addAll(List.of(0.0, 1.0));
		assertEquals(List.of(nat.out, nat.seen), access.nicStatesUsedOnNic(nat.lan));
		assertEquals(List.of(nat.out, nat.rules), access.cpuStatesUsedOnCpu(nat.lan), "only heavy flows are seen");
		nat.unknown.setUnknown(true);
		fast.setFirstShare(0.1);
		assertEquals(List.of(nat.out, nat.seen, nat.rules), access.cpuStatesUsedOnCpu(nat.lan), "and some first packets");
		slow.setFirstShare(0.9);
		nat.heavy.setArrivals(100);
		nat.rules.setHome(Home.NIC);
		assertEquals(List.of(nat.out, nat.seen), access.nicStatesUsedOnNic(nat.lan), "heavy flows begin on the host");
		nat.plan.setPromotion(null);
		assertEquals(List.of(nat.out, nat.seen, nat.rules), access.nicStatesUsedOnNic(nat.lan), "now they begin on the card");
	}

	@Test
	void packetsThatNeedTheHostCross() {
		assertEquals(List.of(nat.rules), access.cpuStatesUsedFromNic(nat.wan));
		assertEquals(List.of(nat.plan), transfer.handOver(nat.wanHeavy));
		assertEquals(List.of(), transfer.handOver(nat.lanHeavy));
		assertEquals("1.2 crossings per packet", transfer.crossingsLabel(nat.wanHeavy));
	}

	@Test
	void aSplitGroupOnTheHostCrossesToTheCard() {
		nat.rules.setHome(Home.NIC);
		nat.lanUnknown.setRoute(Route.SPLIT);
		assertEquals(List.of(nat.rules), access.nicStatesUsedFromCpu(nat.lan));
	}

	@Test
	void anEdgeIsAsThickAsItsOperations() {
		EObject toOut = ViewModel.edgeTo(nat.out);
		assertEquals("1.86 per packet", access.accessLabel(nat.lan, toOut), "(0.6 * 2 + 0.1 * 1) / 0.7");
		assertEquals(4, access.accessWidth(nat.lan, toOut));
		assertTrue(access.accessWrites(nat.lan, toOut));
		assertFalse(access.accessWrites(nat.lan, ViewModel.edgeTo(nat.rules)));
		assertEquals("", access.accessLabel(nat.lan, ViewModel.edgeTo(null)));
		assertEquals(1, access.accessWidth(nat.lan, ViewModel.edgeTo(null)));
	}

	// --- transfer

	@Test
	void replicasShardsAndMovingEntriesAreLinked() {
		assertEquals(List.of(nat.seen), placement.replica(nat.seen));
		assertEquals(List.of(), placement.replica(nat.out));
		assertEquals("merged every 10 ms", transfer.replicaLabel(nat.seen));
		nat.seen.setStaleNanos(0);
		assertEquals("copy", transfer.replicaLabel(nat.seen));
		assertEquals(List.of(nat.ports), transfer.sharded(nat.ports));
		assertEquals("items 1000 … 1499 on the card", transfer.shardLabel(nat.ports));
		assertEquals(List.of(nat.out), transfer.movesWithFlow(nat.out));
		assertEquals(List.of(), transfer.movesWithFlow(nat.ports));
	}

	@Test
	void promotionLeadsToTheCard() {
		assertEquals(List.of(nat.lan), transfer.promoted(nat.lan));
		assertEquals("after 3 packets within 1 s\nup to 40 k flows", transfer.promotionLabel(nat.lan));
		nat.plan.getPromotion().setCeiling(900);
		assertEquals("after 3 packets, but fewer than 900 within 1 s\nup to 40 k flows", transfer.promotionLabel(nat.lan));
		nat.plan.getPromotion().getGroups().clear();
		assertEquals(List.of(), transfer.promoted(nat.lan));
		nat.plan.setPromotion(null);
		assertEquals(List.of(), transfer.promoted(nat.lan));
	}

	@Test
	void keysLeadFromStateToState() {
		assertEquals(List.of(nat.ports), transfer.keysOnNic(nat.out));
		assertEquals(List.of(nat.ports), transfer.keysOnCpu(nat.out));
		assertEquals(List.of(), transfer.keysOnlyOnCpu(nat.out));
		assertEquals(List.of(nat.spare), transfer.keysOnlyOnNic(nat.rules), "tied to a state on the other side");
		assertEquals(List.of(), transfer.keysOnCpu(nat.rules));
	}

	// --- texts

	@Test
	void labelsSayWhatIsThere() {
		assertEquals("NatOnAgilio – cora", label.planTitle(nat.plan));
		assertEquals("NIC AgilioCX40\n87 % of packets stay here", label.nicLabel(nat.plan));
		assertEquals("CPU XeonHost\n0.31 cores busy", label.cpuLabel(nat.plan));
		assertEquals("out\nmap, 65.5 k entries\n3.81 MiB", label.nicStateLabel(nat.out));
		assertEquals("rules\nmap, 1 entry\n512 B", label.cpuStateLabel(nat.rules));
		assertEquals("lan\n70 % of packets", label.classLabel(nat.lan));
		assertEquals("wan\n0.5 % of packets", label.classLabel(nat.wan));
		assertEquals("heavy\n42 %", label.groupLabel(nat.lanHeavy));
		assertEquals("EMEM\n3.81 MiB of 2 GiB\n0.2 %", label.resourceLabel(nat.emem));
		assertEquals("nic-cores\n53.1 of 60 cores\n89 %", label.resourceLabel(nat.cores));
		assertEquals("flow-inserts\n190 k/s of 200 k/s\n95 %", label.resourceLabel(nat.inserts));
		assertEquals("host-memory\n977 KiB\nno limit", label.resourceLabel(nat.hostMemory));
		assertEquals("0.31 host cores\nat most 21.5 Mpps\n4.2 µs mean, 31 µs p99", label.objectiveLabel(nat.plan.getObjective()));
	}

	@Test
	void sizesFollowBytesAndShares() {
		assertTrue(label.cpuStateSize(nat.out) > label.cpuStateSize(nat.rules));
		assertTrue(label.nicStateSize(nat.out) <= label.cpuStateSize(nat.out));
		assertTrue(label.groupSize(nat.lanHeavy) > label.groupSize(nat.lanUnknown));
		nat.out.setNicBytes(Long.MAX_VALUE);
		nat.lanHeavy.setPacketShare(Double.POSITIVE_INFINITY);
		assertEquals(18, label.nicStateSize(nat.out));
		assertEquals(16, label.groupSize(nat.lanHeavy));
	}

	@Test
	void tooltipsAreThePlannersSentences() {
		assertEquals("`out` stays on the CPU for 13 % of flows: 220 k insertions/s reach the card's 200 k/s\nAt 240 k/s all of it would move.",
				tooltip.stateTooltip(nat.out));
		assertEquals("rules is all on the host.", tooltip.stateTooltip(nat.rules), "where it has none");
		assertEquals("lan: 70 % of packets.\np.tcp", tooltip.classTooltip(nat.lan));
		nat.wan.getSteeringClass().setName("wan: p.tcp");
		assertEquals("wan: p.tcp: 0.5 % of packets.", tooltip.classTooltip(nat.wan), "the condition once");
		assertEquals("ports: items are taken and given back (found in the program).", tooltip.useTooltip(nat.ports));
		assertEquals("flow-inserts: 190 k/s of 200 k/s, 95 %.\nIt limits throughput first.\nDecides on out.", tooltip.resourceTooltip(nat.inserts));
		assertEquals("Placement of Nat.", tooltip.planTooltip(nat.plan));
		assertTrue(tooltip.groupTooltip(nat.wanHeavy).startsWith("Begun on the card; some paths need the host once: "));
		assertTrue(tooltip.objectiveTooltip(nat.plan.getObjective()).endsWith("No plan of this kind is better."));
	}

	@Test
	void anInfeasiblePlanSaysSo() {
		nat.plan.setFeasible(false);
		nat.plan.setReason("too many insertions");
		assertEquals("This plan is not feasible: too many insertions", capacity.infeasibleMessage(nat.plan));
		assertTrue(tooltip.planTooltip(nat.plan).startsWith("This plan is not feasible"));
	}

	@Test
	void utilisationIsWithinItsScale() {
		assertEquals(89, capacity.utilisation(nat.cores), "88.5 rounded");
		assertEquals(100, capacity.utilisation(nat.imem), "more than there is");
		assertEquals(0, capacity.utilisation(nat.hostMemory), "no limit");
		assertEquals(0, capacity.utilisation(nat.empty));
		assertTrue(capacity.isOverCapacity(nat.imem));
		assertFalse(capacity.isTight(nat.imem));
		assertTrue(capacity.isTight(nat.inserts));
		assertTrue(capacity.isBottleneck(nat.inserts));
		assertFalse(capacity.isBottleneck(nat.cores));
		assertEquals("IMEM: 4.2 MiB of 4 MiB, 105 %", capacity.capacityMessage(nat.imem));
		assertFalse(capacity.costResources(nat.plan).contains(nat.empty));
		nat.cores.setUsed(Double.NaN);
		assertEquals(0, capacity.utilisation(nat.cores));
	}

	// --- source

	@Test
	void everythingWrittenLeadsToItsSource() {
		assertSame(nat.out.getState().getSource(), SourceServices.sourceOf(nat.out));
		assertSame(nat.lan.getSteeringClass().getSource(), SourceServices.sourceOf(nat.lan));
		assertSame(nat.lan.getSteeringClass().getSource(), SourceServices.sourceOf(nat.lanHeavy), "a group is in its class");
		assertNull(SourceServices.sourceOf(nat.cores));
		assertNull(SourceServices.sourceOf(null));
		GroupPlacement loose = PlanFactory.eINSTANCE.createGroupPlacement();
		assertNull(SourceServices.sourceOf(loose));
		assertSame(nat.cores, new SourceServices().openSource(nat.cores), "what nobody wrote is left alone");
	}
}
