// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import java.util.Map;

/** Copies and compares a {@link MigrationEngine} with all that it remembers, so that an exploration can go back. */
final class EngineCopy {

	private EngineCopy() {
	}

	/** The same engine on another data plane. */
	static MigrationEngine of(MigrationEngine engine, ModelDataplane plane, Scenario scenario) {
		MigrationEngine copy = new MigrationEngine(plane, plane, scenario.protocol(), scenario.limits(), plane);
		copy.migrationsStarted = engine.migrationsStarted;
		copy.bundlesStarted = engine.bundlesStarted;
		copy.underWay = engine.underWay;
		copy.retries.numbered = engine.retries.numbered;
		copy.retries.waiting.putAll(engine.retries.waiting);
		copy.retries.counts.putAll(engine.retries.counts);
		engine.active.forEach((id, migration) -> copy.active.put(id, of(migration)));
		for (int f = 0; f < scenario.flows(); f++) {
			copy.moves[f] = engine.moves[f] == null ? null : of(engine.moves[f], copy.active.get(engine.moves[f].migration.id));
		}
		for (Map.Entry<Integer, FlowMove[]> bundle : engine.copying.entrySet()) {
			copy.copying.put(bundle.getKey(), Arrays.stream(bundle.getValue())
					.map(m -> engine.moves[m.flow] == m ? copy.moves[m.flow] : m).toArray(FlowMove[]::new));
		}
		return copy;
	}

	private static Migration of(Migration migration) {
		Migration copy = new Migration(migration.id, migration.reason, migration.from, migration.flows, migration.attempt, 0);
		copy.begun = migration.begun;
		copy.open = migration.open;
		copy.aborted = migration.aborted;
		copy.reached.addAll(migration.reached);
		return copy;
	}

	private static FlowMove of(FlowMove move, Migration migration) {
		FlowMove copy = new FlowMove(move.flow, migration);
		copy.phase = move.phase;
		copy.snapshot = move.snapshot;
		copy.latest = move.latest;
		copy.counts = move.counts;
		copy.countsSent = move.countsSent;
		copy.over = move.over;
		copy.aborting = move.aborting;
		copy.lost = move.lost;
		copy.steeredBack = move.steeredBack;
		copy.stays = move.stays;
		return copy;
	}

	/** Whether its counts are those of the moves it has. */
	static void check(MigrationEngine engine, ModelDataplane plane, int flows) {
		int underWay = 0;
		int open = 0;
		for (int f = 0; f < flows; f++) {
			open += engine.moves[f] == null ? 0 : 1;
			underWay += engine.moves[f] == null || engine.moves[f].phase == MigrationPhase.MARK ? 0 : 1;
		}
		plane.check(engine.underWay == underWay, "flows under way are miscounted");
		plane.check(engine.active.values().stream().mapToInt(m -> m.open).sum() == open, "open moves are miscounted");
	}

	/** Of all that decides what the engine does next. */
	static long hash(MigrationEngine engine, int flows) {
		long h = ModelFlow.mix(engine.migrationsStarted, engine.bundlesStarted << 8 | engine.underWay);
		for (Migration migration : engine.active.values()) {
			h = ModelFlow.mix(h, (long) migration.id << 32 | migration.attempt << 24 | migration.begun << 16 | migration.open << 8
					| migration.from.ordinal());
		}
		h = ModelFlow.mix(h, engine.retries.numbered);
		for (Map.Entry<Integer, Retries.Retry> retry : engine.retries.waiting.entrySet()) {
			h = ModelFlow.mix(h, (long) retry.getKey() << 32 | retry.getValue().attempt() << 8 | retry.getValue().from().ordinal());
			h = ModelFlow.mix(h, Arrays.hashCode(retry.getValue().flows()));
		}
		for (Map.Entry<Integer, Integer> counts : engine.retries.counts.entrySet()) {
			h = ModelFlow.mix(h, (long) counts.getKey() << 32 | counts.getValue());
		}
		for (Map.Entry<Integer, FlowMove[]> bundle : engine.copying.entrySet()) {
			h = ModelFlow.mix(h, bundle.getKey());
			for (FlowMove move : bundle.getValue()) {
				h = ModelFlow.mix(h, move.flow << 1 | (engine.moves[move.flow] == move ? 1 : 0));
			}
		}
		for (int f = 0; f < flows; f++) {
			h = ModelFlow.mix(h, hash(engine.moves[f]));
		}
		return h;
	}

	/** Of what it remembers of one flow. */
	static long hash(FlowMove move) {
		if (move == null) {
			return 1;
		}
		long flags = move.phase.ordinal() | (move.aborting ? 16 : 0) | (move.steeredBack ? 32 : 0) | (move.stays ? 64 : 0)
				| move.migration.from.ordinal() << 7 | (move.lost ? 256 : 0) | (move.over ? 512 : 0);
		long h = ModelFlow.mix(ModelFlow.mix(flags, Arrays.hashCode(move.snapshot)), Arrays.hashCode(move.latest));
		return move.counts == null ? h : ModelFlow.mix(h, Arrays.hashCode(move.counts));
	}
}
