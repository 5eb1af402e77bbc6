// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.exec.ExecutionHook;
import org.cora.exec.NatIr;
import org.cora.exec.RepositoryFiles;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NAT over the shipped capture. */
class SequentialRunTest {

	private final Nf nf = NatIr.nat();
	private final InterpretedExecutor nat = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));

	private PacketSource campus(String rule) {
		return Ingress.parse(rule, nf).of(CaptureReader.open(RepositoryFiles.example("nat/campus.pcap")));
	}

	private static long field(Packet packet, Header header, String name) {
		return FieldAccess.of(header.require(name)).load(packet);
	}

	@Test
	void everyPacketIsForwardedOrPassed() {
		try (PacketSource source = campus("auto")) {
			PacketCounts counts = new SequentialRun(nat).run(source, null);
			assertEquals(counts.in(), counts.out() + counts.passed() + counts.dropped());
			// ARP, ICMP, IPv6 and the second fragment aren't the NAT's
			assertEquals(24 + 9 + 6 + 1, counts.passed());
			assertEquals(0, counts.dropped());
			assertEquals(0, nat.store().size(NatIr.FREE) - nat.store().size(NatIr.OUT));
		}
	}

	@Test
	void repliesAreRestoredToWhatTheClientExpects() {
		Set<String> asked = new HashSet<>();
		Packet packet = new Packet();
		int restored = 0;
		try (PacketSource source = campus("auto")) {
			while (source.next(packet)) {
				int port = source.port();
				if (!packet.has(Headers.L4) || packet.has(Headers.IPV6_HEADER)) {
					continue;
				}
				String tuple = tuple(packet, port == 1);
				nat.advance(packet.time());
				Verdict verdict = nat.handle(packet, port, packet.time(), -1);
				assertTrue(verdict.isForward());
				source.forwarded(source.connection(), packet, port, verdict.port());
				if (port == 0) {
					asked.add(tuple);
					assertEquals(NatIr.FIRST_OUTSIDE, field(packet, Headers.IPV4_HEADER, "src"));
				} else {
					restored++;
					assertTrue(asked.contains(tuple(packet, true)), "the client asked for " + tuple(packet, true));
				}
			}
		}
		assertTrue(restored > 300);
	}

	private static String tuple(Packet packet, boolean reversed) {
		byte[] bytes = packet.bytes();
		int ip = packet.offset(Headers.IPV4_HEADER);
		int l4 = packet.offset(Headers.L4);
		String source = ScalarText.ipv4(Bytes.u32(bytes, ip + 12)) + ":" + Bytes.u16(bytes, l4);
		String destination = ScalarText.ipv4(Bytes.u32(bytes, ip + 16)) + ":" + Bytes.u16(bytes, l4 + 2);
		return reversed ? destination + ">" + source : source + ">" + destination;
	}

	@Test
	void withAFixedIngressPacketsStayAsTheyAre() {
		try (PacketSource source = campus("lan=10.1.0.0/16")) {
			PacketCounts counts = new SequentialRun(nat).run(source, null);
			assertEquals(List.of("no binding"), counts.drops().stream().map(PacketCounts.Drops::cause).toList());
			assertEquals("policy", counts.drops().get(0).kind());
			assertEquals(counts.in(), counts.out() + counts.passed() + counts.dropped());
		}
	}

	@Test
	void rulesThatMakeNoSenseAreRefused() {
		for (String rule : List.of("", "dmz", "lan=10.0.0.0/33", "lan=10.0.0", "lan=a.b.c.d/8", "lan=300.0.0.0/8", "lan=")) {
			CoraException thrown = assertThrows(CoraException.class, () -> Ingress.parse(rule, nf), rule);
			assertEquals("ingress", thrown.diagnostics().get(0).code());
		}
	}

	@Test
	void theFinalStateIsReadable() {
		try (PacketSource source = campus("auto")) {
			new SequentialRun(nat).run(source, null);
		}
		List<StateContent> states = StateContent.of(nat.store());
		assertEquals(List.of("out", "back", "free", "bytes"), states.stream().map(StateContent::name).toList());
		StateContent.Entry binding = states.get(NatIr.OUT).entries().get(0);
		assertEquals(Map.of("source", Map.of("addr", "10.1.0.10", "port", 30007L), "destination",
				Map.of("addr", "198.51.100.53", "port", 53L), "proto", 17L), binding.key());
		Map<?, ?> value = (Map<?, ?>) binding.value();
		assertEquals("203.0.113.1", ((Map<?, ?>) value.get("outside")).get("addr"));
		assertEquals(1L, value.get("packets"));
		assertEquals("192.0.2.10", states.get(NatIr.BYTES).entries().get(0).key());
	}

	@Test
	void aHookSeesEverythingAndChangesNothing(@TempDir Path folder) throws Exception {
		long[] seen = new long[4];
		Path plain = folder.resolve("plain.pcap");
		Path watched = folder.resolve("watched.pcap");
		run(nat, plain);
		InterpretedExecutor other = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		other.hook(new ExecutionHook() {
			@Override
			public void enter(Handler handler, Packet packet, int port, long now, int flow) {
				seen[0]++;
			}

			@Override
			public void before(Handler handler, Block block, int index, Registers registers) {
				seen[1]++;
			}

			@Override
			public void accessed(Handler handler, Instruction.Access access, int entryFlow, Registers registers) {
				seen[2]++;
			}

			@Override
			public void leave(Handler handler, Verdict verdict) {
				seen[3]++;
			}
		});
		run(other, watched);
		assertEquals(-1, Files.mismatch(plain, watched));
		assertEquals(nat.store().digest(), other.store().digest());
		assertEquals(1000, seen[0]);
		assertEquals(seen[0], seen[3]);
		assertTrue(seen[1] > 10 * seen[0] && seen[2] > 2000);
	}

	private PacketCounts run(InterpretedExecutor executor, Path out) {
		try (PacketSource source = campus("auto"); PcapWriter writer = PcapWriter.create(out, true, 65535)) {
			PacketCounts counts = new SequentialRun(executor).run(source, writer);
			assertFalse(Files.exists(out), "a file appears when it is whole");
			writer.commit();
			return counts;
		}
	}

	@Test
	void whatIsWrittenIsWhatWasForwarded(@TempDir Path folder) {
		Path out = folder.resolve("out.pcap");
		PacketCounts counts = run(nat, out);
		Packet packet = new Packet();
		try (CaptureReader reader = CaptureReader.open(out)) {
			long packets = 0;
			while (reader.next(packet)) {
				packets++;
			}
			assertEquals(counts.out(), packets);
		}
	}
}
