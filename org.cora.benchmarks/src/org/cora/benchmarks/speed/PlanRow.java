// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

/**
 * How long the plan of one offload takes, in milliseconds of the thread's own time: the same on a machine that does something
 * else as well. Each figure is the median of some runs.
 *
 * @param offload     its name
 * @param nf          the network function
 * @param nic         the card
 * @param states      of the network function
 * @param profile     running it over the packets of its traffic
 * @param graph       analysis, and the state-flow graph
 * @param search      looking for the plan
 * @param explanation saying why, and what would change it, which takes planning again
 * @param total       all of it
 * @param first       all of it the first time, when the JVM was not warm; wall time
 * @param nodes       that the search looked at
 * @param proven      whether the plan is proved best
 */
public record PlanRow(String offload, String nf, String nic, int states, double profile, double graph, double search,
		double explanation, double total, double first, long nodes, boolean proven) {
}
