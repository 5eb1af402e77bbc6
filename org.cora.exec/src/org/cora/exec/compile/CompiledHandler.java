// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.handler.AccessRunner;
import org.cora.exec.handler.HandlerRunner;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.StateCalls;
import org.cora.exec.handler.StateTables;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Trigger;

/** What the classes that are compiled from handlers extend. Generated code uses all that isn't private. */
abstract class CompiledHandler implements HandlerRunner {

	/**
	 * What all handlers of an executor share.
	 *
	 * @param states    their states
	 * @param registers room for registers that go from one method to another, or that a hook may read; behind them for
	 *                  arguments and results of accesses
	 * @param visited   where visits are recorded, empty for nowhere
	 * @param met       where entries are noted that are asked for
	 */
	record Frame(StateTables states, StateCalls calls, AccessRunner accesses, long[] registers, long[] visited, MetEntries met) {
		static Frame of(StateTables states, int registers, long[] visited, MetEntries met) {
			long[] room = new long[registers + SCRATCH];
			return new Frame(states, new StateCalls(states, room), new AccessRunner(states, room), room, visited, met);
		}
	}

	/** Most scalars that arguments and results of one access have. */
	static final int SCRATCH = 256;

	final LocalStore store;
	final StateTables states;
	final StateCalls calls;
	final AccessRunner accesses;
	final long[] registers;
	final long[] visited;
	final MetEntries met;
	/** Where the flow's identity goes. */
	FlowIdentity identity;
	private final Verdict[] verdicts;
	private final boolean undoable;
	private final int keySlots;
	private final int valueSlots;

	CompiledHandler(Frame frame, Handler handler, Verdict[] verdicts) {
		states = frame.states();
		store = states.store;
		calls = frame.calls();
		accesses = frame.accesses();
		registers = frame.registers();
		visited = frame.visited();
		met = frame.met();
		this.verdicts = verdicts;
		undoable = handler.canAbort();
		boolean timesOut = handler.trigger() instanceof Trigger.Expiry;
		int state = timesOut ? ((Trigger.Expiry) handler.trigger()).state() : -1;
		keySlots = timesOut ? states.nf.states().get(state).keySlots().size() : 0;
		valueSlots = timesOut ? states.nf.states().get(state).valueSlots().size() : 0;
	}

	/**
	 * Runs the handler until it ends. Its parameters are in the first registers.
	 *
	 * @return number of the verdict; for an identity whether it is known
	 */
	abstract int run(Packet packet, int port, long now, int flow);

	@Override
	public Verdict handle(Packet packet, int port, long now, int flow) {
		if (!undoable) {
			return verdicts[run(packet, port, now, flow)];
		}
		store.begin();
		Verdict verdict = verdicts[run(packet, port, now, flow)];
		if (verdict.kind() == Verdict.Kind.DROP_RESOURCE) {
			store.rollback();
		} else {
			store.commit();
		}
		return verdict;
	}

	@Override
	public void expire(long[] key, long[] value, long now, int flow) {
		for (int i = 0; i < keySlots; i++) {
			registers[i] = key[i];
		}
		for (int i = 0; i < valueSlots; i++) {
			registers[keySlots + i] = value[i];
		}
		run(null, -1, now, flow);
	}

	@Override
	public final boolean identify(Packet packet, int port, FlowIdentity into) {
		identity = into;
		return run(packet, port, packet.time(), -1) != 0;
	}

	// ---- what generated code calls

	static long flag(boolean holds) {
		return holds ? 1 : 0;
	}

	static long flag(int entry) {
		return entry != 0 ? 1 : 0;
	}

	static long equal(long left, long right) {
		return left == right ? 1 : 0;
	}

	static long notEqual(long left, long right) {
		return left != right ? 1 : 0;
	}

	static long less(long left, long right) {
		return Long.compareUnsigned(left, right) < 0 ? 1 : 0;
	}

	static long lessEqual(long left, long right) {
		return Long.compareUnsigned(left, right) <= 0 ? 1 : 0;
	}

	static long divide(long left, long right) {
		return right == 0 ? 0 : Long.divideUnsigned(left, right);
	}

	static long remainder(long left, long right) {
		return right == 0 ? left : Long.remainderUnsigned(left, right);
	}

	static long wireLength(Packet packet) {
		return packet == null ? 0 : packet.wireLength();
	}

	static long payloadLength(Packet packet) {
		return packet == null ? 0 : packet.payloadLength();
	}
}
