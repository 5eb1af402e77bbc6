// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.cora.planner.report.PlanReport;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanValidator;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

	private static final PlanningProblem PROBLEM = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get();

	private static final Plan PLAN = Planner.plan(PROBLEM, Strategies.named("host").orElseThrow());

	@TempDir
	Path folder;

	@Test
	void whatIsSavedIsLoaded() {
		Strategies.all().forEach(strategy -> {
			Plan plan = Planner.plan(PROBLEM, strategy);
			Path file = folder.resolve(strategy.name() + ".coraplan");
			PlanFile.save(plan, file);
			Plan loaded = PlanFile.load(file);
			assertTrue(EcoreUtil.equals(plan, loaded), strategy.name());
			assertEquals(PlanValidator.check(PROBLEM, plan), PlanValidator.check(PROBLEM, loaded));
		});
	}

	/** Plans of earlier versions don't say how long the packets of paths are, and by which ports they leave. */
	@Test
	void plansThatSayNothingOfPortsAreLoadedAndMeanTheSame() throws IOException {
		Plan plan = Planner.plan(PROBLEM, Strategies.named("cora").orElseThrow());
		Path file = folder.resolve("new.coraplan");
		PlanFile.save(plan, file);
		String text = Files.readString(file);
		String old = text.replaceAll(" bytes=\"[^\"]*\"", "").replaceAll("\\s*<sent(Packets|Bytes)>[^<]*</sent(Packets|Bytes)>", "");
		assertFalse(old.contains("sentPackets") || old.equals(text), "they did say so");
		Files.writeString(file, old);
		Plan loaded = PlanFile.load(file);
		Evaluation evaluation = new Evaluator(PROBLEM.nf(), PROBLEM.spec(), loaded.getGraph(), PROBLEM.nic(), PROBLEM.host()).evaluate(
				SplitReader.read(loaded).orElseThrow());
		assertEquals(plan.getObjective().getHostCores(), evaluation.hostCores(), 1e-9);
		assertEquals(plan.getObjective().getCapacityPps(), evaluation.performance().capacity(), 1e-6 * plan.getObjective().getCapacityPps());
		assertEquals(plan.getObjective().getLatencyMeanNanos(), evaluation.latency().meanNanos(), 1e-6 * plan.getObjective()
				.getLatencyMeanNanos());
	}

	@Test
	void savingTwiceGivesTheSameBytes() throws IOException {
		Plan plan = Planner.plan(PROBLEM, Strategies.named("cora").orElseThrow());
		PlanFile.save(plan, folder.resolve("a.coraplan"));
		PlanFile.save(Planner.plan(PROBLEM, Strategies.named("cora").orElseThrow()), folder.resolve("b.coraplan"));
		assertEquals(Files.readString(folder.resolve("a.coraplan")), Files.readString(folder.resolve("b.coraplan")));
	}

	@Test
	void whatIsNoPlanIsRefused() throws IOException {
		Path file = folder.resolve("bad.coraplan");
		for (String text : List.of("", "hello", "<a/>", "<?xml version=\"1.0\"?><plan:Plan xmlns:plan=\"https://cora.example/plan/1\"/>")) {
			Files.writeString(file, text);
			assertEquals("not-a-plan", assertThrows(CoraException.class, () -> PlanFile.load(file)).diagnostics().get(0)
					.code(), text);
		}
		assertEquals("unreadable", assertThrows(CoraException.class, () -> PlanFile.load(folder)).diagnostics().get(0)
				.code());
		assertEquals("unreadable", assertThrows(CoraException.class, () -> PlanFile.load(folder.resolve("none")))
				.diagnostics().get(0).code());
	}

	@Test
	void whatIsWrongIsSaidInPlainWords() throws IOException {
		String good = saved();
		assertSaid("it isn't well-formed XML, line 1", "hello");
		assertSaid("it ends before it is complete, line", good.substring(0, good.length() / 2));
		assertSaid("it is XML, but of another kind, line 1", "<a/>");
		assertSaid("a Plan has no 'nonsense', line", good.replaceFirst("<plan:Plan ", "<plan:Plan nonsense=\"1\" "));
		assertSaid("'many' is no value of hostCores, line", good.replaceFirst("hostCores=\"[^\"]*\"", "hostCores=\"many\""));
		assertSaid("it refers to 'state.nowhere', which isn't in it, line", good.replaceFirst("state=\"[^\"]*\"",
				"state=\"state.nowhere\""));
	}

	private void assertSaid(String words, String content) throws IOException {
		String message = refusal(content).diagnostics().get(0).message();
		assertTrue(message.contains("hostile.coraplan is not a Cora plan: " + words), message);
	}

	@Test
	void aPlanCutShortIsRefused() throws IOException {
		Path file = folder.resolve("cut.coraplan");
		PlanFile.save(Planner.plan(PROBLEM, Strategies.named("host").orElseThrow()), file);
		String text = Files.readString(file);
		Files.writeString(file, text.substring(0, text.length() / 2));
		assertThrows(CoraException.class, () -> PlanFile.load(file));
	}

	@Test
	void aNewerFormatIsRefusedByName() {
		Plan plan = Planner.plan(PROBLEM, Strategies.named("host").orElseThrow());
		plan.setSchema(PlanFile.SCHEMA + 1);
		Path file = folder.resolve("newer.coraplan");
		PlanFile.save(plan, file);
		assertEquals("newer-plan", assertThrows(CoraException.class, () -> PlanFile.load(file)).diagnostics().get(0)
				.code());
	}

	private CoraException refusal(String content) throws IOException {
		Path file = folder.resolve("hostile.coraplan");
		Files.writeString(file, content);
		return assertThrows(CoraException.class, () -> PlanFile.load(file));
	}

	private String saved() throws IOException {
		Path file = folder.resolve("good.coraplan");
		PlanFile.save(Planner.plan(PROBLEM, Strategies.named("host").orElseThrow()), file);
		return Files.readString(file);
	}

	@Test
	void aFileThatDeclaresEntitiesIsRefusedUnread() throws IOException {
		Path secret = Files.writeString(folder.resolve("secret"), "top secret");
		String bomb = "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">";
		for (String entity : List.of("<!ENTITY x SYSTEM \"" + secret.toUri() + "\">", bomb)) {
			String text = saved().replaceFirst("\\?>", "?><!DOCTYPE plan [" + entity + "]>");
			CoraException refused = refusal(text);
			assertEquals("not-a-plan", refused.diagnostics().get(0).code());
			assertTrue(refused.getMessage().contains("DOCTYPE"), refused.getMessage());
			assertFalse(refused.getMessage().contains("top secret"));
		}
	}

	@Test
	void nothingOutsideTheFileIsOpened() throws IOException {
		Path other = folder.resolve("other.coraplan");
		PlanFile.save(Planner.plan(PROBLEM, Strategies.named("host").orElseThrow()), other);
		String good = saved();
		String graph = good.replaceAll("(?s)<graph .*</graph>", "<graph href=\"" + other.toUri() + "#//@graph\"/>");
		String schema = good.replaceFirst("<plan:Plan ", "<plan:Plan xmlns:foreign=\"urn:foreign\" xsi:schemaLocation=\"urn:foreign "
				+ other.toUri() + "\" ").replaceFirst("<graph ", "<graph xsi:type=\"foreign:Thing\" ");
		assertFalse(graph.equals(good));
		for (String text : List.of(graph, schema)) {
			assertEquals("not-a-plan", refusal(text).diagnostics().get(0).code());
		}
	}

	@Test
	void whatIsMissingOrTwiceIsSaid() throws IOException {
		String good = saved();
		assertTrue(refusal(good.replaceFirst("(<classes[^>]*) steeringClass=\"[^\"]*\"", "$1")).getMessage()
				.contains("a ClassPlacement has no steeringClass"));
		assertTrue(refusal(good.replaceFirst("state=\"[^\"]*\"", "state=\"state.nowhere\"")).getMessage().contains("nowhere"));
		assertTrue(refusal(good.replace("id=\"state.counter1\"", "id=\"state.per_flow0\"").replace("state=\"state.counter1\"",
				"state=\"state.per_flow0\"")).getMessage().contains("two elements are called state.per_flow0"));
		assertTrue(refusal(good.replaceFirst("schema=\"1\"|<plan:Plan ", "<plan:Plan nonsense=\"1\" ")).getMessage()
				.contains("nonsense"));
	}

	/** EMF would collect an error for each of them. */
	@Test
	void readingEndsAtTheFirstError() throws IOException {
		String text = saved().replaceFirst("<graph ", "<wrong/>".repeat(200_000) + "<graph ");
		CoraException refused = refusal(text);
		assertTrue(refused.getMessage().contains("wrong"), refused.getMessage());
		assertTrue(refused.getMessage().length() < 500);
	}

	@Test
	void aHugeFileIsRefusedBySize() throws IOException {
		Path file = folder.resolve("huge.coraplan");
		try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
			huge.setLength(65_000_000); // sparse
		}
		CoraException refused = assertThrows(CoraException.class, () -> PlanFile.load(file));
		assertTrue(refused.getMessage().contains("too large for a plan (65 MB, at most 64 MB)"), refused.getMessage());
	}

	/** Whatever is done to a plan file, loading it gives a plan or a refusal. */
	@Property(tries = 60)
	void damagedFilesAreRefusedOrRead(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws IOException {
		Path own = Files.createTempDirectory("damaged");
		Path file = own.resolve("damaged.coraplan");
		PlanFile.save(PLAN, file);
		byte[] bytes = Files.readAllBytes(file);
		Random random = new Random(seed);
		for (int i = 0; i <= random.nextInt(3); i++) {
			bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? '"' : 32 + random.nextInt(95));
		}
		Files.write(file, bytes);
		try {
			assertNotNull(PlanFile.load(file).getGraph());
		} catch (CoraException refused) {
			assertFalse(refused.diagnostics().isEmpty());
		} finally {
			Files.delete(file);
			Files.delete(own);
		}
	}

	@Test
	void nothingIsLeftWhereAPlanCannotBeWritten() {
		Plan plan = Planner.plan(PROBLEM, Strategies.named("host").orElseThrow());
		assertThrows(CoraException.class, () -> PlanFile.save(plan, folder));
		assertThrows(CoraException.class, () -> PlanFile.save(plan, folder.resolve("no/such/folder.coraplan")));
		assertFalse(Files.exists(folder.resolve("no")));
	}

	/** Gson refuses NaN and infinity, so that this also shows there are none. */
	@Test
	void reportIsJson() {
		Strategies.all().forEach(strategy -> {
			String json = new Gson().toJson(PlanReport.of(Planner.plan(PROBLEM, strategy), 1.5));
			for (String field : List.of("objective", "hostCores", "feasible", "placement", "states", "classes",
					"groups", "resources", "bottleneck", "bound", "explanations", "planMillis")) {
				assertTrue(json.contains("\"" + field + "\""), strategy.name() + " has no " + field);
			}
		});
	}
}
