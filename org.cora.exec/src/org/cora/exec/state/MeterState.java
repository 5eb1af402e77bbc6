// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.ir.program.State;
import org.cora.ir.program.TokenBucket;

/**
 * A token bucket per key. A bucket is kept like an entry of a map, with what is missing in it and when; whoever has none
 * has a full one. It is forgotten when it wasn't asked for as long as it takes to fill, which changes nothing.
 */
public final class MeterState extends MapState {

	private static final int MISSING = 0;
	private static final int AT = 1;

	private final TokenBucket bucket;
	private final long full;
	private final long[] value = new long[2];

	MeterState(LocalStore store, State state) {
		super(store, state);
		bucket = state.bucket().orElseThrow();
		full = bucket.full();
	}

	/**
	 * Takes tokens, all or none. Time that goes back brings none.
	 *
	 * @param arguments registers of the key's scalars and, last, of the units to take
	 * @return whether they were there; false also where a key has no bucket and there is no room for one
	 */
	public boolean spend(long[] registers, int[] arguments, long now, int flow) {
		long units = registers[arguments[arguments.length - 1]];
		int entry = find(registers, arguments);
		if (entry != 0) {
			refresh(entry, now);
		}
		if (units == 0 || Long.compareUnsigned(units, bucket.burst()) > 0) {
			return units == 0;
		}
		long cost = bucket.cost(units);
		long missing = entry == 0 ? 0 : read(entry, MISSING);
		long at = entry == 0 ? now : read(entry, AT);
		if (now > at) {
			missing = Math.max(0, missing - bucket.refill(now - at));
			at = now;
		}
		if (missing > full - cost) {
			return false;
		}
		value[MISSING] = missing + cost;
		value[AT] = at;
		if (entry == 0) {
			return insert(value, now, flow) != 0;
		}
		write(entry, MISSING, value[MISSING]);
		write(entry, AT, at);
		return true;
	}
}
