// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/** What packets find in a table that forgets is what they find in the long run, though few packets are counted. */
class SettledProfileTest {

	/** Packets that look for their flow's fourth last one, and find it, of all. */
	private static double found(int capacity, int packets) {
		Compilation compilation = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  port near, far
				  struct Segment { flow : FlowKey, number : u32 }
				  state latest : lru<Segment, u8> { capacity %d timeout 10 s }
				  state again : map<FlowKey, u8> { capacity 100 k }
				  on packet p {
				    require p.ipv4 && p.tcp else forward
				    match latest[Segment { flow: p.flow, number: p.tcp.seq - 4 }] {
				      found _v => again[p.flow] = 1 else forward
				      missing => { }
				    }
				    match latest[Segment { flow: p.flow, number: p.tcp.seq }] {
				      found _v => { }
				      missing => latest[Segment { flow: p.flow, number: p.tcp.seq }] = 1
				    }
				    forward
				  }
				}
				traffic T { flows 5000 zipf 0.8 packets 350 B rate 1 Mpps }
				offload O { run N on AgilioCX40 with XeonHost { cores 8 } under T }""".formatted(capacity), "test.cora").orThrow();
		return Profiles.problem(compilation, compilation.offloads().get(0), 0, Path.of(""), packets).graph().getStates().get(1).getAccessesPerPacket();
	}

	@Test
	void whatPacketsFindIsAsInTheLongRun() {
		double many = found(12_000, 60_000);
		assertEquals(many, found(12_000, 8_000), 0.05 * many);
	}
}
