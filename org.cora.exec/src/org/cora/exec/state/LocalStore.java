// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.cora.exec.StateStore;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;

/**
 * A {@link StateStore} in this process's memory. Memory grows with what is in use, not with capacities; operations of
 * programs allocate nothing once it has grown. One thread at a time.
 */
public final class LocalStore implements StateStore {

	private static final int MOST_STATES = 64;

	private final Nf nf;
	private final Journal journal;
	private final LocalState[] states;
	/** Maps whose entries time out. */
	private final MapState[] timed;
	/** Maps, owners before what is tied to them. */
	private final MapState[] maps;
	private int sequence;
	private int shard;
	/** Says the shard that an item is taken from; null if it is always the same. */
	private IntSupplier taking;
	/** Nothing times out before this. */
	private long bound = Long.MAX_VALUE;
	private int lastExpiring = -1;

	/**
	 * An empty store.
	 *
	 * @throws CoraException if a state is larger than an executor can hold
	 */
	public LocalStore(Nf nf, PoolShards shards) {
		this(nf, state -> shards, Math.max(0, shards.mine()), null, 0);
	}

	/**
	 * The store of one of two sides of a split NF.
	 *
	 * @param shards how the items of each pool are divided
	 * @param shard  the shard that pools take from where they are divided
	 * @param other  the other side's store; null for the one that is made first
	 * @param theirs states that only the other side has, bit i for state i: an access to one goes there
	 */
	public LocalStore(Nf nf, Function<State, PoolShards> shards, int shard, LocalStore other, long theirs) {
		if (nf.states().size() > MOST_STATES) {
			throw new CoraException("too-many-states", nf.simpleName() + " has " + nf.states().size()
					+ " states; an executor takes at most " + MOST_STATES);
		}
		this.nf = nf;
		this.shard = shard;
		journal = other == null ? new Journal() : other.journal;
		states = nf.states().stream().map(s -> (theirs >>> s.index() & 1) != 0 ? other.states[s.index()]
				: create(s, shards.apply(s))).toArray(LocalState[]::new);
		for (LocalState each : states) {
			if (other != null && each.store == this) {
				each.pair(other.states[each.state().index()]);
				if (each.state().consistency() == Consistency.STALE) {
					each.keepTogether(create(each.state(), PoolShards.whole()));
				}
			}
		}
		maps = ownersFirst();
		timed = List.of(maps).stream().filter(m -> m.store == this && m.timesOut()).toArray(MapState[]::new);
	}

	private LocalState create(State state, PoolShards shards) {
		return switch (state.kind()) {
			case MAP, LRU -> new MapState(this, state);
			case METER -> new MeterState(this, state);
			case LPM -> new PrefixState(this, state);
			case ARRAY, REGISTER -> new ArrayState(this, state);
			case COUNTER -> new CounterState(this, state);
			case COUNTMIN -> new SketchState(this, state);
			case BLOOM -> new BloomState(this, state);
			case QUEUE -> new QueueState(this, state);
			case POOL -> new PoolState(this, state, shards);
		};
	}

	/** An empty state of that kind, which programs don't reach. */
	LocalState blank(State state) {
		return create(state, PoolShards.whole());
	}

	private MapState[] ownersFirst() {
		List<MapState> order = new ArrayList<>();
		int left = -1;
		while (left != order.size()) {
			left = order.size();
			for (LocalState each : states) {
				if (each instanceof MapState map && !order.contains(map)) {
					int with = map.state().expiresWith();
					if (with < 0 || map.store != this) {
						order.add(map);
					} else if (states[with] instanceof MapState owner && order.contains(owner)) {
						map.tieTo(owner);
						order.add(map);
					}
				}
			}
		}
		if (order.size() != nf.states().stream().filter(this::isMap).count()) {
			throw new IllegalArgumentException("states of " + nf.name() + " expire with each other in a circle");
		}
		return order.toArray(MapState[]::new);
	}

	private boolean isMap(State state) {
		return states[state.index()] instanceof MapState;
	}

	@Override
	public Nf nf() {
		return nf;
	}

	/** The state of that index, for executors. */
	public LocalState state(int index) {
		return states[index];
	}

	Journal journal() {
		return journal;
	}

	/** Maps, owners before what is tied to them. */
	MapState[] maps() {
		return maps;
	}

	int nextSequence() {
		return sequence++;
	}

	/** The shard that the next item of a divided pool is taken from. */
	int shard() {
		return taking == null ? shard : taking.getAsInt();
	}

	/** Changes the shard that pools take from: for replaying what several sides did. */
	public void shard(int newShard) {
		shard = newShard;
	}

	/** Has somebody say, each time that an item of a divided pool is taken, from which shard. */
	public void shards(IntSupplier newTaking) {
		taking = newTaking;
	}

	// ---- undoing

	/** From now on, changes are recorded so that {@link #rollback} can take them back. */
	public void begin() {
		journal.begin();
	}

	/** Keeps the changes since {@link #begin}. */
	public void commit() {
		journal.commit();
	}

	/** Takes back the changes since {@link #begin}. */
	public void rollback() {
		journal.rollback(states);
	}

