// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.ExecutionHook;
import org.cora.ir.program.Handler;

/** A form in which the handlers of one NF run on one store. */
public interface HandlerEngine {

	/** Makes a handler ready to run. */
	HandlerRunner load(Handler handler);

	/** Makes a handler ready to run watched. */
	HandlerRunner load(Handler handler, ExecutionHook hook);

	/**
	 * Where runs of packets' handlers set bit i for block i they visit. Whoever reads it clears it before a packet. Empty if
	 * that wasn't asked for.
	 */
	long[] visited();

	/** Where runs note the entries that they ask for, of states that this was asked of. */
	MetEntries met();
}
