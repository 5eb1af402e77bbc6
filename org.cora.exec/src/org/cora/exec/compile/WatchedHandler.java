// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Handler;

/** What the classes of watched handlers extend: all registers are in the array, where the hook sees them. */
abstract class WatchedHandler extends CompiledHandler {

	final Handler handler;
	final ExecutionHook.Registers view;
	ExecutionHook hook;

	WatchedHandler(Frame frame, Handler handler, Verdict[] verdicts) {
		super(frame, handler, verdicts);
		this.handler = handler;
		long[] room = frame.registers();
		view = index -> room[index];
	}

	@Override
	public final Verdict handle(Packet packet, int port, long now, int flow) {
		hook.enter(handler, packet, port, now, flow);
		Verdict verdict = super.handle(packet, port, now, flow);
		hook.leave(handler, verdict);
		return verdict;
	}

	@Override
	public final void expire(long[] key, long[] value, long now, int flow) {
		hook.enter(handler, null, -1, now, flow);
		super.expire(key, value, now, flow);
		hook.leave(handler, null);
	}
}
