// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import static org.cora.exec.HandlerBuilder.concat;

import java.util.List;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;

/**
 * The source NAT of the language's introduction, as IR built by hand: what the front end is expected to make of it, but
 * for its {@code give} and {@code drop} when the second table is full, in place of which the handler aborts.
 */
public final class NatIr {

	public static final int LAN = 0;
	public static final int WAN = 1;
	public static final int OUT = 0;
	public static final int BACK = 1;
	public static final int FREE = 2;
	public static final int BYTES = 3;
	public static final long FIRST_OUTSIDE = 0xcb007101L;
	public static final long TIMEOUT = 300_000_000_000L;

	private static final SourceRange WHERE = SourceRange.NONE;

	private NatIr() {
	}

	/** The NAT with 16 outside addresses and room for a million bindings. */
	public static Nf nat() {
		return nat(1 << 20, new PoolRange(FIRST_OUTSIDE, FIRST_OUTSIDE + 15, 1024, 65535));
	}

	public static Nf nat(long capacity, PoolRange outside) {
		Type.Struct binding = new Type.Struct("Binding", List.of(new Type.Member("inside", Types.FLOW_KEY),
				new Type.Member("outside", Types.ENDPOINT), new Type.Member("packets", Types.U32)));
		Type.Struct endpointAndProto = new Type.Struct("(Endpoint, proto)",
				List.of(new Type.Member("0", Types.ENDPOINT), new Type.Member("proto", Types.U8)));
		List<State> states = List.of(
				new State("out", OUT, StateKind.MAP, Types.FLOW_KEY, binding, capacity, 0, TIMEOUT, -1, null,
						Consistency.STRICT, 0, WHERE),
				new State("back", BACK, StateKind.MAP, endpointAndProto, Types.FLOW_KEY, capacity, 0, 0, OUT, null,
						Consistency.STRICT, 0, WHERE),
				new State("free", FREE, StateKind.POOL, null, Types.ENDPOINT, outside.size(), 0, 0, -1, outside,
						Consistency.STRICT, 0, WHERE),
				new State("bytes", BYTES, StateKind.COUNTER, Types.IPV4, Types.U64, 4096, 0, 0, -1, null,
						Consistency.MERGEABLE, 0, WHERE));
		return IrVerifier.verified(new Nf("edge.Nat", List.of(new Port("lan", LAN, WHERE), new Port("wan", WAN, WHERE)),
				states, List.of(fromLan(), fromWan(), expire(), identityOfLan(), identityOfWan()), WHERE));
	}

	private static void requireTransport(HandlerBuilder b) {
		b.branch(b.has(Headers.IPV4_HEADER), 1, 4);
		b.branch(b.has(Headers.TCP), 3, 2);
		b.branch(b.has(Headers.UDP), 3, 4);
	}

	private static Handler fromLan() {
		HandlerBuilder b = new HandlerBuilder();
		requireTransport(b);
		// 3: match out[p.flow]
		List<Register> flow = b.flow();
		List<Register> found = b.access(OUT, StateAction.FIND, 0, flow, 1, 64);
		b.branch(found.get(0), 5, 6);
		b.pass();
		// 5: found
		Register entry = found.get(1);
		Register packets = b.access(OUT, StateAction.READ, 7, List.of(entry), 32).get(0);
		Register more = b.binary(BinaryOperator.ADD, 32, packets, b.constant(1, 32));
		b.access(OUT, StateAction.WRITE, 7, List.of(entry, more));
		b.store(Headers.IPV4_HEADER, "src", b.access(OUT, StateAction.READ, 5, List.of(entry), 32).get(0));
		b.store(Headers.L4, "sport", b.access(OUT, StateAction.READ, 6, List.of(entry), 16).get(0));
		b.jump(11);
		// 6: missing
		List<Register> taken = b.access(FREE, StateAction.TAKE, 0, List.of(), 1, 32, 16);
		b.branch(taken.get(0), 7, 10);
		List<Register> item = taken.subList(1, 3);
		Register inserted = b.access(OUT, StateAction.INSERT, 0, concat(flow, flow, item, List.of(b.constant(1, 32))), 1, 64)
				.get(0);
		b.branch(inserted, 8, 12);
		Register tied = b.access(BACK, StateAction.INSERT, 0, concat(item, List.of(flow.get(4)), flow), 1, 64).get(0);
		b.branch(tied, 9, 13);
		b.store(Headers.IPV4_HEADER, "src", item.get(0));
		b.store(Headers.L4, "sport", item.get(1));
		b.jump(11);
		b.drop("no free endpoint");
		// 11: count and forward
		Register length = b.unary(UnaryOperator.COPY, 64, b.meta(Meta.LENGTH));
		b.access(BYTES, StateAction.ADD, 0, List.of(b.load(Headers.IPV4_HEADER, "dst"), length));
		b.forward(WAN);
		b.abort(OUT);
		b.abort(BACK);
		return b.build("packet from lan", new Trigger.PacketFrom(LAN));
	}

	private static Handler fromWan() {
		HandlerBuilder b = new HandlerBuilder();
		requireTransport(b);
		List<Register> found = b.access(BACK, StateAction.FIND, 0, outsideKey(b), 1, 64);
		b.branch(found.get(0), 5, 6);
		b.pass();
		List<Register> inside = b.registers();
		for (int slot = 0; slot < 5; slot++) {
			int bits = Types.FLOW_KEY.slots().get(slot).bits();
			inside = concat(inside, b.access(BACK, StateAction.READ, slot, List.of(found.get(1)), bits));
		}
		b.access(OUT, StateAction.TOUCH, 0, inside, 1);
		b.store(Headers.IPV4_HEADER, "dst", inside.get(0));
		b.store(Headers.L4, "dport", inside.get(1));
		b.forward(LAN);
		b.drop("no binding");
		return b.build("packet from wan", new Trigger.PacketFrom(WAN));
	}

	private static List<Register> outsideKey(HandlerBuilder b) {
		return List.of(b.load(Headers.IPV4_HEADER, "dst"), b.load(Headers.L4, "dport"),
				b.load(Headers.IPV4_HEADER, "proto"));
	}

	private static Handler expire() {
		HandlerBuilder b = new HandlerBuilder();
		b.registers(32, 16, 32, 16, 8);
		b.registers(32, 16, 32, 16, 8);
		List<Register> outside = b.registers(32, 16);
		b.register(32);
		b.access(FREE, StateAction.GIVE, 0, outside);
		b.returns();
		return b.build("expire out", new Trigger.Expiry(OUT));
	}

	private static Handler identityOfLan() {
		HandlerBuilder b = new HandlerBuilder();
		b.branch(b.has(Headers.L4), 1, 2);
		b.identify(b.flow());
		b.identify(List.of());
		return b.build("flow by lan", new Trigger.IdentityOf(LAN));
	}

	private static Handler identityOfWan() {
		HandlerBuilder b = new HandlerBuilder();
		b.branch(b.has(Headers.L4), 1, 2);
		List<Register> found = b.access(BACK, StateAction.PEEK, 0, outsideKey(b), 1, 64);
		b.branch(found.get(0), 3, 2);
		b.identify(List.of());
		List<Register> inside = b.registers();
		for (int slot = 0; slot < 5; slot++) {
			int bits = Types.FLOW_KEY.slots().get(slot).bits();
			inside = concat(inside, b.access(BACK, StateAction.READ, slot, List.of(found.get(1)), bits));
		}
		b.identify(inside);
		return b.build("flow by wan", new Trigger.IdentityOf(WAN));
	}
}
