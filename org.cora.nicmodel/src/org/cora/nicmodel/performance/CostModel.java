// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.OperationCost;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.StateOperationCost;

/**
 * What the operations of a program cost on one platform. Reads the model once; immutable afterwards. Both the planner
 * and the simulator charge by it.
 */
public final class CostModel {

	private static final String DEFAULT = "default";

	private final Platform platform;
	private final Map<String, OperationCost> operations = new HashMap<>();
	private final Map<String, StateOperationCost> stateOperations = new HashMap<>();
	private final int accessBytes;

	/** @param platform a model that {@link ModelCheck} finds nothing wrong with */
	public CostModel(Platform platform) {
		this.platform = platform;
		platform.getOperation().forEach(o -> operations.put(o.getName(), o));
		platform.getStateOperation().forEach(o -> stateOperations.put(o.getName(), o));
		this.accessBytes = platform.getMemory().stream().filter(m -> m.getCaches() == null)
				.mapToInt(MemoryLevel::getAccessBytes).filter(b -> b > 0).max().orElse(64);
	}

	/** The platform that the costs are of. */
	public Platform platform() {
		return platform;
	}

	/** Issue cycles of an instruction; of a state access 0, see {@link #access}. */
	public double cycles(Instruction instruction) {
		return instruction instanceof Instruction.Access ? 0 : operation(nameOf(instruction))
				.map(OperationCost::getCycles).orElse(0.0);
	}

	/** Issue cycles of the end of a block: a branch costs one, everything else nothing beside the fixed cycles per packet. */
	public double cycles(Terminator terminator) {
		return terminator instanceof Terminator.Branch ? operation("branch").map(OperationCost::getCycles).orElse(0.0)
				: 0;
	}

	/**
	 * What an access costs. An entry longer than what one memory access moves takes one more read (or write) for every
	 * further part; a sketch pays for every row, a longest-prefix match for every level of its search tree.
	 */
	public AccessCost access(State state, StateAction action) {
		Optional<StateOperationCost> found = stateOperation(state, action);
		if (found.isEmpty()) {
			return new AccessCost(0, 0, 0, 0);
		}
		StateOperationCost cost = found.get();
		int more = touchesWholeEntry(action) && state.kind() != StateKind.LPM ? (Math.max(1, state.entryBytes()) - 1) / accessBytes : 0;
		int rows = state.kind() == StateKind.LPM && touchesWholeEntry(action) ? levels(state) : Math.max(1, state.rows());
		double reads = cost.getReads() + (cost.getReads() > 0 ? more : 0);
		double writes = cost.getWrites() + (cost.getWrites() > 0 && action == StateAction.INSERT ? more : 0);
		return new AccessCost(cost.getCycles() * rows, reads * rows, writes * rows, cost.getAtomics() * rows);
	}

	/**
	 * Memory accesses of a look-up in a search tree over two ranges of addresses for each prefix, with as many keys in a
	 * node as one access moves, and one more for the value: B-tree of Bayer and McCreight, Acta Informatica 1 (1972).
	 */
	private int levels(State state) {
		double ranges = 2.0 * state.capacity() + 1;
		double ways = Math.max(2, accessBytes / state.key().bytes() + 1);
		return (int) Math.ceil(Math.log(ranges) / Math.log(ways)) + 1;
	}

	private static boolean touchesWholeEntry(StateAction action) {
		return switch (action) {
			case FIND, PEEK, INSERT, SPEND, LOAD, STORE, PUSH, POP -> true;
			default -> false;
		};
	}

	/** Name of the operation that the platform lacks for this instruction, if it lacks one. */
	public Optional<String> missing(Nf nf, Instruction instruction) {
		if (instruction instanceof Instruction.Access access) {
			State state = nf.states().get(access.state());
			return stateOperation(state, access.action()).filter(o -> !o.isSupported())
					.map(o -> state.kind().word() + " " + access.action().word());
		}
		return operation(nameOf(instruction)).filter(o -> !o.isSupported()).map(OperationCost::getName);
	}

	private Optional<OperationCost> operation(String name) {
		OperationCost cost = operations.get(name);
		return Optional.ofNullable(cost != null ? cost : operations.get(DEFAULT));
	}

	private Optional<StateOperationCost> stateOperation(State state, StateAction action) {
		StateOperationCost cost = stateOperations.get(state.kind().word() + "-" + lower(action));
		if (cost == null) {
			cost = stateOperations.get(lower(action));
		}
		return Optional.ofNullable(cost != null ? cost : stateOperations.get(DEFAULT));
	}

	private static String lower(StateAction action) {
		return action.name().toLowerCase(Locale.ROOT);
	}

	/** Names of the operations that programs have, as {@link #nameOf} gives them. */
	public static List<String> operations() {
		return List.of("alu", "multiply", "divide", "branch", "loadField", "storeField", "copy", "reshape");
	}

	/** Name that NIC models use for the operation of an instruction that isn't a state access. */
	static String nameOf(Instruction instruction) {
		if (instruction instanceof Instruction.Binary binary) {
			BinaryOperator operator = binary.operator();
			return switch (operator) {
				case MULTIPLY -> "multiply";
				case DIVIDE, REMAINDER -> "divide";
				default -> "alu";
			};
		}
		if (instruction instanceof Instruction.LoadField) {
			return "loadField";
		}
		return instruction instanceof PacketOperation operation ? nameOf(operation)
				: instruction instanceof Instruction.StoreField ? "storeField" : "alu";
	}

	/** Copying is charged where the copy leaves. */
	private static String nameOf(PacketOperation operation) {
		if (operation instanceof PacketOperation.LoadPayload) {
			return "loadField";
		} else if (operation instanceof PacketOperation.StorePayload) {
			return "storeField";
		} else if (operation instanceof PacketOperation.Emit) {
			return "copy";
		}
		boolean bracket = operation instanceof PacketOperation.BeginCopy || operation instanceof PacketOperation.EndCopy;
		return bracket ? "alu" : "reshape";
	}
}
