// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Nf;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One small program for each way to use a state and to make its key, and for each way that nearly is one. */
class AccessClassesTest {

	private static StateFacts facts(String declarations, String statements) {
		String source = """
				nf N {
				  port lan, wan
				  %s
				  on packet p {
				    require p.ipv4 && p.l4 else pass
				    %s
				    forward
				  }
				}
				""".formatted(declarations, statements);
		Nf nf = CoraCompiler.compile(source, "test.cora").orThrow().program().nf("N").orElseThrow();
		return StateAnalysis.of(nf).get(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			readOnly    | static   | state s : lpm<ipv4, u8> { entries { 10.0.0.0/8 => 1 } }                | match s[p.ipv4.src] { found v => p.ipv4.ttl = v  missing => drop "no" }
			readOnly    | static   | state s : map<ipv4, u8> { capacity 10 }                                | match s[p.ipv4.src] { found v => p.ipv4.ttl = v  missing => drop "no" }
			commutative | static   | state s : counter<ipv4> { capacity 10 }                                | s[p.ipv4.src].add(1)
			commutative | static   | state s : counter<ipv4> { capacity 10 strict }                         | s[p.ipv4.src].add(1)
			exclusive   | static   | state s : counter<ipv4> { capacity 10 strict }                         | s[p.ipv4.src].add(1)  if s[p.ipv4.src] > 9 { drop "many" }
			commutative | declared | state s : counter<ipv4> { capacity 10 mergeable }                      | s[p.ipv4.src].add(1)  if s[p.ipv4.src] > 9 { drop "many" }
			commutative | static   | state s : bloom<ipv4> { bits 1024 hashes 3 strict }                    | s.add(p.ipv4.src)
			exclusive   | static   | state s : bloom<ipv4> { bits 1024 hashes 3 strict }                    | if s.contains(p.ipv4.dst) { drop "seen" }  s.add(p.ipv4.src)
			exclusive   | static   | state s : register<u64> { }                                            | s = s + 1
			commutative | declared | state s : register<u64> { mergeable }                                  | s += 1
			exclusive   | static   | state s : map<ipv4, u8> { capacity 10 }                                | s[p.ipv4.src] = 1
			exclusive   | static   | state s : counter<ipv4> { capacity 10 }                                | s[p.ipv4.src].add(1)  if p.ipv4.ttl == 0 { s.clear() }
			exclusive   | static   | state s : queue<u8> { capacity 10 }                                    | s.push(p.ipv4.ttl)
			allocation  | static   | state s : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.2 ports 1 .. 9 } | let e = s.take() else drop "none"
			""")
	void usesAreTold(String use, String fact, String declaration, String statements) {
		StateFacts found = facts(declaration, statements);
		assertEquals(use + " " + fact, found.use().getLiteral() + " " + found.useFact().getLiteral());
	}

	private static final String TABLE = "state s : map<FlowKey, u32> { capacity 10 }  state other : map<FlowKey, %s> { capacity 10 }";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			flowIdentity | u8      | s[p.flow] = 1
			flowIdentity | u8      | s[FlowKey { source: p.destination, destination: p.source, proto: p.proto }] = 1
			flowIdentity | u8      | let k = p.flow  if p.ipv4.ttl == 1 { s[k] = 1 } else { s[k] = 2 }
			flowIdentity | u8      | let k = p.flow  if p.ipv4.ttl == 1 { k = FlowKey { source: p.destination, destination: p.source, proto: p.proto } }  s[k] = 1
			header       | u8      | let k = p.flow  if p.ipv4.ttl == 1 { k.source.addr = p.ipv4.dst }  s[k] = 1
			header       | u8      | s[FlowKey { source: p.source, destination: p.source, proto: p.proto }] = 1
			header       | u8      | s[p.flow] = 1  s[FlowKey { source: Endpoint { addr: p.ipv4.src, port: p.l4.dport }, destination: Endpoint { addr: p.ipv4.dst, port: p.l4.sport }, proto: p.proto }] = 1
			header       | u8      | p.ipv4.src = 10.0.0.1  s[p.flow] = 1
			flowIdentity | u8      | s[p.flow] = 1  p.ipv4.src = 10.0.0.1
			flowIdentity | FlowKey | match other[p.flow] { found k => s[k] = 1  missing => other[p.flow] = p.flow }
			header       | FlowKey | match other[p.flow] { found k => s[k] = 1  missing => other[p.flow] = FlowKey { source: p.source, destination: p.source, proto: p.proto } }
			""")
	void keysOfFlowsAreProved(String origin, String other, String statements) {
		assertEquals(origin, facts(TABLE.formatted(other), statements).origin().getLiteral());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			header       | p.ipv4.src
			header       | p.l4.dport
			""")
	void otherKeysAreOfHeaders(String origin, String key) {
		String type = key.contains("ipv4") ? "ipv4" : "u16";
		assertEquals(origin, facts("state s : map<" + type + ", u8> { capacity 10 }", "s[" + key + "] = 1").origin().getLiteral());
	}
}
