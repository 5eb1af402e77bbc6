// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cora.exec.state.Hash;
import org.cora.exec.state.WordTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One look-up in a state table, of a key that is there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableProbe {

	private static final int SOUGHT = 1 << 16;

	@Param({ "1000", "100000", "1000000" })
	int entries;

	private WordTable table;
	private int[] sought;
	private int next;
	private final long[] key = new long[2];

	@Setup
	public void fill() {
		table = new WordTable(2, 5);
		for (int i = 0; i < entries; i++) {
			key(i);
			table.insert(key);
		}
		Random random = new Random(1);
		sought = random.ints(SOUGHT, 0, entries).toArray();
	}

	private void key(int number) {
		key[0] = Hash.mix(number);
		key[1] = number;
	}

	@Benchmark
	public long find() {
		key(sought[next++ & SOUGHT - 1]);
		return table.words()[table.restAt(table.find(key))];
	}
}
