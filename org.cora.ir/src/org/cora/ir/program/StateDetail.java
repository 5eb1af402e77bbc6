// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** What the declaration of a state says that only states of its kind have. */
public sealed interface StateDetail permits PoolRange, PrefixTable, TokenBucket {
}
