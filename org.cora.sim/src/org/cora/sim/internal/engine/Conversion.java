// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import org.cora.exec.state.VersionChange;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.performance.CostModel;

/**
 * What it costs that another version of the program has taken over: the first packet of a flow that had state finds it in the
 * tables of the version before, and its core has to put it into the new ones. Until then nobody can change it, so that it is
 * all the same to the state when that is done.
 */
final class Conversion {

	private static final double PICOS_PER_SECOND = 1e12;

	private final Engine engine;
	private final BitSet waiting = new BitSet();
	/** By side, for the entries of one flow. */
	private final long[] picos = new long[2];

	Conversion(Engine engine, VersionChange change) {
		this.engine = engine;
		Placement placement = engine.placement;
		double nic = 0;
		double host = 0;
		for (State state : change.after().states()) {
			if (change.from(state.index()) >= 0 && state.kind().isTable()) {
				nic += new CostModel(placement.nic()).access(state, StateAction.INSERT).cycles();
				host += new CostModel(placement.host()).access(state, StateAction.INSERT).cycles();
			}
		}
		picos[PacketSlots.NIC] = Math.round(nic * placement.work().cyclesFactor(placement.nic()) * PICOS_PER_SECOND / placement.nic().getClock());
		picos[PacketSlots.CPU] = Math.round(host * PICOS_PER_SECOND / placement.host().getClock());
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			waiting.set(flow, engine.flows.isLive(flow));
		}
	}

	/** A packet of the flow is handled on a side. */
	void handled(int flow, byte side) {
		if (waiting.get(flow)) {
			waiting.clear(flow);
			if (side == PacketSlots.NIC) {
				engine.nic.cores().work(flow, picos[side]);
			} else {
				engine.host.work(flow, picos[side]);
			}
		}
	}
}
