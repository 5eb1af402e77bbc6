// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.junit.jupiter.api.Test;

class FlowTest {

	private final Packet packet = new Packet();

	private Packet tcp(long source, int sourcePort, long destination, int destinationPort) {
		return new FrameBuilder(packet).ethernet(1, 2).ipv4(source, destination, 6).tcp(sourcePort, destinationPort, 1, 1, 16)
				.finish(0);
	}

	private FlowIdentity identity() {
		FlowIdentity identity = new FlowIdentity();
		DefaultIdentity.of(packet, identity);
		return identity;
	}

	private long field(Header header, String name) {
		return FieldAccess.of(header.require(name)).load(packet);
	}

	@Test
	void bothDirectionsHaveTheSameIdentity() {
		tcp(10, 1, 20, 2);
		FlowIdentity there = identity();
		tcp(20, 2, 10, 1);
		assertEquals(there, identity());
		tcp(10, 2, 20, 1);
		assertNotEquals(there, identity());
		new FrameBuilder(packet).ethernet(1, 2).ipv6(1, 2, 3, 4, 17).udp(5, 6).finish(0);
		there = identity();
		new FrameBuilder(packet).ethernet(1, 2).ipv6(3, 4, 1, 2, 17).udp(6, 5).finish(0);
		assertEquals(there, identity());
		new FrameBuilder(packet).ethernet(1, 2).arp(1, 1, 2, 3, 4).finish(0);
		there = identity();
		new FrameBuilder(packet).ethernet(2, 1).arp(2, 1, 2, 3, 4).finish(0);
		assertEquals(there, identity());
	}

	@Test
	void numbersAreDenseAndUsedAgain() {
		FlowTable table = new FlowTable();
		FlowIdentity[] identities = new FlowIdentity[1000];
		for (int i = 0; i < identities.length; i++) {
			if (i % 3 == 0) {
				new FrameBuilder(packet).ethernet(1, 2).ipv6(i, 2, 3, 4, 17).udp(5, 6).finish(0);
			} else {
				tcp(i, 1, 2, 3);
			}
			identities[i] = identity();
			assertEquals(-1, table.find(identities[i]));
			assertEquals(i, table.idOf(identities[i]));
		}
		table.remove(333);
		table.remove(334);
		assertEquals(-1, table.find(identities[333]));
		assertEquals(334, table.idOf(identities[333]));
		assertEquals(333, table.idOf(identities[334]));
		FlowIdentity read = new FlowIdentity();
		table.identity(334, read);
		assertEquals(identities[333], read);
		assertEquals(1000, table.size());
	}

	private static FlowIdentity numbered(int number) {
		FlowIdentity identity = new FlowIdentity();
		identity.begin(number % 2 == 0 ? FlowIdentity.Kind.DECLARED : FlowIdentity.Kind.IPV4);
		for (int i = 0; i < (number % 7 == 0 ? 5 : 2); i++) {
			identity.add(number / 2);
		}
		return identity;
	}

	@Test
	void severalAreFoundWhateverHintsSay() {
		FlowTable table = new FlowTable(3);
		Random random = new Random(1);
		FlowIdentity[] identities = new FlowIdentity[20];
		int[] found = new int[20];
		for (int round = 0; round < 500; round++) {
			for (int i = 0; i < identities.length; i++) {
				identities[i] = numbered(random.nextInt(200));
				found[i] = random.nextInt(3) > 0 ? table.find(identities[i]) : random.nextInt(2) > 0 ? random.nextInt(200) : random.nextInt();
				table.foresee(found[i]);
			}
			table.find(identities, identities.length, found);
			for (int i = 0; i < identities.length; i++) {
				assertEquals(table.find(identities[i]), found[i]);
			}
			int id = table.find(identities[0]);
			if (id < 0) {
				table.idOf(identities[0]);
			} else {
				table.remove(id);
			}
		}
	}

	@Test
	void wordsOfAFlowAreItsOwn() {
		FlowTable table = new FlowTable(2);
		for (int i = 0; i < 100; i++) {
			int at = table.wordsAt(table.idOf(numbered(i)));
			table.words()[at] = i;
			table.words()[at + 1] = -i;
		}
		for (int i = 0; i < 100; i++) {
			int id = table.find(numbered(i));
			assertEquals(i, table.words()[table.wordsAt(id)]);
			assertEquals(-i, table.words()[table.wordsAt(id) + 1]);
		}
	}

	@Test
	void repliesAnswerWhatWasSentOut() {
		ReplyFollower follower = new ReplyFollower();
		tcp(10, 1, 20, 2);
		assertEquals(0, follower.arrive(packet));
		long connection = follower.connection();
		tcp(99, 7, 20, 2);
		follower.forwarded(connection, packet, 0, 1);

		tcp(20, 2, 10, 1);
		assertEquals(1, follower.arrive(packet));
		assertEquals(connection, follower.connection());
		assertEquals(20, field(Headers.IPV4_HEADER, "src"));
		assertEquals(99, field(Headers.IPV4_HEADER, "dst"));
		assertEquals(7, field(Headers.TCP, "dport"));

		tcp(10, 1, 20, 2);
		assertEquals(0, follower.arrive(packet));
		assertEquals(10, field(Headers.IPV4_HEADER, "src"));
	}

	@Test
	void repliesToWhatWasNeverSentOutStayAsCaptured() {
		ReplyFollower follower = new ReplyFollower();
		tcp(10, 1, 20, 2);
		follower.arrive(packet);
		tcp(20, 2, 10, 1);
		assertEquals(1, follower.arrive(packet));
		assertEquals(10, field(Headers.IPV4_HEADER, "dst"));
	}
}
