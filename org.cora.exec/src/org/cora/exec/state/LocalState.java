// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.function.BiConsumer;
import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.program.State;

/** One state in a {@link LocalStore}. */
public abstract sealed class LocalState permits MapState, PrefixState, CounterState, SketchState, BloomState,
		ArrayState, QueueState, PoolState {

	final LocalStore store;
	final State state;
	final Journal journal;
	/** The other side's copy, if there is one that is cleared together with this. */
	private LocalState twin;
	/** What both copies had when they were last put together; null if that is only done at the end. */
	private LocalState common;

	LocalState(LocalStore store, State state) {
		this.store = store;
		this.state = state;
		journal = store.journal();
	}

	/** From now on, clearing this or the other side's copy clears both. */
	final void pair(LocalState other) {
		twin = other;
		other.twin = this;
	}

	/** The other side's copy or part; null if there is none. */
	final LocalState twin() {
		return twin;
	}

	/** What it is an instance of. */
	public final State state() {
		return state;
	}

	/** See {@link org.cora.exec.StateStore#size}. */
	public abstract long size();

	/** Pops the facts of a change of that kind and takes it back. */
	abstract void undo(int change, Journal from);

	/** Empties it. Only for kinds that {@link org.cora.ir.program.StateAction#CLEAR} can be done to. */
	public void clear() {
		throw new IllegalStateException(state + " can't be cleared");
	}

	/** Empties it and the copy that another side has. */
	public final void clearAll() {
		clear();
		if (twin != null) {
			twin.clear();
		}
		if (common != null) {
			common.clear();
		}
	}

	/** From now on, {@link #exchange} puts this and the other side's copy together. */
	final void keepTogether(LocalState empty) {
		common = empty;
		twin.common = empty;
	}

	/** Whether a store has it for itself, and not another one for both. */
	final boolean isOf(LocalStore one) {
		return store == one;
	}

	/** Has what both copies had when they were last put together go over to another version of it. */
	final void carryCommon(LocalState from, BiConsumer<LocalState, LocalState> how) {
		if (common != null && from.common != null) {
			how.accept(from.common, common);
		}
	}

	/** Whether this and the other side's copy are put together now and then. */
	final boolean isKeptTogether() {
		return common != null;
	}

	/** Both copies then have what either of them had, and what each has added counts once. */
	final void exchange() {
		merge(twin);
		subtract(common);
		twin.clear();
		twin.merge(this);
		common.clear();
		common.merge(this);
	}

	/** Is again what both copies had when they were last put together. */
	final void backToCommon() {
		clear();
		merge(common);
	}

	/** Takes away what another copy has, of kinds that are added up when they are merged. */
	void subtract(LocalState other) {
		throw new IllegalStateException(state + " isn't added up");
	}

	/** Adds the content of another store's copy; returns how many table entries both had. */
	abstract int merge(LocalState other);

	/** See {@link org.cora.exec.StateStore#forEach}. */
	abstract void forEach(EntryVisitor visitor);

	/** A sum over the content that doesn't depend on order. */
	final long digest() {
		return Hash.mix(state.index()) + content();
	}

	/** The part of the digest that the content makes: of two copies that share no entry it is the sum of theirs. */
	final long content() {
		long[] sum = new long[1];
		forEachUnordered((key, value, deadline, flow) -> sum[0] += hash(key, value, deadline));
		return sum[0];
	}

	/** Like {@link #forEach}, in any order and as fast as can be. */
	void forEachUnordered(EntryVisitor visitor) {
		forEach(visitor);
	}

	private static long hash(long[] key, long[] value, long deadline) {
		long hash = Hash.mix(key == null ? -1 : key.length);
		if (key != null) {
			for (long scalar : key) {
				hash = Hash.combine(hash, scalar);
			}
		}
		for (long scalar : value) {
			hash = Hash.combine(hash, scalar);
		}
		return Hash.combine(hash, deadline);
	}
}
