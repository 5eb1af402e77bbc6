// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs that push, pop, copy and write payloads: every form of execution makes the same packets of any bytes. */
class RandomPacketsTest {

	private static final String[] STATEMENTS = {"if p.vlan { pop p.vlan }", "if p.eth { push p.vlan { vid: 7 } else drop \"tags\" }",
			"if p.eth { push p.vxlan { vni: 9 } else drop \"long\" }", "if p.vxlan { pop p.vxlan else drop \"none\" }",
			"if p.ipv4 || p.ipv6 { n += 1 }", "if p.ipv4 { push p.gtpu over p.ipv6 { teid: 5 } else drop \"long\" }",
			"if p.gtpu { pop p.gtpu else drop \"none\" }", "if p.udp { push p.a { kind: 1, rest: 77 } else drop \"no\" }",
			"if p.a { push p.b { value: 3 } else drop \"no\" }", "if p.b { pop p.b }", "if p.a { p.a.rest += 3 pop p.a }",
			"p.payload[n] = p.payload[1] + 1", "p.payload.put32(n, p.payload.u32(2))", "n += p.payload.length.u64()",
			"p.payload.resize(n & 63) else drop \"long\"", "mirror to wan", "send to lan { p.payload[0] = 9 if p.vlan { pop p.vlan } }",
			"if p.inner.udp { n += p.inner.udp.dport }", "if p.l4 { p.l4.sport += 1 }", "if p.ipv4 { p.ipv4.ttl -= 1 n += p.ipv4.ttl }"};

	private static String program(Random random) {
		StringBuilder text = new StringBuilder("header A { kind : bits[4], rest : bits[20] } header B { value : u8 }\nnf N {\n"
				+ "port lan, wan parse a : A after udp with dport 50000 parse b : B after a with kind 2 state out : register<u64>\n"
				+ "on packet p from lan { let n = 3\n");
		for (int i = 0; i < 8; i++) {
			text.append(STATEMENTS[random.nextInt(STATEMENTS.length)]).append('\n');
		}
		return text + "if p.a && p.b { n += 1 } out += n forward }\non packet p from wan { out += 1 pass } }";
	}

	private static Packet packet(Random random, long seed) {
		Packet packet = new Packet();
		FrameBuilder frame = new FrameBuilder(packet).ethernet(1, 2);
		frame = random.nextInt(3) == 0 ? frame.vlan(5) : frame;
		frame = random.nextInt(4) == 0 ? frame.ipv6(1, 2, 3, 4, 17) : frame.ipv4(1, 2, 17);
		int[] ports = {50000, 4789, 2152, 53};
		byte[] data = new byte[random.nextInt(90)];
		random.nextBytes(data);
		if (data.length > 8) {
			data[0] = (byte) (random.nextBoolean() ? 0x30 : 8);
		}
		frame.udp(1, ports[random.nextInt(4)]).payload(data).finish(seed);
		int captured = random.nextInt(3) == 0 ? random.nextInt(packet.capturedLength() + 1) : packet.capturedLength();
		packet.set(packet.linkType(), seed, captured, packet.wireLength());
		return packet;
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void everyFormOfExecutionMakesTheSamePackets(long block) {
		for (long seed = block * 1000; seed < block * 1000 + 10; seed++) {
			String text = program(new Random(seed));
			Nf nf = CoraCompiler.compile(text, "test.cora").orThrow().program().nfs().get(0);
			InterpretedExecutor watched = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
			watched.hook(new ExecutionHook() {
			});
			LocalExecutor[] executors = {new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole())), watched,
					new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole()))};
			for (int i = 0; i < 30; i++) {
				Packet[] packets = new Packet[executors.length];
				Verdict[] verdicts = new Verdict[executors.length];
				for (int e = 0; e < executors.length; e++) {
					packets[e] = packet(new Random(seed * 31 + i), i);
					verdicts[e] = executors[e].handle(packets[e], 0, i, -1);
					assertEquals(verdicts[0], verdicts[e], text);
					assertSame(packets[0], packets[e], text);
					assertEquals(executors[0].store().digest(), executors[e].store().digest(), text);
				}
			}
		}
	}

	private static void assertSame(Packet expected, Packet found, String text) {
		assertArrayEquals(expected.toBytes(), found.toBytes(), text);
		assertEquals(expected.wireLength(), found.wireLength(), text);
		assertEquals(expected.copies().count(), found.copies().count(), text);
		for (int i = 0; i < expected.copies().count(); i++) {
			assertEquals(expected.copies().port(i), found.copies().port(i), text);
			assertArrayEquals(expected.copies().packet(i).toBytes(), found.copies().packet(i).toBytes(), text);
		}
	}
}
