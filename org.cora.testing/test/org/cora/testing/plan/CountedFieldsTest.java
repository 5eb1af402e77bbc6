// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.state.EntryParts;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.planner.analysis.CountedFields;
import org.junit.jupiter.api.Test;

/** Which fields of entries are only counted, so that they may follow a flow that is handled on its new side already. */
class CountedFieldsTest {

	private static List<String> counted(Nf nf) {
		EntryParts parts = CountedFields.of(nf);
		List<String> fields = new ArrayList<>();
		for (State state : nf.states()) {
			for (int slot = 0; slot < state.valueSlots().size(); slot++) {
				EntryParts.Merge merge = parts.merge(state.index(), slot);
				if (merge != null) {
					String path = state.valueSlots().get(slot).path().replaceAll("[.].*", "");
					fields.add(state.name() + (path.isEmpty() ? "" : "." + path) + (merge == EntryParts.Merge.OR ? " |" : ""));
				}
			}
		}
		return fields.stream().distinct().toList();
	}

	private static List<String> example(String file, String nf) {
		Path path = Path.of(System.getProperty("cora.root", "..")).resolve("examples").resolve(file);
		return counted(CoraCompiler.compile(path).orThrow().program().nf(nf).orElseThrow());
	}

	/** What handlers do with an entry of {@code table}, which has fields a, b of 32 bits and c of 8. */
	private static List<String> fields(String body, String more) {
		String source = """
				nf Test {
				  port inside, outside
				  struct Entry { a : u32, b : u32, c : u8 }
				  state table : map<FlowKey, Entry> { capacity 10 timeout 10 s }
				  state sum : counter<u8> { capacity 10 }
				  on packet p {
				    require p.ipv4 else pass
				    match table[p.flow] {
				      found e => { %s }
				      missing => table[p.flow] = Entry { a: 7, b: 8, c: 9 } else pass
				    }
				    forward
				  }
				  %s
				}
				""".formatted(body, more);
		return counted(CoraCompiler.compile(source, "test.cora").orThrow().program().nf("Test").orElseThrow());
	}

	private static List<String> fields(String body) {
		return fields(body, "");
	}

	@Test
	void ofTheExamples() {
		assertEquals(List.of("out.inside", "out.packets"), example("nat/nat.cora", "Nat"), "nobody looks at what a binding is inside");
		assertEquals(List.of("flows.packets", "flows.bytes", "flows.first", "flows.flags |"), example("flow-monitor/flow-monitor.cora", "FlowMonitor"));
		assertEquals(List.of("established", "answered", "pings"), example("firewall/firewall.cora", "Firewall"));
		assertEquals(List.of(), example("sequence-checker/sequence-checker.cora", "SequenceChecker"),
				"a connection by the same name begins anew");
	}

	@Test
	void whatIsOnlyAddedTo() {
		assertEquals(List.of("table.a", "table.b", "table.c |"), fields("e.a += 1  e.b -= p.length.u32()  e.c |= 4"));
		assertEquals(List.of("table.a", "table.b", "table.c"), fields("e.a += 1  if p.tcp { e.a += 2 }"), "others aren't even touched");
		assertEquals(List.of("table.a", "table.b", "table.c"), fields("e.a += 1", "on expire table[k] as e { sum[1].add(e.a) }"),
				"what is done with it in the end doesn't matter");
	}

	@Test
	void whatIsLookedAtIsNeeded() {
		assertEquals(List.of("table.b", "table.c"), fields("e.a += 1  if e.a == 10 { drop \"enough\" }"));
		assertEquals(List.of("table.b", "table.c"), fields("if e.a == 10 { drop \"enough\" }  e.a += 1"));
		assertEquals(List.of("table.b", "table.c"), fields("e.a += 1  sum[1].add(e.a)"));
		assertEquals(List.of("table.b", "table.c"), fields("p.ipv4.ttl = e.a.u8()"));
	}

	@Test
	void whatGoesIntoAnotherFieldIsNeeded() {
		assertEquals(List.of("table.a", "table.c"), fields("e.a += e.b"), "what is added has to be there, what it is added to hasn't");
		assertEquals(List.of("table.c"), fields("e.a = e.b + 1"));
		assertEquals(List.of("table.b", "table.c"), fields("e.a += e.a"));
	}

	@Test
	void whatIsSetIsNeeded() {
		assertEquals(List.of("table.b", "table.c"), fields("e.a = 1"));
		assertEquals(List.of("table.b", "table.c"), fields("e.a += 1  if p.udp { e.a = 0 }"));
		assertEquals(List.of("table.b", "table.c"), fields("e.a = e.a * 2"));
		assertEquals(List.of("table.b", "table.c"), fields("e.a = 5 - e.a"));
	}

	@Test
	void addingAndSettingBitsOfTheSameFieldDontGoTogether() {
		assertEquals(List.of("table.b", "table.c"), fields("e.a += 1  if p.tcp { e.a |= 8 }"));
	}
}
