// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.cora.cli.json.Json;
import org.junit.jupiter.api.Test;

/** How documents say what JSON can't, as docs/json.md has it. */
class JsonTest {

	private record Figures(double small, Double large, double none, String text, List<Double> several) {
	}

	@Test
	void whatIsNotFiniteIsLeftOutAndNullInLists() {
		Figures figures = new Figures(0.5, Double.POSITIVE_INFINITY, Double.NaN, null, Arrays.asList(1.0, Double.NaN));
		String expected = "{\"small\":0.5,\"several\":[1.0,null]}";
		assertEquals(expected, Json.text(Json.tree(figures)).replaceAll("\\s", ""));
		JsonObject document = new JsonObject();
		document.add("some", Json.number(2));
		document.add("none", Json.number(Double.NEGATIVE_INFINITY));
		assertEquals("{\"some\":2.0}", Json.text(document).replaceAll("\\s", ""));
	}
}
