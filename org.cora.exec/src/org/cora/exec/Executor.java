// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Nf;

/**
 * Runs the handlers of one NF on one side, against that side's {@link StateStore}.
 *
 * <p>Whoever drives it owns the order: it calls {@link #advance} with a packet's time before it {@link #handle}s the
 * packet, so that what is due by then expires first. Nothing on this path allocates. Not thread-safe: one thread, or
 * handlers one after the other.
 */
public interface Executor {

	/** What it runs. */
	Nf nf();

	/** The states it runs on. */
	StateStore store();

	/**
	 * Says which packets are handled next. What their handlers are going to look up is fetched into the processor's caches,
	 * where the form of execution knows how to; nothing changes. One after the other each packet waits for memory, together
	 * they wait once.
	 *
	 * @param packets the packets, in front
	 * @param ports   indexes of the ports they came in by
	 * @param count   how many; some tens are enough, and as many as fit into a cache
	 */
	default void foresee(Packet[] packets, int[] ports, int count) {
	}

	/**
	 * Runs the packet's handler. Doesn't expire anything. Packets that the handler made are in the packet's {@link
	 * Packet#copies()} afterwards; none are if its effects were undone.
	 *
	 * @param packet changed in place
	 * @param port   index of the port it came in by
	 * @param now    its ingress time in nanoseconds, what the program sees as {@code now}; may lie before that of a
	 *               packet handled earlier, which never shortens the life of an entry
	 * @param flow   the flow that entries inserted now belong to, from 0; -1 for none
	 * @return what becomes of it; {@link Verdict#PASS} where the port has no handler
	 */
	Verdict handle(Packet packet, int port, long now, int flow);

	/**
	 * Runs the handler of a timer, whether it is due or not. For who owns the order: see {@link #ownTimers}.
	 *
	 * @param timer its number in the NF
	 * @param now   the time that was due
	 */
	void fire(int timer, long now);

	/** Whether {@link #advance} also runs timers when they are due; it does unless told otherwise. */
	void ownTimers(boolean own);

	/**
	 * Expires all entries whose deadline is {@code now} or before, in the order of their deadlines (at the same deadline
	 * in the order they were inserted), and runs the handlers for that. Timers that are due by then run in between, after
	 * what expires at the same time; see {@link TimerSchedule}.
	 *
	 * @return how many entries timed out, without those that went with them
	 */
	int advance(long now);

	/** The earliest deadline of an entry, {@link Long#MAX_VALUE} if none has one. Exact. */
	long nextDeadline();

	/**
	 * Expires one entry now, whatever its deadline: for replaying a logged order.
	 *
	 * @param state index of the state
	 * @param key   its key's scalars
	 * @return false if there is no such entry or its deadline is after {@code now}; then nothing happens
	 */
	boolean expire(int state, long[] key, long now);

	/** Who is told about every entry that times out; null for nobody. */
	void expiryListener(ExpiryListener listener);

	/**
	 * Says which flow a packet belongs to, as the program declares it or else by 5-tuple in either direction. Changes
	 * neither the packet nor any state.
	 *
	 * @param into is overwritten
	 */
	void identify(Packet packet, int port, FlowIdentity into);

	/** Watches every operation from now on; null to stop. Without a hook a separate path runs that knows nothing of it. */
	void hook(ExecutionHook hook);
}
