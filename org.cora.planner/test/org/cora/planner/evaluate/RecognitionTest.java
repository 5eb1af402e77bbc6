// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateflowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which flows are taken for heavy, held against flows whose packets are drawn one by one. */
class RecognitionTest {

	private static final double LIFE = 1;
	private static final int FLOWS = 10_000;

	/** What became of a flow: when it moved, in seconds since it began; infinite if it didn't. */
	private static double moved(Random random, RateRule rule, double rate, double life) {
		double window = rule.windowSeconds();
		double began = Double.NaN;
		long counted = 0;
		double now = 0;
		while (true) {
			now -= Math.log(1 - random.nextDouble()) / rate;
			if (now > life) {
				return Double.POSITIVE_INFINITY;
			}
			counted++;
			if (counted == 1 || now - began > 64 * window) {
				began = now;
				counted = 1;
			}
			long times = counted / rule.threshold();
			boolean looked = counted % rule.threshold() == 0 && Long.bitCount(times) == 1;
			if (looked && (now - began) * rule.slowest() <= counted && counted - 1 <= rule.fastest() * (now - began)) {
				return now;
			}
		}
	}

	/** Rates of the flow, and of the slowest and fastest that move, in packets per second; 0: none is too fast. */
	@ParameterizedTest
	@CsvSource({"16, 400, 500, 0", "16, 200, 500, 0", "16, 500, 500, 0", "16, 800, 500, 0", "16, 40, 50, 0", "24, 300, 500, 0", "64, 450, 500, 0",
			"128, 920, 1000, 0", "512, 1900, 2000, 0", "16, 1200, 50, 1000", "32, 950, 50, 1000", "16, 600, 50, 1000"})
	void flowsThatEndAtRandom(int threshold, double rate, double slowest, double fastest) {
		RateRule rule = new RateRule(threshold, slowest, fastest > 0 ? fastest : Double.POSITIVE_INFINITY);
		Random random = new Random(11);
		double found = 0;
		double seconds = 0;
		double left = 0;
		for (int n = 0; n < FLOWS; n++) {
			double life = -Math.log(1 - random.nextDouble()) * LIFE;
			double moved = moved(random, rule, rate, life);
			if (moved < life) {
				found++;
				seconds += moved;
				left += life - moved;
			}
		}
		FlowRecognition recognition = new FlowRecognition(rule);
		double chance = recognition.chance(rate, 1 / LIFE);
		double error = 4 * Math.sqrt(Math.max(found, 9)) / FLOWS + 0.01 * chance;
		assertEquals(found / FLOWS, chance, error, "flows that move");
		assertEquals(left / FLOWS / LIFE, chance, 2 * error, "part of the time that is left then");
		if (found > 1000) {
			assertEquals(seconds / found, recognition.seconds(rate, 1 / LIFE), (0.02 + 6 / Math.sqrt(found)) * seconds / found, "time until then");
		}
	}

	@ParameterizedTest
	@CsvSource({"16, 400, 500, 300", "16, 250, 500, 5000", "16, 700, 500, 40", "64, 470, 500, 2000", "16, 100, 500, 1000"})
	void flowsThatAreEquallyLong(int threshold, double rate, double slowest, int length) {
		RateRule rule = new RateRule(threshold, slowest, Double.POSITIVE_INFINITY);
		Random random = new Random(12);
		double found = 0;
		double left = 0;
		for (int n = 0; n < FLOWS / 2; n++) {
			double moved = moved(random, rule, rate, length / rate);
			found += moved < Double.POSITIVE_INFINITY ? 1 : 0;
			left += Math.max(0, 1 - moved * rate / length);
		}
		FlowRecognition.Found parts = new FlowRecognition(rule).equallyLong(rate, length, 0);
		assertEquals(found / (FLOWS / 2), parts.flows(), 0.06);
		assertEquals(left / (FLOWS / 2), parts.packets(), 0.05);
	}

	/** Groups of flows whose popularity is Zipf's, the last one of unknown flows. */
	private static StateFlowGraph zipf(double exponent, double lives, int... ranks) {
		double all = 0;
		for (int rank = 1; rank <= ranks[ranks.length - 1]; rank++) {
			all += Math.pow(rank, -exponent);
		}
		StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();
		graph.setPacketRate(1e6);
		graph.setEndingAtRandom(true);
		int rank = 1;
		for (int last : ranks) {
			FlowGroup group = StateflowFactory.eINSTANCE.createFlowGroup();
			group.setFlows(last - rank + 1);
			group.setHottestShare(Math.pow(rank, -exponent) / all);
			for (; rank <= last; rank++) {
				group.setPacketShare(group.getPacketShare() + Math.pow(rank, -exponent) / all);
			}
			group.setFlowRate(1e6 * group.getPacketShare() / group.getFlows());
			group.setArrivals(group.getFlows() * lives);
			graph.getGroups().add(group);
		}
		graph.getGroups().add(StateflowFactory.eINSTANCE.createFlowGroup());
		return graph;
	}

	@Test
	void ratesFallWithinAGroupAsTheyDoOverItsRanks() {
		StateFlowGraph graph = zipf(0.9, 1, 10, 100, 1000, 3000, 5000);
		GroupRates rates = new GroupRates(graph);
		double hottest = 1e6 * graph.getGroups().get(0).getHottestShare();
		double[] middle = rates.of(2);
		for (int i = 0; i < middle.length; i++) {
			double rate = hottest * Math.pow(101 + 899 * (i + 0.5) / middle.length, -0.9);
			assertEquals(rate, middle[i], 0.01 * rate);
		}
		FlowGroup alike = graph.getGroups().get(4);
		alike.setHottestShare(0);
		assertEquals(List.of(alike.getFlowRate()), List.of(new GroupRates(graph).of(4)[0]));
	}

