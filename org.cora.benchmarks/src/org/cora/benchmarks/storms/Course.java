// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

/**
 * One control interval of a run.
 *
 * @param endMillis   when it ended
 * @param offered     packets that arrived
 * @param drops       packets lost for lack of a resource
 * @param coreSeconds of the host
 * @param nicLoad     highest load of the card in it
 * @param way         of running
 */
public record Course(String way, double endMillis, double offered, double drops, double coreSeconds, double nicLoad) {
}
