// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.TimerSchedule;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/** What runs because time has come to it: handlers of entries that time out, on the side where they belong, and timers. */
final class DueHandlers {

	private final Engine engine;
	private final SerialOrder order;
	private final SideStores stores;
	private final CompiledExecutor[] executors;
	private final TimerSchedule timers;
	private final int[] timerHandlers;
	private byte[] timerSides;
	/** By state, -1 for none. */
	private final int[] expiryHandlers;
	private final ExpirySides expirySides;
	private final ExpiredFlows expiredFlows;
	private final Background background;

	/** @param executors by side, which run nothing of that by themselves from now on */
	DueHandlers(Engine engine, EngineSetup setup, SideStores stores, CompiledExecutor[] executors, PathCosts costs) {
		this.engine = engine;
		this.stores = stores;
		this.executors = executors;
		Nf nf = setup.nf();
		order = setup.order();
		timers = new TimerSchedule(nf);
		timerHandlers = nf.timers().stream().mapToInt(nf.handlers()::indexOf).toArray();
		timerSides = setup.placement().timerSides();
		expiryHandlers = nf.states().stream().mapToInt(s -> nf.handler(new Trigger.Expiry(s.index())).map(nf.handlers()::indexOf).orElse(-1))
				.toArray();
		expirySides = new ExpirySides(engine, nf, setup.placement());
		expiredFlows = new ExpiredFlows(engine, setup);
		background = new Background(engine, setup, costs, executors, expiryHandlers, timerHandlers);
		for (byte side = 0; side < executors.length; side++) {
			byte of = side;
			executors[side].ownTimers(false);
			executors[side].expiryRunner((state, flow) -> executors[expirySides.of(state, flow, of)]);
			executors[side].expiryListener((state, key, deadline, flow) -> expired(state, key, deadline, flow,
					expirySides.of(state, flow, of)));
		}
	}

	/** Another plan is in force. */
	void follow(Placement placement) {
		timerSides = placement.timerSides();
		expirySides.follow(placement);
	}

	/** What that takes of cores' time. */
	Background background() {
		return background;
	}

	/** Expires what is due on either side, and runs timers in between: what both can reach has one clock. */
	void run(long time) {
		if (!timers.isEmpty() && timers.reaches(time)) {
			while (timers.due() <= time) {
				expireBy(timers.due());
				fire(timers.timer(), timers.due());
				timers.done();
			}
		}
		expireBy(time);
	}

	private void fire(int timer, long due) {
		byte side = timerSides[timer];
		if (order != null) {
			order.fired(timer, due, side);
		}
		background.fires(timer, side);
		engine.memory.before();
		stores.begin(timerHandlers[timer], executors[side], side);
		executors[side].fire(timer, due);
		engine.memory.afterTimer();
		background.ends();
	}

	private void expireBy(long time) {
		engine.dataplane.fetchDue(time);
		executors[PacketSlots.CPU].advance(time);
		background.ends();
		executors[PacketSlots.NIC].advance(time);
		background.ends();
		settle();
	}

	/** What has timed out, or was lost with the card, is gone: flows that have nothing left begin anew. */
	void settle() {
		engine.memory.settle();
		expiredFlows.settle();
	}

	/** An entry has timed out; its handler runs next on that side. */
	private void expired(int state, long[] key, long deadline, int flow, byte side) {
		background.expires(state, flow, side);
		if (expiryHandlers[state] >= 0) {
			stores.begin(expiryHandlers[state], executors[side], side);
		}
		if (order != null) {
			order.expired(state, key, deadline, side);
		}
		if (flow >= 0) {
			expiredFlows.add(flow, state);
			if (side == PacketSlots.NIC && expirySides.changesFlow(state)) {
				engine.memory.expired(flow);
			}
		}
	}

	/** A flow's move is over. */
	void rests(int flow) {
		expiredFlows.rests(flow);
	}
}
