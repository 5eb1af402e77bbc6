// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;

/** What keeps a model from being used at all: missing clocks, no cores, caches of memories that don't exist. */
public final class ModelCheck {

	private ModelCheck() {
	}

	/** Sentences about what is wrong; none for a model that can be used. A small card isn't wrong, it only holds little. */
	public static List<String> problems(Platform platform) {
		List<String> problems = new ArrayList<>();
		String name = platform.getName() == null ? "the model" : platform.getName();
		positive(problems, name, "clock", platform.getClock());
		positive(problems, name, "cores", platform.getCores());
		positive(problems, name, "threads-per-core", platform.getThreadsPerCore());
		positive(problems, name, "knee-sharpness", platform.getKneeSharpness());
		positive(problems, name, "memory-parallelism", platform.getMemoryParallelism());
		memories(problems, name, platform);
		if (platform instanceof NicModel nic) {
			positive(problems, name, "line-rate", nic.getLineRate());
			positive(problems, name, "max-packet-rate", nic.getMaxPacketRate());
			if (nic.getPcie() == null) {
				problems.add(name + " has no pcie block, so no packet can reach the host");
			}
		}
		return problems;
	}

	private static void memories(List<String> problems, String name, Platform platform) {
		Set<String> names = new HashSet<>();
		for (MemoryLevel level : platform.getMemory()) {
			if (!names.add(level.getName())) {
				problems.add(name + " has two memories named " + level.getName());
			}
		}
		for (MemoryLevel level : platform.getMemory()) {
			if (level.getCaches() != null && !names.contains(level.getCaches())) {
				problems.add(name + ": " + level.getName() + " caches " + level.getCaches() + ", which doesn't exist");
			}
			if (level.getAccessBytes() < 1) {
				problems.add(name + ": access-bytes of " + level.getName() + " must be above 0");
			}
		}
		if (platform instanceof HostModel && new MemoryModel(platform).shared().isEmpty()) {
			problems.add(name + " has no memory for state");
		}
	}

	private static void positive(List<String> problems, String name, String figure, double value) {
		if (!(value > 0)) {
			problems.add(name + " needs " + figure + " above 0");
		}
	}
}
