// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

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
	private final Deadlines deadlines = new Deadlines();
	private final FlowEntries flows;
	/** Maps, owners before what is tied to them. */
	private final MapState[] maps;
	private int sequence;
	private int shard;
	/** Says the shard that an item is taken from; null if it is always the same. */
	private IntSupplier taking;

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
		maps = TiedMaps.tie(this, states);
		deadlines.of(List.of(maps).stream().filter(m -> m.store == this && m.timesOut()).toArray(MapState[]::new));
		flows = new FlowEntries(this);
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

	/** When entries time out. */
	Deadlines deadlines() {
		return deadlines;
	}

	/** Whether an entry may be due by then; false is certain. */
	public boolean mayExpireBy(long now) {
		return deadlines.mayExpireBy(now);
	}

	/** The earliest deadline, {@link Long#MAX_VALUE} without any. */
	public long nextDeadline() {
		return deadlines.next();
	}

	/**
	 * The entry that times out next, over all maps, 0 for none; which map it is in says {@link #expiring()}. The order
	 * is by deadline and then by age.
	 */
	public int nextToExpire() {
		return deadlines.nextEntry();
	}

	/** The map that {@link #nextToExpire} found its entry in. */
	public MapState expiring() {
		return deadlines.expiring();
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
		deadlines.settle();
	}

	// ---- flows

	@Override
	public long size(int state) {
		return states[state].size();
	}

	@Override
	public int copyFlow(int flow, long which, FlowStateBuffer into) {
		return flows.copy(flow, which, into);
	}

	/** Maps that are in this store and not in another one for both sides, owners before what is tied to them. */
	List<MapState> ownMaps() {
		return List.of(maps).stream().filter(m -> m.isOf(this)).toList();
	}

	/** When the first of a flow's entries in these states times out, {@link Long#MAX_VALUE} if none does. */
	public long nextDeadline(int flow, long which) {
		return flows.nextDeadline(flow, which);
	}

	@Override
	public int extractFlow(int flow, long which, FlowStateBuffer into) {
		copyFlow(flow, which, into);
		return dropFlow(flow, which);
	}

	@Override
	public int dropFlow(int flow, long which) {
		return flows.drop(flow, which);
	}

	@Override
	public boolean installFlow(FlowStateBuffer from, int flow) {
		return flows.install(from, flow);
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

	/**
	 * Has an lru make room from now on when so many entries are there, as a part of one does that is divided by flow; those used
	 * least recently go at once if there are more, with what is tied to them. Not while changes are recorded.
	 *
	 * @param most 1 up to as many as it was declared with
	 */
	public void keep(int lru, long most) {
		((MapState) states[lru]).keep(most);
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
