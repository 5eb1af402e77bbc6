// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cora.exec.ExecutionHook;
import org.cora.exec.NatIr;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Checksum;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.SyntheticTraffic;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.spec.Workload;
import org.junit.jupiter.api.Test;

/** What the NAT of the language's introduction does to packets and states. */
class NatExecutionTest {

	private static final long CLIENT = 0x0a000005L;
	private static final long SERVER = 0xc6336407L;

	private final Packet packet = new Packet();
	private Nf nf = NatIr.nat();
	private InterpretedExecutor nat = executor();

	private InterpretedExecutor executor() {
		return new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
	}

	private Packet tcp(long source, int sourcePort, long destination, int destinationPort, long time) {
		return new FrameBuilder(packet).ethernet(2, 1).ipv4(source, destination, 6)
				.tcp(sourcePort, destinationPort, 1, 0, 2).payload(33).finish(time);
	}

	private Verdict handle(int port) {
		nat.advance(packet.time());
		return nat.handle(packet, port, packet.time(), -1);
	}

	private long field(Header header, String name) {
		return FieldAccess.of(header.require(name)).load(packet);
	}

	private void assertChecksumsValid() {
		byte[] before = packet.toBytes();
		Checksum.computeAll(packet, packet.offset(Headers.IPV4_HEADER) + (int) field(Headers.IPV4_HEADER, "length"));
		assertArrayEquals(packet.toBytes(), before, "checksums are those of a full computation");
	}

	@Test
	void translatesTheFirstPacketAndRestoresTheReply() {
		tcp(CLIENT, 4000, SERVER, 80, 10);
		assertEquals(Verdict.forward(NatIr.WAN), handle(NatIr.LAN));
		assertEquals(NatIr.FIRST_OUTSIDE, field(Headers.IPV4_HEADER, "src"));
		assertEquals(1024, field(Headers.TCP, "sport"));
		assertEquals(SERVER, field(Headers.IPV4_HEADER, "dst"));
		assertChecksumsValid();

		tcp(SERVER, 80, NatIr.FIRST_OUTSIDE, 1024, 20);
		assertEquals(Verdict.forward(NatIr.LAN), handle(NatIr.WAN));
		assertEquals(CLIENT, field(Headers.IPV4_HEADER, "dst"));
		assertEquals(4000, field(Headers.TCP, "dport"));
		assertChecksumsValid();
	}

	@Test
	void keepsABindingForLaterPackets() {
		for (int i = 0; i < 3; i++) {
			tcp(CLIENT, 4000, SERVER, 80, 10 + i);
			handle(NatIr.LAN);
			assertEquals(1024, field(Headers.TCP, "sport"));
		}
		assertEquals(1, nat.store().size(NatIr.OUT));
		nat.store().forEach(NatIr.OUT, (key, value, deadline, flow) -> {
			assertArrayEquals(new long[] { CLIENT, 4000, SERVER, 80, 6 }, key);
			assertArrayEquals(new long[] { CLIENT, 4000, SERVER, 80, 6, NatIr.FIRST_OUTSIDE, 1024, 3 }, value);
			assertEquals(12 + NatIr.TIMEOUT, deadline);
		});
	}

	@Test
	void dropsWhatNobodyAskedFor() {
		tcp(SERVER, 80, NatIr.FIRST_OUTSIDE, 1024, 10);
		assertEquals(Verdict.policyDrop("no binding"), handle(NatIr.WAN));
	}

	@Test
	void passesWhatIsNeitherTcpNorUdp() {
		new FrameBuilder(packet).ethernet(2, 1).ipv4(CLIENT, SERVER, 1).icmp(8, 0, 1, 1).finish(0);
		assertEquals(Verdict.PASS, handle(NatIr.LAN));
		new FrameBuilder(packet).ethernet(2, 1).arp(1, 1, CLIENT, 0, SERVER).finish(0);
		assertEquals(Verdict.PASS, handle(NatIr.LAN));
	}

	@Test
	void anExpiredBindingGoesWithItsReverseAndItsEndpointIsFreeAgain() {
		nf = NatIr.nat(8, new PoolRange(1, 1, 7, 7));
		nat = executor();
		tcp(CLIENT, 4000, SERVER, 80, 0);
		assertTrue(handle(NatIr.LAN).isForward());
		tcp(CLIENT, 4001, SERVER, 80, NatIr.TIMEOUT - 1);
		assertEquals(Verdict.policyDrop("no free endpoint"), handle(NatIr.LAN));
		assertEquals(NatIr.TIMEOUT, nat.nextDeadline());
		tcp(CLIENT, 4001, SERVER, 80, NatIr.TIMEOUT);
		assertTrue(handle(NatIr.LAN).isForward());
		assertEquals(1, nat.store().size(NatIr.OUT));
		assertEquals(1, nat.store().size(NatIr.BACK));
		tcp(SERVER, 80, 1, 7, NatIr.TIMEOUT);
		handle(NatIr.WAN);
		assertEquals(4001, field(Headers.TCP, "dport"));
	}

