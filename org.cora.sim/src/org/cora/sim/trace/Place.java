// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

/** Where a sampled packet spends time. The ordinal is part of the trace format. */
public enum Place {
	/** Receive path of the card: wire, MAC, dispatch. */
	RECEIVE("NIC", "receive"),
	/** Waiting for a NIC core. */
	NIC_QUEUE("NIC", "waiting for a core"),
	/** Handled by a NIC core. */
	NIC_CORE("NIC", "cores"),
	/** On the bus to the host. */
	PCIE_TO_HOST("PCIe", "to host"),
	/** Waiting in a host core's receive queue. */
	CPU_QUEUE("CPU", "waiting for a core"),
	/** Handled by a host core. */
	CPU_CORE("CPU", "cores"),
	/** On the bus to the card. */
	PCIE_TO_NIC("PCIe", "to NIC"),
	/** Kept while its flow moves. */
	KEPT("Runtime", "kept while the flow moves"),
	/** Transmit path of the card. */
	TRANSMIT("NIC", "transmit");

	private final String group;
	private final String title;

	Place(String group, String title) {
		this.group = group;
		this.title = title;
	}

	/** Name of the group of rows it is shown in. */
	public String group() {
		return group;
	}

	/** Name of its row. */
	public String title() {
		return title;
	}
}
