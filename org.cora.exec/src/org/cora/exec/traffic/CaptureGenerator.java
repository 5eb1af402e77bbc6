// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;

/**
 * Makes the capture that is shipped with the examples: what a small campus network's clients say to the world and are
 * answered, as seen on the inside. Web and SSH connections from the handshake to the end, DNS, a connection that is
 * refused, one that is never answered, pings, an ICMP error, a fragmented datagram, ARP, a VLAN tag, IPv6. All addresses
 * are private or reserved for documentation. The same bytes every time.
 */
public final class CaptureGenerator {

	private static final long SEED = 20260101;
	/** 1 January 2026, 00:00 UTC, in nanoseconds. */
	private static final long START = 1_767_225_600_000_000_000L;
	private static final long MILLISECOND = 1_000_000L;
	private static final long CLIENT_NET = 0x0a01_0000L;
	private static final long WEB_NET = 0xc000_0200L;
	private static final long DNS_SERVER = 0xc633_6435L;
	private static final long GATEWAY_MAC = 0x0000_5e00_53feL;
	private static final long CLIENT_MAC = 0x0000_5e00_5300L;
	private static final int TCP = 6;
	private static final int UDP = 17;
	private static final int ICMP = 1;
	private static final int ICMP_ERROR_BYTES = 28;

	private static final int FIN = FrameWriter.FIN;
	private static final int SYN = FrameWriter.SYN;
	private static final int RST = 4;
	private static final int PSH = FrameWriter.PSH;
	private static final int ACK = FrameWriter.ACK;

	private final Random64 random = new Random64(SEED);
	private final List<Packet> packets = new ArrayList<>();
	private long now;

	private CaptureGenerator() {
	}

	/** Writes the capture, in microseconds. */
	public static void write(Path target) {
		CaptureGenerator generator = new CaptureGenerator();
		generator.generate();
		try (PcapWriter writer = PcapWriter.create(target, false, 65535)) {
			generator.packets.stream().sorted(Comparator.comparingLong(Packet::time)).forEach(writer::write);
			writer.commit();
		}
	}

	/** @param arguments the file to write */
	public static void main(String[] arguments) {
		write(Path.of(arguments[0]));
	}

	private void generate() {
		for (int i = 0; i < 12; i++) {
			arp(i);
		}
		for (int i = 0; i < 40; i++) {
			int client = random.below(12);
			now = START + 50 * MILLISECOND + i * 35 * MILLISECOND;
			dns(client, i);
			web(client, i, 1 + random.below(6));
		}
		ssh(3);
		refused(5);
		unanswered(7);
		ping(2);
		unreachable(4);
		fragments(6);
		tagged(8);
		ipv6(9);
	}

	/** Time goes on by up to that many milliseconds, at least a twentieth of it. */
	private long after(int milliseconds) {
		now += milliseconds * MILLISECOND / 20 + random.below(milliseconds * 950) * 1000L;
		return now;
	}

	private FrameBuilder frame(boolean out, int client) {
		Packet packet = new Packet();
		packets.add(packet);
		long mac = CLIENT_MAC + client;
		return new FrameBuilder(packet).ethernet(out ? GATEWAY_MAC : mac, out ? mac : GATEWAY_MAC);
	}

	private static long address(int client) {
		return CLIENT_NET + 0x100 * (client / 4) + 10 + client;
	}

	private FrameBuilder ipv4(boolean out, int client, long server, int protocol) {
		FrameBuilder frame = frame(out, client);
		return (out ? frame.ipv4(address(client), server, protocol) : frame.ipv4(server, address(client), protocol))
				.id(packets.size());
	}

	private void arp(int client) {
		now = START + client * MILLISECOND;
		frame(true, client).arp(1, CLIENT_MAC + client, address(client), 0, CLIENT_NET + 1).finish(now);
		frame(false, client).arp(2, GATEWAY_MAC, CLIENT_NET + 1, CLIENT_MAC + client, address(client)).finish(after(1));
	}

