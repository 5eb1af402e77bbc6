// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.cora.exec.NatIr;
import org.cora.exec.RandomNf;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.LookAhead;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;
import org.junit.jupiter.api.Test;

/** Looking ahead changes nothing. */
class ForeseeTest {

	private static Packet packet(Random random, long now) {
		return new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(random.nextInt(16), 4, 17).udp(random.nextInt(4), 6)
				.finish(now);
	}

	private static long run(Nf nf, LocalExecutor executor, long seed, boolean foreseen) {
		Random random = new Random(seed);
		for (int i = 0; i < 40; i++) {
			Packet packet = packet(random, 10L * i);
			if (foreseen) {
				executor.foresee(new Packet[] { packet, packet }, new int[] { i & 1, 0 }, 2);
			}
			executor.advance(packet.time());
			executor.handle(packet, i & 1, packet.time(), i % 5);
		}
		return executor.store().digest();
	}

	@Test
	void whatWasForeseenIsHandledTheSame() {
		for (long seed = 0; seed < 25; seed++) {
			Nf nf = RandomNf.of(seed, 40);
			LocalStore empty = new LocalStore(nf, PoolShards.whole());
			long before = empty.digest();
			Packet[] packets = { packet(new Random(seed), 0) };
			new CompiledExecutor(nf, empty).foresee(packets, new int[] { 0 }, 1);
			assertEquals(before, empty.digest());
			long expected = run(nf, new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole())), seed, false);
			assertEquals(expected, run(nf, new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole())), seed, true));
		}
	}

	@Test
	void aNatLooksForItsBindingBothWays() {
		Nf nf = NatIr.nat();
		LocalStore store = new LocalStore(nf, PoolShards.whole());
		CompilerEngine engine = new CompilerEngine(store, false, new BitSet());
		Packet packet = packet(new Random(1), 5);
		LookAhead ahead = new LookAhead();
		engine.load(nf.handlers().get(0)).foresee(packet, NatIr.LAN, 0, ahead);
		assertEquals(1, ahead.places());
		engine.load(nf.handlers().get(1)).foresee(packet, NatIr.WAN, 0, ahead);
		assertEquals(2, ahead.places());
		ahead.look();
		assertEquals(0, ahead.places());
		new CompiledExecutor(nf, store).handle(packet(new Random(1), 5), NatIr.LAN, 5, 3);
		Packet answer = new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(4, NatIr.FIRST_OUTSIDE, 17).udp(6, 1024).finish(6);
		engine.load(nf.handlers().get(1)).foresee(answer, NatIr.WAN, 0, ahead);
		ahead.look(true);
		assertEquals(3, answer.foreseen()[LookAhead.FLOW]);
		engine.load(nf.handlers().get(1)).foresee(answer, NatIr.WAN, 1, ahead);
		assertEquals(1, ahead.places());
		assertEquals(1, answer.foreseen()[0], "the binding that the way back is tied to");
	}
}
