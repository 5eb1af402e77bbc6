// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cora.benchmarks.paper.Cell.Churn;
import org.cora.benchmarks.paper.Row.Result;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Provenance;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.whatif.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Strategies compared: a part of the matrix, and what is made of its cases. */
class ComparisonTest {

	/** Small ones whose plans are searched in no time: one fits the card, one is better left on the host, one has to be split. */
	private static final Set<String> QUICK = Set.of("Nat", "HeavyHitters", "Edge");
	/** Of those but one at most, which is left on the host because it has so many: profiles take the longest of all this. */
	private static final long FLOWS = 20_000;
	private static final Matrix PART = new Matrix(Matrix.WHOLE.nics(), List.of(0.6), List.of(0.83), List.of(Churn.LIMIT));

	private static List<Subject> subjects() {
		return Subjects.of(Subjects.shipped()).stream().filter(s -> QUICK.contains(s.name()))
				.map(s -> new Subject(s.name(), smaller(s.scenario(), s.name().equals("HeavyHitters") ? Long.MAX_VALUE : FLOWS))).toList();
	}

	private static Scenario smaller(Scenario all, long flows) {
		Workload.Synthetic own = (Workload.Synthetic) all.workload();
		Workload fewer = new Workload.Synthetic(Math.min(flows, own.flows()), own.popularity(), own.sizes(), own.packetsPerSecond(),
				own.flowsPerSecond(), own.arrivals(), own.tcpShare(), own.replyShare());
		return new Scenario(all.nf(), all.spec(), all.nic(), all.host(), all.folder(), all.seed(), 5000).under(fewer);
	}

	private static List<Row> run(List<Subject> subjects, Matrix matrix, Estimates estimates, SimulatedCases simulated) {
		return new Comparison(subjects, matrix, estimates, simulated, PlanningMonitor.NONE).run(row -> { });
	}

	@Test
	void coraIsNowhereWorseThanABaseline() {
		List<Row> rows = run(subjects(), PART, Estimates.none(), SimulatedCases.none());
		assertEquals(QUICK.size() * 2, rows.size());
		for (Row row : rows) {
			assertFalse(row.worseThanBaseline(), () -> row.cell() + " " + row.results());
			assertTrue(row.note().isEmpty() == (Verdict.of(row) == Verdict.AHEAD && row.cores("host").isPresent()), row::toString);
		}
	}

	@Test
	void everyExampleUnderSyntheticTrafficTakesPart() {
		List<Subject> all = Subjects.of(Subjects.shipped());
		long synthetic = Subjects.shipped().stream().filter(f -> CoraCompiler.compile(f).orThrow().offloads().stream()
				.anyMatch(o -> o.traffic().phases().get(0).workload() instanceof Workload.Synthetic)).count();
		assertTrue(synthetic >= 18);
		assertEquals(synthetic, all.size());
		assertTrue(all.stream().allMatch(s -> s.scenario().spec().constraints().isEmpty() && s.scenario().spec().pins().isEmpty()));
	}

	@Test
	void whatHasNoOffloadUnderSyntheticTrafficIsRefused() {
		Path none = Subjects.shipped().get(0).resolveSibling("none.cora");
		assertThrows(CoraException.class, () -> Subjects.of(List.of(none)));
	}

	@Test
	void theSameCasesGiveTheSameRows() {
		List<Subject> one = subjects().stream().filter(s -> s.name().equals("Nat")).toList();
		Estimates estimates = new Estimates(Set.of("BlueField2"), 2, 7);
		List<Row> rows = run(one, PART, estimates, SimulatedCases.none());
		assertEquals(rows, run(one, PART, estimates, SimulatedCases.none()));
		assertTrue(rows.get(0).stands().isEmpty(), "asked for BlueField-2 only");
		assertTrue(rows.get(1).stands().isPresent());
	}

	@Test
	void simulationsOfACaseSeeTheSamePackets() {
		List<Subject> one = subjects().stream().filter(s -> s.name().equals("Nat")).toList();
		Matrix slow = new Matrix(List.of("AgilioCX40"), List.of(0.05), List.of(0.83), List.of(Churn.LOW));
		Row row = run(one, slow, Estimates.none(), new SimulatedCases(c -> true, 500_000, 1, PlanningMonitor.NONE)).get(0);
		assertEquals(5, row.simulated().size());
		assertTrue(row.simulated().stream().allMatch(Simulated::sound));
		assertTrue(row.simulated().stream().filter(s -> s.strategy().equals("host")).findFirst().orElseThrow().hostCores() > 0);
	}

