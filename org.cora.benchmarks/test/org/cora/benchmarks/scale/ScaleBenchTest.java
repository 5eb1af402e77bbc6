// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.SearchBudget;
import org.junit.jupiter.api.Test;

class ScaleBenchTest {

	@Test
	void smallOnesAreProvenAndTheSameEachTime() {
		List<ScaleRow> rows = run(new SearchBudget(100_000));
		assertEquals(4, rows.size());
		assertTrue(rows.stream().allMatch(r -> r.feasible() && r.proven() && r.gap() == 0), rows::toString);
		List<ScaleRow> again = run(new SearchBudget(100_000));
		for (int i = 0; i < rows.size(); i++) {
			assertEquals(rows.get(i).hostCores(), again.get(i).hostCores());
			assertEquals(rows.get(i).nodes(), again.get(i).nodes());
		}
	}

	@Test
	void thePageHasARowForEachProblem() {
		List<ScaleRow> rows = run(new SearchBudget(1000));
		String page = ScalePage.html(rows);
		assertTrue(page.contains("<svg"));
		assertEquals(rows.size() + 1, page.split("<tr>", -1).length - 1);
		assertFalse(page.contains("Cancelling"), "nothing was cancelled");
	}

	@Test
	void thePageShowsHowSoonACancelledOneEnds() {
		String page = ScalePage.html(List.of(new ScaleRow(9, 9, 1, true, 1, 1, 0, true, 100, 0.1, 50, 2, 3.25, 17.5),
				new ScaleRow(9, 9, 2, true, 1, 1, 0, true, 100, 0.1, 50, 0, null, null)));
		assertTrue(page.contains("Cancelling") && page.contains("3.3") && page.contains("17.5") && page.contains("–"), page);
	}

	@Test
	void cancelsAreCountedAndTheirTimesInOrder() {
		List<ScaleRow> rows = new ScaleBench(List.of(12), 1, new SearchBudget(100_000), false, 3, PlanningMonitor.NONE).run(row -> { });
		ScaleRow row = rows.get(0);
		assertTrue(row.cancels() <= 3, row::toString);
		assertEquals(row.cancels() == 0, row.cancelMs() == null);
		assertTrue(row.cancels() == 0 || row.cancelMs() > 0 && row.cancelMs() <= row.worstCancelMs(), row::toString);
	}

	private static List<ScaleRow> run(SearchBudget budget) {
		return new ScaleBench(List.of(2, 4), 2, budget, false, 0, PlanningMonitor.NONE).run(row -> { });
	}
}
