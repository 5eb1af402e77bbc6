// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.SceneColors;
import org.cora.planner.scene.SceneLayout;
import org.cora.planner.scene.SceneLook;
import org.cora.planner.scene.SceneNames;
import org.cora.planner.scene.SvgWriter;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SceneTest {

	@Property(tries = 10)
	void nothingOverlapsAndAllIsInside(@ForAll @LongRange(min = 1, max = 100_000) long seed) throws Exception {
		PlanningProblem problem = RandomProblems.draw(seed);
		for (String strategy : List.of("cora", "flow", "host")) {
			Scene scene = SceneLayout.of(Planner.planOnly(problem, Strategies.named(strategy).orElseThrow()));
			allIsInItsPlace(scene);
			parse(SvgWriter.write(scene));
		}
	}

	private static void allIsInItsPlace(Scene scene) {
		List<Scene.Node> nodes = scene.nodes();
		for (int i = 0; i < nodes.size(); i++) {
			Scene.Node node = nodes.get(i);
			for (Scene.Node other : nodes.subList(i + 1, nodes.size())) {
				assertFalse(node.box().overlaps(other.box()), node.id() + " and " + other.id());
			}
			Scene.Region home = scene.regions().stream().filter(r -> r.side() == node.side()).findFirst()
					.orElseThrow();
			assertTrue(home.box().contains(new Scene.Point(node.box().x(), node.box().y())), node.id());
			assertTrue(home.box().contains(new Scene.Point(node.box().x() + node.box().width(), node.box().y()
					+ node.box().height())), node.id());
		}
		assertEquals(2, scene.regions().size());
		assertFalse(scene.regions().get(0).box().overlaps(scene.regions().get(1).box()));
		levelsAndMetersHaveTheirPlaces(scene);
		edgesTouchTheirNodes(scene);
		labelsAreClear(scene);
	}

	private static void levelsAndMetersHaveTheirPlaces(Scene scene) {
		for (Scene.Level level : scene.levels()) {
			assertTrue(inside(level.box(), region(scene, level.side())), level.id());
			assertTrue(scene.levels().stream().noneMatch(other -> other != level && other.box().overlaps(level.box())), level.id());
			assertTrue(scene.nodes().stream().allMatch(node -> !node.box().overlaps(level.box())
					|| node.kind() == Scene.NodeKind.STATE && inside(node.box(), level.box())), level.id());
		}
		for (Scene.Meter meter : scene.meters()) {
			assertTrue(inside(meter.box(), region(scene, meter.side())), meter.id());
			assertTrue(scene.nodes().stream().noneMatch(node -> node.box().overlaps(meter.box())), meter.id());
			assertTrue(scene.levels().stream().noneMatch(level -> level.box().overlaps(meter.box())), meter.id());
			assertTrue(scene.meters().stream().noneMatch(other -> other != meter && other.box().overlaps(meter.box())), meter.id());
		}
	}

	private static Scene.Box region(Scene scene, Scene.Side side) {
		return scene.regions().stream().filter(r -> r.side() == side).findFirst().orElseThrow().box();
	}

	private static boolean inside(Scene.Box inner, Scene.Box outer) {
		return outer.contains(new Scene.Point(inner.x(), inner.y()))
				&& outer.contains(new Scene.Point(inner.x() + inner.width(), inner.y() + inner.height()));
	}

	private static void edgesTouchTheirNodes(Scene scene) {
		for (Scene.Edge edge : scene.edges()) {
			Scene.Point first = edge.points().get(0);
			Scene.Point last = edge.points().get(edge.points().size() - 1);
			assertTrue(grown(scene.node(edge.from()).orElseThrow().box()).contains(first), edge.id());
			assertTrue(grown(scene.node(edge.to()).orElseThrow().box()).contains(last), edge.id());
			assertEquals(scene.node(edge.from()).orElseThrow().side() != scene.node(edge.to()).orElseThrow().side(),
					edge.crossing());
		}
	}

	private static void labelsAreClear(Scene scene) {
		for (Scene.Edge edge : scene.edges()) {
			for (Scene.Node node : scene.nodes()) {
				assertFalse(edge.labelBox().overlaps(node.box()), edge.id() + "'s label and " + node.id());
			}
			for (Scene.Edge other : scene.edges()) {
				assertFalse(edge != other && edge.labelBox().overlaps(other.labelBox()), edge.id() + "'s label and " + other.id() + "'s");
			}
			assertTrue(edge.labelBox().x() >= 0 && edge.labelBox().x() + edge.labelBox().width() <= scene.width(), edge.id());
			assertTrue(edge.labelBox().y() >= 0 && edge.labelBox().y() + edge.labelBox().height() <= scene.height(), edge.id());
		}
	}

	private static Scene.Box grown(Scene.Box box) {
		return new Scene.Box(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
	}

	@Test
	void aStateOfBothSidesIsDrawnTwiceAndLinked() {
		Plan plan = Planner.plan(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW, TestNfs.Part.COUNTER))
				.get(), Strategies.named("flow").orElseThrow());
		Scene scene = SceneLayout.of(plan);
		assertEquals(2, scene.nodes().stream().filter(n -> n.element().equals("state.per_flow0")).count());
		assertTrue(scene.edges().stream().anyMatch(e -> e.kind() == Scene.EdgeKind.SAME_STATE && e.crossing()));
		Scene.Node node = scene.node("state.per_flow0@nic").orElseThrow();
		assertEquals(node, scene.nodeAt(new Scene.Point(node.box().x() + 1, node.box().y() + 1)).orElseThrow());
		assertEquals("test.cora", node.source().file());
		assertFalse(node.tooltip().isEmpty());
	}

	@Test
	void aSideWithoutAnythingIsShownAndSaysSo() {
		Plan plan = Planner.plan(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW)).get(), Strategies.named("host").orElseThrow());
		Scene scene = SceneLayout.of(plan);
		assertEquals("No state and no packets here.", scene.regions().get(0).empty());
		assertEquals("", scene.regions().get(1).empty());
		assertTrue(region(scene, Scene.Side.NIC).x() < region(scene, Scene.Side.CPU).x(), "the NIC is on the left");
	}

	@Test
	void useOfCapacityIsShownAsTextAndInHeatAsColour() throws Exception {
		Plan plan = Planner.plan(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW)).get(), Strategies.named("nic").orElseThrow());
		Scene scene = SceneLayout.of(plan);
		Scene.Level level = scene.levels().get(0);
		assertTrue(level.use() > 0 && level.label().contains(" of "), level.label());
		assertTrue(scene.meters().stream().anyMatch(meter -> meter.id().equals("nic-cores") && meter.use() > 0));
		String hot = SvgWriter.write(scene, SceneLook.PLAIN.heat(true));
		assertTrue(hot.contains("100 % of capacity") && !SvgWriter.write(scene).contains("100 % of capacity"));
		assertTrue(hot.contains(String.format("#%06x", SceneColors.LIGHT.heat(level.use()))));
		parse(hot);
	}

	@Test
	void manyStatesOfAMemoryStandInColumns() {
		TestNfs.Part[] parts = new TestNfs.Part[10];
		Arrays.fill(parts, TestNfs.Part.PER_FLOW);
		Scene scene = SceneLayout.of(Planner.plan(TestProblems.problem(TestNfs.of(1000, parts)).get(), Strategies.named("host").orElseThrow()));
		allIsInItsPlace(scene);
		long columns = scene.nodes().stream().filter(node -> node.kind() == Scene.NodeKind.STATE).mapToLong(node -> Math.round(node.box().x() / 50))
				.distinct().count();
		assertTrue(columns >= 3, columns + " columns");
	}

	@Test
	void namesOfResourcesCanBeOthers() {
		Plan plan = Planner.plan(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW)).get(), Strategies.named("nic").orElseThrow());
		Scene scene = SceneLayout.of(plan, new SceneNames() {
			@Override
			public String resource(String name) {
				return name.equals("nic-cores") ? "cores of the card" : name;
			}

			@Override
			public String sentence(String text) {
				return "!" + text;
			}
		});
		Scene.Meter cores = scene.meters().stream().filter(meter -> meter.id().equals("nic-cores")).findFirst().orElseThrow();
		assertEquals("cores of the card", cores.label());
		assertTrue(cores.tooltip().startsWith("Cores of the card: "), cores.tooltip());
		assertTrue(scene.nodes().stream().allMatch(node -> node.tooltip().isEmpty() || node.tooltip().startsWith("!")));
	}

	@Test
	void samePlanSamePicture() {
		Plan plan = Planner.plan(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW, TestNfs.Part.REGISTER))
				.get(), Strategies.named("flow").orElseThrow());
		assertEquals(SvgWriter.write(SceneLayout.of(plan)), SvgWriter.write(SceneLayout.of(plan)));
	}

	@Test
	void namesAreEscaped() throws Exception {
		Plan plan = Planner.planOnly(TestProblems.problem(TestNfs.of(10_000, TestNfs.Part.PER_FLOW)).get(),
				Strategies.named("cora").orElseThrow());
		plan.setNf("<b> & \"c\"");
		assertEquals("<b> & \"c\" on TestCard, strategy cora", parse(SvgWriter.write(SceneLayout.of(plan)))
				.getElementsByTagName("title").item(0).getTextContent());
	}

	private static Document parse(String svg) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}
}
