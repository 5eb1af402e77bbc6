// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

/**
 * A program that reads one memory location several times for every packet.
 *
 * @param reads per packet, from 0
 * @param cores at work
 */
public record LookupCase(double reads, int cores) implements Case {
}
