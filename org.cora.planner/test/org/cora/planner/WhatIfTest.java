// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.Thresholds;
import org.cora.planner.whatif.Frontier;
import org.cora.planner.whatif.FrontierPage;
import org.cora.planner.whatif.FrontierStudy;
import org.cora.planner.whatif.Outcome;
import org.cora.planner.whatif.Parameter;
import org.cora.planner.whatif.Sample;
import org.cora.planner.whatif.Scenario;
import org.cora.planner.whatif.ShapeChange;
import org.cora.planner.whatif.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** A plan as a function of one figure. */
class WhatIfTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();

	/** A card with one core, which gets too slow at a few million packets per second. */
	private static Scenario slowCard(Workload.Popularity popularity, Constraint... constraints) {
		return slowCard(TestNfs.of(5000, Part.PER_FLOW, Part.REGISTER), popularity, constraints);
	}

	private static Scenario slowCard(Nf nf, Workload.Popularity popularity, Constraint... constraints) {
		NicModel card = TestCards.card();
		card.setCores(1);
		Workload workload = new Workload.Synthetic(2000, popularity, new Workload.Sizes.Fixed(300), 1e6, 500,
				Workload.Arrivals.POISSON, 0.85, 0.5);
		TrafficSpec traffic = new TrafficSpec("Test", List.of(new TrafficSpec.Phase(0, workload)), TestCode.WHERE);
		OffloadSpec spec = new OffloadSpec("Offload", nf.name(), "TestCard", "TestHost", 0, traffic,
				OffloadSpec.Objective.MINIMISE_CORES, List.of(constraints), List.of(), Optional.empty(), TestCode.WHERE);
		return new Scenario(nf, spec, card, TestCards.host(), Path.of("."), 1, 2000);
	}

	private static Scenario slowCard() {
		return slowCard(new Workload.Popularity.Zipf(0.83));
	}

	private static Frontier study(String vary, int points) {
		Scenario scenario = slowCard();
		return FrontierStudy.run(scenario, Sweep.parse(vary, points, scenario), Strategies.all(), CORA, PlanningMonitor.NONE);
	}

	/** One study that several tests look at. */
	private static final class UpTo9Mpps {
		static final Frontier FRONTIER = study("rate=1..9Mpps", 3);
	}

	@Test
	void eachPlanIsTheOneForThatValue() {
		Frontier frontier = study("rate=1,4Mpps", 2);
		assertEquals(2, frontier.asked().size());
		for (Sample sample : frontier.asked()) {
			Scenario there = frontier.parameter().change().to(slowCard(), sample.value());
			assertEquals(sample.value(), ((Workload.Synthetic) there.workload()).packetsPerSecond());
			for (Strategy strategy : Strategies.all()) {
				Plan plan = Planner.planOnly(there.problem(PlanningMonitor.NONE), strategy);
				Outcome outcome = sample.of(strategy.name()).orElseThrow();
				assertEquals(plan.isFeasible(), outcome.feasible(), strategy.name());
				assertEquals(plan.getObjective().getHostCores(), outcome.hostCores(), 1e-12, strategy.name());
			}
		}
	}

	@Test
	void whereThePlanChangesShapeIsFoundBetweenTheValuesAskedFor() {
		Frontier frontier = UpTo9Mpps.FRONTIER;
		assertFalse(frontier.changes().isEmpty());
		for (ShapeChange change : frontier.changes()) {
			Outcome before = at(frontier, change.before());
			Outcome from = at(frontier, change.from());
			assertNotEquals(before.shape(), from.shape());
			assertTrue(change.from() - change.before() <= 0.01 * change.from(), change.text());
			assertTrue(change.text().startsWith("From ") && change.text().endsWith("."), change.text());
		}
		assertTrue(frontier.changes().get(0).text().contains("as before, nic-"), frontier.changes().get(0).text());
	}

	private static Outcome at(Frontier frontier, double value) {
		return frontier.samples().stream().filter(s -> s.value() == value).findFirst().orElseThrow().of("cora").orElseThrow();
	}

	/** States that could as well be whole as divided, as long as nothing is on the host, so that there are many equal plans. */
	@ParameterizedTest
	@ValueSource(strings = {"rate=2..5Mpps", "churn=0..20k/s"})
	void aShapeChangesOnlyWhereTheOldOneIsWorse(String vary) {
		Scenario scenario = slowCard(TestNfs.of(5000, Part.PER_FLOW, Part.POOL, Part.COUNTER), new Workload.Popularity.Zipf(0.83));
		Frontier frontier = FrontierStudy.run(scenario, Sweep.parse(vary, 2, scenario), List.of(CORA), CORA, PlanningMonitor.NONE);
		assertFalse(frontier.changes().isEmpty(), "nothing to compare");
		Preference preference = new Preference(scenario.spec().objective());
		for (ShapeChange change : frontier.changes()) {
			Outcome before = at(frontier, change.before());
			Outcome after = at(frontier, change.from());
			if (!before.feasible() || !after.feasible()) {
				continue;
			}
			PlanningProblem there = frontier.parameter().change().to(scenario, change.from()).problem(PlanningMonitor.NONE);
			Evaluation now = there.evaluator().evaluate(after.split().orElseThrow());
			var kept = Thresholds.alike(there.graph(), before.split().orElseThrow());
			assertTrue(kept.allMatch(s -> preference.compare(there.evaluator().evaluate(s), now) > 0), change.text());
		}
	}

	@Test
	void betweenChangesTheShapeStays() {
		Frontier frontier = UpTo9Mpps.FRONTIER;
		List<Sample> samples = frontier.samples();
		for (int i = 1; i < samples.size(); i++) {
			double low = samples.get(i - 1).value();
			double high = samples.get(i).value();
			boolean differs = !at(frontier, low).shape().equals(at(frontier, high).shape());
			assertEquals(differs, frontier.changes().stream().anyMatch(c -> c.before() == low && c.from() == high));
		}
	}

	@Test
	void whoEndsAStudyKeepsWhatIsDone() {
		Scenario scenario = slowCard();
		int[] done = new int[1];
		Frontier frontier = FrontierStudy.run(scenario, Sweep.parse("rate=1..9Mpps", 9, scenario), List.of(CORA), CORA,
				new PlanningMonitor() {
					@Override
					public boolean cancelled() {
						return done[0] >= 3;
					}

					@Override
					public void progress(String step, long values) {
						done[0] += step.equals(FrontierStudy.STEP) ? 1 : 0;
					}
				});
		assertFalse(frontier.complete());
		assertEquals(3, frontier.samples().size());
		assertTrue(FrontierPage.html(frontier).contains("ended early"));
	}

	@Test
	void aThroughputThatIsDemandedGrowsWithTheRate() {
		Scenario scenario = slowCard(new Workload.Popularity.Uniform(),
				new Constraint(Metric.THROUGHPUT, Relation.AT_LEAST, 0.9e6, TestCode.WHERE));
		Scenario twice = Parameter.named("rate", scenario).change().to(scenario, 2e6);
		assertEquals(1.8e6, twice.spec().constraints().get(0).bound(), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = {"rate=1,2Mpps", "flows=10,1k", "skew=0.5,1", "packet-size=64,1500B", "churn=0,1k/s", "cores=1,20",
			"nic-cores=1,4", "insert-rate=1,9k/s", "flow-entries=0,50k", "memory=1kB,1GB", "memory.fast=1MB,2MB"})
	void everyFigureCanBeVaried(String vary) {
		Scenario scenario = slowCard();
		Sweep sweep = Sweep.parse(vary, 2, scenario);
		assertEquals(2, sweep.values().size());
		Frontier frontier = FrontierStudy.run(scenario, sweep, List.of(CORA), CORA, PlanningMonitor.NONE);
		assertTrue(frontier.samples().size() >= 2);
		assertTrue(frontier.asked().stream().allMatch(s -> s.of("cora").isPresent()));
		assertEquals(1, scenario.nic().getCores(), "what was given is not changed");
	}

	@Test
	void rangesAreDividedEvenlyOrByRatiosWhereTheyAreWide() {
		Scenario scenario = slowCard();
		assertEquals(List.of(1e6, 2e6, 3e6), Sweep.parse("rate=1 .. 3 Mpps", 3, scenario).values());
		assertEquals(List.of(1e3, 1e4, 1e5), Sweep.parse("churn=1k/s..100k/s", 3, scenario).values());
		assertEquals(List.of(5e5, 1e6, 2e6), Sweep.parse("rate=2Mpps,500kpps,1Mpps,1Mpps", 9, scenario).values());
		assertEquals(List.of(0.0, 1e4, 2e4), Sweep.parse("arrivals=0..20k/s", 3, scenario).values());
		assertEquals(List.of(1.0, 2.0, 3.0), Sweep.parse("cores=1..3", 9, scenario).values());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"rate=9..1Mpps   | the range 9..1Mpps is reversed: write the smaller value first, as in rate=1Mpps..9Mpps",
		"rate=2..2Mpps   | the range 2..2Mpps is empty: write the smaller value first, as in rate=2Mpps..4Mpps",
		"rate=1..9       | rate needs a unit; it is a packet rate such as 10 Mpps",
		"rate=1..9ms     | rate is not in ms; it is a packet rate such as 10 Mpps",
		"rate=1..9Mbq    | there is no unit 'Mbq'; rate is a packet rate such as 10 Mpps",
		"rate=1,,9Mpps   | a value is missing in rate=1,,9Mpps",
		"rate=0..9Mpps   | rate can be from 1 pps to 1000 Gpps, not 0 pps",
		"skew=-1..1      | skew can be from 0 to 4, not -1",
		"cores=few       | 'few' is not a number",
		"cores=1,2.5     | cores is a whole number, not 2.5",
		"packet-size=1.2345kB | packet-size is a whole number of B, not 1234.5",
		"memory=0..1GB   | memory.slow can be from 1 B to 1000 GB, not 0 B",
		"rate            | 'rate' is not of the form NAME=LOW..HIGH or NAME=A,B,C",
		"memory.up=1..2B | TestCard has no memory 'up' for state; there are memory.fast, memory.slow",
		"speed=1..2      | 'speed' can't be varied; there are rate, flows, skew, packet-size, churn, cores, nic-cores, insert-rate, "
			+ "flow-entries, memory"})
	void mistakesAreNamed(String vary, String message) {
		CoraException wrong = assertThrows(CoraException.class, () -> Sweep.parse(vary, 3, slowCard()));
		assertEquals(message, wrong.diagnostics().get(0).message());
	}

	@Test
	void whatTrafficFixesCanNotBeVaried() {
		Scenario lengths = slowCard(Workload.Popularity.Lengths.measured("all"));
		CoraException wrong = assertThrows(CoraException.class, () -> Parameter.named("churn", lengths).change().to(lengths, 1));
		assertEquals("fixed-by-lengths", wrong.diagnostics().get(0).code());
		Scenario capture = slowCard().under(new Workload.Captured("some.pcap", 1, 0, 1));
		wrong = assertThrows(CoraException.class, () -> Parameter.named("flows", capture).change().to(capture, 1));
		assertEquals("fixed-by-capture", wrong.diagnostics().get(0).code());
	}

	@Test
	void thePageIsWellFormedAndSaysTheChanges() throws Exception {
		Frontier frontier = UpTo9Mpps.FRONTIER;
		String html = FrontierPage.html(frontier);
		var page = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new InputSource(new StringReader(html.substring(html.indexOf("<html")))));
		assertEquals(frontier.changes().size(), page.getElementsByTagName("li").getLength());
		assertEquals(4, page.getElementsByTagName("svg").getLength());
		assertFalse(html.contains("NaN") || html.contains("Infinity"), "only numbers are drawn");
	}
}