	private void dns(int client, int number) {
		int port = 30_000 + number;
		byte[] question = question(number);
		byte[] answer = answer(question, WEB_NET + 10 + number % 20);
		ipv4(true, client, DNS_SERVER, UDP).udp(port, 53).payload(question).finish(after(2));
		ipv4(false, client, DNS_SERVER, UDP).udp(53, port).payload(answer).finish(after(20));
	}

	/** A DNS query for an IPv4 address (RFC 1035). */
	private static byte[] question(int number) {
		byte[] name = ("www" + number).getBytes(StandardCharsets.US_ASCII);
		byte[] domain = "example".getBytes(StandardCharsets.US_ASCII);
		ByteBuffer message = ByteBuffer.allocate(12 + name.length + domain.length + 7);
		message.putShort((short) (0x1000 + number)).putShort((short) 0x0100).putShort((short) 1);
		message.position(12);
		message.put((byte) name.length).put(name).put((byte) domain.length).put(domain).put((byte) 0);
		return message.putShort((short) 1).putShort((short) 1).array();
	}

	private static byte[] answer(byte[] question, long address) {
		ByteBuffer message = ByteBuffer.allocate(question.length + 16).put(question);
		message.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(300).putShort((short) 4)
				.putInt((int) address);
		return message.putShort(2, (short) 0x8180).putShort(6, (short) 1).array();
	}

	/** One TCP connection; counts what both ends have sent. */
	private final class Connection {
		private final int client;
		private final int clientPort;
		private final long server;
		private final int serverPort;
		private long sent = random.next() >>> 33;
		private long received = random.next() >>> 33;

		Connection(int client, int clientPort, long server, int serverPort) {
			this.client = client;
			this.clientPort = clientPort;
			this.server = server;
			this.serverPort = serverPort;
		}

		void out(int flags, int bytes) {
			long ack = (flags & ACK) != 0 ? received : 0;
			ipv4(true, client, server, TCP).tcp(clientPort, serverPort, sent, ack, flags).payload(bytes).finish(after(3));
			sent += bytes + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
		}

		void in(int flags, int bytes) {
			ipv4(false, client, server, TCP).tcp(serverPort, clientPort, received, sent, flags).payload(bytes)
					.finish(after(15));
			received += bytes + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
		}

		void open() {
			out(SYN, 0);
			in(SYN | ACK, 0);
			out(ACK, 0);
		}

		void close() {
			out(FIN | ACK, 0);
			in(FIN | ACK, 0);
			out(ACK, 0);
		}
	}

	private void web(int client, int number, int exchanges) {
		long server = WEB_NET + 10 + random.below(20);
		Connection connection = new Connection(client, 40_000 + number, server, random.below(4) == 0 ? 80 : 443);
		connection.open();
		for (int i = 0; i < exchanges; i++) {
			connection.out(PSH | ACK, 80 + random.below(200));
			connection.in(ACK, 200 + random.below(500));
			connection.in(PSH | ACK, 1 + random.below(300));
			connection.out(ACK, 0);
		}
		connection.close();
	}

	private void ssh(int client) {
		now = START + 400 * MILLISECOND;
		Connection connection = new Connection(client, 50_022, 0xc633_6416L, 22);
		connection.open();
		for (int i = 0; i < 40; i++) {
			connection.out(PSH | ACK, 36);
			connection.in(PSH | ACK, 36 + 16 * random.below(4));
		}
	}

	private void refused(int client) {
		now = START + 600 * MILLISECOND;
		Connection connection = new Connection(client, 50_100, 0xc000_0263L, 8080);
		connection.out(SYN, 0);
		connection.in(RST | ACK, 0);
	}

