// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.Random;
import org.cora.exec.state.Hash;

/**
 * What any stateful network function costs at least: to find the entry of a packet's flow and count in it. A bare loop over
 * an open-addressing table of keys of two words and records of eight, with nothing around it.
 */
final class ProbeFloor {

	private static final int RECORD = 8;
	private static final int PROBES = 1 << 20;
	private static final int BATCH = 1 << 16;

	private final int[] index;
	private final long[] records;
	private final long[] sought;

	ProbeFloor(int flows, long seed) {
		index = new int[Integer.highestOneBit(flows) * 4];
		records = new long[(flows + 1) * RECORD];
		for (int flow = 1; flow <= flows; flow++) {
			records[flow * RECORD] = first(flow);
			records[flow * RECORD + 1] = flow;
			int at = hash(first(flow), flow) & index.length - 1;
			while (index[at] != 0) {
				at = at + 1 & index.length - 1;
			}
			index[at] = flow;
		}
		Random random = new Random(seed);
		sought = new long[PROBES];
		for (int i = 0; i < PROBES; i++) {
			sought[i] = 1 + random.nextInt(flows);
		}
	}

	private static long first(long flow) {
		return Hash.mix(flow);
	}

	private static int hash(long first, long second) {
		return (int) (Hash.combine(Hash.mix(first), second) >>> 32);
	}

	/** Probes for so many seconds of the thread's own time. */
	SpeedRow measure(long flows, double seconds) {
		probe(0, PROBES);
		Stopwatch watch = new Stopwatch();
		long done = 0;
		while (watch.ownSeconds() < seconds) {
			probe((int) (done & PROBES - 1), BATCH);
			done += BATCH;
		}
		return watch.row("", flows, "floor", "", done, 1);
	}

	private void probe(int from, int count) {
		int mask = index.length - 1;
		for (int i = from; i < from + count; i++) {
			long second = sought[i];
			long first = first(second);
			int at = hash(first, second) & mask;
			int record = index[at] * RECORD;
			while (records[record] != first || records[record + 1] != second) {
				at = at + 1 & mask;
				record = index[at] * RECORD;
			}
			records[record + RECORD - 1]++;
		}
	}
}
