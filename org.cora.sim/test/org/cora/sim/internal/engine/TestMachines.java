// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.OperationCost;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Scope;
import org.cora.nicmodel.StateOperationCost;

/** A card and a host of round figures that stand for nothing real. */
final class TestMachines {

	private static final NicmodelFactory MAKE = NicmodelFactory.eINSTANCE;

	private TestMachines() {
	}

	/** A card of 16 cores with 4 threads each, at 1 GHz, good for about ten million packets of the NAT per second. */
	static NicModel card() {
		NicModel nic = MAKE.createNicModel();
		nic.setName("TestCard");
		base(nic, 1e9, 16, 4, 200);
		nic.setFlowLockCycles(20);
		nic.setLineRate(80e9);
		nic.setMaxPacketRate(50e6);
		nic.setPacketLatency(2000);
		nic.setReceiveQueue(1024);
		nic.getMemory().add(memory("dram", 1 << 30, 200));
		nic.setPcie(pcie());
		nic.setFlowTable(flowTable());
		costs(nic, 50);
		return nic;
	}

	/** A host of so many cores at 3 GHz. */
	static HostModel host(int cores) {
		HostModel host = MAKE.createHostModel();
		host.setName("TestHost");
		base(host, 3e9, cores, 1, 30);
		host.setReceiveCycles(20);
		host.setTransmitCycles(20);
		host.setReceiveQueue(512);
		host.getMemory().add(memory("dram", 1L << 36, 250));
		costs(host, 40);
		return host;
	}

	private static void base(Platform platform, double clock, int cores, int threads, double packetCycles) {
		platform.setClock(clock);
		platform.setCores(cores);
		platform.setThreadsPerCore(threads);
		platform.setPacketCycles(packetCycles);
		platform.setLockCycles(40);
		platform.setContendedLockCycles(100);
		platform.setMemoryParallelism(1);
		platform.setKneeSharpness(8);
		platform.setInstructionsPerOperation(2);
	}

	private static MemoryLevel memory(String name, double bytes, double latency) {
		MemoryLevel memory = MAKE.createMemoryLevel();
		memory.setName(name);
		memory.setScope(Scope.CARD);
		memory.setCapacity(bytes);
		memory.setUsable(0.9);
		memory.setLatencyCycles(latency);
		memory.setReadCycles(1);
		memory.setWriteCycles(1);
		memory.setAtomicCycles(1);
		memory.setSameAddressFactor(1);
		memory.setSpacingCycles(10);
		memory.setAccessBytes(64);
		return memory;
	}

	private static void costs(Platform platform, double stateCycles) {
		OperationCost operation = MAKE.createOperationCost();
		operation.setName("default");
		operation.setCycles(2);
		operation.setSupported(true);
		platform.getOperation().add(operation);
		StateOperationCost access = MAKE.createStateOperationCost();
		access.setName("default");
		access.setCycles(stateCycles);
		access.setReads(1);
		access.setAtomics(0);
		access.setSupported(true);
		platform.getStateOperation().add(access);
	}

	private static Pcie pcie() {
		Pcie pcie = MAKE.createPcie();
		pcie.setName("pcie");
		pcie.setBandwidth(60e9);
		pcie.setPacketRate(40e6);
		pcie.setPacketBytes(32);
		pcie.setLatency(900);
		pcie.setHostReceiveCycles(40);
		pcie.setHostTransmitCycles(40);
		pcie.setNicCycles(50);
		return pcie;
	}

	private static FlowTable flowTable() {
		FlowTable table = MAKE.createFlowTable();
		table.setName("flow-table");
		table.setEntries(1 << 20);
		table.setInsertRate(500_000);
		table.setDeleteRate(500_000);
		table.setInsertLatency(10_000);
		table.setLookupLatency(200);
		table.setLookupCycles(40);
		table.setHostInsertCycles(2000);
		table.setHostDeleteCycles(2000);
		table.setHostAgeCycles(100);
		return table;
	}
}
