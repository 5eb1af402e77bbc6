// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

/**
 * Something that has to hold in every run.
 *
 * @param name   stable: {@code conservation}, {@code migrations-drop-nothing}, {@code flow-order}, {@code one-writer},
 *               {@code no-lost-update}, {@code replay}
 * @param holds  whether it did
 * @param detail what was found, for people
 */
public record Invariant(String name, boolean holds, String detail) {
}
