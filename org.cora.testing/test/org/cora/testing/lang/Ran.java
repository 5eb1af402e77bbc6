// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.StateContent;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;

/** The first network function of a text, run packet by packet by both interpreters, which must agree. */
final class Ran {

	private final Nf nf;
	private final InterpretedExecutor plain;
	private final InterpretedExecutor hooked;
	private Packet last;

	private Ran(Nf nf) {
		this.nf = nf;
		this.plain = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		this.hooked = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		hooked.hook(new ExecutionHook() {
		});
	}

	static Ran of(String text) {
		return new Ran(CoraCompiler.compile(text, "test.cora").orThrow().program().nfs().get(0));
	}

	/** A packet from the first port. */
	Verdict packet(UnaryOperator<FrameBuilder> frame) {
		return packet(0, 0, frame);
	}

	/** A packet of UDP from the first port, 10.0.0.1 to 10.0.0.2, with these ports. */
	Verdict udp(int source, int destination) {
		return packet(f -> f.ipv4(0x0A000001, 0x0A000002, 17).udp(source, destination));
	}

	Verdict packet(int port, long time, UnaryOperator<FrameBuilder> frame) {
		Packet first = frame.apply(new FrameBuilder(new Packet()).ethernet(1, 2)).finish(time);
		Packet second = frame.apply(new FrameBuilder(new Packet()).ethernet(1, 2)).finish(time);
		plain.advance(time);
		hooked.advance(time);
		Verdict verdict = plain.handle(first, port, time, -1);
		assertEquals(verdict, hooked.handle(second, port, time, -1));
		assertEquals(plain.store().digest(), hooked.store().digest());
		last = first;
		return verdict;
	}

	/** The last packet as it is now. */
	Packet last() {
		return last;
	}

	/** Values by key of a table or array, as people write them. */
	Map<Object, Object> content(String state) {
		Map<Object, Object> content = new LinkedHashMap<>();
		for (StateContent.Entry entry : entries(state)) {
			content.put(entry.key(), entry.value());
		}
		return content;
	}

	/** The value of a register. */
	Object register(String state) {
		List<StateContent.Entry> entries = entries(state);
		return entries.isEmpty() ? 0L : entries.get(0).value();
	}

	private List<StateContent.Entry> entries(String name) {
		return StateContent.of(plain.store()).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().entries();
	}

	Nf nf() {
		return nf;
	}
}
