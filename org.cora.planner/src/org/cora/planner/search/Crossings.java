// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import org.cora.planner.evaluate.LinearModel;

/** What packets cost where they begin, change sides and end, whichever lane they are on; host and card cycles. */
final class Crossings {

	final double receive;
	final double transmit;
	final double beginOnNic;
	final double beginOnCpuNic;
	final double toHostNic;
	final double toNicNic;
	final double leaveNic;
	/** Cycles of the card's clock that a crossing takes. */
	final double cycles;
	/** Cycles that a packet's flow is locked for beside its accesses. */
	final double lock;
	final double hostParallel;
	final double nicParallel;
	/** Whether packets of flows on the card may not change sides. */
	final boolean forbidden;

	Crossings(LinearModel model, boolean forbidden) {
		this.receive = model.receiveCycles();
		this.transmit = model.transmitCycles();
		this.beginOnNic = model.beginOnNicCycles();
		this.beginOnCpuNic = model.beginOnCpuNicCycles();
		this.toHostNic = model.toHostNicCycles();
		this.toNicNic = model.toNicNicCycles();
		this.leaveNic = model.leaveNicCycles();
		this.cycles = model.crossingCycles();
		this.lock = model.flowLockCycles();
		this.hostParallel = model.evaluator().host().getMemoryParallelism();
		this.nicParallel = model.evaluator().nic().getMemoryParallelism();
		this.forbidden = forbidden;
	}
}
