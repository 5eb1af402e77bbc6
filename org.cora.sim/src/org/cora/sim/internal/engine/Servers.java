// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.State;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.Routine;
import org.cora.sim.resource.SerialServer;

/** Things that all cores of a side share and that serve one request after the other: memories, hot addresses, locks. */
final class Servers {

	private final Map<String, Integer> indexes = new LinkedHashMap<>();
	private SerialServer[] servers = {};

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

	int lock(boolean nic, State state) {
		return named(side(nic) + "lock of " + state.name());
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

	/** All that were used. */
	List<SerialServer> all() {
		return List.of(servers);
	}
}
