// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.type.Types;

/**
 * A meter lets a packet through exactly if in every span of time that ends with it no more has gone through than a burst
 * and what the rate gives in that span: the arrival curve of a token bucket (RFC 2698; Le Boudec and Thiran, Network
 * Calculus, section 1.2).
 */
class MeterProperties {

	private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

	private record Taken(long units, long at) {
	}

	private static boolean conforms(TokenBucket bucket, List<Taken> before, long units, long now) {
		BigInteger sum = BigInteger.valueOf(units);
		BigInteger each = BigInteger.valueOf(bucket.each());
		if (units > bucket.burst()) {
			return false;
		}
		for (int i = before.size() - 1; i >= 0; i--) {
			sum = sum.add(BigInteger.valueOf(before.get(i).units()));
			BigInteger used = sum.multiply(each).multiply(BILLION);
			BigInteger given = BigInteger.valueOf(bucket.burst()).multiply(each).multiply(BILLION)
					.add(BigInteger.valueOf(bucket.perSecond()).multiply(BigInteger.valueOf(now - before.get(i).at())));
			if (used.compareTo(given) > 0) {
				return false;
			}
		}
		return true;
	}

	private static boolean take(MeterState meter, long key, long units, long now) {
		return meter.spend(new long[] {key, units}, new int[] {0, 1}, now, -1);
	}

	@Property(tries = 300)
	void whatGoesThroughKeepsToTheArrivalCurve(@ForAll long seed, @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long rate,
			@ForAll @LongRange(min = 1, max = 1_000_000_000L) long burst, @ForAll boolean bytes) {
		Random random = new Random(seed);
		TokenBucket bucket = new TokenBucket(Math.max(rate, burst / 1000), bytes ? 8 : 1, burst);
		LocalStore store = new StateBuilder().meter("m", Types.U32, 4, bucket).store();
		MeterState meter = (MeterState) store.state(0);
		List<Taken> taken = new ArrayList<>();
		long now = 1_700_000_000_000_000_000L;
		for (int i = 0; i < 60; i++) {
			now += (long) (random.nextDouble() * random.nextDouble() * bucket.fillNanos() * (random.nextInt(20) == 0 ? 3 : 0.2));
			while (store.nextDeadline() <= now) {
				store.remove(store.expiring(), store.nextToExpire());
			}
			long units = 1 + (long) (random.nextDouble() * random.nextDouble() * burst * (random.nextInt(9) == 0 ? 1.3 : 0.4));
			boolean expected = conforms(bucket, taken, units, now);
			assertEquals(expected, take(meter, 7, units, now));
			if (expected) {
				taken.add(new Taken(units, now));
			}
		}
	}

	@Example
	void aFullTableLetsLessThroughNeverMore() {
		LocalStore store = new StateBuilder().meter("m", Types.U32, 2, new TokenBucket(1000, 1, 10)).store();
		MeterState meter = (MeterState) store.state(0);
		assertTrue(take(meter, 1, 1, 0));
		assertTrue(take(meter, 2, 10, 0));
		assertFalse(take(meter, 3, 1, 0), "two keys have a bucket, there is room for no more");
		assertTrue(take(meter, 3, 0, 0), "nothing can always be taken");
		assertTrue(take(meter, 1, 1, 999_999_999));
		assertEquals(1_000_000_000L, store.nextDeadline());
		store.remove(store.expiring(), store.nextToExpire());
		assertTrue(take(meter, 3, 1, 1_000_000_000));
		assertEquals(2, meter.size());
	}

	@Example
	void timeThatGoesBackBringsNothing() {
		MeterState meter = (MeterState) new StateBuilder().meter("m", Types.U32, 2, new TokenBucket(1_000_000_000, 1, 10)).store().state(0);
		assertTrue(take(meter, 1, 10, 100));
		assertFalse(take(meter, 1, 1, 50));
		assertTrue(take(meter, 1, 1, 101));
		assertFalse(take(meter, 1, 1, 100));
	}

	@Property(tries = 100)
	void undoneAndMovedItIsTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
		StateBuilder states = new StateBuilder().meter("m", Types.U32, 8, new TokenBucket(1_000, 1, 5));
		LocalStore store = states.store();
		MeterState meter = (MeterState) store.state(0);
		Random random = new Random(seed);
		long now = 0;
		for (int i = 0; i < steps; i++) {
			now += random.nextInt(2_000_000);
			long key = random.nextInt(12);
			long before = store.digest();
			store.begin();
			meter.spend(new long[] {key, random.nextInt(7)}, new int[] {0, 1}, now, (int) key);
			store.rollback();
			assertEquals(before, store.digest());
			meter.spend(new long[] {key, random.nextInt(7)}, new int[] {0, 1}, now, (int) key);
		}
		LocalStore other = states.store();
		long digest = store.digest();
		FlowStateBuffer buffer = new FlowStateBuffer();
		for (int flow = 0; flow < 12; flow += 2) {
			buffer.clear();
			store.extractFlow(flow, -1L, buffer);
			assertTrue(other.installFlow(buffer, flow));
		}
		assertEquals(0, other.merge(store));
		assertEquals(digest, other.digest());
	}
}
