// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * What a {@link Dataplane} does that can have a flow handled before all of its state has followed: entries have a part that
 * packets need, and one that they only count in. The counts begin at 0 on the new side, and those of the old one are added
 * when they have come.
 */
public interface PartialState {

	/** Of packed entries what packets need. */
	byte[] needed(byte[] entries);

	/** Of packed entries what is only counted; empty if there is nothing. */
	byte[] counted(byte[] entries);

	/**
	 * Puts of packed entries what packets need into a side's store; their counts are to be {@linkplain #add added}. False if
	 * there is no room; then nothing has changed.
	 *
	 * @param entries whole, as the old side has them: what has crossed is the part that is needed
	 */
	boolean installNeeded(Side side, int flow, byte[] entries);

	/** The counts of a flow have come to a side where it is handled already. */
	void add(Side side, int flow, byte[] counted);
}
