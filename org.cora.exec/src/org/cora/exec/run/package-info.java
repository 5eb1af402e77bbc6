// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Whole runs of an NF: over a capture one packet after the other, and the replay of an order in which several sides have
 * handled packets.
 */
package org.cora.exec.run;
