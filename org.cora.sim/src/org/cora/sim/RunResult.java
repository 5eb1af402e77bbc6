// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.List;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.metrics.CpuUse;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.LatencyUs;
import org.cora.sim.metrics.NicUse;
import org.cora.sim.metrics.PacketCounts;
import org.cora.sim.metrics.RuntimeSummary;
import org.cora.sim.metrics.Speed;
import org.cora.sim.metrics.Throughput;

/**
 * What a run found. Everything but {@code speed} depends on the request alone.
 *
 * @param offload       name of the offload
 * @param nf            qualified name of the NF
 * @param nic           name of the card's model
 * @param host          name of the host's model
 * @param strategy      that made the plan
 * @param seed          as requested
 * @param durationNanos virtual time that was simulated; less than requested if the run was stopped
 * @param stopped       whether somebody stopped it
 * @param packets       where they went
 * @param throughput    rates
 * @param latency       from ingress to egress
 * @param cpu           host cores
 * @param nicUse       the card's resources
 * @param migrations    the first {@value #MOST_MIGRATIONS}, in the order in which they ended
 * @param runtime       what the runtime did, in sums
 * @param invariants    what has to hold
 * @param speed         of the simulation itself
 */
public record RunResult(String offload, String nf, String nic, String host, String strategy, long seed,
		long durationNanos, boolean stopped, PacketCounts packets, Throughput throughput, LatencyUs latency, CpuUse cpu,
		NicUse nicUse, List<MigrationReport> migrations, RuntimeSummary runtime, List<Invariant> invariants, Speed speed) {

	/** Migrations listed one by one; the rest is in {@link RuntimeSummary} and in the trace. */
	public static final int MOST_MIGRATIONS = 1000;

	public RunResult {
		migrations = List.copyOf(migrations);
		invariants = List.copyOf(invariants);
	}

	/** Whether all invariants hold. */
	public boolean isSound() {
		return invariants.stream().allMatch(Invariant::holds);
	}
}
