// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;

/** What is wrong with a model: figures that are missing or that no hardware has, memories that can't be as they are. */
public final class ModelCheck {

	private static final String DEFAULT = "default";
	private static final Set<String> ACTIONS = Arrays.stream(StateAction.values())
			.map(action -> action.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
	private static final Set<String> KINDS = Arrays.stream(StateKind.values()).map(StateKind::word)
			.collect(Collectors.toUnmodifiableSet());

	private final Platform platform;
	private final String name;
	private final List<ModelProblem> problems = new ArrayList<>();

	private ModelCheck(Platform platform) {
		this.platform = platform;
		this.name = platform.getName() == null ? "the model" : platform.getName();
	}

	/** Sentences about what keeps a model from being used; none for one that can be. A small card isn't wrong. */
	public static List<String> problems(Platform platform) {
		return check(platform).stream().filter(p -> !p.usable()).map(ModelProblem::message).toList();
	}

	/** Everything that is wrong with a model, in the order of the metamodel. */
	public static List<ModelProblem> check(Platform platform) {
		ModelCheck check = new ModelCheck(platform);
		check.all();
		return List.copyOf(check.problems);
	}

	private void all() {
		positive("clock", platform.getClock());
		positive("cores", platform.getCores());
		positive("threads-per-core", platform.getThreadsPerCore());
		positive("knee-sharpness", platform.getKneeSharpness());
		positive("memory-parallelism", platform.getMemoryParallelism());
		new MemoryCheck(platform, name, problems).all();
		operations();
		if (platform instanceof NicModel nic) {
			nic(nic);
		}
	}

	private void nic(NicModel nic) {
		positive("line-rate", nic.getLineRate());
		positive("max-packet-rate", nic.getMaxPacketRate());
		if (nic.getPcie() == null) {
			invalid(name + " has no pcie block, so no packet can reach the host");
		}
		if (nic.getIdleCoreGain() * (nic.getCores() - 1) >= 1) {
			impossible(nic, name + ": with an idle-core-gain of " + nic.getIdleCoreGain()
					+ " one core alone would need no time at all");
		}
		FlowTable table = nic.getFlowTable();
		if (table != null) {
			flowTable(table);
		}
	}

	private void flowTable(FlowTable table) {
		fraction(table, "update-penalty", table.getUpdatePenalty());
		if (table.getEntries() > 0 && !(table.getInsertRate() > 0)) {
			impossible(table, name + ": a flow-table with room for entries needs an insert-rate above 0");
		}
		if (table.getMemory() != null) {
			MemoryLevel memory = platform.getMemory().stream().filter(m -> table.getMemory().equals(m.getName())).findFirst()
					.orElse(null);
			if (memory == null) {
				problems.add(ModelProblem.error(ModelProblem.UNKNOWN_MEMORY, name + ": the flow-table lies in memory "
						+ table.getMemory() + ", which doesn't exist", table));
			} else if (!new MemoryModel(platform).shared().contains(memory)) {
				problems.add(ModelProblem.error(ModelProblem.MEMORY_SCOPE, name + ": the flow-table lies in memory "
						+ table.getMemory() + ", which not every core reaches", table));
			}
		}
	}

	private void operations() {
		platform.getOperation().stream().filter(o -> !CostModel.operations().contains(o.getName()) && !o.getName().equals(DEFAULT))
				.forEach(o -> problems.add(ModelProblem.warning(ModelProblem.UNKNOWN_OPERATION, name + ": no program has an operation '"
						+ o.getName() + "'; there are " + String.join(", ", CostModel.operations()) + " and " + DEFAULT, o)));
		platform.getStateOperation().stream().filter(o -> !isStateOperation(o.getName()))
				.forEach(o -> problems.add(ModelProblem.warning(ModelProblem.UNKNOWN_OPERATION, name + ": no state has an operation '"
						+ o.getName() + "'; names are those of actions, such as find, or of a kind and an action, such as lpm-find",
						o)));
	}

	private static boolean isStateOperation(String operation) {
		int hyphen = operation.indexOf('-');
		return operation.equals(DEFAULT) || ACTIONS.contains(operation)
				|| hyphen > 0 && KINDS.contains(operation.substring(0, hyphen)) && ACTIONS.contains(operation.substring(hyphen + 1));
	}

	private void positive(String figure, double value) {
		if (!(value > 0)) {
			invalid(name + " needs " + figure + " above 0");
		}
	}

	private void fraction(ModelElement element, String figure, double value) {
		if (value > 1) {
			impossible(element, name + ": " + figure + " is more than 100 %");
		}
	}

	private void invalid(String message) {
		problems.add(ModelProblem.error(ModelProblem.INVALID, message, platform));
	}

	private void impossible(ModelElement element, String message) {
		problems.add(ModelProblem.error(ModelProblem.IMPOSSIBLE_FIGURE, message, element));
	}
}