	private void unanswered(int client) {
		Connection connection = new Connection(client, 50_200, 0xc000_0264L, 443);
		long sequence = connection.sent;
		for (int i = 0; i < 3; i++) {
			now = START + (700 + 300L * i) * MILLISECOND;
			connection.sent = sequence;
			connection.out(SYN, 0);
		}
	}

	private void ping(int client) {
		now = START + 800 * MILLISECOND;
		for (int i = 1; i <= 4; i++) {
			ipv4(true, client, DNS_SERVER, ICMP).icmp(8, 0, 77, i).payload(56).finish(after(4));
			ipv4(false, client, DNS_SERVER, ICMP).icmp(0, 0, 77, i).payload(56).finish(after(20));
		}
	}

	/** A datagram to a closed port, and the error that comes back with the beginning of the datagram inside. */
	private void unreachable(int client) {
		now = START + 900 * MILLISECOND;
		ipv4(true, client, 0xc000_0265L, UDP).udp(33_434, 33_434).payload(24).finish(after(2));
		Packet cause = packets.get(packets.size() - 1);
		byte[] inner = Arrays.copyOfRange(cause.toBytes(), 14, 14 + ICMP_ERROR_BYTES);
		ipv4(false, client, 0xc000_0265L, ICMP).icmp(3, 3, 0, 0).payload(inner).finish(after(10));
	}

	/** A datagram in two fragments: only the first has the ports. */
	private void fragments(int client) {
		now = START + 1000 * MILLISECOND;
		Packet whole = new FrameBuilder(new Packet()).ethernet(0, 0).ipv4(address(client), DNS_SERVER, UDP)
				.udp(5_060, 5_060).payload(704).finish(0);
		byte[] datagram = Arrays.copyOfRange(whole.toBytes(), 34, whole.capturedLength());
		int id = packets.size();
		fragment(client, id, datagram, 0, 512);
		fragment(client, id, datagram, 512, datagram.length);
	}

	private void fragment(int client, int id, byte[] datagram, int from, int to) {
		Packet packet = ipv4(true, client, DNS_SERVER, UDP).id(id).fragment(from, to < datagram.length)
				.payload(Arrays.copyOfRange(datagram, from, to)).finish(after(2));
		// the checksum is that of the whole datagram, not of what is in the first fragment
		System.arraycopy(datagram, from, packet.bytes(), 34, 8);
	}

	private void tagged(int client) {
		now = START + 1100 * MILLISECOND;
		byte[] question = question(99);
		byte[] answer = answer(question, WEB_NET + 10);
		frame(true, client).vlan(42).ipv4(address(client), DNS_SERVER, UDP).udp(31_000, 53).payload(question)
				.finish(after(2));
		frame(false, client).vlan(42).ipv4(DNS_SERVER, address(client), UDP).udp(53, 31_000).payload(answer)
				.finish(after(9));
	}

	private void ipv6(int client) {
		now = START + 1200 * MILLISECOND;
		long net = 0x2001_0db8_0001_0000L;
		long peer = 0x2001_0db8_ffff_0000L;
		frame(true, client).ipv6(net, 9, peer, 1, TCP).tcp(40_600, 443, 1000, 0, SYN).finish(after(2));
		frame(false, client).ipv6(peer, 1, net, 9, TCP).tcp(443, 40_600, 5000, 1001, SYN | ACK).finish(after(9));
		frame(true, client).ipv6(net, 9, peer, 1, TCP).tcp(40_600, 443, 1001, 5001, ACK).finish(after(2));
		frame(true, client).ipv6(net, 9, peer, 1, TCP).tcp(40_600, 443, 1001, 5001, PSH | ACK).payload(120)
				.finish(after(2));
		frame(true, client).ipv6(net, 9, peer, 2, UDP).udp(40_601, 53).payload(question(6)).finish(after(2));
		frame(false, client).ipv6(peer, 2, net, 9, UDP).udp(53, 40_601).payload(answer(question(6), WEB_NET + 6)).finish(after(9));
	}
}
