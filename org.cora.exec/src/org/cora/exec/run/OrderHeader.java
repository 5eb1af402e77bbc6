// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import org.cora.exec.state.PoolDivision;

/**
 * What an order log is about.
 *
 * @param nf          qualified name of the NF
 * @param fingerprint fingerprint of its IR
 * @param division    how pools were divided
 * @param seed        the run's seed, for the record
 * @param strict      whether packets of a flow were to be handled in their ingress order
 */
public record OrderHeader(String nf, String fingerprint, PoolDivision division, long seed, boolean strict) {
}
