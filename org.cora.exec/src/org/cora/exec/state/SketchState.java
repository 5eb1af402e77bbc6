// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.State;

/**
 * A count-min sketch: per row one 64-bit cell for each column, the estimate of a key is the least of its cells. Each row
 * hashes with a seed of its own.
 */
public final class SketchState extends LocalState {

	private static final int ADD = 0;
	private static final int CLEARED = 1;
	private static final long[] NOTHING = {};
	private static final int MOST_CELLS = 1 << 28;

	private final int rows;
	private final int columns;
	private final long mask;
	/** Row by row; made when the first key is added. */
	private long[] cells;

	SketchState(LocalStore store, State state) {
		super(store, state);
		rows = state.rows();
		if (rows < 1 || state.capacity() < 1 || state.capacity() > MOST_CELLS / rows) {
			throw new CoraException(Diagnostic.error("state-too-large", state.name() + " has " + rows + " rows of " + state.capacity()
					+ " columns; an executor takes 1 to " + MOST_CELLS + " cells", state.where()));
		}
		columns = (int) state.capacity();
		int bits = Math.min(64, state.value().bits());
		mask = bits == 64 ? -1L : (1L << bits) - 1;
	}

	private int cell(int row, long keyHash) {
		long hash = Hash.combine(row + 1L, keyHash);
		return row * columns + (int) ((hash >>> 32) * columns >>> 32);
	}

	/**
	 * Adds to a key.
	 *
	 * @param arguments registers of the key's scalars and, last, of the amount
	 * @return the new estimate
	 */
	public long add(long[] registers, int[] arguments) {
		int last = arguments.length - 1;
		return addHashed(Hash.of(registers, arguments, last), registers[arguments[last]]);
	}

	/** Likewise to the key whose scalars, {@linkplain Hash#combine combined} in order with 0 before them, give that hash. */
	public long addHashed(long hash, long amount) {
		if (cells == null) {
			cells = new long[rows * columns];
		}
		if (journal.isRecording()) {
			journal.push(hash);
			journal.push(amount);
			journal.pushChange(state.index(), ADD);
		}
		return addTo(hash, amount);
	}

	/** Returns the new estimate. */
	private long addTo(long hash, long amount) {
		long least = -1;
		for (int row = 0; row < rows; row++) {
			int cell = cell(row, hash);
			long sum = cells[cell] + amount & mask;
			cells[cell] = sum;
			if (Long.compareUnsigned(sum, least) < 0) {
				least = sum;
			}
		}
		return least & mask;
	}

	private long estimate(long hash) {
		long least = -1;
		for (int row = 0; row < rows; row++) {
			long value = cells[cell(row, hash)];
			if (Long.compareUnsigned(value, least) < 0) {
				least = value;
			}
		}
		return least & mask;
	}

	/** The estimate of a key. */
	public long count(long[] registers, int[] arguments) {
		return countHashed(Hash.of(registers, arguments, arguments.length));
	}

	/** Likewise of the key with that hash. */
	public long countHashed(long hash) {
		return cells == null ? 0 : estimate(hash);
	}

	@Override
	public long size() {
		return (long) rows * columns;
	}

	@Override
	public void clear() {
		if (journal.isRecording()) {
			journal.keep(cells == null ? NOTHING : cells);
			journal.pushChange(state.index(), CLEARED);
		}
		cells = null;
	}

	@Override
	void undo(int change, Journal from) {
		if (change == CLEARED) {
			long[] before = (long[]) from.restore();
			cells = before == NOTHING ? null : before;
			return;
		}
		long amount = from.pop();
		addTo(from.pop(), -amount);
	}

	@Override
	void subtract(LocalState other) {
		long[] taken = ((SketchState) other).cells;
		for (int i = 0; taken != null && i < taken.length; i++) {
			cells[i] = cells[i] - taken[i] & mask;
		}
	}

	@Override
	int merge(LocalState other) {
		long[] added = ((SketchState) other).cells;
		if (added == null) {
			return 0;
		}
		if (cells == null) {
			cells = new long[rows * columns];
		}
		for (int i = 0; i < cells.length; i++) {
			cells[i] = cells[i] + added[i] & mask;
		}
		return 0;
	}

	/** Cells that aren't 0. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[2];
		long[] value = new long[1];
		for (int i = 0; cells != null && i < cells.length; i++) {
			if (cells[i] != 0) {
				key[0] = i / columns;
				key[1] = i % columns;
				value[0] = cells[i];
				visitor.entry(key, value, Long.MAX_VALUE, -1);
			}
		}
	}
}
