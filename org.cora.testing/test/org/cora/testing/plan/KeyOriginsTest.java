// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Nf;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.stateflow.KeyOrigin;
import org.junit.jupiter.api.Test;

/** Which entries belong to one flow where the author says by header fields what a flow is. */
class KeyOriginsTest {

	private static KeyOrigin origin(String flowBy, String inside, String outside) {
		String source = """
				nf Test {
				  port inside, outside
				  struct Pair { a : ipv4, b : ipv4 }
				  state table : map<Pair, u32> { capacity 10 }
				  flow by %s
				  on packet p from inside {
				    require p.ipv4 else pass
				    %s
				    forward
				  }
				  on packet p from outside {
				    require p.ipv4 else pass
				    %s
				    forward
				  }
				}
				""".formatted(flowBy, inside, outside);
		Nf nf = CoraCompiler.compile(source, "test.cora").orThrow().program().nf("Test").orElseThrow();
		return StateAnalysis.of(nf).get(0).origin();
	}

	private static String count(String a, String b) {
		return "table[Pair { a: %s, b: %s }] = 1".formatted(a, b);
	}

	private static final String BY_HOST = "inside: p.ipv4.src, outside: p.ipv4.dst";
	private static final String BY_PAIR = "inside: Pair { a: p.ipv4.src, b: p.ipv4.dst }, outside: Pair { a: p.ipv4.dst, b: p.ipv4.src }";

	@Test
	void aKeyThatIsTheIdentityBelongsToOneFlow() {
		assertEquals(KeyOrigin.FLOW_IDENTITY,
				origin(BY_PAIR, count("p.ipv4.src", "p.ipv4.dst"), count("p.ipv4.dst", "p.ipv4.src")));
	}

	/** After a pop, addresses are those of another packet. */
	@Test
	void whatComesOutOfATunnelIsNotWhatCameIn() {
		assertEquals(KeyOrigin.HEADER,
				origin(BY_HOST, "require p.gtpu && p.inner.ipv4 else pass pop p.gtpu " + count("p.ipv4.src", "p.ipv4.dst"),
						count("p.ipv4.dst", "p.ipv4.src")));
	}

	@Test
	void aKeyThatContainsTheIdentityBelongsToOneFlow() {
		assertEquals(KeyOrigin.FLOW_IDENTITY,
				origin(BY_HOST, count("p.ipv4.src", "p.ipv4.dst"), count("p.ipv4.dst", "p.ipv4.src")));
	}

	@Test
	void theIdentityMustBeAtTheSamePlaceWhateverThePort() {
		assertEquals(KeyOrigin.HEADER,
				origin(BY_HOST, count("p.ipv4.src", "p.ipv4.dst"), count("p.ipv4.src", "p.ipv4.dst")));
	}

	@Test
	void aKeyWithoutAPartOfTheIdentityIsSharedAmongFlows() {
		assertEquals(KeyOrigin.HEADER,
				origin(BY_PAIR, count("p.ipv4.src", "p.ipv4.src"), count("p.ipv4.dst", "p.ipv4.dst")));
	}

	@Test
	void whatWasComputedOrOverwrittenIsNoIdentity() {
		String other = count("p.ipv4.dst", "p.ipv4.src");
		assertEquals(KeyOrigin.HEADER, origin(BY_HOST,
				"let x : ipv4 = 10.0.0.1 " + count("x", "p.ipv4.dst"), other));
		assertEquals(KeyOrigin.HEADER, origin(BY_HOST,
				"p.ipv4.src = 10.0.0.1 " + count("p.ipv4.src", "p.ipv4.dst"), other));
		assertEquals(KeyOrigin.HEADER, origin(BY_HOST,
				"if p.ipv4.ttl == 1 { p.ipv4.src = 10.0.0.1 } " + count("p.ipv4.src", "p.ipv4.dst"), other));
	}

	@Test
	void whatIsOverwrittenAfterwardsWasStillTheIdentity() {
		assertEquals(KeyOrigin.FLOW_IDENTITY, origin(BY_HOST, count("p.ipv4.src", "p.ipv4.dst") + " p.ipv4.src = 10.0.0.1",
				count("p.ipv4.dst", "p.ipv4.src")));
	}

	@Test
	void namingAFieldChangesNothing() {
		assertEquals(KeyOrigin.FLOW_IDENTITY, origin(BY_HOST, "let host = p.ipv4.src " + count("host", "p.ipv4.dst"),
				count("p.ipv4.dst", "p.ipv4.src")));
	}
}
