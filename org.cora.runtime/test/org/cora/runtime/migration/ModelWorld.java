// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.ir.spec.OffloadSpec.Side;

/**
 * A migration engine – the real one – on a {@link ModelDataplane}, and everything that can happen next. What has to hold is
 * checked when a packet is handled or kept, and when nothing is left to happen.
 */
final class ModelWorld {

	final Scenario scenario;
	final ModelDataplane plane;
	final MigrationEngine engine;

	/** A world in which nothing has happened. */
	ModelWorld(Scenario scenario) {
		this.scenario = scenario;
		plane = new ModelDataplane(scenario);
		engine = new MigrationEngine(plane, plane, scenario.protocol(), scenario.limits(), plane);
		plane.engine = engine;
		if (scenario.apart()) {
			engine.start("test", Side.CPU, allFlows());
			for (ModelFlow flow : plane.flows) {
				flow.migrationsLeft--;
			}
		}
	}

	private ModelWorld(ModelWorld other) {
		scenario = other.scenario;
		plane = new ModelDataplane(other.plane, other.scenario);
		engine = EngineCopy.of(other.engine, plane, scenario);
		plane.engine = engine;
	}

	ModelWorld copy() {
		return new ModelWorld(this);
	}

	private int[] allFlows() {
		int[] all = new int[scenario.flows()];
		for (int f = 0; f < all.length; f++) {
			all[f] = f;
		}
		return all;
	}

	/** Of all that decides what can happen next. */
	long hash() {
		if (!scenario.apart()) {
			return plane.hash(EngineCopy.hash(engine, scenario.flows()));
		}
		long hash = plane.copies.size();
		for (int f = 0; f < scenario.flows(); f++) {
			hash = ModelFlow.mix(hash, isOver(f) ? 0 : hash(f));
		}
		return hash;
	}

	/** What one flow's future depends on, if flows share nothing. */
	long hash(int flow) {
		return plane.flows[flow].hash(EngineCopy.hash(engine.moves[flow]));
	}

	/** Whether nothing can happen to the flow any more. */
	private boolean isOver(int f) {
		List<Step> steps = new ArrayList<>();
		addStepsOf(f, steps);
		return steps.isEmpty() && plane.copies.isEmpty();
	}

	// ---- what can happen

	/** Everything that can happen next. */
	List<Step> possible() {
		List<Step> steps = new ArrayList<>();
		if (!scenario.apart() && plane.migrationsLeft > 0) {
			addStart(Step.Kind.MOVE_TO_NIC, Side.CPU, steps);
			addStart(Step.Kind.MOVE_TO_CPU, Side.NIC, steps);
		}
		for (int bundle : plane.copies) {
			steps.add(Step.of(Step.Kind.COPY_ARRIVES, bundle));
			if (faultsLeft(0) > 0) {
				steps.add(Step.of(Step.Kind.COPY_LOST, bundle));
			}
		}
		addStepsOfCard(steps);
		addRehoming(steps);
		for (int token : plane.reminders) {
			steps.add(Step.of(Step.Kind.RETRY, token));
		}
		for (int f = 0; f < scenario.flows(); f++) {
			addStepsOf(f, steps);
		}
		return steps;
	}

	private void addStepsOfCard(List<Step> steps) {
		ModelCard card = plane.card;
		add(steps, 0, Step.Kind.CHECKPOINT, card.checkpointsLeft > 0 && !card.checkpoints.isComing());
		add(steps, 0, Step.Kind.CHECKPOINTED, card.checkpoints.isComing());
		add(steps, 0, Step.Kind.RESET, card.resetsLeft > 0);
	}

	/** The default side of packets changes: they come to the other side from now on, if they come to where their flow rests. */
	private void addRehoming(List<Step> steps) {
		boolean rest = scenario.rehomesAnyTime()
				|| engine.active().isEmpty() && Arrays.stream(plane.flows).allMatch(f -> f.steered == f.owner);
		add(steps, 0, Step.Kind.REHOME, plane.rehomesLeft > 0 && rest);
		for (int f = 0; f < scenario.flows(); f++) {
			ModelFlow flow = plane.flows[f];
			add(steps, f, Step.Kind.FOLLOW, flow.follows && flow.steered != flow.owner && !engine.isMoving(f));
		}
	}

	private void rehome() {
		plane.rehomesLeft--;
		for (ModelFlow flow : plane.flows) {
			flow.steered = Side.values()[1 - flow.steered.ordinal()];
			flow.follows = true;
		}
	}

	private int faultsLeft(int flow) {
		return scenario.apart() ? plane.flows[flow].faultsLeft : plane.faultsLeft;
	}

	private void addStart(Step.Kind kind, Side from, List<Step> steps) {
		for (int f = 0; f < scenario.flows(); f++) {
			if (plane.flows[f].owner == from && !engine.isMoving(f)) {
				steps.add(Step.of(kind, 0));
				return;
			}
		}
	}

