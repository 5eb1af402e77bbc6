// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.OperationCost;
import org.cora.nicmodel.Routine;
import org.cora.nicmodel.RoutineAccess;
import org.cora.nicmodel.Scope;
import org.cora.nicmodel.StateOperationCost;
import org.junit.jupiter.api.Test;

/** Models that no hardware is like are told apart from small ones. */
class ModelCheckTest {

	private static MemoryLevel memory(NicModel nic, String name) {
		return nic.getMemory().stream().filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
	}

	private static void assertProblem(String code, String words, Consumer<NicModel> change) {
		NicModel nic = TestCards.card();
		change.accept(nic);
		List<ModelProblem> problems = ModelCheck.check(nic);
		assertEquals(List.of(code), problems.stream().map(ModelProblem::code).toList(), problems.toString());
		assertTrue(problems.get(0).message().contains(words), problems.get(0).message());
	}

	private static void assertSound(Consumer<NicModel> change) {
		NicModel nic = TestCards.card();
		change.accept(nic);
		assertEquals(List.of(), ModelCheck.check(nic));
	}

	@Test
	void whatCanBeUsedIsSound() {
		assertSound(nic -> { });
		assertEquals(List.of(), ModelCheck.check(TestCards.host()));
		assertSound(nic -> nic.setCores(2));
	}

	@Test
	void noCoresNoClockNoWayToTheHost() {
		assertProblem("invalid-property", "cores above 0", nic -> nic.setCores(0));
		assertProblem("invalid-property", "clock above 0", nic -> nic.setClock(0));
		assertProblem("invalid-property", "pcie", nic -> nic.setPcie(null));
		assertFalse(ModelCheck.problems(TestCards.card()).contains("x"));
	}

	@Test
	void memoriesHaveBytesAndNamesOfTheirOwn() {
		assertProblem("invalid-property", "capacity of fast", nic -> memory(nic, "fast").setCapacity(0));
		assertProblem("invalid-property", "access-bytes of fast", nic -> memory(nic, "fast").setAccessBytes(0));
		assertProblem("invalid-property", "two memories named fast", nic -> memory(nic, "slow-cache").setName("fast"));
		HostModel host = TestCards.host();
		host.getMemory().clear();
		assertTrue(ModelCheck.problems(host).get(0).contains("no memory for state"));
	}

	@Test
	void aCacheIsSmallerAndFasterThanItsMemory() {
		assertProblem("memory-hierarchy", "smaller than its cache", nic -> memory(nic, "slow-cache").setCapacity(2_000_000_000L));
		assertSound(nic -> memory(nic, "slow-cache").setCapacity(memory(nic, "slow").getCapacity()));
		assertProblem("memory-hierarchy", "answers sooner than its cache", nic -> memory(nic, "slow-cache").setLatencyCycles(301));
		assertSound(nic -> memory(nic, "slow-cache").setLatencyCycles(300));
		assertProblem("memory-hierarchy", "fewer cores reach than its cache", nic -> {
			memory(nic, "slow").setScope(Scope.CORE);
			memory(nic, "fast").setScope(Scope.CORE);
		});
	}

	@Test
	void aCacheIsOfAMemory() {
		assertProblem("unknown-memory", "caches nowhere, which doesn't exist", nic -> memory(nic, "slow-cache").setCaches("nowhere"));
		assertProblem("memory-hierarchy", "itself", nic -> memory(nic, "slow-cache").setCaches("slow-cache"));
		assertProblem("memory-hierarchy", "a cache; caches name the memory behind", nic -> memory(nic, "fast").setCaches("slow-cache"));
	}

	@Test
	void memoryNearerToFewerCoresIsFaster() {
		assertProblem("memory-hierarchy", "answers later", nic -> {
			memory(nic, "fast").setScope(Scope.ISLAND);
			memory(nic, "fast").setLatencyCycles(400);
		});
		assertSound(nic -> memory(nic, "fast").setScope(Scope.ISLAND));
	}

	@Test
	void anIslandsMemoryNeedsIslands() {
		assertProblem("memory-scope", "there are no islands", nic -> {
			nic.setIslands(1);
			memory(nic, "fast").setScope(Scope.ISLAND);
		});
		assertSound(nic -> nic.setCores(1));
	}

	@Test
	void theFlowTableLiesWhereEveryCoreReachesIt() {
		assertProblem("unknown-memory", "nowhere", nic -> nic.getFlowTable().setMemory("nowhere"));
		assertProblem("memory-scope", "not every core reaches", nic -> nic.getFlowTable().setMemory("slow-cache"));
		assertSound(nic -> nic.getFlowTable().setMemory("slow"));
		assertProblem("impossible-figure", "insert-rate", nic -> nic.getFlowTable().setInsertRate(0));
	}

	@Test
	void sharesEndAtAHundredPercent() {
		assertProblem("impossible-figure", "usable of slow", nic -> memory(nic, "slow").setUsable(1.5));
		assertProblem("impossible-figure", "update-penalty", nic -> nic.getFlowTable().setUpdatePenalty(1.01));
		assertProblem("impossible-figure", "same-address-factor", nic -> memory(nic, "slow").setSameAddressFactor(0.5));
		assertProblem("impossible-figure", "idle-core-gain", nic -> nic.setIdleCoreGain(0.2));
		assertSound(nic -> nic.setIdleCoreGain(0.01));
	}

	@Test
	void routinesUseMemoriesThatAreThere() {
		assertProblem("unknown-memory", "routine r uses memory nowhere", nic -> nic.getRoutine().add(routine("nowhere")));
		assertSound(nic -> nic.getRoutine().add(routine("slow")));
	}

	private static Routine routine(String memory) {
		Routine routine = NicmodelFactory.eINSTANCE.createRoutine();
		routine.setName("r");
		RoutineAccess access = NicmodelFactory.eINSTANCE.createRoutineAccess();
		access.setName(memory);
		routine.getAccess().add(access);
		return routine;
	}

	@Test
	void aPriceOfAnOperationThatNothingHasIsSaidButDoesNoHarm() {
		assertProblem("unknown-operation", "'mulitply'", nic -> nic.getOperation().add(operation("mulitply")));
		assertProblem("unknown-operation", "'fnid'", nic -> nic.getStateOperation().add(stateOperation("fnid")));
		assertProblem("unknown-operation", "'mpl-find'", nic -> nic.getStateOperation().add(stateOperation("mpl-find")));
		NicModel nic = TestCards.card();
		nic.getOperation().add(operation("mulitply"));
		assertEquals(List.of(), ModelCheck.problems(nic));
		for (String known : CostModel.operations()) {
			assertSound(card -> card.getOperation().add(operation(known)));
		}
		for (StateAction action : StateAction.values()) {
			assertSound(card -> card.getStateOperation().add(stateOperation("map-" + action.name().toLowerCase(java.util.Locale.ROOT))));
		}
	}

	private static OperationCost operation(String name) {
		OperationCost cost = NicmodelFactory.eINSTANCE.createOperationCost();
		cost.setName(name);
		return cost;
	}

	private static StateOperationCost stateOperation(String name) {
		StateOperationCost cost = NicmodelFactory.eINSTANCE.createStateOperationCost();
		cost.setName(name);
		return cost;
	}
}
