// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an instruction can do to a state. {@code key…} stands for one register per key slot, {@code value…} for one per
 * value slot, {@code →} separates arguments from results. {@code found} and {@code ok} are one-bit results.
 * {@code entry} is a handle, good until the next {@link #INSERT} or {@link #REMOVE} on the same state or the end of the
 * handler.
 */
public enum StateAction {
	/** {@code key… → found, entry}; refreshes the entry it finds. Map, lru; lpm, where nothing is refreshed. */
	FIND(false),
	/** {@code key… → found, entry}; refreshes nothing. Map, lru, lpm. */
	PEEK(false),
	/** {@code key… → found}; only refreshes. Map, lru. */
	TOUCH(false),
	/** {@code key…, value… → ok, entry}; replaces the whole value where the key is there already. Map, lru. */
	INSERT(true),
	/** {@code key… → found}. Map, lru. */
	REMOVE(true),
	/** {@code entry → one value slot}; the slot's index is {@code Access.slot}. Map, lru, lpm. */
	READ(false),
	/** {@code entry, one value slot →}; the slot's index is {@code Access.slot}. Map, lru. */
	WRITE(true),
	/** {@code index → value…}; zero where the index is out of range. Array; register without the index. */
	LOAD(false),
	/** {@code index, value… →}; nothing happens where the index is out of range. Array; register without the index. */
	STORE(true),
	/** {@code key…, amount →}. Counter. For countmin {@code key…, amount → new estimate}. */
	ADD(true),
	/** {@code key… → sum or estimate}. Counter, countmin. */
	COUNT(false),
	/**
	 * {@code key…, amount → ok}; takes so much out of the key's bucket, or nothing if there is less in it, or no room for
	 * one more bucket. Meter.
	 */
	SPEND(true),
	/** {@code key… →}; puts a key in. Bloom. */
	MARK(true),
	/** {@code key… → found}; may be 1 for a key that was never put in. Bloom. */
	CONTAINS(false),
	/**
	 * Nothing in it any more, sums and elements 0, buckets full. Entries of a map or lru go as if removed one by one, with
	 * those tied to them. Map, lru, meter, counter, countmin, bloom, array, queue.
	 */
	CLEAR(true),
	/** {@code value… → ok}; puts a value at the end, unless the queue is full. Queue. */
	PUSH(true),
	/** {@code → ok, value…}; takes the first value out, zeroes if there is none. Queue. */
	POP(true),
	/** {@code → ok, item…}. Pool. */
	TAKE(true),
	/** {@code item… →}; ignored for an item that isn't out. Pool. */
	GIVE(true);

	private static final Set<StateKind> TABLES = EnumSet.of(StateKind.MAP, StateKind.LRU);
	private static final Set<StateKind> LOOK_UPS = EnumSet.of(StateKind.MAP, StateKind.LRU, StateKind.LPM);

	private final boolean writes;

	StateAction(boolean writes) {
		this.writes = writes;
	}

	/** Whether it changes what the program can observe later; refreshing a timeout doesn't count. */
	public boolean writes() {
		return writes;
	}

	/** What people call it: the language's word where an operation has one, otherwise its own name. */
	public String word() {
		return switch (this) {
			case SPEND -> "take";
			case MARK -> "add";
			default -> name().toLowerCase(Locale.ROOT);
		};
	}

	/** The kinds of state it can be done to. */
	public Set<StateKind> kinds() {
		return switch (this) {
			case FIND, PEEK, READ -> LOOK_UPS;
			case TOUCH, INSERT, REMOVE, WRITE -> TABLES;
			case LOAD, STORE -> EnumSet.of(StateKind.ARRAY, StateKind.REGISTER);
			case ADD, COUNT -> EnumSet.of(StateKind.COUNTER, StateKind.COUNTMIN);
			case SPEND -> EnumSet.of(StateKind.METER);
			case MARK, CONTAINS -> EnumSet.of(StateKind.BLOOM);
			case CLEAR -> EnumSet.of(StateKind.MAP, StateKind.LRU, StateKind.METER, StateKind.COUNTER, StateKind.COUNTMIN, StateKind.BLOOM, StateKind.ARRAY,
					StateKind.QUEUE);
			case PUSH, POP -> EnumSet.of(StateKind.QUEUE);
			case TAKE, GIVE -> EnumSet.of(StateKind.POOL);
		};
	}
}
