// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.state.BloomState;
import org.cora.exec.state.MeterState;
import org.cora.exec.state.PrefixState;
import org.cora.exec.state.QueueState;
import org.cora.ir.program.StateAction;

/** Runs accesses to states of the rarer kinds. */
public final class StateCalls {

	private final StateTables states;
	private final long[] registers;

	/** @param registers where arguments are read and results written */
	public StateCalls(StateTables states, long[] registers) {
		this.states = states;
		this.registers = registers;
	}

	/** Runs one; returns the flow of the entry it met or made, -1 for none. */
	public int run(StateCall call, long now, int flow) {
		if (call.action() == StateAction.CLEAR) {
			states.store.state(call.state()).clearAll();
			return -1;
		}
		return switch (call.kind()) {
			case LPM -> prefix(call, states.prefixes[call.state()]);
			case METER -> {
				MeterState meter = states.meters[call.state()];
				boolean green = meter.spend(registers, call.arguments(), now, flow);
				registers[call.results()[0]] = green ? 1 : 0;
				yield green ? flow : -1;
			}
			case BLOOM -> bloom(call, states.blooms[call.state()]);
			case QUEUE -> queue(call, states.queues[call.state()]);
			default -> throw new IllegalStateException("not such an access: " + call);
		};
	}

	private int bloom(StateCall call, BloomState bloom) {
		if (call.action() == StateAction.MARK) {
			bloom.mark(registers, call.arguments());
		} else {
			registers[call.results()[0]] = bloom.contains(registers, call.arguments()) ? 1 : 0;
		}
		return -1;
	}

	private int queue(StateCall call, QueueState queue) {
		if (call.action() == StateAction.PUSH) {
			registers[call.results()[0]] = queue.push(registers, call.arguments()) ? 1 : 0;
		} else {
			queue.pop(registers, call.results());
		}
		return -1;
	}

	private int prefix(StateCall call, PrefixState prefixes) {
		switch (call.action()) {
			case FIND, PEEK -> {
				int entry = prefixes.find(registers, call.arguments());
				registers[call.results()[0]] = entry == 0 ? 0 : 1;
				registers[call.results()[1]] = entry;
			}
			default -> registers[call.results()[0]] = prefixes.read((int) registers[call.arguments()[0]], call.slot());
		}
		return -1;
	}
}
