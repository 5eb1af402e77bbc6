// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What has to be done to take back a handler's effects: a stack of numbers. Each change pushes its own facts and then
 * who is to undo it; undoing pops them in the reverse order.
 */
final class Journal {

	private long[] stack = new long[64];
	private int size;
	private final ArrayDeque<Object> replaced = new ArrayDeque<>();
	private boolean recording;

	boolean isRecording() {
		return recording;
	}

	void begin() {
		size = 0;
		forget();
		recording = true;
	}

	/** Keeps the effects. */
	void commit() {
		recording = false;
		forget();
	}

	/** Mostly there is nothing, and then this costs nothing. */
	private void forget() {
		if (!replaced.isEmpty()) {
			replaced.clear();
		}
	}

	void push(long fact) {
		if (size == stack.length) {
			stack = Arrays.copyOf(stack, size * 2);
		}
		stack[size++] = fact;
	}

	/** Ends a change: the state of that index will be asked to undo {@code change}. */
	void pushChange(int state, int change) {
		push((long) state << 8 | change);
	}

	/** Keeps what a state held before it was cleared; pops last in, first out, apart from the numbers. */
	void keep(Object content) {
		replaced.push(content);
	}

	Object restore() {
		return replaced.pop();
	}

	long pop() {
		return stack[--size];
	}

	/** Takes everything back. */
	void rollback(LocalState[] states) {
		recording = false;
		while (size > 0) {
			long head = pop();
			states[(int) (head >>> 8)].undo((int) head & 0xff, this);
		}
	}
}
