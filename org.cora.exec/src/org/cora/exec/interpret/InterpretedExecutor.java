// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Executor;
import org.cora.exec.ExpiryListener;
import org.cora.exec.TimerSchedule;
import org.cora.exec.Verdict;
import org.cora.exec.flow.DefaultIdentity;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.MapState;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/** Runs an NF by interpreting its IR. */
public final class InterpretedExecutor implements Executor {

	private final Nf nf;
	private final LocalStore store;
	private final HandlerCode[] packetHandlers;
	private final HandlerCode[] expiryHandlers;
	private final HandlerCode[] identityHandlers;
	private final HandlerCode[] timers;
	private final TimerSchedule schedule;
	private boolean ownTimers = true;
	private final Interpreter interpreter;
	private final IdentityPacking packing;
	private final long[] expiredKey;
	private final long[] expiredValue;
	private ExpiryListener listener;
	private final boolean records;
	private HookedInterpreter hooked;

	/**
	 * @param nf    well-formed IR
	 * @param store states of that NF
	 */
	public InterpretedExecutor(Nf nf, LocalStore store) {
		this(nf, store, false);
	}

	/**
	 * @param nf      well-formed IR
	 * @param store   states of that NF
	 * @param records whether {@link #visited()} is kept
	 */
	public InterpretedExecutor(Nf nf, LocalStore store, boolean records) {
		if (!store.nf().equals(nf)) {
			throw new IllegalArgumentException("the store is one of " + store.nf().name() + ", not of " + nf.name());
		}
		this.nf = nf;
		this.store = store;
		this.records = records;
		packetHandlers = decode(nf.ports().size(), Trigger.PacketFrom::new);
		expiryHandlers = decode(nf.states().size(), Trigger.Expiry::new);
		timers = nf.timers().stream().map(this::decode).toArray(HandlerCode[]::new);
		schedule = new TimerSchedule(nf);
		identityHandlers = decode(nf.ports().size(), Trigger.IdentityOf::new);
		int registers = nf.handlers().stream().mapToInt(h -> h.registers().size()).max().orElse(0);
		int blocks = nf.handlers().stream().mapToInt(h -> h.blocks().size()).max().orElse(0);
		interpreter = new Interpreter(store, registers, blocks);
		packing = IdentityPacking.of(nf);
		int scalars = nf.states().stream().mapToInt(s -> Math.max(s.keySlots().size(), s.valueSlots().size())).max()
				.orElse(0);
		expiredKey = new long[scalars];
		expiredValue = new long[scalars];
	}

	private HandlerCode[] decode(int count, IntFunction<Trigger> trigger) {
		HandlerCode[] codes = new HandlerCode[count];
		for (int i = 0; i < count; i++) {
			Optional<Handler> handler = nf.handler(trigger.apply(i));
			codes[i] = handler.isPresent() ? decode(handler.get()) : null;
		}
		return codes;
	}

	private HandlerCode decode(Handler handler) {
		boolean ofPacket = handler.trigger() instanceof Trigger.PacketFrom;
		return Decoder.decode(nf, handler, ofPacket && records);
	}

	/**
	 * Which blocks of its handler the last packet visited, bit i for block i: handlers have no loops, so that says which
	 * way it took. Empty words after a port without a handler. Don't keep or change the array.
	 */
	public long[] visited() {
		return interpreter.visited;
	}

	@Override
	public Nf nf() {
		return nf;
	}

	@Override
	public LocalStore store() {
		return store;
	}

	@Override
	public Verdict handle(Packet packet, int port, long now, int flow) {
		if (records) {
			Arrays.fill(interpreter.visited, 0);
		}
		HandlerCode handler = packetHandlers[port];
		if (handler == null) {
			return Verdict.PASS;
		}
		if (hooked != null) {
			return hooked.handle(handler.handler(), packet, port, now, flow);
		}
		if (!handler.undoable()) {
			int end = interpreter.run(handler, packet, port, now, flow);
			return handler.verdicts()[handler.code()[end + 1]];
		}
		store.begin();
		int end = interpreter.run(handler, packet, port, now, flow);
		if (handler.code()[end] == Opcode.ABORT) {
			store.rollback();
		} else {
			store.commit();
		}
		return handler.verdicts()[handler.code()[end + 1]];
	}

	@Override
	public int advance(long now) {
		int expired = 0;
		if (timers.length > 0 && ownTimers && schedule.reaches(now)) {
			while (schedule.due() <= now) {
				long due = schedule.due();
				expired += expireBy(due);
				fire(schedule.timer(), due);
				schedule.done();
			}
		}
		return expired + expireBy(now);
	}

	@Override
	public void fire(int timer, long now) {
		HandlerCode handler = timers[timer];
		if (hooked != null) {
			hooked.expire(handler.handler(), now, -1);
		} else {
			interpreter.run(handler, null, -1, now, -1);
		}
	}

	@Override
	public void ownTimers(boolean own) {
		ownTimers = own;
	}

	private int expireBy(long now) {
		if (!store.mayExpireBy(now)) {
			return 0;
		}
		int expired = 0;
		for (int entry = store.nextToExpire(); entry != 0; entry = store.nextToExpire()) {
			MapState map = store.expiring();
			long deadline = store.deadline(map, entry);
			if (deadline > now) {
				break;
			}
			expire(map, entry, deadline);
			expired++;
		}
		store.settle();
		return expired;
	}

	private void expire(MapState map, int entry, long deadline) {
		int state = map.state().index();
		int flow = map.flow(entry);
		map.key(entry, expiredKey);
		map.value(entry, expiredValue);
		store.remove(map, entry);
		if (listener != null) {
			listener.expired(state, expiredKey, deadline, flow);
		}
		HandlerCode handler = expiryHandlers[state];
		if (handler == null) {
			return;
		}
		System.arraycopy(expiredKey, 0, interpreter.registers, 0, map.keySlots());
		System.arraycopy(expiredValue, 0, interpreter.registers, map.keySlots(), map.valueSlots());
		if (hooked != null) {
			hooked.expire(handler.handler(), deadline, flow);
		} else {
			interpreter.run(handler, null, -1, deadline, flow);
		}
	}

	@Override
	public long nextDeadline() {
		return store.nextDeadline();
	}

	@Override
	public boolean expire(int state, long[] key, long now) {
		MapState map = (MapState) store.state(state);
		int entry = map.find(key);
		if (entry == 0 || store.deadline(map, entry) > now) {
			return false;
		}
		expire(map, entry, store.deadline(map, entry));
		store.settle();
		return true;
	}

	@Override
	public void expiryListener(ExpiryListener newListener) {
		listener = newListener;
	}

	@Override
	public void identify(Packet packet, int port, FlowIdentity into) {
		HandlerCode handler = identityHandlers[port];
		if (handler != null) {
			int end = interpreter.run(handler, packet, port, packet.time(), -1);
			int[] key = handler.lists()[handler.code()[end + 1]];
			if (key.length > 0) {
				packing.pack(interpreter.registers, key, into);
				return;
			}
		}
		DefaultIdentity.of(packet, into);
	}

	@Override
	public void hook(ExecutionHook hook) {
		hooked = hook == null ? null : new HookedInterpreter(nf, store, hook, interpreter.registers);
	}
}
