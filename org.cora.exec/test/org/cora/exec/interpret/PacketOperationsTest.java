// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cora.exec.ExecutionHook;
import org.cora.exec.HandlerBuilder;
import org.cora.exec.Verdict;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.verify.IrVerifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies, tunnels and payload in handlers, watched and not. */
class PacketOperationsTest {

	private static final SourceRange WHERE = SourceRange.NONE;

	private final Packet packet = new Packet();
	private final HandlerBuilder code = new HandlerBuilder();

	private InterpretedExecutor executor(boolean watched) {
		Nf nf = IrVerifier.verified(new Nf("test", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)), List.of(),
				List.of(code.build("packet", new Trigger.PacketFrom(0))), WHERE));
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		if (watched) {
			executor.hook(new ExecutionHook() {
			});
		}
		new FrameBuilder(packet).ethernet(1, 2).ipv4(3, 4, 17).udp(5, 6).payload(60).finish(0);
		return executor;
	}

	private long port(Packet of) {
		return FieldAccess.of(Headers.UDP.require("dport")).load(of);
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void copiesLeaveInOrderAndThePacketStaysItself(boolean watched) {
		code.add(new PacketOperation.Emit(1, WHERE));
		code.add(new PacketOperation.BeginCopy(WHERE));
		Register ok = code.register(1);
		code.add(new PacketOperation.Push(ok, Headers.VXLAN, Headers.IPV4_HEADER, WHERE));
		code.store(Headers.VXLAN, "vni", code.constant(9, 24));
		code.add(new PacketOperation.Emit(0, WHERE));
		code.add(new PacketOperation.EndCopy(WHERE));
		code.forward(1);
		InterpretedExecutor executor = executor(watched);
		for (int i = 0; i < 2; i++) {
			executor.handle(packet, 0, 0, -1);
			assertEquals(2, packet.copies().count());
			assertEquals(6, port(packet.copies().packet(0)));
			assertEquals(1, packet.copies().port(0));
			assertEquals(Headers.VXLAN_PORT, port(packet.copies().packet(1)));
			assertEquals(9, FieldAccess.of(Headers.VXLAN.require("vni")).load(packet.copies().packet(1)));
			assertEquals(0, packet.copies().port(1));
			assertEquals(6, port(packet));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void readsAndWritesThePayload(boolean watched) {
		Register index = code.constant(2, 64);
		Register value = code.register(16);
		code.add(new PacketOperation.LoadPayload(value, index, WHERE));
		code.store(Headers.UDP, "dport", value);
		Register length = code.meta(Meta.PAYLOAD);
		code.add(new PacketOperation.StorePayload(index, length, WHERE));
		code.forward(1);
		assertEquals(Verdict.Kind.FORWARD, executor(watched).handle(packet, 0, 0, -1).kind());
		assertEquals(('c' << 8) + 'd', port(packet));
		assertEquals(60, packet.bytes()[42 + 5]);
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void whatIsUndoneLeavesNoCopy(boolean watched) {
		code.add(new PacketOperation.Emit(1, WHERE));
		code.drop("no");
		assertEquals(Verdict.Kind.DROP_POLICY, executor(watched).handle(packet, 0, 0, -1).kind());
		assertEquals(1, packet.copies().count());
	}

	@org.junit.jupiter.api.Test
	void theVerifierKnowsCopiesThatDontEnd() {
		code.add(new PacketOperation.BeginCopy(WHERE));
		code.end(new Terminator.Forward(1, WHERE));
		Nf nf = new Nf("test", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)), List.of(),
				List.of(code.build("packet", new Trigger.PacketFrom(0))), WHERE);
		assertEquals(List.of("test, packet: block 0 ends in a copy"), IrVerifier.violations(nf));
	}
}