	@Test
	void aReplyKeepsTheBindingAlive() {
		tcp(CLIENT, 4000, SERVER, 80, 0);
		handle(NatIr.LAN);
		tcp(SERVER, 80, NatIr.FIRST_OUTSIDE, 1024, NatIr.TIMEOUT - 1);
		handle(NatIr.WAN);
		assertEquals(0, nat.advance(NatIr.TIMEOUT));
		assertEquals(2 * NatIr.TIMEOUT - 1, nat.nextDeadline());
		assertEquals(1, nat.advance(2 * NatIr.TIMEOUT - 1));
		assertEquals(0, nat.store().size(NatIr.BACK));
		assertEquals(0, nat.store().size(NatIr.FREE));
	}

	@Test
	void aFullTableUndoesTheHandler() {
		nf = NatIr.nat(2, new PoolRange(1, 1, 1, 100));
		nat = executor();
		for (int i = 0; i < 2; i++) {
			tcp(CLIENT, 4000 + i, SERVER, 80, i);
			assertTrue(handle(NatIr.LAN).isForward());
		}
		long before = nat.store().digest();
		tcp(CLIENT, 5000, SERVER, 80, 3);
		assertEquals(Verdict.resourceDrop(NatIr.OUT, "out"), handle(NatIr.LAN));
		assertEquals(before, nat.store().digest());
		assertEquals(2, nat.store().size(NatIr.FREE));
	}

	@Test
	void expiriesAreToldWithTheFlowAndCanBeReplayed() {
		List<String> told = new ArrayList<>();
		nat.expiryListener((state, key, deadline, flow) -> told.add(state + ":" + key[1] + "@" + deadline + "/" + flow));
		for (int flow = 0; flow < 3; flow++) {
			tcp(CLIENT, 4000 + flow, SERVER, 80, flow);
			nat.handle(packet, NatIr.LAN, packet.time(), flow);
		}
		long[] second = { CLIENT, 4001, SERVER, 80, 6 };
		assertFalse(nat.expire(NatIr.OUT, second, NatIr.TIMEOUT), "not due yet");
		assertTrue(nat.expire(NatIr.OUT, second, NatIr.TIMEOUT + 1));
		assertFalse(nat.expire(NatIr.OUT, second, NatIr.TIMEOUT + 1), "gone already");
		assertEquals(2, nat.advance(Long.MAX_VALUE / 2));
		assertEquals(List.of("0:4001@" + (NatIr.TIMEOUT + 1) + "/1", "0:4000@" + NatIr.TIMEOUT + "/0",
				"0:4002@" + (NatIr.TIMEOUT + 2) + "/2"), told);
		assertEquals(0, nat.store().size(NatIr.FREE));
	}

	@Test
	void packetsOutOfOrderDoNotShortenLives() {
		tcp(CLIENT, 4000, SERVER, 80, 1000);
		handle(NatIr.LAN);
		tcp(CLIENT, 4000, SERVER, 80, 10);
		handle(NatIr.LAN);
		assertEquals(1000 + NatIr.TIMEOUT, nat.nextDeadline());
	}

	@Test
	void bothDirectionsAreOneFlow() {
		FlowIdentity out = new FlowIdentity();
		FlowIdentity back = new FlowIdentity();
		tcp(CLIENT, 4000, SERVER, 80, 0);
		nat.identify(packet, NatIr.LAN, out);
		handle(NatIr.LAN);
		tcp(SERVER, 80, NatIr.FIRST_OUTSIDE, 1024, 20);
		nat.identify(packet, NatIr.WAN, back);
		assertEquals(FlowIdentity.Kind.DECLARED, out.kind());
		assertEquals(out, back);
		tcp(SERVER, 80, NatIr.FIRST_OUTSIDE, 1025, 20);
		nat.identify(packet, NatIr.WAN, back);
		assertEquals(FlowIdentity.Kind.IPV4, back.kind());
	}

	@Test
	void bothInterpretersDoTheSameToManyFlows() {
		InterpretedExecutor watched = executor();
		watched.hook(new ExecutionHook() {
		});
		SyntheticTraffic traffic = new SyntheticTraffic(new Workload.Synthetic(300, new Workload.Popularity.Zipf(1),
				new Workload.Sizes.Imix(), 20, 1, Workload.Arrivals.BURSTY, 0.7, 0.5), 0, 3);
		Packet twin = new Packet();
		for (int i = 0; i < 20_000; i++) {
			traffic.next(packet);
			twin.copyFrom(packet);
			watched.advance(twin.time());
			Verdict expected = watched.handle(twin, traffic.port(), twin.time(), -1);
			assertEquals(expected, handle(traffic.port()));
			assertArrayEquals(twin.toBytes(), packet.toBytes());
			traffic.forwarded(traffic.connection(), packet, traffic.port(), expected.port());
		}
		assertEquals(watched.store().digest(), nat.store().digest());
	}
}
