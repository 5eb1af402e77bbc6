// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

/** Is told about entries whose timeout has fired. */
@FunctionalInterface
public interface ExpiryListener {

	/**
	 * An entry and those tied to it are gone, its handler hasn't run yet.
	 *
	 * @param state    index of the state it was in
	 * @param key      its key's scalars; reused by the caller, don't keep it
	 * @param deadline when it timed out, nanoseconds
	 * @param flow     the flow it belonged to, -1 for none
	 */
	void expired(int state, long[] key, long deadline, int flow);
}