	/** Of the slower groups the next one has most flows that come fast enough for a while; fewer, the more packets are counted. */
	@Test
	void moreCountedPacketsTellGroupsApartBetter() {
		StateFlowGraph graph = zipf(0.9, 1, 10, 100, 1000, 3000, 5000);
		Recognition few = new Recognitions(graph, 0).of(new Cut(0, 3, 16));
		Recognition many = new Recognitions(graph, 0).of(new Cut(0, 3, 64));
		assertTrue(few.flows(3) > 2 * few.flows(4), few.flows(3) + " " + few.flows(4));
		assertTrue(few.flows(3) > many.flows(3) && many.flows(3) > 0, many.flows(3) + " " + few.flows(3));
		assertTrue(few.flows(0) > 0.99 && few.flows(1) > 0.95);
		FlowFlux flux = new FlowFlux(graph, Optional.of(new Cut(0, 3, 16)), Optional.of(few));
		double mistaken = 2000 * (few.packets(3) + few.packets(4)) / flux.flowsOnNic();
		assertEquals(mistaken, flux.detection().mistaken(), 1e-9);
		double meant = graph.getGroups().subList(0, 3).stream().mapToDouble(FlowGroup::getPacketShare).sum();
		assertEquals(1 - (flux.promoted(0) + flux.promoted(1) + flux.promoted(2)) / meant, flux.detection().missed(), 1e-9);
		assertTrue(flux.moves(2) && !flux.moves(3) && flux.promoted(3) > 0);
	}

	/** The card has room for those that are meant; where none leaves, no others come. */
	@Test
	void whereFlowsNeverEndThoseOfTheGroupsMove() {
		StateFlowGraph graph = zipf(0.9, 0, 10, 100, 1000, 3000, 5000);
		Recognition recognition = new Recognitions(graph, 0).of(new Cut(1, 3, 16));
		for (int g = 0; g < 5; g++) {
			assertEquals(g == 1 || g == 2 ? 1 : 0, recognition.packets(g));
		}
	}

	/** What several cuts share makes none of them another. */
	@Test
	void whatIsKnownOfOtherCutsIsTheSame() {
		StateFlowGraph graph = zipf(0.9, 1, 10, 100, 1000, 3000, 5000);
		Recognitions all = new Recognitions(graph, 0.001);
		for (Cut cut : List.of(new Cut(0, 3, 16), new Cut(1, 3, 16), new Cut(2, 3, 16), new Cut(1, 4, 16), new Cut(1, 3, 24))) {
			Recognition shared = all.of(cut);
			Recognition alone = new Recognitions(graph, 0.001).of(cut);
			for (int g = 0; g < 5; g++) {
				assertEquals(alone.flows(g), shared.flows(g), cut.toString());
				assertEquals(alone.packets(g), shared.packets(g), cut.toString());
			}
		}
	}

	/** Where none is too slow, nearly all of the slowest group's move, though counting goes on for the sake of those that are too fast. */
	@Test
	void ofTheLastGroupNoneIsTooSlow() {
		StateFlowGraph graph = zipf(0.9, 0.01, 10, 100, 1000, 3000, 5000);
		Recognition recognition = new Recognitions(graph, 0).of(new Cut(1, 5, 16));
		assertTrue(recognition.flows(4) > 0.95, recognition.flows(4) + "");
		assertTrue(recognition.flows(0) < 0.5, recognition.flows(0) + "");
	}

	/** Of flows too fast for the card one in a hundred is there as fast as is told, and fewer are if more packets are counted. */
	@ParameterizedTest
	@CsvSource({"16, 10", "16, 0.5", "64, 10"})
	void someOfThoseThatAreTooFastMove(int threshold, double lives) {
		StateFlowGraph graph = zipf(0.9, lives, 10, 100, 1000, 3000, 5000);
		Cut cut = new Cut(1, 3, threshold);
		double excess = new Recognitions(graph, 0).of(cut).excess();
		RateRule rule = RateRule.of(graph, cut);
		Random random = new Random(13);
		int flows = lives < 1 ? 600 : FLOWS;
		double[] moved = new double[2];
		for (int n = 0; n < flows; n++) {
			for (int i = 0; i < moved.length; i++) {
				double life = -Math.log(1 - random.nextDouble()) / lives;
				moved[i] += moved(random, rule, rule.fastest() * (i == 0 ? excess : 1), life) < life ? 1.0 / flows : 0;
			}
		}
		assertEquals(0.01, moved[0], 0.004 + 3 * Math.sqrt(0.01 / flows));
		assertTrue(moved[1] > 0.2, "of those as fast as the fastest that are meant " + moved[1]);
		assertTrue(new Recognitions(graph, 0).of(new Cut(1, 3, 16L * threshold)).excess() < excess);
		assertEquals(1, new Recognitions(graph, 0).of(new Cut(0, 3, threshold)).excess());
	}

	/** None is faster than the fastest of all. */
	@Test
	void noneIsFasterThanThereAre() {
		StateFlowGraph graph = zipf(0.3, 1, 2, 100, 1000, 3000, 5000);
		double heaviest = graph.getGroups().get(0).getHottestShare() / graph.getGroups().get(1).getHottestShare();
		assertEquals(heaviest, new Recognitions(graph, 0).of(new Cut(1, 3, 16)).excess(), 0.01 * heaviest);
	}
}
