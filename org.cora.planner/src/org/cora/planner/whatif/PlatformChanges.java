// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.cora.ir.diagnostic.CoraException;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Scenarios on cards and hosts that have more or less of something. */
final class PlatformChanges {

	private PlatformChanges() {
	}

	/** Another number of host cores; a host that has fewer gets as many. */
	static Scenario cores(Scenario scenario, double cores) {
		HostModel host = scenario.host();
		if (cores > host.getCores()) {
			host = EcoreUtil.copy(host);
			host.setCores((int) cores);
		}
		return scenario.on(host, (int) cores);
	}

	static Scenario nicCores(Scenario scenario, double cores) {
		NicModel card = EcoreUtil.copy(scenario.nic());
		card.setCores((int) cores);
		return scenario.on(card);
	}

	/** Another rate of insertions, and removals, which take the same path. */
	static Scenario insertRate(Scenario scenario, double perSecond) {
		NicModel card = EcoreUtil.copy(scenario.nic());
		FlowTable table = table(card, "insert-rate");
		table.setInsertRate(perSecond);
		table.setDeleteRate(perSecond);
		return scenario.on(card);
	}

	static Scenario flowEntries(Scenario scenario, double entries) {
		NicModel card = EcoreUtil.copy(scenario.nic());
		table(card, "flow-entries").setEntries((long) entries);
		return scenario.on(card);
	}

	private static FlowTable table(NicModel card, String parameter) {
		if (card.getFlowTable() == null) {
			throw new CoraException("no-flow-table", parameter + " can't be varied: " + card.getName() + " has no flow table");
		}
		return card.getFlowTable();
	}

	/** The memory that {@code memory} or {@code memory.NAME} means: for the former the largest that state can be placed in. */
	static String memory(String name, NicModel card) {
		List<MemoryLevel> shared = new MemoryModel(card).shared();
		if (shared.isEmpty()) {
			throw new CoraException("no-memory", "memory can't be varied: " + card.getName() + " has none that all cores reach");
		}
		if (name.equals("memory")) {
			return shared.stream().max(Comparator.comparingDouble(MemoryLevel::getCapacity)).orElseThrow().getName();
		}
		String wanted = name.substring("memory.".length());
		return shared.stream().map(MemoryLevel::getName).filter(wanted::equals).findFirst()
				.orElseThrow(() -> new CoraException("unknown-memory", card.getName() + " has no memory '" + wanted
						+ "' for state; there are " + shared.stream().map(m -> "memory." + m.getName())
								.collect(Collectors.joining(", "))));
	}

	/** Another size of a memory; its caches are no larger than it is. */
	static Scenario memoryBytes(Scenario scenario, String name, double bytes) {
		NicModel card = EcoreUtil.copy(scenario.nic());
		card.getMemory().stream().filter(m -> name.equals(m.getName())).forEach(m -> m.setCapacity(bytes));
		card.getMemory().stream().filter(m -> name.equals(m.getCaches()))
				.forEach(m -> m.setCapacity(Math.min(m.getCapacity(), bytes)));
		return scenario.on(card);
	}
}