	/** What can happen to one flow. */
	void addStepsOf(int f, List<Step> steps) {
		ModelFlow flow = plane.flows[f];
		boolean faulty = faultsLeft(f) > 0;
		add(steps, f, Step.Kind.ARRIVE, flow.arrived < scenario.perFlow() && plane.arrived < scenario.packets());
		add(steps, f, Step.Kind.REACH_NIC, isPacket(flow.bus[0]));
		add(steps, f, Step.Kind.REACH_CPU, isPacket(flow.bus[1]));
		add(steps, f, Step.Kind.RETURNS, flow.returning != 0);
		add(steps, f, Step.Kind.SERVE_NIC, flow.queue[0] != 0);
		add(steps, f, Step.Kind.SERVE_CPU, flow.queue[1] != 0);
		add(steps, f, Step.Kind.STEERED, flow.steering != 0);
		add(steps, f, Step.Kind.REFUSED, flow.steering != 0 && faulty);
		add(steps, f, Step.Kind.DRAINED, flow.drained);
		add(steps, f, Step.Kind.STATE_ARRIVES, flow.token != 0);
		add(steps, f, Step.Kind.NO_ROOM, flow.token != 0 && faulty);
		add(steps, f, Step.Kind.STATE_LOST, flow.token != 0 && faulty);
		add(steps, f, Step.Kind.TIMES_OUT, plane.timeoutsLeft > 0 && !flow.timedOut);
		add(steps, f, Step.Kind.COUNTS_ARRIVE, flow.countsToken != 0);
		add(steps, f, Step.Kind.COUNTS_LOST, flow.countsToken != 0 && faulty && !scenario.apart());
		add(steps, f, Step.Kind.RELEASED, flow.released);
		add(steps, f, Step.Kind.ABORT, faulty && canAbort(f));
		add(steps, f, Step.Kind.MOVE_FLOW, scenario.apart() && flow.migrationsLeft > 0 && !engine.isMoving(f));
	}

	private static void add(List<Step> steps, int flow, Step.Kind kind, boolean isPossible) {
		if (isPossible) {
			steps.add(Step.of(kind, flow));
		}
	}

	private static boolean isPacket(long bus) {
		int head = ModelFlow.head(bus);
		return head != 0 && head != ModelFlow.STATE;
	}

	private boolean canAbort(int f) {
		if (!engine.isMoving(f)) {
			return false;
		}
		FlowMove move = engine.moves[f];
		return move.phase.ordinal() < MigrationPhase.FORGET.ordinal() && !move.aborting;
	}

	// ---- and happens

	/** Lets it happen. */
	void perform(Step step) {
		int f = step.subject();
		switch (step.kind()) {
			case MOVE_TO_NIC, MOVE_TO_CPU -> {
				plane.migrationsLeft--;
				engine.start("test", step.kind() == Step.Kind.MOVE_TO_NIC ? Side.CPU : Side.NIC, allFlows());
			}
			case MOVE_FLOW -> {
				plane.flows[f].migrationsLeft--;
				engine.start("test", plane.flows[f].owner, new int[] {f});
			}
			case CHECKPOINT, CHECKPOINTED, RESET -> plane.card.perform(step.kind());
			case REHOME -> rehome();
			case FOLLOW -> engine.start("test", plane.flows[f].owner, new int[] {f});
			case RETRY -> {
				plane.reminders.remove((Integer) f);
				engine.events().reminded(f);
			}
			case COPY_ARRIVES, COPY_LOST -> copied(f, step.kind() == Step.Kind.COPY_ARRIVES);
			case ABORT -> {
				fault(f);
				engine.abort(f);
			}
			case REFUSED, NO_ROOM, STATE_LOST, COUNTS_LOST -> {
				fault(f);
				plane.perform(step);
			}
			default -> plane.perform(step);
		}
	}

	private void copied(int bundle, boolean arrives) {
		plane.copies.remove((Integer) bundle);
		if (arrives) {
			engine.events().transferred(bundle);
		} else {
			fault(0);
			plane.fail(bundle);
		}
	}

	private void fault(int flow) {
		if (scenario.apart()) {
			plane.flows[flow].faultsLeft--;
		} else {
			plane.faultsLeft--;
		}
	}

	/** What has to hold at any time, and of flows to which nothing has to happen any more. */
	void check() {
		EngineCopy.check(engine, plane, scenario.flows());
		boolean quiet = plane.copies.isEmpty() && plane.reminders.isEmpty() && possible().stream().noneMatch(s -> s.kind() == Step.Kind.FOLLOW);
		boolean over = quiet;
		for (int f = 0; f < scenario.flows(); f++) {
			List<Step> steps = new ArrayList<>();
			addStepsOf(f, steps);
			boolean rests = quiet && steps.stream().noneMatch(s -> s.kind().isDue);
			over &= rests;
			if (rests && scenario.apart()) {
				plane.checkEnd(f);
			}
		}
		plane.check(!over || engine.retries.waiting.isEmpty() && engine.retries.counts.isEmpty(), "flows wait for ever to be tried again");
		for (int f = 0; f < scenario.flows() && over; f++) {
			plane.checkEnd(f);
		}
	}
}