	// ---- time

	void deadlineAt(long deadline) {
		if (deadline < bound) {
			bound = deadline;
		}
	}

	/** Whether an entry may be due by then; false is certain. */
	public boolean mayExpireBy(long now) {
		return now >= bound;
	}

	/** The earliest deadline, {@link Long#MAX_VALUE} without any. */
	public long nextDeadline() {
		int entry = nextToExpire();
		return entry == 0 ? Long.MAX_VALUE : expiring().deadline(entry);
	}

	/**
	 * The entry that times out next, over all maps, 0 for none; which map it is in says {@link #expiring()}. The order
	 * is by deadline
	 * and then by age.
	 */
	public int nextToExpire() {
		MapState first = null;
		int firstEntry = 0;
		for (MapState map : timed) {
			int entry = map.nextToExpire();
			if (entry != 0 && (first == null || isBefore(map, entry, first, firstEntry))) {
				first = map;
				firstEntry = entry;
			}
		}
		lastExpiring = first == null ? -1 : first.state().index();
		return firstEntry;
	}

	private static boolean isBefore(MapState map, int entry, MapState other, int otherEntry) {
		long deadline = map.deadline(entry);
		long otherDeadline = other.deadline(otherEntry);
		return deadline < otherDeadline
				|| deadline == otherDeadline && map.sequence(entry) - other.sequence(otherEntry) < 0;
	}

	/** The map that {@link #nextToExpire} found its entry in. */
	public MapState expiring() {
		return (MapState) states[lastExpiring];
	}

	/** When an entry times out. */
	public long deadline(MapState map, int entry) {
		return map.deadline(entry);
	}

	/** Removes an entry and those tied to it. */
	public void remove(MapState map, int entry) {
		map.remove(entry);
	}

	/** Settles until when {@link #mayExpireBy} can say no, after expiring what is due. */
	public void settle() {
		bound = Long.MAX_VALUE;
		for (MapState map : timed) {
			bound = Math.min(bound, map.bound());
		}
	}

	// ---- flows

	@Override
	public long size(int state) {
		return states[state].size();
	}

	@Override
	public int copyFlow(int flow, long which, FlowStateBuffer into) {
		int before = into.entries();
		for (MapState map : maps) {
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.nextOfFlow(entry)) {
					map.write(entry, into);
				}
			}
		}
		return into.entries() - before;
	}

	/** Maps that are in this store and not in another one for both sides, owners before what is tied to them. */
	List<MapState> ownMaps() {
		return List.of(maps).stream().filter(m -> m.isOf(this)).toList();
	}

	/** When the first of a flow's entries in these states times out, {@link Long#MAX_VALUE} if none does. */
	public long nextDeadline(int flow, long which) {
		long first = Long.MAX_VALUE;
		for (MapState map : maps) {
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.nextOfFlow(entry)) {
					first = Math.min(first, map.deadline(entry));
				}
			}
		}
		return first;
	}

	@Override
	public int extractFlow(int flow, long which, FlowStateBuffer into) {
		copyFlow(flow, which, into);
		return dropFlow(flow, which);
	}

	@Override
	public int dropFlow(int flow, long which) {
		int dropped = 0;
		for (int i = maps.length - 1; i >= 0; i--) {
			MapState map = maps[i];
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.firstOf(flow)) {
					map.remove(entry);
					dropped++;
				}
			}
		}
		return dropped;
	}

	@Override
	public boolean installFlow(FlowStateBuffer from, int flow) {
		begin();
		int at = 0;
		while (at >= 0 && at < from.bytes()) {
			MapState map = (MapState) states[(int) from.get(at, 1)];
			at = map.install(from, at + 1, flow);
		}
		if (at < 0) {
			rollback();
			return false;
		}
		commit();
		return true;
	}

	/** Whether both sides have a copy of a state that {@link #exchange} puts together. */
	public boolean isKeptTogether(int state) {
		return states[state].isKeptTogether();
	}

	/**
	 * Puts this and the other side's copy of a state together, so that both see what either has added so far. Nothing
	 * happens to a state that only one side has, or that isn't {@link Consistency#STALE}.
	 *
	 * @return sums or elements that had to be put together
	 */
	public long exchange(int state) {
		if (!states[state].isKeptTogether()) {
			return 0;
		}
		states[state].exchange();
		return states[state].size();
	}

	/**
	 * Divides a pool anew between this and the other side's store: free items belong at once to the side that they are of from
	 * now on, those that are out when they are given back. Not while changes are recorded.
	 *
	 * @param shards by side, as many as there are; together all items, each once
	 * @return items that had been given back and are with the other side now
	 */
	public int divide(int pool, List<PoolShard> shards) {
		return ((PoolState) states[pool]).divide(shards);
	}

	@Override
	public int merge(StateStore other) {
		return new TwoStores(this, (LocalStore) other).merge();
	}

	@Override
	public long digest() {
		long digest = 0;
		for (LocalState each : states) {
			digest = Hash.combine(digest, each.digest());
		}
		return digest;
	}

	@Override
	public void forEach(int state, EntryVisitor visitor) {
		states[state].forEach(visitor);
	}
}
