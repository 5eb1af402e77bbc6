// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.Map;

/**
 * What an order log is about.
 *
 * @param nf          qualified name of the NF
 * @param fingerprint fingerprint of its IR
 * @param poolShards  into how many shards each pool was divided, by its name; the number of a side is the shard it used
 * @param seed        the run's seed, for the record
 * @param strict      whether packets of a flow were to be handled in their ingress order
 */
public record OrderHeader(String nf, String fingerprint, Map<String, Integer> poolShards, long seed, boolean strict) {
	public OrderHeader {
		poolShards = Map.copyOf(poolShards);
	}
}
