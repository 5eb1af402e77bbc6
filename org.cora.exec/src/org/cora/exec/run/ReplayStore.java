// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.List;
import java.util.Map;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.handler.TakingSide;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.exec.state.PoolShards;
import org.cora.exec.state.VersionChange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;

/** One store in place of those of several sides: pools are divided in it as they were among them. */
final class ReplayStore {

	private final Nf nf;
	private final LocalStore store;
	private final CompiledExecutor executor;
	private PoolDivision division;
	/** Null if no pool is divided. */
	private TakingSide taking;
	private int sides;

	/** An empty one. */
	ReplayStore(Nf nf, PoolDivision division) {
		this.nf = nf;
		check(division);
		store = new LocalStore(nf, state -> PoolShards.all(division.shards().getOrDefault(state.name(), List.of())), 0, null, 0);
		executor = new CompiledExecutor(nf, store, true);
		follow(division);
	}

	private void check(PoolDivision divided) {
		for (Map.Entry<String, List<PoolShard>> pool : divided.shards().entrySet()) {
			State state = nf.state(pool.getKey()).filter(s -> s.kind() == StateKind.POOL).orElse(null);
			int sides = pool.getValue().size();
			boolean there = divided.places().values().stream().allMatch(side -> side >= PoolDivision.FLOW && side < sides);
			if (state == null || !PoolShard.divide(pool.getValue(), state.capacity()) || !there) {
				throw new CoraException("order-log", nf.name() + " has no pool " + pool.getKey() + " that can be divided as the log says");
			}
		}
	}

	private void follow(PoolDivision divided) {
		division = divided;
		taking = divided.shards().isEmpty() ? null : new TakingSide(nf, divided);
		sides = divided.shards().values().stream().mapToInt(List::size).min().orElse(Integer.MAX_VALUE);
		store.shards(taking == null ? null : taking::next);
	}

	/** Whether a handler can have begun there: pools that are divided have a part for each side. */
	boolean hasSide(int side) {
		return side >= 0 && side < sides;
	}

	LocalStore store() {
		return store;
	}

	CompiledExecutor executor() {
		return executor;
	}

	/** A handler is about to run, which began on that side. */
	void begin(Trigger trigger, int side) {
		store.shard(side);
		if (taking != null) {
			nf.handler(trigger).ifPresent(handler -> taking.begin(handler, executor, side));
		}
	}

	/** Divides the same pools anew, into as many shards as they have; false if the log says otherwise. */
	boolean divide(PoolDivision divided) {
		check(divided);
		if (!divided.shards().keySet().equals(division.shards().keySet()) || !divided.isLike(division)) {
			return false;
		}
		divided.shards().forEach((name, shards) -> store.divide(nf.state(name).orElseThrow().index(), shards));
		follow(divided);
		return true;
	}

	/** Gets what the version before had in store. */
	void takeOver(ReplayStore before, VersionChange change, long time) {
		if (!division.isLike(before.division)) {
			throw new CoraException("order-log", "the log divides pools of " + nf.name() + " into more or fewer shards than before");
		}
		change.carry(before.store, store, time, false);
		division.shards().forEach((name, shards) -> store.divide(nf.state(name).orElseThrow().index(), shards));
	}
}
