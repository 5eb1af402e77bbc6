// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.state.Hash;

/**
 * What a packet's flow is known by: a kind and some scalars. Reused: whoever wants to keep one takes a copy. Equal by
 * content.
 */
public final class FlowIdentity {

	/** Where the scalars come from. */
	public enum Kind {
		/** The program's {@code flow by}. */
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

	/** Most scalars an identity can have. */
	public static final int MAX_SCALARS = 16;

	private final long[] scalars = new long[MAX_SCALARS];
	private Kind kind = Kind.NONE;
	private int length;

	/** Starts over with no scalars. */
	public void begin(Kind newKind) {
		kind = newKind;
		length = 0;
	}

	/** Appends a scalar. */
	public void add(long scalar) {
		scalars[length++] = scalar;
	}

	public Kind kind() {
		return kind;
	}

	/** Number of scalars. */
	public int length() {
		return length;
	}

	public long scalar(int index) {
		return scalars[index];
	}

	public void copyFrom(FlowIdentity other) {
		kind = other.kind;
		length = other.length;
		System.arraycopy(other.scalars, 0, scalars, 0, length);
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
			hash = Hash.combine(hash, scalars[i]);
		}
		return hash;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FlowIdentity that && kind == that.kind && length == that.length
				&& Arrays.equals(scalars, 0, length, that.scalars, 0, length);
	}

	@Override
	public int hashCode() {
		return (int) hash64();
	}

	@Override
	public String toString() {
		return kind + Arrays.toString(Arrays.copyOf(scalars, length));
	}
}
