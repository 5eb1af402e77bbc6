// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

/**
 * A storm.
 *
 * @param name         as people call it on a command line
 * @param traffic      declaration in the source
 * @param strategy     that plans for its first phase: {@code cora} leaves all on the card while it has room, {@code flow} sends
 *                     heavy flows to it
 * @param forecastable whether what comes can be told from what was; otherwise it is sudden
 * @param lastMillis   time to simulate
 */
public record Storm(String name, String traffic, String strategy, boolean forecastable, int lastMillis) {
}
