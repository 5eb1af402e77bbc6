// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import org.cora.exec.state.FlowStateBuffer;
import org.cora.ir.program.Nf;

/**
 * All states of one NF on one side.
 *
 * <p>Entries of maps belong to the flow that inserted them; an entry that {@code expires with} another belongs to the
 * other's flow. That is what lets a flow move: its entries are copied or taken out as bytes and installed in the other
 * side's store, deadlines kept, without any handler seeing it. A set of states is a bit mask over their indexes.
 */
public interface StateStore {

	/** All states. */
	long ALL = -1L;

	Nf nf();

	/**
	 * Entries in use: of a table or counter its keys, of a pool the items that aren't free here, of others their
	 * elements.
	 */
	long size(int state);

	/** Appends copies of the flow's entries; they stay. Returns how many. */
	int copyFlow(int flow, long states, FlowStateBuffer into);

	/** Appends the flow's entries and takes them out. Nothing expires, no handler runs. Returns how many. */
	int extractFlow(int flow, long states, FlowStateBuffer into);

	/** Forgets the flow's entries. Nothing expires, no handler runs. Returns how many. */
	int dropFlow(int flow, long states);

	/**
	 * Inserts all entries of the buffer, for that flow; an entry that is there already is replaced. An lru that is full evicts as
	 * it does for a program's insertions: no handler runs, and what is tied to the evicted entry goes with it.
	 *
	 * @return false if they don't all fit, or an entry's owner is in neither; then nothing has changed
	 */
	boolean installFlow(FlowStateBuffer from, int flow);

	/**
	 * Adds what the other store holds: entries of tables are put beside one another, sums and elements are added, free
	 * items of pools are put together. For stores of one NF that have disjoint entries.
	 *
	 * @return number of table entries that both had; the other store's are then left out
	 */
	int merge(StateStore other);

	/** A number that is the same for the same content, in whatever order it came about. Deadlines count. */
	long digest();

	/** Shows a state's content in the order of its keys. */
	void forEach(int state, EntryVisitor visitor);

	/** Is shown entries. */
	@FunctionalInterface
	interface EntryVisitor {
		/**
		 * One entry. The arrays are reused, don't keep them.
		 *
		 * @param key      the key's scalars; of an array its index; of an lpm also the prefix's length; of a countmin row
		 *                 and column; of a bloom the number of a bit that is set; of a queue the
		 *                 position; of a pool none; null for the overflow sum of a counter
		 * @param value    the value's scalars; of a pool an item that is out
		 * @param deadline when it times out, {@link Long#MAX_VALUE} for never
		 * @param flow     flow it belongs to, -1 for none
		 */
		void entry(long[] key, long[] value, long deadline, int flow);
	}
}
