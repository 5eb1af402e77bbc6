// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** What may differ between copies of a state. */
public enum Consistency {
	/** One writer at a time, reads see the last write. */
	STRICT,
	/** Updates commute: copies may be updated apart and merged. */
	MERGEABLE,
	/** Reads may be older by a stated time. */
	STALE
}
