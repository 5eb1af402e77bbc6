// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.cora.exec.HandlerBuilder;
import org.cora.exec.SampleStates;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.verify.IrVerifier;
import org.junit.jupiter.api.Test;

/** What finding an entry does to its deadline and its turn to be evicted is the same in compiled handlers. */
class RefreshTest {

	private static final SourceRange WHERE = SourceRange.NONE;

	/** Finds the sender in a state, or puts it there. */
	private static Handler remembering(int state) {
		HandlerBuilder code = new HandlerBuilder();
		Register source = code.load(Headers.IPV4_HEADER, "src");
		code.branch(code.access(state, StateAction.FIND, 0, List.of(source), 1, 64).get(0), 2, 1);
		code.access(state, StateAction.INSERT, 0, List.of(source, code.constant(7, 64)), 1, 64);
		return code.jump(2).forward(1).build("packet", new Trigger.PacketFrom(0));
	}

	/** Finds a sender now and then. */
	private static Handler seeking(int state) {
		HandlerBuilder code = new HandlerBuilder();
		code.access(state, StateAction.FIND, 0, List.of(code.constant(1, 32)), 1, 64);
		return code.returns().build("timer", new Trigger.Timer(0, 15));
	}

	private static void run(List<Handler> handlers, long... senders) {
		Nf nf = IrVerifier.verified(new Nf("test", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)),
				SampleStates.all(), handlers, WHERE));
		Twins twins = new Twins(nf, true);
		long now = 1_000;
		for (long sender : senders) {
			now += 10;
			twins.handle(new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(sender, 4, 17).udp(5, 6).finish(now), 0, -1);
			twins.compareStates();
		}
	}

	@Test
	void whatAPacketFindsIsEvictedLater() {
		run(List.of(remembering(SampleStates.LRU)), 1, 2, 3, 4, 1, 2, 5, 6, 1, 7, 2, 8, 3);
	}

	@Test
	void whatAPacketFindsLivesLonger() {
		run(List.of(remembering(SampleStates.MAP)), 1, 2, 1, 3, 1, 1, 1, 2, 1, 1, 1, 3);
	}

	@Test
	void whatATimerFindsLivesNoLonger() {
		List<Handler> handlers = new ArrayList<>(List.of(remembering(SampleStates.MAP), seeking(SampleStates.MAP)));
		run(handlers, 1, 2, 3, 2, 3, 2, 3, 2, 3, 1, 2, 3, 2, 3, 2, 3);
	}
}
