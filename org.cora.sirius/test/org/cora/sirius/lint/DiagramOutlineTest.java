// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.cora.sirius.services.PlanFixture;
import org.junit.jupiter.api.Test;

/** What is drawn of a plan made by hand. */
class DiagramOutlineTest {

	private static final PlanFixture NAT = new PlanFixture();

	private static List<String> outline(String layer) throws Exception {
		return DiagramOutline.of(DesignLint.parse(Files.readString(Path.of("description/cora.odesign"))), NAT.plan, layer);
	}

	/** What a layer adds to the default layer. */
	private static String added(String layer) throws Exception {
		List<String> lines = new ArrayList<>(outline(layer));
		lines.removeAll(outline(""));
		return String.join("\n", lines) + "\n";
	}

	@Test
	void placement() throws Exception {
		assertEquals("""
				NicSide: NIC AgilioCX40 [NicSide]
				  NicCores: nic-cores [Utilisation]
				  NicMemory: EMEM [Paper]
				    NicState: out [PerFlow]
				      Use:  [Exclusive]
				    NicState: ports [Sharded]
				      Use:  [Allocation]
				  NicMemory: IMEM [Paper]
				    NicState: seen [Replicated]
				      Use:  [Commutative]
				  NicClass: lan [Paper]
				    NicGroup: heavy [Nic]
				  NicClass: wan [Paper]
				    NicGroup: heavy [NicThenCpu]
				  NicState: spare [Nic]
				    Use:  [ReadMostly]
				CpuSide: CPU XeonHost [CpuSide]
				  CpuCores: host-cores [Utilisation]
				  CpuMemory: host-memory [Paper]
				    CpuState: out [PerFlow]
				      Use:  [Exclusive]
				    CpuState: ports [Sharded]
				      Use:  [Allocation]
				    CpuState: seen [Replicated]
				      Use:  [Commutative]
				    CpuState: rules [Cpu]
				      Use:  [ReadOnly]
				  CpuClass: lan [Paper]
				    CpuGroup: unknown [Cpu]
				NicAccess: lan -> out "1.86 per packet" [Write]
				NicAccess: lan -> seen "0.857 per packet" [Write]
				CpuAccess: lan -> out "1.86 per packet" [Write]
				CpuAccess: lan -> seen "0.857 per packet" [Write]
				CpuAccess: lan -> rules "0.429 per packet" [Read]
				NicCrossing: wan -> rules "1 per packet" [Crossing]
				HandOver: heavy -> CPU XeonHost "1.2 crossings per packet" [Crossing]
				Replica: seen -> seen "merged every 10 ms" [Replicated]
				""", String.join("\n", outline("")) + "\n");
	}

	@Test
	void stateTransfer() throws Exception {
		assertEquals("""
				FlowMove: out -> out "moves with its flow" [PerFlowLine]
				Shard: ports -> ports "items 1000 … 1499 on the card" [ShardedLine]
				Promotion: lan -> lan "after 3 packets within 1 s" [PerFlowLine]
				KeyOnNic: out -> ports "key" [Key]
				KeyOnCpu: out -> ports "key" [Key]
				KeyToNic: rules -> spare "key" [Key]
				""", added("StateTransfer"));
	}

	@Test
	void costAndCapacity() throws Exception {
		assertEquals("""
				Capacity: Cost and capacity [Panel]
				  CapacityResource: nic-cores [Utilisation]
				  CapacityResource: EMEM [Utilisation]
				  CapacityResource: IMEM [Utilisation]
				  CapacityResource: flow-inserts [Utilisation]
				  CapacityResource: host-cores [Utilisation]
				  CapacityResource: host-memory [Utilisation]
				  CapacityObjective: 0.31 host cores [Paper]
				""", added("CostAndCapacity"));
	}
}
