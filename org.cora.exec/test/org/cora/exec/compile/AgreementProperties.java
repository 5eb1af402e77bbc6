// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.RandomNf;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Nf;

/** Compiled handlers do what the interpreter does. */
class AgreementProperties {

	private static void run(Nf nf, long seed, int packets) {
		Twins twins = new Twins(nf, true);
		assertEquals(Map.of(), twins.interpreted());
		Random random = new Random(seed);
		long now = 1_000;
		for (int i = 0; i < packets; i++) {
			now += random.nextInt(20);
			twins.handle(packet(random, now), random.nextInt(2), random.nextInt(6) - 1);
			if (i % 4 == 0 || i + 1 == packets) {
				twins.compareStates();
			}
		}
	}

	private static Packet packet(Random random, long now) {
		FrameBuilder frame = new FrameBuilder(new Packet()).ethernet(1 + random.nextInt(3), 2);
		return switch (random.nextInt(5)) {
			case 0 -> frame.payload(50 + random.nextInt(50)).finish(now);
			case 1 -> frame.ipv4(random.nextInt(16), 4, 6).tcp(random.nextInt(4), 6, 1, 2, 3).finish(now);
			case 2 -> frame.ipv4(random.nextInt(16), random.nextInt(16), 1).payload(20).finish(now);
			default -> frame.ipv4(random.nextInt(16), 4, 17).udp(random.nextInt(4), 6).finish(now);
		};
	}

	@Property(tries = 120)
	void randomHandlersDoTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
		run(RandomNf.of(seed, size), seed, 16);
	}

	@Property(tries = 4)
	void handlersOfSeveralMethodsDoTheSame(@ForAll long seed, @ForAll @IntRange(min = 300, max = 900) int size) {
		Nf nf = RandomNf.of(seed, size);
		run(nf, seed, 6);
	}
}
