// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.state.Hash;

/**
 * What a packet's flow is known by: a kind and some 64-bit words. Reused: whoever wants to keep one takes a copy. Equal by
 * content.
 */
public final class FlowIdentity {

	/** Where the words come from. */
	public enum Kind {
		/** The program's {@code flow by}; its words packed. */
		DECLARED,
		/** IPv4 addresses, ports (0 without) and protocol, the same for both directions. */
		IPV4,
		/** IPv6 likewise. */
		IPV6,
		/** Ethernet addresses and type, the same for both directions. */
		ETHERNET,
		/** Nothing is known of the packet. */
		NONE
	}

	/** Most words an identity can have. */
	public static final int MAX_WORDS = 8;

	private final long[] words = new long[MAX_WORDS];
	private Kind kind = Kind.NONE;
	private int length;

	/** Starts over with no word. */
	public void begin(Kind newKind) {
		kind = newKind;
		length = 0;
	}

	/** Appends a word. */
	public void add(long word) {
		words[length++] = word;
	}

	public Kind kind() {
		return kind;
	}

	/** Number of words. */
	public int length() {
		return length;
	}

	public long word(int index) {
		return words[index];
	}

	public void copyFrom(FlowIdentity other) {
		kind = other.kind;
		length = other.length;
		System.arraycopy(other.words, 0, words, 0, length);
	}

	/** A copy to keep. */
	public FlowIdentity copy() {
		FlowIdentity copy = new FlowIdentity();
		copy.copyFrom(this);
		return copy;
	}

	/** 64 well-mixed bits; the same on every machine. */
	public long hash64() {
		long hash = Hash.mix(kind.ordinal());
		for (int i = 0; i < length; i++) {
			hash = Hash.combine(hash, words[i]);
		}
		return hash;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FlowIdentity that && kind == that.kind && length == that.length
				&& Arrays.equals(words, 0, length, that.words, 0, length);
	}

	@Override
	public int hashCode() {
		return (int) hash64();
	}

	@Override
	public String toString() {
		return kind + Arrays.toString(Arrays.copyOf(words, length));
	}
}
