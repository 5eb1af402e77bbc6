// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.ir.diagnostic.CoraException;
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
