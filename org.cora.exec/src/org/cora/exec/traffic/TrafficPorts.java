// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.util.stream.IntStream;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/** Which ports generated packets come in by. */
public final class TrafficPorts {

	/** The first port, where clients are, and the second, where servers are. */
	static final int[] TWO = {0, 1};

	private TrafficPorts() {
	}

	/** All ports that the function handles packets of, if they are more than two; else the first two. */
	public static int[] of(Nf nf) {
		int[] handled = IntStream.range(0, nf.ports().size()).filter(p -> nf.handler(new Trigger.PacketFrom(p)).isPresent()).toArray();
		return handled.length > 2 ? handled : TWO;
	}
}
