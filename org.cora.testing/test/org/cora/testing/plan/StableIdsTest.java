// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.planner.stateflow.Element;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.testing.Examples;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/** Elements of a state-flow graph keep their identifiers when the program or its traffic changes elsewhere. */
class StableIdsTest {

	private static final int PACKETS = 5000;
	private static final String SOURCE = """
			import cora.nics.AgilioCX40
			import cora.nics.XeonHost

			nf N {
			  port lan, wan
			  state flows : map<FlowKey, u32> { capacity 8192  timeout 10 s }
			  state sums : counter<ipv4> { capacity 1024 }
			  %s
			  on packet p from lan {
			    require p.ipv4 && p.l4 else pass
			    %s
			    match flows[p.flow] {
			      found n => n += 1
			      missing => flows[p.flow] = 1
			    }
			    sums[p.ipv4.dst].add(p.length)
			    forward to wan
			  }
			  on packet p from wan { %s forward to lan }
			}

			traffic T { flows 500  packets 300 B  rate %s  arrivals 1 k/s }
			offload O { run N  on AgilioCX40 with XeonHost  under T }
			""";

	private static StateFlowGraph graph(String state, String inLan, String inWan, String rate) {
		return graph(CoraCompiler.compile(SOURCE.formatted(state, inLan, inWan, rate), "test.cora").orThrow(), Path.of(""));
	}

	private static StateFlowGraph graph(Compilation compilation, Path folder) {
		return Profiles.problem(compilation, compilation.offloads().get(0), 0, folder, PACKETS).graph();
	}

	private static Set<String> ids(StateFlowGraph graph, String containing) {
		Set<String> ids = new TreeSet<>();
		graph.eAllContents().forEachRemaining(o -> {
			if (o instanceof Element element && element.getId().contains(containing)) {
				ids.add(element.getId());
			}
		});
		return ids;
	}

	private static final StateFlowGraph PLAIN = graph("", "", "", "1 Mpps");

	@Test
	void anEditInAnotherHandlerChangesNothingHere() {
		StateFlowGraph edited = graph("state extra : counter<ipv4> { capacity 16 }", "",
				"if p.ipv4 { extra[p.ipv4.src].add(1) }", "1 Mpps");
		assertTrue(ids(PLAIN, "class.lan").size() > 3, () -> ids(PLAIN, "class.lan").toString());
		assertEquals(ids(PLAIN, "class.lan"), ids(edited, "class.lan"));
		assertTrue(ids(edited, "state.").containsAll(ids(PLAIN, "state.")));
		assertEquals(ids(PLAIN, "group."), ids(edited, "group."));
	}

	@Test
	void otherTrafficChangesNothing() {
		StateFlowGraph faster = graph("", "", "", "7 Mpps");
		assertEquals(ids(PLAIN, ""), ids(faster, ""));
	}

	@Test
	void anEditInTheHandlerKeepsItsStates() {
		StateFlowGraph edited = graph("", "if p.ipv4.ttl == 0 { drop \"old\" }", "", "1 Mpps");
		assertEquals(ids(PLAIN, "state.").stream().filter(id -> id.startsWith("state.")).toList(),
				ids(edited, "state.").stream().filter(id -> id.startsWith("state.")).toList());
		assertEquals(ids(PLAIN, "class.wan"), ids(edited, "class.wan"));
	}

	@Test
	void idsAreUniqueInEveryExample() {
		for (Path example : Examples.all()) {
			List<String> ids = new ArrayList<>();
			graph(Examples.compile(example), example.getParent()).eAllContents().forEachRemaining(o -> {
				if (o instanceof Element element) {
					ids.add(element.getId());
				}
			});
			assertTrue(ids.stream().allMatch(id -> id != null && !id.isEmpty()), example.toString());
			assertEquals(ids.size(), Set.copyOf(ids).size(), example.toString());
		}
	}
}
