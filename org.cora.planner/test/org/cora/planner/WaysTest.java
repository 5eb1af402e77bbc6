// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.exec.ExecutionHook;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.SyntheticTraffic;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.spec.Workload;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.validate.PlanValidator;
import org.junit.jupiter.api.Test;

/** Functions with more ways through them than anybody can tell apart. */
class WaysTest {

	private static final int BITS = 20;
	private static final int MOST_CLASSES = 300;

	/** For each of 20 bits of the addresses and ports a branch: to compute a little, or with {@code counting} to count. */
	private static Nf branches(boolean counting) {
		State counter = new State("seen", 0, StateKind.COUNTER, Types.IPV4, Types.U64, 100_000, 0, 0, -1, null,
				Consistency.MERGEABLE, 0, TestCode.WHERE);
		TestCode code = new TestCode();
		code.branch(code.has(Headers.L4), 2, 1);
		code.end(new Terminator.Pass(TestCode.WHERE));
		Register address = code.load(Headers.IPV4_HEADER, "src");
		Register mixed = code.binary(BinaryOperator.XOR, address, code.load(Headers.IPV4_HEADER, "dst"));
		Register sum = code.register(32);
		for (int bit = 0; bit < BITS; bit++) {
			Register shifted = code.binary(BinaryOperator.SHIFT_RIGHT, mixed, code.constant(bit, 32));
			Register one = code.binary(BinaryOperator.AND, shifted, code.constant(1, 32));
			Register set = code.binary(BinaryOperator.EQUAL, one, code.constant(1, 32));
			int at = code.next();
			code.branch(set, at + 1, at + 2);
			if (counting) {
				code.access(0, StateAction.ADD, 0, List.of(address, code.constant(bit, 64)));
			} else {
				code.copy(sum, code.binary(BinaryOperator.ADD, mixed, code.constant(bit, 32)));
			}
			code.jump(at + 2);
		}
		code.access(0, StateAction.ADD, 0, List.of(address, code.constant(1, 64)));
		code.end(new Terminator.Forward(1, TestCode.WHERE));
		Handler handler = code.build("packet from 0", new Trigger.PacketFrom(0));
		return IrVerifier.verified(new Nf("test.Branches", List.of(new Port("left", 0, TestCode.WHERE), new Port("right", 1,
				TestCode.WHERE)), List.of(counter), List.of(handler), TestCode.WHERE));
	}

	private static PlanningProblem problem(Nf nf) {
		return TestProblems.problem(nf).flows(50_000, 0).packets(12_000).get();
	}

	@Test
	void aMillionWaysArePlannedInFewClasses() {
		for (boolean counting : new boolean[] {false, true}) {
			PlanningProblem problem = problem(branches(counting));
			List<PathClass> paths = problem.graph().getClasses().stream().flatMap(c -> c.getPaths().stream()).toList();
			assertTrue(paths.size() <= MOST_CLASSES, paths.size() + " classes");
			assertTrue(paths.stream().anyMatch(PathClass::isMerged));
			assertEquals(1, problem.graph().getClasses().stream().mapToDouble(SteeringClass::getPacketShare).sum(), 1e-6);
			assertEquals(paths.size(), paths.stream().map(PathClass::getId).distinct().count());
			Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
			assertTrue(plan.isFeasible(), plan.getReason());
			assertEquals(List.of(), PlanValidator.check(problem, plan));
		}
	}

	@Test
	void aMergedClassAsksForAtLeastWhatItsMembersDo() {
		for (boolean counting : new boolean[] {false, true}) {
			Nf nf = branches(counting);
			PlanningProblem problem = problem(nf);
			List<PathClass> paths = problem.graph().getClasses().stream().flatMap(c -> c.getPaths().stream()).toList();
			for (Did did : run(nf, 2000)) {
				assertTrue(paths.stream().anyMatch(p -> covers(p, did)), () -> "nothing covers " + did);
			}
		}
	}

	@Test
	void fewWaysAreToldApart() {
		PlanningProblem problem = problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW, TestNfs.Part.COUNTER));
		assertFalse(problem.graph().getClasses().stream().flatMap(c -> c.getPaths().stream()).anyMatch(PathClass::isMerged));
	}

	/** What one packet did: blocks it visited, operations, accesses by action. */
	private record Did(List<Integer> blocks, int operations, Map<String, Integer> accesses) {
	}

	private static boolean covers(PathClass path, Did did) {
		if (!path.getBlocks().containsAll(did.blocks()) || path.getOperations() < did.operations()) {
			return false;
		}
		Map<String, Double> asked = new TreeMap<>();
		for (AccessEdge access : path.getAccesses()) {
			asked.merge(access.getAction(), access.getPerPacket(), Double::sum);
		}
		return did.accesses().entrySet().stream().allMatch(e -> asked.getOrDefault(e.getKey(), 0.0) >= e.getValue());
	}

	private static List<Did> run(Nf nf, int packets) {
		List<Did> all = new ArrayList<>();
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		List<Integer> blocks = new ArrayList<>();
		executor.hook(new ExecutionHook() {
			@Override
			public void block(Handler handler, Block block) {
				blocks.add(block.index());
			}
		});
		Workload.Synthetic workload = new Workload.Synthetic(50_000, new Workload.Popularity.Uniform(),
				new Workload.Sizes.Fixed(200), 1e6, 1000, Workload.Arrivals.POISSON, 0.85, 0);
		Packet packet = new Packet();
		try (SyntheticTraffic traffic = new SyntheticTraffic(workload, 0, Planner.SEED)) {
			for (int n = 0; n < packets; n++) {
				assertTrue(traffic.next(packet));
				blocks.clear();
				executor.handle(packet, 0, packet.time(), -1);
				all.add(did(nf.handlers().get(0), List.copyOf(blocks)));
			}
		}
		return all;
	}

	private static Did did(Handler handler, List<Integer> blocks) {
		int operations = 0;
		Map<String, Integer> accesses = new TreeMap<>();
		for (int index : blocks) {
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access) {
					accesses.merge(access.action().name().toLowerCase(java.util.Locale.ROOT), 1, Integer::sum);
				} else {
					operations++;
				}
			}
			operations += block.terminator() instanceof Terminator.Branch ? 1 : 0;
		}
		return new Did(blocks, operations, accesses);
	}
}
