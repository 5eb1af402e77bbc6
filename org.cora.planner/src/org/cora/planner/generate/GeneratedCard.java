// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.generate;

import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.Platform;

/**
 * A card and a host of no make, with round figures of the order of today's: a card of 500 MHz with eight threads a core,
 * a fast memory and a slow one; a host of 3 GHz. With caches, the slow memory is behind one and the host has two.
 */
final class GeneratedCard {

	private static final NicmodelFactory FACTORY = NicmodelFactory.eINSTANCE;

	private GeneratedCard() {
	}

	static NicModel card(boolean caches) {
		NicModel nic = FACTORY.createNicModel();
		nic.setName("GeneratedCard");
		nic.setClock(0.5e9);
		nic.setCores(1000);
		nic.setThreadsPerCore(8);
		nic.setIslands(1);
		nic.setPacketCycles(100);
		nic.setLockCycles(50);
		nic.setContendedLockCycles(200);
		nic.setLineRate(200e9);
		nic.setMaxPacketRate(100e6);
		nic.setPacketLatency(2000);
		nic.setReceiveQueue(1000);
		nic.getMemory().add(ModelParts.memory("fast", 1e12, 100, null));
		nic.getMemory().add(ModelParts.memory("slow", 1e13, 400, null));
		if (caches) {
			nic.getMemory().add(ModelParts.memory("slow-cache", 4e6, 150, "slow"));
		}
		costs(nic, 1, 120);
		Pcie pcie = FACTORY.createPcie();
		pcie.setBandwidth(200e9);
		pcie.setPacketRate(80e6);
		pcie.setLatency(900);
		pcie.setHostReceiveCycles(40);
		pcie.setHostTransmitCycles(40);
		pcie.setNicCycles(20);
		nic.setPcie(pcie);
		FlowTable table = FACTORY.createFlowTable();
		table.setEntries(1L << 40);
		table.setInsertRate(1e12);
		table.setDeleteRate(1e12);
		table.setInsertLatency(20_000);
		table.setLookupCycles(80);
		table.setHostInsertCycles(4000);
		table.setHostDeleteCycles(4000);
		table.setHostAgeCycles(100);
		nic.setFlowTable(table);
		return nic;
	}

	static HostModel host(boolean caches) {
		HostModel host = FACTORY.createHostModel();
		host.setName("GeneratedHost");
		host.setClock(3e9);
		host.setCores(64);
		host.setMemoryParallelism(3);
		host.setPacketCycles(25);
		host.setReceiveCycles(15);
		host.setTransmitCycles(10);
		host.setReceiveQueue(1000);
		host.setLockCycles(40);
		host.setContendedLockCycles(200);
		if (caches) {
			host.getMemory().add(ModelParts.memory("l2", 1e6, 14, "dram"));
			host.getMemory().add(ModelParts.memory("l3", 22e6, 60, "dram"));
		}
		host.getMemory().add(ModelParts.memory("dram", 256e9, 270, null));
		costs(host, 0.5, 40);
		return host;
	}

	private static void costs(Platform platform, double operation, double stateOperation) {
		ModelParts.operations(platform, operation);
		ModelParts.stateOperation(platform, "default", stateOperation, 1);
		ModelParts.stateOperation(platform, "find", stateOperation, 2);
		ModelParts.stateOperation(platform, "insert", 2 * stateOperation, 3);
		ModelParts.stateOperation(platform, "load", 2, 1);
		ModelParts.stateOperation(platform, "store", 2, 0);
	}
}
