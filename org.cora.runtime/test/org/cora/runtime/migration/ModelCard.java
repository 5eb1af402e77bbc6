// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import org.cora.ir.spec.OffloadSpec.Side;

/** Checkpoints of the model's card, and resets of it. */
final class ModelCard {

	private final ModelDataplane plane;
	final FlowCheckpoints checkpoints;
	int resetsLeft;
	int checkpointsLeft;

	ModelCard(ModelDataplane plane, Scenario scenario) {
		this.plane = plane;
		checkpoints = scenario.checkpoints().get();
		resetsLeft = scenario.resets();
		checkpointsLeft = scenario.resets();
	}

	ModelCard(ModelDataplane plane, Scenario scenario, ModelCard other) {
		this(plane, scenario);
		resetsLeft = other.resetsLeft;
		checkpointsLeft = other.checkpointsLeft;
		checkpoints.known.putAll(other.checkpoints.known);
		checkpoints.coming = other.checkpoints.coming;
		checkpoints.events = other.checkpoints.events;
		checkpoints.began = other.checkpoints.began;
	}

	long hash(long hash, int flows) {
		long h = ModelFlow.mix(hash, resetsLeft << 8 | checkpointsLeft << 1 | (checkpoints.isComing() ? 1 : 0));
		for (int f = 0; f < flows; f++) {
			FlowCheckpoints.Known known = checkpoints.known.get(f);
			h = known == null ? ModelFlow.mix(h, 1)
					: ModelFlow.mix(h, Arrays.hashCode(known.entries()) * 2L + (known.since() < checkpoints.began ? 1 : 0));
			h = ModelFlow.mix(h, checkpoints.isComing() ? Arrays.hashCode(checkpoints.coming.get(f)) : 0);
		}
		return h;
	}

	void perform(Step.Kind kind) {
		switch (kind) {
			case CHECKPOINT -> {
				checkpointsLeft--;
				checkpoints.begin(plane::onCard);
				for (ModelFlow flow : plane.flows) {
					flow.coming = flow.atRisk;
					flow.countsComing = flow.countsAtRisk;
				}
			}
			case CHECKPOINTED -> {
				checkpoints.complete();
				for (ModelFlow flow : plane.flows) {
					flow.atRisk &= ~flow.coming;
					flow.coming = 0;
					flow.countsAtRisk &= ~flow.countsComing;
					flow.countsComing = 0;
				}
			}
			default -> reset();
		}
	}

	/** All that was on the card is gone; flows that it had go on from what the host knows of them. */
	private void reset() {
		resetsLeft--;
		plane.copies.clear();
		plane.reminders.clear();
		for (int f = 0; f < plane.flows.length; f++) {
			wipe(plane.flows[f]);
			if (plane.flows[f].owner == Side.NIC) {
				restore(f, plane.flows[f]);
			} else if (plane.flows[f].awaits) {
				restoreCounts(f, plane.flows[f]);
			}
			plane.flows[f].coming = 0;
			plane.flows[f].countsComing = 0;
		}
		checkpoints.abandon();
		plane.engine.reset();
	}

	private static void wipe(ModelFlow flow) {
		flow.gone |= flow.underWay(0);
		for (long left = flow.kept; left != 0; left = ModelFlow.pop(left)) {
			int packet = ModelFlow.head(left) - 1;
			flow.gone |= (flow.keptOnCpu >> packet & 1) == 0 ? 1 << packet : 0;
		}
		if (flow.returningTo == 0) {
			flow.gone |= flow.returning;
			flow.returning = 0;
		}
		for (int packet = 0; packet < flow.arrived; packet++) {
			flow.kept = (flow.gone >> packet & 1) != 0 ? ModelFlow.without(flow.kept, packet + 1) : flow.kept;
		}
		flow.queue[0] = 0;
		flow.bus[0] = 0;
		flow.bus[1] = ModelFlow.without(flow.bus[1], ModelFlow.STATE);
		flow.token = 0;
		flow.countsToken = 0;
		flow.watched = 0;
		flow.steering = 0;
		flow.drained = false;
		flow.released = false;
		flow.astray = false;
		flow.steered = Side.CPU;
	}

	private void restore(int f, ModelFlow flow) {
		byte[] entries = checkpoints.promised(f);
		plane.check(entries.length > 0, "nothing is known of flow " + f + ", which was on the card");
		flow.store[0] = ModelFlow.ABSENT;
		plane.install(Side.CPU, f, entries);
		int lost = flow.updates() & ~flow.store[1];
		plane.check((lost & ~flow.atRisk) == 0, "a reset takes back what flow " + f + " was promised");
		plane.check((flow.store[1] & ~flow.updates()) == 0, "a reset brings back what flow " + f + " had lost");
		flow.undone |= lost;
		flow.owner = Side.CPU;
		flow.atRisk = 0;
		flow.awaits = false;
		flow.counts[0] = 0;
		takeBackCounts(f, flow);
		checkpoints.left(f);
	}

	/** The flow had left the card, what is counted of it hadn't: what the host knows of that is added. */
	private void restoreCounts(int f, ModelFlow flow) {
		byte[] entries = checkpoints.promised(f);
		plane.check(entries.length > 0, "nothing is known of what was counted of flow " + f + " on the card");
		int atRisk = flow.countsAtRisk;
		plane.add(Side.CPU, f, plane.counted(entries));
		flow.countsAtRisk = atRisk;
		takeBackCounts(f, flow);
	}

	private void takeBackCounts(int f, ModelFlow flow) {
		for (int packet = 0; packet < flow.arrived; packet++) {
			boolean isCounted = (flow.counts[1] >> 2 * packet & 3) != 0;
			flow.uncounted |= isCounted ? 0 : flow.countsAtRisk & 1 << packet;
		}
		flow.countsAtRisk = 0;
		plane.check(flow.countsRight(), "a reset takes back what flow " + f + " was promised");
	}
}
