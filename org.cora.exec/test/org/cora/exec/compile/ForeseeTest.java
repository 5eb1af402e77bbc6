// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.cora.exec.NatIr;
import org.cora.exec.RandomNf;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
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
				executor.foresee(packet, i & 1, 0);
				executor.foresee(packet, i & 1, 1);
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
			new CompiledExecutor(nf, empty).foresee(packet(new Random(seed), 0), 0, 0);
			new CompiledExecutor(nf, empty).foresee(packet(new Random(seed), 0), 0, 1);
			assertEquals(before, empty.digest());
			long expected = run(nf, new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole())), seed, false);
			assertEquals(expected, run(nf, new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole())), seed, true));
		}
	}

	@Test
	void aNatLooksForItsBinding() {
		Nf nf = NatIr.nat();
		LocalStore store = new LocalStore(nf, PoolShards.whole());
		CompilerEngine engine = new CompilerEngine(store, false);
		Packet packet = packet(new Random(1), 5);
		CompiledExecutor executor = new CompiledExecutor(nf, store);
		executor.handle(packet(new Random(1), 5), NatIr.LAN, 5, 3);
		assertNotEquals(0, engine.load(nf.handlers().get(0)).foresee(packet, NatIr.LAN, 0));
	}
}
