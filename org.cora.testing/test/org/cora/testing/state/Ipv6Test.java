// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.ExecutionHook;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Nf;
import org.cora.planner.stateflow.KeyOrigin;
import org.junit.jupiter.api.Test;

/** Flows over IPv6: keys of 128-bit addresses, and checksums that stay right when addresses and ports change. */
class Ipv6Test {

	private static final String NF = """
			nf N {
			  port lan, wan
			  state flows : map<FlowKey6, u32> { capacity 100 timeout 1 s }
			  flow by lan: p.flow6
			  on packet p from lan {
			    require p.ipv6 && p.udp else pass
			    match flows[p.flow6] { found n => { n += 1 } missing => flows[p.flow6] = 1 }
			    p.source6 = Endpoint6 { addr: 2001:db8:0:1::99, port: 7 }
			    p.destination6.addr = 2001:db8:ffff::1
			    forward to wan
			  }
			}
			""";

	/** Ethernet, IPv6 and UDP with some payload and a right checksum. */
	private static byte[] frame(long source, long destination, int sourcePort) {
		byte[] bytes = new byte[14 + 40 + 8 + 5];
		Bytes.put16(bytes, 12, 0x86dd);
		bytes[14] = 0x60;
		Bytes.put16(bytes, 18, 13);
		bytes[20] = 17;
		bytes[21] = 64;
		Bytes.put64(bytes, 22, 0x20010db800000001L);
		Bytes.put64(bytes, 30, source);
		Bytes.put64(bytes, 38, 0x20010db800000002L);
		Bytes.put64(bytes, 46, destination);
		Bytes.put16(bytes, 54, sourcePort);
		Bytes.put16(bytes, 56, 53);
		Bytes.put16(bytes, 58, 13);
		for (int i = 0; i < 5; i++) {
			bytes[62 + i] = (byte) (17 * i + 3);
		}
		Bytes.put16(bytes, 60, checksum(bytes));
		return bytes;
	}

	/** RFC 8200, section 8.1: over the pseudo header and the datagram with a checksum of 0. */
	private static int checksum(byte[] bytes) {
		long sum = 17 + 13;
		for (int at = 22; at < bytes.length; at += 2) {
			if (at != 60) {
				sum += (bytes[at] & 0xff) << 8 | (at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0);
			}
		}
		while (sum >> 16 != 0) {
			sum = (sum & 0xffff) + (sum >> 16);
		}
		return (int) ~sum & 0xffff;
	}

	@Test
	void addressesArePartsOfKeysAndOfChecksums() {
		for (boolean hooked : new boolean[] {false, true}) {
			Nf nf = CoraCompiler.compile(NF, "test.cora").orThrow().program().nf("N").orElseThrow();
			LocalStore store = new LocalStore(nf, PoolShards.whole());
			InterpretedExecutor executor = new InterpretedExecutor(nf, store);
			executor.hook(hooked ? new ExecutionHook() {
			} : null);
			for (int i = 0; i < 6; i++) {
				byte[] bytes = frame(i % 3, 5, 1000);
				Packet packet = new Packet();
				System.arraycopy(bytes, 0, packet.reserve(bytes.length), 0, bytes.length);
				packet.set(LinkType.ETHERNET, i, bytes.length, bytes.length);
				assertEquals("forward 1", "forward " + executor.handle(packet, 0, i, -1).port());
				byte[] sent = packet.bytes();
				assertEquals(checksum(java.util.Arrays.copyOf(sent, bytes.length)), Bytes.u16(sent, packet.offset(Headers.UDP) + 6));
				assertArrayEquals(new long[] {0x20010db800000001L, 0x99, 0x20010db8ffff0000L, 1},
						new long[] {Bytes.u64(sent, 22), Bytes.u64(sent, 30), Bytes.u64(sent, 38), Bytes.u64(sent, 46)});
				assertEquals(7, Bytes.u16(sent, 54));
			}
			List<String> flows = new ArrayList<>();
			store.forEach(0, (key, value, deadline, flow) -> flows.add(Long.toHexString(key[0]) + ":" + key[1] + ":" + key[2] + " "
					+ key[4] + ":" + key[5] + " " + key[6] + " = " + value[0]));
			assertEquals(List.of("20010db800000001:0:1000 5:53 17 = 2", "20010db800000001:1:1000 5:53 17 = 2",
					"20010db800000001:2:1000 5:53 17 = 2"), flows);
		}
	}

	@Test
	void whatAFlowIsCanBeSaidOfIpv6() {
		String counts = NF.replaceAll("p\\.(source|destination)6.* = .*", "");
		assertEquals(KeyOrigin.FLOW_IDENTITY, Offloaded.on("BlueField2", counts).state("flows").getKeyOrigin());
		String undeclared = counts.replace("flow by lan: p.flow6", "");
		assertEquals(KeyOrigin.HEADER, Offloaded.on("BlueField2", undeclared).state("flows").getKeyOrigin());
	}
}
