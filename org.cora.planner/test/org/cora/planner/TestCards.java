// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.Platform;
import org.cora.planner.generate.ModelParts;

/** Small cards and hosts with round figures, for tests. */
public final class TestCards {

	private static final NicmodelFactory FACTORY = NicmodelFactory.eINSTANCE;

	private TestCards() {
	}

	/** Ten cores of 1 GHz with four threads, a fast memory of 1 MB and a slow one of 1 GB, 100 Gb/s. */
	public static NicModel card() {
		NicModel nic = FACTORY.createNicModel();
		nic.setName("TestCard");
		nic.setClock(1e9);
		nic.setCores(10);
		nic.setThreadsPerCore(4);
		nic.setIslands(2);
		nic.setPacketCycles(100);
		nic.setLineRate(100e9);
		nic.setMaxPacketRate(100e6);
		nic.setPacketLatency(1000);
		nic.setReceiveQueue(1000);
		nic.getMemory().add(memory("fast", 1e6, 50, null));
		nic.getMemory().add(memory("slow", 1e9, 300, null));
		nic.getMemory().add(memory("slow-cache", 4e6, 100, "slow"));
		costs(nic, 1, 50);
		Pcie pcie = FACTORY.createPcie();
		pcie.setBandwidth(60e9);
		pcie.setPacketRate(40e6);
		pcie.setLatency(1000);
		pcie.setHostReceiveCycles(30);
		pcie.setHostTransmitCycles(30);
		nic.setPcie(pcie);
		FlowTable table = FACTORY.createFlowTable();
		table.setEntries(100_000);
		table.setInsertRate(100_000);
		table.setDeleteRate(100_000);
		table.setInsertLatency(10_000);
		table.setLookupCycles(50);
		table.setHostInsertCycles(2000);
		table.setHostDeleteCycles(1000);
		table.setHostAgeCycles(50);
		nic.setFlowTable(table);
		return nic;
	}

	/** Eight cores of 3 GHz. */
	public static HostModel host() {
		HostModel host = FACTORY.createHostModel();
		host.setName("TestHost");
		host.setClock(3e9);
		host.setCores(8);
		host.setPacketCycles(20);
		host.setReceiveCycles(20);
		host.setTransmitCycles(10);
		host.setReceiveQueue(1000);
		host.setLockCycles(40);
		host.setContendedLockCycles(200);
		host.getMemory().add(memory("l2", 1e6, 14, "dram"));
		host.getMemory().add(memory("dram", 64e9, 270, null));
		costs(host, 0.5, 40);
		return host;
	}

	private static MemoryLevel memory(String name, double bytes, double latency, String caches) {
		MemoryLevel memory = ModelParts.memory(name, bytes, latency, caches);
		memory.setReadCycles(1);
		memory.setWriteCycles(1);
		memory.setAtomicCycles(2);
		memory.setSameAddressFactor(4);
		return memory;
	}

	private static void costs(Platform platform, double operation, double stateOperation) {
		ModelParts.operations(platform, operation);
		ModelParts.stateOperation(platform, "default", stateOperation, 1);
		ModelParts.stateOperation(platform, "read", 2, 0);
		ModelParts.stateOperation(platform, "write", 2, 0);
	}
}
