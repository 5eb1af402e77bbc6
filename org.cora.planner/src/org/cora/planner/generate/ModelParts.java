// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.generate;

import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.OperationCost;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Scope;
import org.cora.nicmodel.StateOperationCost;

/** Parts of models that are made up, for problems that are generated. */
public final class ModelParts {

	private static final NicmodelFactory FACTORY = NicmodelFactory.eINSTANCE;

	private ModelParts() {
	}

	/**
	 * A memory that all cores reach.
	 *
	 * @param latency cycles
	 * @param caches  name of the memory that it is a cache of; null for none
	 */
	public static MemoryLevel memory(String name, double bytes, double latency, String caches) {
		MemoryLevel memory = FACTORY.createMemoryLevel();
		memory.setName(name);
		memory.setScope(Scope.CARD);
		memory.setCapacity(bytes);
		memory.setLatencyCycles(latency);
		memory.setCaches(caches);
		memory.setSameAddressFactor(1);
		return memory;
	}

	/** What an operation costs that no other entry is about. */
	public static void operations(Platform platform, double cycles) {
		OperationCost any = FACTORY.createOperationCost();
		any.setName("default");
		any.setCycles(cycles);
		platform.getOperation().add(any);
	}

	/** What an operation on a state costs; {@code default} for all others. */
	public static void stateOperation(Platform platform, String name, double cycles, double reads) {
		StateOperationCost cost = FACTORY.createStateOperationCost();
		cost.setName(name);
		cost.setCycles(cycles);
		cost.setReads(reads);
		platform.getStateOperation().add(cost);
	}
}
