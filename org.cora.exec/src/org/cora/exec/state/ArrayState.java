// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/**
 * Values by index, all zero at first; a register is an array of one. Memory is taken a page at a time when it is
 * written.
 */
public final class ArrayState extends LocalState {

	private static final int PAGE = 1024;
	private static final int SET = 0;
	private static final int CLEARED = 1;

	private final int length;
	private final EntryLayout layout;
	private final int words;
	private long[][] pages;
	private final int indexed;
	private final long[] scratch;

	ArrayState(LocalStore store, State state) {
		super(store, state);
		boolean register = state.kind() == StateKind.REGISTER;
		if (!register && (state.capacity() < 1 || state.capacity() > 1 << 28)) {
			throw new CoraException(Diagnostic.error("state-too-large",
					state.name() + " has " + state.capacity() + " elements; an executor takes 1 to " + (1 << 28), state.where()));
		}
		length = register ? 1 : (int) state.capacity();
		indexed = register ? 0 : 1;
		layout = new EntryLayout(state.valueSlots());
		words = layout.words();
		pages = new long[(length + PAGE - 1) / PAGE][];
		scratch = new long[layout.slots()];
	}

	private long index(long[] registers, int[] arguments) {
		return indexed == 0 ? 0 : registers[arguments[0]];
	}

	private boolean isInside(long index) {
		return index >= 0 && index < length;
	}

	/** Reads an element into the result registers: zeroes out of range. */
	public void load(long[] registers, int[] arguments, int[] results) {
		long index = index(registers, arguments);
		long[] page = isInside(index) ? pages[(int) index / PAGE] : null;
		int at = (int) (index % PAGE) * words;
		for (int i = 0; i < results.length; i++) {
			registers[results[i]] = page == null ? 0 : layout.get(page, at, i);
		}
	}

	/** Writes an element; does nothing out of range. */
	public void store(long[] registers, int[] arguments) {
		long index = index(registers, arguments);
		if (!isInside(index)) {
			return;
		}
		long[] page = page((int) index);
		int at = (int) index % PAGE * words;
		if (journal.isRecording()) {
			for (int w = 0; w < words; w++) {
				journal.push(page[at + w]);
			}
			journal.push(index);
			journal.pushChange(state.index(), SET);
		}
		for (int i = 0; i < layout.slots(); i++) {
			layout.set(page, at, i, registers[arguments[indexed + i]]);
		}
	}

	private long[] page(int index) {
		long[] page = pages[index / PAGE];
		if (page == null) {
			page = new long[Math.min(PAGE, length) * words];
			pages[index / PAGE] = page;
		}
		return page;
	}

	@Override
	public long size() {
		return length;
	}

	@Override
	public void clear() {
		if (journal.isRecording()) {
			journal.keep(pages);
			journal.pushChange(state.index(), CLEARED);
		}
		pages = new long[pages.length][];
	}

	@Override
	void undo(int change, Journal from) {
		if (change == CLEARED) {
			pages = (long[][]) from.restore();
			return;
		}
		int index = (int) from.pop();
		long[] page = page(index);
		for (int w = words - 1; w >= 0; w--) {
			page[index % PAGE * words + w] = from.pop();
		}
	}

	@Override
	int merge(LocalState other) {
		add(other, 1);
		return 0;
	}

	@Override
	void subtract(LocalState other) {
		add(other, -1);
	}

	private void add(LocalState other, int sign) {
		ArrayState that = (ArrayState) other;
		for (int p = 0; p < pages.length; p++) {
			long[] added = that.pages[p];
			for (int at = 0; added != null && at < added.length; at += words) {
				long[] page = page(p * PAGE);
				for (int i = 0; i < layout.slots(); i++) {
					layout.set(page, at, i, layout.get(page, at, i) + sign * layout.get(added, at, i));
				}
			}
		}
	}

	/** Elements that aren't 0. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[indexed];
		for (int index = 0; index < length; index++) {
			long[] page = pages[index / PAGE];
			if (page == null) {
				index += PAGE - 1;
				continue;
			}
			layout.unpack(page, index % PAGE * words, scratch);
			if (!isZero()) {
				if (indexed > 0) {
					key[0] = index;
				}
				visitor.entry(key, scratch, Long.MAX_VALUE, -1);
			}
		}
	}

	private boolean isZero() {
		for (long scalar : scratch) {
			if (scalar != 0) {
				return false;
			}
		}
		return true;
	}
}
