// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.Function;
import org.cora.dsl.typing.Functions;

/** Which functions call which: how deep the calls of each go, or that they never end. */
final class CallGraph {

	private final Map<Function, Set<Function>> callees = new LinkedHashMap<>();
	private final Map<Function, Integer> depths = new HashMap<>();

	/** Of these functions, and those that they call. */
	CallGraph(List<Function> declared) {
		Deque<Function> open = new ArrayDeque<>(declared);
		while (!open.isEmpty()) {
			Function function = open.pop();
			if (!callees.containsKey(function)) {
				Set<Function> called = Functions.calledIn(function);
				callees.put(function, called);
				open.addAll(called);
			}
		}
		measure();
	}

	/** Functions that call nothing have depth 1; one is measured when all that it calls are. */
	private void measure() {
		Map<Function, Integer> pending = new HashMap<>();
		Map<Function, List<Function>> callers = new HashMap<>();
		Deque<Function> ready = new ArrayDeque<>();
		callees.forEach((function, called) -> {
			pending.put(function, called.size());
			called.forEach(callee -> callers.computeIfAbsent(callee, c -> new ArrayList<>()).add(function));
			if (called.isEmpty()) {
				ready.add(function);
			}
		});
		while (!ready.isEmpty()) {
			Function function = ready.pop();
			depths.put(function, 1 + callees.get(function).stream().mapToInt(depths::get).max().orElse(0));
			for (Function caller : callers.getOrDefault(function, List.of())) {
				if (pending.merge(caller, -1, Integer::sum) == 0) {
					ready.add(caller);
				}
			}
		}
	}

	/** How many calls are open at most while the function runs, itself included; 0 if they may never end. */
	int depth(Function function) {
		return depths.getOrDefault(function, 0);
	}

	/** Whether the function calls itself, at least through others. */
	boolean isRecursive(Function function) {
		return depth(function) == 0 && Functions.reachedFrom(function).contains(function);
	}
}
