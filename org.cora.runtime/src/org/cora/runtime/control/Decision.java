// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * A flow group to be moved.
 *
 * @param from   side it leaves
 * @param flows  its flows, heaviest first
 * @param reason for people: which load crossed which threshold
 */
public record Decision(Side from, int[] flows, String reason) {
}
