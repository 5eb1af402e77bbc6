// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;

/**
 * One state of an NF.
 *
 * @param name           unique in the NF; in a chain qualified by the NF it came from ({@code Nat.out})
 * @param index          position among the NF's states, from 0
 * @param kind           what it is
 * @param key            type of the key; null where there is none (register, pool, array); a countmin gets the one it is used with
 * @param value          type of the value, of a pool's items; {@code u64} for counter and countmin
 * @param capacity       entries, items, or elements; for countmin the number of columns,
 *                       for bloom of bits
 * @param rows           rows of a countmin, hashes of a bloom; otherwise 0
 * @param timeoutNanos   how long an entry lives without being refreshed; 0: for ever
 * @param expiresWith    index of the state whose entries this one's are tied to: the value of an entry here is a key
 *                       there, and goes when that one goes; -1: none
 * @param detail         what only this kind has: the items of a pool, the entries of an lpm, how a meter fills; otherwise
 *                       null
 * @param consistency    what may differ between copies
 * @param staleNanos     for {@link Consistency#STALE} how old a read may be; otherwise 0
 * @param where          where it is declared
 */
public record State(String name, int index, StateKind kind, Type key, Type value, long capacity, int rows,
		long timeoutNanos, int expiresWith, StateDetail detail, Consistency consistency, long staleNanos,
		SourceRange where) {

	public State {
		Objects.requireNonNull(name);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(value);
		Objects.requireNonNull(consistency);
		Objects.requireNonNull(where);
	}

	/** Scalars of the key, none where there is no key. */
	public List<Slot> keySlots() {
		return key == null ? List.of() : key.slots();
	}

	/** Scalars of the value. */
	public List<Slot> valueSlots() {
		return value.slots();
	}

	/** The items of a pool. */
	public Optional<PoolRange> poolRange() {
		return Optional.ofNullable(detail instanceof PoolRange range ? range : null);
	}

	/** How the buckets of a meter fill. */
	public Optional<TokenBucket> bucket() {
		return Optional.ofNullable(detail instanceof TokenBucket bucket ? bucket : null);
	}

	/** The entries of an lpm. */
	public Optional<PrefixTable> prefixes() {
		return Optional.ofNullable(detail instanceof PrefixTable table ? table : null);
	}

	/** Bytes of one entry: key and value packed, without an implementation's overhead. */
	public int entryBytes() {
		return (key == null ? 0 : key.bytes()) + value.bytes();
	}

	/** Bytes of the whole state at capacity, without an implementation's overhead. */
	public long bytes() {
		if (kind == StateKind.BLOOM) {
			return (capacity + 7) / 8;
		}
		return Math.max(1, rows) * capacity * (kind == StateKind.COUNTMIN ? value.bytes() : entryBytes());
	}

	@Override
	public String toString() {
		return name;
	}
}
