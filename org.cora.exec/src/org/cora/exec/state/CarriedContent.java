// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.ir.program.StateKind;

/** Has the content of states go over to another version of the program, field by field: of all that are no maps, which do it themselves. */
final class CarriedContent {

	private CarriedContent() {
	}

	/** Fills an empty state with what the same state of the version before has. */
	static void carry(LocalState from, LocalState to, VersionChange.Carried how) {
		switch (to.state().kind()) {
			case COUNTMIN, BLOOM -> to.merge(from);
			case POOL -> ((PoolState) to).takeOver((PoolState) from);
			case COUNTER -> carryCounter((CounterState) from, (CounterState) to, how);
			case ARRAY, REGISTER, QUEUE -> carryValues(from, to, how);
			default -> throw new IllegalStateException(to + " has no content that goes over");
		}
	}

	private static void carryCounter(CounterState from, CounterState to, VersionChange.Carried how) {
		int keys = how.key().length;
		long[] registers = new long[keys + 1];
		int[] arguments = numbers(keys + 1);
		from.forEach((key, value, deadline, flow) -> {
			if (key == null) {
				to.overflows(value[0]);
				return;
			}
			map(key, how.key(), registers, 0);
			registers[keys] = value[0];
			to.add(registers, arguments);
		});
	}

	private static void carryValues(LocalState from, LocalState to, VersionChange.Carried how) {
		boolean indexed = to.state().kind() == StateKind.ARRAY;
		int first = indexed ? 1 : 0;
		long[] registers = new long[first + how.value().length];
		int[] arguments = numbers(registers.length);
		from.forEach((key, value, deadline, flow) -> {
			registers[0] = indexed ? key[0] : 0;
			map(value, how.value(), registers, first);
			if (to instanceof QueueState queue) {
				queue.push(registers, arguments);
			} else {
				((ArrayState) to).store(registers, arguments);
			}
		});
	}

	private static int[] numbers(int count) {
		int[] numbers = new int[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = i;
		}
		return numbers;
	}

	/** Puts scalars where they belong in the version after. */
	static void map(long[] scalars, int[] from, long[] into, int begin) {
		for (int i = 0; i < from.length; i++) {
			into[begin + i] = from[i] < 0 ? 0 : scalars[from[i]];
		}
	}
}
