// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.ir.program.State;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Routine;
import org.cora.sim.resource.EntryLocks;
import org.cora.sim.resource.SerialServer;

/** Things that all cores of a side share and that serve one request after the other: memories, hot addresses, locks; and locks of entries. */
final class Servers {

	private final Map<String, Integer> indexes = new LinkedHashMap<>();
	private SerialServer[] servers = {};
	private final Map<String, Integer> lockIndexes = new LinkedHashMap<>();
	private EntryLocks[] locks = {};

	int memory(boolean nic, MemoryLevel level) {
		return named(side(nic) + "memory " + level.getName());
	}

	int address(boolean nic, State state) {
		return named(side(nic) + "memory address of " + state.name());
	}

	/** The entry that all calls of a routine meet at. */
	int address(Routine routine) {
		return named(side(true) + "memory address of " + routine.getName());
	}

	/** The one lock of a state. */
	int lock(boolean nic, State state) {
		return named(lockName(nic, state));
	}

	/** The locks of a state's entries, see {@link #locks}. */
	int entryLocks(boolean nic, State state) {
		return lockIndexes.computeIfAbsent(lockName(nic, state), n -> {
			locks = Arrays.copyOf(locks, locks.length + 1);
			locks[locks.length - 1] = new EntryLocks(n);
			return locks.length - 1;
		});
	}

	private static String lockName(boolean nic, State state) {
		return side(nic) + "lock of " + state.name();
	}

	private static String side(boolean nic) {
		return nic ? "nic " : "host ";
	}

	private int named(String name) {
		return indexes.computeIfAbsent(name, n -> {
			servers = Arrays.copyOf(servers, servers.length + 1);
			servers[servers.length - 1] = new SerialServer(n);
			return servers.length - 1;
		});
	}

	SerialServer get(int index) {
		return servers[index];
	}

	/** The locks of a state's entries. */
	EntryLocks locks(int index) {
		return locks[index];
	}

	/**
	 * Takes the locks of a stretch one after the other, all of one entry's accesses together.
	 *
	 * @param met hashes of the keys of entries, as the stretch numbers them
	 * @return for how long the last one is waited for, picoseconds
	 */
	long takeLocks(PathCost.Segment work, long[] met, long nowNanos) {
		long wait = 0;
		for (int i = 0; i < work.locks().length; i++) {
			if (firstOfEntry(work, met, i) == i) {
				wait = Math.max(wait, locks[work.locks()[i]].take(met[work.met()[i]], nowNanos, held(work, met, i)));
			}
		}
		return wait;
	}

	private static int firstOfEntry(PathCost.Segment work, long[] met, int access) {
		int first = 0;
		while (!isSameEntry(work, met, first, access)) {
			first++;
		}
		return first;
	}

	private static long held(PathCost.Segment work, long[] met, int first) {
		long held = 0;
		for (int i = first; i < work.locks().length; i++) {
			held += isSameEntry(work, met, first, i) ? work.lockPicos()[i] : 0;
		}
		return held;
	}

	private static boolean isSameEntry(PathCost.Segment work, long[] met, int one, int other) {
		return work.locks()[one] == work.locks()[other] && met[work.met()[one]] == met[work.met()[other]];
	}

	/** For how long each was busy so far, nanoseconds, by name: of a state's locks the busiest. */
	void busy(Map<String, Double> into, long nowNanos) {
		for (SerialServer server : servers) {
			into.put(server.name(), (double) server.busyNanos(nowNanos));
		}
		for (EntryLocks lock : locks) {
			into.merge(lock.name(), (double) lock.busiestNanos(nowNanos), Math::max);
		}
	}
}
