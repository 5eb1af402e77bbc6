// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.testing.Examples;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples planned for the shipped card that lacks operations. It has arrays and hash maps only, so that what every use
 * of pools, prefix tables, meters and queues takes isn't there, nor what adds to an {@code lru}, whether the
 * profile saw it or not.
 */
class MissingOperationsTest {

	private static final NicModel BPF = CoraCompiler.nic("AgilioCX40Bpf").orElseThrow();
	private static final Set<StateKind> NOT_THERE = EnumSet.of(StateKind.POOL, StateKind.LPM, StateKind.METER, StateKind.QUEUE);
	private static final int PACKETS = 5000;
	private static final Map<Path, Compilation> COMPILED = new TreeMap<>();

	private static boolean lacking(StateKind kind) {
		return NOT_THERE.contains(kind) || kind == StateKind.LRU;
	}

	/** The examples that would need some of it, without those whose traffic is a capture. */
	static List<Path> examples() {
		return Examples.all().stream().filter(example -> offload(compiled(example)).isPresent()).toList();
	}

	private static Compilation compiled(Path example) {
		return COMPILED.computeIfAbsent(example, Examples::compile);
	}

	private static Optional<OffloadSpec> offload(Compilation compilation) {
		return compilation.offloads().stream()
				.filter(o -> o.traffic().phases().get(0).workload() instanceof Workload.Synthetic
						&& nf(compilation, o).states().stream().anyMatch(s -> lacking(s.kind())))
				.findFirst();
	}

	private static Nf nf(Compilation compilation, OffloadSpec spec) {
		return compilation.program().nf(spec.nf()).orElseThrow();
	}

	@Test
	void thereAreSuchExamplesOfEachKind() {
		Set<StateKind> kinds = EnumSet.noneOf(StateKind.class);
		for (Path example : examples()) {
			Compilation compilation = compiled(example);
			nf(compilation, offload(compilation).orElseThrow()).states().forEach(s -> kinds.add(s.kind()));
		}
		assertTrue(kinds.containsAll(Set.of(StateKind.POOL, StateKind.LRU, StateKind.METER)), kinds::toString);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void noneOfItLandsOnTheCard(Path example) {
		Compilation compilation = compiled(example);
		OffloadSpec spec = offload(compilation).orElseThrow();
		PlanningProblem problem = Profiles.problem(compilation, spec, 0, example.getParent(), PACKETS).on(BPF, compilation.host(spec));
		List<String> plans = new ArrayList<>();
		for (Strategy strategy : Strategies.all()) {
			Plan plan = Planner.planOnly(problem, strategy);
			if (plan.isFeasible()) {
				plans.add(strategy.name());
				plan.getStates().forEach(placed -> isAllowed(placed, problem, strategy.name()));
			} else {
				assertFalse(plan.getReason().isBlank());
			}
		}
		assertTrue(plans.contains("host") && plans.contains("cora"), plans::toString);
	}

	private static void isAllowed(StatePlacement placed, PlanningProblem problem, String strategy) {
		StateKind kind = problem.nf().states().get(placed.getState().getIndex()).kind();
		Set<StateAction> actions = problem.nf().handlers().stream().flatMap(h -> h.blocks().stream()).flatMap(b -> b.instructions().stream())
				.filter(i -> i instanceof Instruction.Access a && a.state() == placed.getState().getIndex())
				.map(i -> ((Instruction.Access) i).action()).collect(Collectors.toSet());
		assertFalse(!actions.isEmpty() && NOT_THERE.contains(kind) && placed.getHome() != Home.CPU,
				() -> strategy + " has " + placed.getState().getName() + " on " + placed.getHome());
		assertFalse(actions.contains(StateAction.INSERT) && kind == StateKind.LRU && placed.getHome() == Home.NIC,
				() -> strategy + " has all of " + placed.getState().getName() + " on the card, which can't add to it");
	}
}