	@Test
	void howeverLongACaseIsSimulatedItsTrafficStays(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("calming.cora"), """
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf Plain { port a, b on packet p from a { forward } on packet p from b { forward } }
				traffic Busy { flows 1000 zipf 0.83 packets 350 B rate 1 Mpps }
				traffic Calming { Busy then Busy { rate 1 kpps } after 100 us }
				offload O { run Plain on AgilioCX40 with XeonHost under Calming }
				""");
		Matrix one = new Matrix(List.of("AgilioCX40"), List.of(0.3), List.of(0.83), List.of(Churn.LOW));
		Row row = run(Subjects.of(List.of(file)), one, Estimates.none(), new SimulatedCases(c -> true, 1_000_000, 1, PlanningMonitor.NONE)).get(0);
		for (Simulated run : row.simulated()) {
			assertEquals(1, run.deliveredMpps() * 1e6 / row.packetsPerSecond(), 0.1, run.strategy());
		}
		assertFalse(row.simulated().isEmpty());
	}

	@Test
	void estimatesAreDrawnFromTheirRangesAndNothingElseChanges() {
		NicModel card = CoraCompiler.nic("BlueField2").orElseThrow();
		NicModel drawn = Estimates.draw(card, new SplittableRandom(3));
		List<ModelElement> before = elements(card);
		List<ModelElement> after = elements(drawn);
		int changed = 0;
		for (int i = 0; i < before.size(); i++) {
			for (Provenance origin : before.get(i).getProvenance()) {
				var feature = before.get(i).eClass().getEStructuralFeature(origin.getFeature());
				Object old = before.get(i).eGet(feature);
				Object now = after.get(i).eGet(feature);
				if (!origin.isEstimate()) {
					assertEquals(old, now, origin.getFeature());
				} else {
					double value = ((Number) now).doubleValue();
					assertTrue(value >= origin.getLow() - 0.5 && value <= origin.getHigh() + 0.5, origin.getFeature());
					changed += old.equals(now) ? 0 : 1;
				}
			}
		}
		assertTrue(changed > 20);
		assertNotEquals(drawn.getPacketCycles(), Estimates.draw(card, new SplittableRandom(4)).getPacketCycles());
	}

	private static List<ModelElement> elements(NicModel card) {
		List<ModelElement> all = new ArrayList<>(List.of(card));
		card.eAllContents().forEachRemaining(e -> {
			if (e instanceof ModelElement element) {
				all.add(element);
			}
		});
		return all;
	}

	private static Row row(double host, double state, double flow, double cora) {
		List<Result> results = List.of(result("host", host, 10e6), result("nic", -1, -1), result("state", state, 12e6),
				result("flow", flow, 14e6), result("cora", cora, 21e6));
		return new Row(new Cell("Nf", "Card", 0.6, 0.83, Churn.LOW), 1e6, 1e3, results, "", OptionalDouble.empty(), List.of());
	}

	private static Result result(String strategy, double cores, double capacity) {
		return new Result(strategy, cores < 0 ? OptionalDouble.empty() : OptionalDouble.of(cores), cores < 0 ? "no" : null,
				capacity < 0 ? OptionalDouble.empty() : OptionalDouble.of(capacity), "line-rate", true);
	}

	@Test
	void figuresOfACaseAreWhatTheirNamesSay() {
		Row ahead = row(2, 1.6, 1.5, 0.5);
		assertEquals(0.75, ahead.saved("cora").orElseThrow(), 1e-12);
		assertEquals("flow", ahead.betterBaseline().orElseThrow().strategy());
		assertEquals(3, ahead.ratio().orElseThrow(), 1e-12);
		assertEquals(0.5, ahead.acceleration().orElseThrow(), 1e-12);
		assertEquals(Verdict.AHEAD, Verdict.of(ahead));
		assertTrue(row(2, 1.9, 1.85, 0.5).ratio().isEmpty(), "a baseline that saves little is no measure");
		assertEquals(Verdict.LEVEL, Verdict.of(row(2, 0.5, 1, 0.48)));
		assertEquals(Verdict.DOES_NOT_PAY, Verdict.of(row(2, 2, 2, 1.9)));
		assertEquals(Verdict.INFEASIBLE, Verdict.of(row(-1, -1, -1, -1)));
		assertEquals(Verdict.AHEAD, Verdict.of(row(-1, -1, -1, 1)));
		assertFalse(ahead.worseThanBaseline());
		assertTrue(row(2, 0.4, 1, 0.5).worseThanBaseline());
		assertTrue(row(2, 1, 1, -1).worseThanBaseline());
	}

	private static Simulated simulated(String strategy, double cores, double lost) {
		return new Simulated(strategy, cores, 0.01, 10, lost, 5, 1, 4, true);
	}

	private static Row simulated(Simulated... runs) {
		Row row = row(2, 1.6, 1.5, 0.5);
		return new Row(row.cell(), row.packetsPerSecond(), row.flowsPerSecond(), row.results(), "", OptionalDouble.empty(),
				List.of(runs));
	}

	@Test
	void inTheSimulatorAHundredthFewerCoresOrPacketsLostIsBetter() {
		assertFalse(simulated(simulated("cora", 1, 0), simulated("flow", 0.995, 0)).worseSimulated());
		assertTrue(simulated(simulated("cora", 1, 0), simulated("flow", 0.98, 0.005)).worseSimulated());
		assertFalse(simulated(simulated("cora", 1, 0), simulated("flow", 0.5, 0.2)).worseSimulated(), "who carries less needs less");
		assertTrue(simulated(simulated("cora", 1, 0.03), simulated("flow", 2, 0)).worseSimulated());
	}

	@Test
	void errorsOfTheModelAreRelativeToTheSimulator() {
		ModelErrors errors = ModelErrors.of(List.of(simulated(simulated("cora", 0.8, 0.02)), row(2, 1, 1, 1)));
		assertEquals(1, errors.runs());
		assertEquals(0.25, errors.cores().mean(), 1e-12);
		assertEquals(0.2, errors.latency().most(), 1e-12);
		assertEquals(0.02, errors.throughput().p90(), 1e-12);
		assertEquals(0, errors.unsound());
	}

	@Test
	void aSummaryHasTheSpreadOfEachFigure() {
		Summary summary = Summary.of(List.of(row(2, 1.6, 1.5, 0.5), row(2, 1, 1, 1), row(-1, -1, -1, -1))).get(0);
		assertEquals(3, summary.cases());
		assertEquals(2, summary.saved().count());
		assertEquals(0.5, summary.saved().least(), 1e-12);
		assertEquals(0.75, summary.saved().most(), 1e-12);
		assertEquals(1, summary.verdicts().get(Verdict.INFEASIBLE));
	}

	@Test
	void thePageIsWellFormed() throws Exception {
		Row run = simulated(simulated("cora", 0.8, 0.02), new Simulated("flow", 1, Double.NaN, 0, 1, Double.NaN, 1, 4, false));
		String html = ComparisonPage.html(List.of(run, row(2, 1, 1, 1), row(-1, -1, -1, -1)), 4);
		var page = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new InputSource(new StringReader(html.substring(html.indexOf("<html")))));
		assertEquals(1, page.getElementsByTagName("svg").getLength());
		assertFalse(html.contains("NaN"), "a figure that isn't there is a dash");
		assertTrue(html.contains("of 4, ended early"));
	}

	@Test
	void oneCaseHasNoDistribution() {
		String one = ComparisonPage.html(List.of(row(2, 1.6, 1.5, 0.5)), 1);
		assertTrue(one.contains("1 case · 1 network function ·") && one.contains("at most; in one case"), one);
		assertFalse(one.contains("Savings"), "nothing to be seen");
		assertTrue(ComparisonPage.html(List.of(row(2, 1.6, 1.5, 0.5), row(2, 1, 1, 1)), 2).contains("cora: 75 % at 75 %"));
	}

	@Test
	void tablesInMarkdownHaveAllTheirCells() {
		Row run = simulated(simulated("cora", 0.8, 0.02), new Simulated("flow", 1, Double.NaN, 0, 1, Double.NaN, 1, 4, false));
		Row asked = new Row(run.cell(), 1, 1, run.results(), "a | b", OptionalDouble.of(0.5), List.of());
		String text = ComparisonTables.markdown(List.of(run, asked, row(2, 1, 1, 1), row(-1, -1, -1, -1)));
		int cells = 0;
		for (String line : text.split("\n")) {
			int own = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : 0;
			assertTrue(own == 0 || cells == 0 || own == cells, line);
			cells = own;
		}
		assertFalse(text.contains("NaN"), text);
		assertTrue(text.contains("| outcome the same on all of them | 0 cases |"), text);
		assertTrue(text.contains("| host cores | 12.5 % |"), text);
	}
}
