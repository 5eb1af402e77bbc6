// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/** How packets go through a {@link ModelDataplane}, and what has to hold when one is handled or kept. */
final class ModelPackets {

	private final ModelDataplane plane;

	ModelPackets(ModelDataplane plane) {
		this.plane = plane;
	}

	void arrive(int f) {
		ModelFlow flow = plane.flows[f];
		int packet = flow.arrived++;
		plane.arrived++;
		if (flow.steered == Side.CPU) {
			flow.bus[1] = ModelFlow.push(flow.bus[1], packet + 1);
		} else {
			come(f, packet, 0);
		}
	}

	void reach(int f, int side) {
		ModelFlow flow = plane.flows[f];
		int packet = ModelFlow.head(flow.bus[side]) - 1;
		flow.bus[side] = ModelFlow.pop(flow.bus[side]);
		come(f, packet, side);
	}

	/** A kept packet has crossed to where it is released. */
	void returns(int f) {
		ModelFlow flow = plane.flows[f];
		int packet = Integer.numberOfTrailingZeros(flow.returning);
		flow.returning &= ~(1 << packet);
		flow.kept = ModelFlow.insert(flow.kept, packet);
		flow.keptOnCpu |= flow.returningTo << packet;
		if (flow.returning == 0) {
			plane.release(f, Side.values()[flow.returningTo]);
		}
	}

	/** A packet has come to a side. */
	private void come(int f, int packet, int side) {
		ModelFlow flow = plane.flows[f];
		if (flow.held[side]) {
			keep(f, packet, side);
		} else {
			flow.queue[side] = ModelFlow.push(flow.queue[side], packet + 1);
		}
	}

	private void keep(int f, int packet, int side) {
		ModelFlow flow = plane.flows[f];
		leave(f, packet);
		flow.kept = ModelFlow.insert(flow.kept, packet);
		flow.keptOnCpu |= side << packet;
		if (keptCount() > plane.room) {
			plane.engine.events().bufferFull(f);
			FlowMove move = plane.engine.moves[f];
			plane.check(move != null && move.phase != MigrationPhase.DRAIN && move.phase != MigrationPhase.APPLY,
					"flow " + f + " goes on filling a buffer that is full");
		}
	}

	int keptCount() {
		int count = 0;
		for (ModelFlow flow : plane.flows) {
			count += flow.keptCount();
		}
		return count;
	}

	void serve(int f, int side) {
		ModelFlow flow = plane.flows[f];
		int packet = ModelFlow.head(flow.queue[side]) - 1;
		flow.queue[side] = ModelFlow.pop(flow.queue[side]);
		boolean frozen = plane.engine.isFrozen(f);
		if (flow.owner.ordinal() == side && !frozen) {
			handle(f, packet, side);
			leave(f, packet);
		} else if (frozen && plane.engine.keepsPackets() || flow.held[side] && plane.engine.isMoving(f)) {
			keep(f, packet, side);
		} else {
			flow.bus[1 - side] = ModelFlow.push(flow.bus[1 - side], packet + 1);
			plane.crossings = Math.max(plane.crossings, flow.sendOn(packet));
		}
	}

	private void handle(int f, int packet, int side) {
		ModelFlow flow = plane.flows[f];
		String it = "packet " + packet + " of flow " + f;
		plane.check(flow.store[side] != ModelFlow.ABSENT, it + " is handled where the flow's state isn't");
		plane.check(flow.store[1 - side] == ModelFlow.ABSENT, it + " is handled while the other side has state of the flow, too");
		plane.check((flow.handled >> packet & 1) == 0, it + " is handled twice");
		plane.check(flow.store[side] == flow.updates(), it + " is handled on a state that lacks earlier updates");
		plane.check(flow.countsRight(), it + " is handled though what was counted of the flow is lost, or counted twice");
		int overtook = Integer.bitCount(flow.handled >> packet);
		plane.check(overtook == 0 || !plane.engine.keepsPackets(), it + " is handled after a later one of its flow");
		plane.check(overtook == 0 || plane.engine.isMoving(f), it + " is handled after a later one, though its flow doesn't move");
		plane.overtakers = Math.max(plane.overtakers, overtook);
		flow.handled |= 1 << packet;
		flow.store[side] |= 1 << packet;
		flow.counts[side] += ModelFlow.countsOf(1 << packet);
		flow.atRisk |= side == 0 ? 1 << packet : 0;
		flow.countsAtRisk |= side == 0 ? 1 << packet : 0;
	}

	/** A packet isn't under way any more. */
	private void leave(int f, int packet) {
		ModelFlow flow = plane.flows[f];
		flow.drained |= flow.watched == 1 << packet;
		flow.watched &= ~(1 << packet);
	}
}
