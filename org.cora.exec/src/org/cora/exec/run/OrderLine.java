// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import org.cora.exec.state.PoolDivision;

/** One line of an order log. */
public sealed interface OrderLine {

	/**
	 * A packet's handler ran.
	 *
	 * @param index   index of the packet in the capture beside the log, from 0
	 * @param time    its ingress time in nanoseconds
	 * @param port    index of the port it came in by
	 * @param side    the side that handled it
	 * @param verdict as {@link org.cora.exec.Verdict#toString} says it
	 * @param crc     CRC-32 of its bytes as they left; 0 unless it was forwarded
	 */
	record Handled(long index, long time, int port, int side, String verdict, long crc) implements OrderLine {
	}

	/** A packet that no handler saw, as a queue was full. */
	record Lost(long index) implements OrderLine {
	}

	/**
	 * An entry timed out.
	 *
	 * @param state the state's name
	 * @param key   its key's scalars
	 * @param time  its deadline in nanoseconds
	 * @param side  the side it was on
	 */
	record Expired(String state, long[] key, long time, int side) implements OrderLine {
	}

	/**
	 * A timer's handler ran.
	 *
	 * @param timer its number in the NF
	 * @param time  the time that was due, in nanoseconds
	 * @param side  the side it ran on
	 */
	record Fired(int timer, long time, int side) implements OrderLine {
	}

	/**
	 * The card was reset, which took back some of what it had done: what follows can't be done again on one store.
	 *
	 * @param time when, in nanoseconds
	 */
	record Reset(long time) implements OrderLine {
	}

	/**
	 * Another version of the program took over, with the states of the one before.
	 *
	 * @param time        when, in nanoseconds
	 * @param fingerprint of the version's IR
	 * @param division    how its pools are divided
	 */
	record Upgraded(long time, String fingerprint, PoolDivision division) implements OrderLine {
	}

	/**
	 * Another plan took over, which divides pools in another way.
	 *
	 * @param time     when, in nanoseconds
	 * @param division of the same pools into as many shards
	 */
	record Divided(long time, PoolDivision division) implements OrderLine {
	}

	/**
	 * The end.
	 *
	 * @param digest digest of the final state, merged over all sides
	 */
	record End(long digest) implements OrderLine {
	}
}
