// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Executor;
import org.cora.exec.ExpiryListener;
import org.cora.exec.TimerSchedule;
import org.cora.exec.Verdict;
import org.cora.exec.flow.DefaultIdentity;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.HeaderLayout;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.LookAhead;
import org.cora.exec.state.MapState;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/** Runs the handlers of an NF on a store in this process's memory, in the form that an engine gives them. */
public class LocalExecutor implements Executor {

	/** How far handlers look ahead: first look-ups, and those by what they find. */
	private static final int STEPS = 2;

	private static final IntConsumer NOBODY = flow -> {
	};

	private final Nf nf;
	private final LocalStore store;
	private final HandlerEngine engine;
	private final HeaderLayout layout;
	private final long[] visited;
	private final MetEntries met;
	private final HandlerRunner[] packetHandlers;
	/** In how many steps each of them looks ahead. */
	private final int[] foresight;
	private final HandlerRunner[] expiryHandlers;
	private final HandlerRunner[] identityHandlers;
	private final HandlerRunner[] timers;
	private final TimerSchedule schedule;
	private boolean ownTimers = true;
	private final long[] expiredKey;
	private final long[] expiredValue;
	private ExpiryListener listener;
	private ExpiryRunner expiryRunner = (state, flow) -> this;
	private final LookAhead ahead = new LookAhead();
	private final PortBatch batch;

	/**
	 * @param nf    well-formed IR
	 * @param store states of that NF
	 */
	protected LocalExecutor(Nf nf, LocalStore store, HandlerEngine engine) {
		if (!store.nf().equals(nf)) {
			throw new IllegalArgumentException("the store is one of " + store.nf().name() + ", not of " + nf.name());
		}
		this.nf = nf;
		this.store = store;
		this.engine = engine;
		layout = HeaderLayout.of(nf);
		visited = engine.visited();
		met = engine.met();
		packetHandlers = load(nf.ports().size(), Trigger.PacketFrom::new, engine::load);
		foresight = new int[packetHandlers.length];
		batch = new PortBatch(foresight.length);
		setForesight();
		expiryHandlers = load(nf.states().size(), Trigger.Expiry::new, engine::load);
		identityHandlers = load(nf.ports().size(), Trigger.IdentityOf::new, engine::load);
		timers = nf.timers().stream().map(engine::load).toArray(HandlerRunner[]::new);
		schedule = new TimerSchedule(nf);
		int scalars = nf.states().stream().mapToInt(s -> Math.max(s.keySlots().size(), s.valueSlots().size())).max()
				.orElse(0);
		expiredKey = new long[scalars];
		expiredValue = new long[scalars];
	}

	private void setForesight() {
		Arrays.setAll(foresight, port -> packetHandlers[port] == null ? 0 : packetHandlers[port].foresight());
	}

	private HandlerRunner[] load(int count, IntFunction<Trigger> trigger, Function<Handler, HandlerRunner> loader) {
		HandlerRunner[] runners = new HandlerRunner[count];
		for (int i = 0; i < count; i++) {
			runners[i] = nf.handler(trigger.apply(i)).map(loader).orElse(null);
		}
		return runners;
	}

	/**
	 * Which blocks the last handler visited, of a packet, a timed-out entry or a timer, bit i for block i: handlers have no
	 * loops, so that says which way it took. Empty words after a port without a handler, and no words if that wasn't asked for. Don't keep or change
	 * the array.
	 */
	public final long[] visited() {
		return visited;
	}

	/** Which entries the last handler asked for, of the states that this is noted of, see {@link MetEntries}. */
	public final MetEntries met() {
		return met;
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
	public void foresee(Packet[] packets, int[] ports, int count) {
		foresee(packets, ports, count, NOBODY);
	}

	/**
	 * Likewise for somebody who keeps something about flows.
	 *
	 * @param flows is told the flows of the packets as far as entries that are looked up say, a hint; -1 for those that don't
	 */
	public final void foresee(Packet[] packets, int[] ports, int count, IntConsumer flows) {
		boolean asked = flows != NOBODY;
		batch.sort(ports, count);
		for (int i = 0; asked && i < count; i++) {
			packets[i].foreseen()[LookAhead.FLOW] = -1;
		}
		for (int step = 0; step < STEPS; step++) {
			for (int port = 0; port < foresight.length; port++) {
				if (foresight[port] > step) {
					foresee(packets, port, step);
				}
			}
			boolean last = step == STEPS - 1;
			for (int i = 0; asked && last && i < count; i++) {    // what it reads and what is looked at now is waited for together
				flows.accept(packets[i].foreseen()[LookAhead.FLOW]);
			}
			ahead.look(asked && !last);
		}
	}

	private void foresee(Packet[] packets, int port, int step) {
		HandlerRunner handler = packetHandlers[port];
		for (int i = batch.begin(port); i < batch.end(port); i++) {
			Packet packet = packets[batch.member(i)];
			packet.expect(layout);
			handler.foresee(packet, port, step, ahead);
		}
	}

	@Override
	public Verdict handle(Packet packet, int port, long now, int flow) {
		forgetVisits();
		packet.begin(layout);
		HandlerRunner handler = packetHandlers[port];
		Verdict verdict = handler == null ? Verdict.PASS : handler.handle(packet, port, now, flow);
		if (verdict.kind() == Verdict.Kind.DROP_RESOURCE) {
			packet.copies().clear();
		}
		return verdict;
	}

	private void forgetVisits() {
		met.clear();
		if (visited.length > 0) {
			Arrays.fill(visited, 0);
		}
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
		forgetVisits();
		timers[timer].expire(null, null, now, -1);
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
		if (expiryHandlers[state] != null) {
			LocalExecutor runner = expiryRunner.of(state, flow);
			runner.forgetVisits();
			runner.expiryHandlers[state].expire(expiredKey, expiredValue, deadline, flow);
		}
	}

	/** Says who runs the handlers of entries that time out here: the executor of the side that has what they look at. */
	public final void expiryRunner(ExpiryRunner newRunner) {
		expiryRunner = newRunner;
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
		packet.expect(layout);
		HandlerRunner handler = identityHandlers[port];
		if (handler == null || !handler.identify(packet, port, into)) {
			DefaultIdentity.of(packet, into);
		}
	}

	@Override
	public void hook(ExecutionHook hook) {
		Function<Handler, HandlerRunner> loader = hook == null ? engine::load : h -> engine.load(h, hook);
		System.arraycopy(load(packetHandlers.length, Trigger.PacketFrom::new, loader), 0, packetHandlers, 0,
				packetHandlers.length);
		setForesight();
		System.arraycopy(load(expiryHandlers.length, Trigger.Expiry::new, loader), 0, expiryHandlers, 0,
				expiryHandlers.length);
		Arrays.setAll(timers, i -> loader.apply(nf.timers().get(i)));
	}
}
