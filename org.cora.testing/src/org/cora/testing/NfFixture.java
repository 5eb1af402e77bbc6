// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Nf;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profiler;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;

/**
 * An offload put together for a test, through the real front end:
 * {@code nf("nat").on("agilio-cx").under("campus").with(cores(2)).plan()}. Immutable: every step gives a new one.
 *
 * <p>Programs are the ones in {@code examples}. Whatever a step doesn't say is as {@link #nf} says.
 */
public final class NfFixture {

	private static final Map<String, String> CARDS = Map.of("agilio-cx", "AgilioCX40", "agilio-bpf", "AgilioCX40Bpf", "bluefield-2", "BlueField2");

	private final String file;
	private final String nf;
	private final String nic;
	private final String traffic;
	private final String strategy;
	private final List<String> clauses;
	private final List<String> declarations;
	private final int hostCores;

	private NfFixture(String file, String nf, String nic, String traffic, String strategy, int hostCores,
			List<String> clauses, List<String> declarations) {
		this.file = file;
		this.nf = nf;
		this.nic = nic;
		this.traffic = traffic;
		this.strategy = strategy;
		this.hostCores = hostCores;
		this.clauses = List.copyOf(clauses);
		this.declarations = List.copyOf(declarations);
	}

	/**
	 * An NF of the examples, on the Agilio with 8 host cores, under the traffic {@code Campus}, planned by {@code cora}.
	 *
	 * @param example the example's folder; its NF of the same name without hyphens is meant
	 */
	public static NfFixture nf(String example) {
		return new NfFixture(example + "/" + example + ".cora", camelCase(example), CARDS.get("agilio-cx"), "Campus", "cora", 8,
				List.of(), List.of());
	}

	/** Host cores at most. */
	public static UnaryOperator<NfFixture> cores(int number) {
		return fixture -> fixture.copy(fixture.nic, fixture.traffic, fixture.strategy, number, fixture.clauses,
				fixture.declarations);
	}

	/** A constraint as written after {@code subject to}. */
	public static UnaryOperator<NfFixture> constraint(String text) {
		return clause("subject to " + text);
	}

	/** Any clause of an offload as written. */
	public static UnaryOperator<NfFixture> clause(String text) {
		return fixture -> fixture.copy(fixture.nic, fixture.traffic, fixture.strategy, fixture.hostCores,
				plus(fixture.clauses, text), fixture.declarations);
	}

	/** @param name {@code agilio-cx}, {@code bluefield-2}, or the name of a model */
	public NfFixture on(String name) {
		return copy(CARDS.getOrDefault(name, name), traffic, strategy, hostCores, clauses, declarations);
	}

	/** On a card of its own: {@code extends} another, with these settings. */
	public NfFixture onVariant(String name, String settings) {
		String variant = "nic Variant extends " + CARDS.getOrDefault(name, name) + " { " + settings + " }";
		return copy("Variant", traffic, strategy, hostCores, clauses, plus(declarations, variant));
	}

	/** @param name of a traffic in the example's file, in any case */
	public NfFixture under(String name) {
		return copy(nic, Character.toUpperCase(name.charAt(0)) + name.substring(1), strategy, hostCores, clauses,
				declarations);
	}

	/** @param settings the inside of a traffic declaration */
	public NfFixture underTraffic(String settings) {
		return copy(nic, "Tested", strategy, hostCores, clauses, plus(declarations, "traffic Tested { " + settings + " }"));
	}

	@SafeVarargs
	public final NfFixture with(UnaryOperator<NfFixture>... settings) {
		NfFixture fixture = this;
		for (UnaryOperator<NfFixture> setting : settings) {
			fixture = setting.apply(fixture);
		}
		return fixture;
	}

	/** @param name of the strategy that plans */
	public NfFixture by(String name) {
		return copy(nic, traffic, name, hostCores, clauses, declarations);
	}

	/** The source text that stands for all of this. */
	public String source() {
		StringBuilder text = new StringBuilder();
		text.append("import \"").append(file).append("\"\n");
		CARDS.values().stream().sorted().forEach(card -> text.append("import cora.nics.").append(card).append('\n'));
		text.append("import cora.nics.XeonHost\n");
		declarations.forEach(d -> text.append(d).append('\n'));
		text.append("offload Tested").append(nf).append(" {\n  run ").append(nf).append("\n  on ").append(nic)
				.append(" with XeonHost { cores ").append(hostCores).append(" }\n  under ").append(traffic).append('\n');
		clauses.forEach(c -> text.append("  ").append(c).append('\n'));
		return text.append("}\n").toString();
	}

	/** Compiled; fails the test if it has errors. */
	public Compilation compile() {
		return CoraCompiler.compile(source(), Examples.FOLDER.resolve("tested.cora").toString()).orThrow();
	}

	/** The IR of the NF. */
	public Nf program() {
		return compile().program().nf(nf).orElseThrow();
	}

	/** Profile and graph, ready to be planned. */
	public PlanningProblem problem() {
		Compilation compilation = compile();
		return Profiles.problem(compilation, compilation.offloads().get(0), 0, Examples.FOLDER, Profiler.PACKETS);
	}

	/** Planned and explained; the plan may be infeasible. Fails the test if nothing was planned. */
	public Plan plan() {
		return checked(Planner.plan(problem(), Strategies.named(strategy).orElseThrow()));
	}

	/** The same plan without explanations, which take several times as long. */
	public Plan planOnly() {
		return planOnly(problem());
	}

	private Plan planOnly(PlanningProblem problem) {
		return checked(Planner.planOnly(problem, Strategies.named(strategy).orElseThrow()));
	}

	private Plan checked(Plan plan) {
		if (plan.isFeasible() && plan.getClasses().isEmpty()) {
			throw new AssertionError("nothing was planned for " + source());
		}
		return plan;
	}

	/** Planned and simulated. */
	public RunResult run(long nanos, long seed) {
		return run(nanos, seed, UnaryOperator.identity());
	}

	/** Planned and simulated, with the request changed before. */
	public RunResult run(long nanos, long seed, UnaryOperator<SimulationRequest> change) {
		PlanningProblem problem = problem();
		SimulationRequest request = SimulationRequest
				.of(problem.nf(), planOnly(problem), problem.nic(), problem.host(), problem.spec().hostCores(),
						problem.spec().traffic())
				.withFolder(Examples.FOLDER).withDuration(nanos).withSeed(seed);
		return Simulation.run(change.apply(request));
	}

	private NfFixture copy(String newNic, String newTraffic, String newStrategy, int cores, List<String> newClauses,
			List<String> newDeclarations) {
		return new NfFixture(file, nf, newNic, newTraffic, newStrategy, cores, newClauses, newDeclarations);
	}

	private static List<String> plus(List<String> list, String item) {
		List<String> longer = new ArrayList<>(list);
		longer.add(item);
		return longer;
	}

	private static String camelCase(String example) {
		StringBuilder name = new StringBuilder();
		for (String part : example.split("-")) {
			name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
		}
		return name.toString();
	}
}
