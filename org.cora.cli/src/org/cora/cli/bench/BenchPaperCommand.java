// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cora.benchmarks.paper.Cell;
import org.cora.benchmarks.paper.Cell.Churn;
import org.cora.benchmarks.paper.Comparison;
import org.cora.benchmarks.paper.ComparisonPage;
import org.cora.benchmarks.paper.ComparisonTables;
import org.cora.benchmarks.paper.Estimates;
import org.cora.benchmarks.paper.Matrix;
import org.cora.benchmarks.paper.Row;
import org.cora.benchmarks.paper.SimulatedCases;
import org.cora.benchmarks.paper.Subject;
import org.cora.benchmarks.paper.Subjects;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.command.DurationConverter;
import org.cora.cli.command.Interruption;
import org.cora.ir.file.WholeFile;
import org.cora.planner.search.PlanningMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora bench paper}: all strategies compared over network functions, cards and traffic. */
@Command(name = "paper", header = "Compare the strategies over network functions, cards and traffic.",
		description = "Every network function on two cards, at 0.3, 0.6 and 0.9 of the card's limit, three popularities, and few or as"
				+ " many new flows as the card can add. Modelled, and with --simulate simulated too.",
		footer = { "", "docs/comparison.md says what is compared how, and what came out.",
				"Exit code 3 if cora is worse than another strategy anywhere in the model.", "",
				"Example: cora bench paper --nf Nat --report comparison.html" })
public final class BenchPaperCommand implements Callable<Integer> {

	private static final long SEED = 1;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", arity = "0..*", description = "Source files with offloads. Default: the shipped examples.")
	private List<Path> files;

	@Option(names = "--nf", paramLabel = "NAME", split = ",", description = "Only these network functions.")
	private List<String> nfs;

	@Option(names = "--nic", paramLabel = "NAME", split = ",", description = "Only these cards; any of cora nics.")
	private List<String> nics;

	@Option(names = "--rate", paramLabel = "SHARE", split = ",", description = "Only these shares of the card's limit.")
	private List<Double> rates;

	@Option(names = "--skew", paramLabel = "S", split = ",", description = "Only these Zipf exponents.")
	private List<Double> skews;

	@Option(names = "--churn", paramLabel = "C", split = ",", description = "Only low or limit.")
	private List<String> churns;

	@Option(names = "--host-cores", paramLabel = "N",
			description = "With equal resources the host gives so many cores. Default: as many as the author of the function states.")
	private Integer hostCores;

	@Option(names = "--samples", paramLabel = "N", defaultValue = "0",
			description = "Plan each case on BlueField-2 again on so many cards with estimates drawn from their ranges, and say on which"
					+ " share of them the outcome stands. Default: ${DEFAULT-VALUE}.")
	private int samples;

	@Option(names = "--simulate", description = "Simulate all plans, too. Slow; choose cases with the options above.")
	private boolean simulate;

	@Option(names = "--duration", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Virtual time of each simulation. Default: as long as 100,000 packets take, or longer where that doesn't tell.")
	private Long durationNanos;

	@Option(names = "--report", paramLabel = "R.html", description = "Write tables and plots here.")
	private Path report;

	@Option(names = "--markdown", paramLabel = "T.md", description = "Write the tables of docs/comparison.md here.")
	private Path markdown;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		List<Subject> subjects = subjects();
		try (Interruption interruption = new Interruption()) {
			PlanningMonitor monitor = new PlanningMonitor() {
				@Override
				public boolean cancelled() {
					return interruption.interrupted();
				}
			};
			Predicate<Cell> simulated = cell -> simulate;
			Comparison comparison = new Comparison(subjects, matrix(), new Estimates(Set.of("BlueField2"), samples, SEED),
					new SimulatedCases(simulated, durationNanos == null ? 0 : durationNanos, SEED, monitor), monitor);
			int[] done = new int[1];
			List<Row> rows = comparison.run(row -> console.progress(++done[0] + " of " + comparison.size() + " cases: "
					+ row.cell().nf() + " on " + row.cell().nic()));
			PaperText.lines(rows).forEach(console::line);
			if (report != null && !rows.isEmpty()) {
				WholeFile.write(report, ComparisonPage.html(rows, comparison.size()));
				console.note("wrote " + report);
			}
			if (markdown != null && !rows.isEmpty()) {
				WholeFile.write(markdown, ComparisonTables.markdown(rows));
				console.note("wrote " + markdown);
			}
			console.result(PaperJson.of(rows, comparison.size()));
			return rows.stream().anyMatch(Row::worseThanBaseline) ? ExitCode.VIOLATION : ExitCode.OK;
		}
	}

	private List<Subject> subjects() {
		List<Subject> all = Subjects.of(files == null ? Subjects.shipped() : files).stream().map(this::withCores).toList();
		if (nfs == null) {
			return all;
		}
		List<String> names = all.stream().map(Subject::name).toList();
		nfs.stream().filter(n -> !names.contains(n)).findFirst().ifPresent(n -> {
			throw new ParameterException(spec.commandLine(), "there is no network function '" + n + "'; there are "
					+ String.join(", ", names));
		});
		return all.stream().filter(s -> nfs.contains(s.name())).toList();
	}

	private Subject withCores(Subject subject) {
		if (hostCores == null) {
			return subject;
		}
		int most = subject.scenario().host().getCores();
		if (hostCores < 1 || hostCores > most) {
			throw new ParameterException(spec.commandLine(), "--host-cores is 1 to " + most + " on " + subject.scenario().host().getName());
		}
		return new Subject(subject.name(), subject.scenario().on(subject.scenario().host(), hostCores));
	}

	private Matrix matrix() {
		Matrix whole = Matrix.WHOLE;
		positive("--rate", rates);
		positive("--skew", skews);
		if (samples < 0) {
			throw new ParameterException(spec.commandLine(), "--samples can't be negative");
		}
		return new Matrix(nics == null ? whole.nics() : nics, rates == null ? whole.rates() : rates,
				skews == null ? whole.skews() : skews, churns == null ? whole.churns() : churns.stream().map(this::churn).toList());
	}

	private Churn churn(String word) {
		return Stream.of(Churn.values()).filter(c -> c.word().equals(word)).findFirst().orElseThrow(
				() -> new ParameterException(spec.commandLine(), "--churn is low or limit, not '" + word + "'"));
	}

	private void positive(String option, List<Double> values) {
		if (values != null && values.stream().anyMatch(v -> !(v > 0 && v <= 10))) {
			throw new ParameterException(spec.commandLine(), option + " takes values above 0 and up to 10");
		}
	}
}
