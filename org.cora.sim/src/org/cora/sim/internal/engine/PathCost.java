// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

/**
 * What a packet that took a path through a handler is charged, segment by segment: a segment is a stretch that one side
 * does. Immutable; there is one for each path that was met.
 *
 * @param states   states that the path accesses, bit i for state i
 * @param segments in order, at least one
 */
record PathCost(long states, Segment[] segments) {

	/**
	 * A stretch on one side.
	 *
	 * @param nic           whether the NIC does it
	 * @param corePicos     time that the core is taken, picoseconds
	 * @param threadPicos   time from begin to end without queueing, not below {@code corePicos} but for spacing
	 * @param freePicos     of these, those before its first access to a state: packets of a flow take turns from there on only
	 * @param servers       shared servers it uses: memories, and locks of states that have one
	 * @param serverPicos   time that each of them is taken
	 * @param locks         states' locks of entries that it takes, access by access
	 * @param lockPicos     time that each of them is held
	 * @param met           which of the entries that the handler asks for it is the lock of
	 */
	record Segment(boolean nic, long corePicos, long threadPicos, long freePicos, int[] servers, long[] serverPicos, int[] locks,
			long[] lockPicos, int[] met) {

		/** For how long a flow's turn is taken, without queueing; 0 if the stretch accesses no state. */
		long turnPicos() {
			return threadPicos - freePicos;
		}
	}
}
