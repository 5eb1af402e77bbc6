// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

/** Of two sides that share a table, says whose executor runs the handler of an entry that has timed out there. */
@FunctionalInterface
public interface ExpiryRunner {

	/**
	 * The executor, of the same NF.
	 *
	 * @param state index of the state that the entry was in
	 * @param flow  the flow that it belonged to, -1 for none
	 */
	LocalExecutor of(int state, int flow);
}
