// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cora.ir.program.Block;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;
import org.cora.planner.analysis.Origins.Source;
import org.cora.planner.stateflow.Fact;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;

/**
 * Says of every state what its key is made of and how it is used.
 *
 * <p>An entry belongs to one flow when every access in a packet handler has a key that identifies the flow: the whole
 * 5-tuple; a value of another such state; an item just taken from a pool; exactly what the declared flow identity of
 * that port looks up in this state; or all the header fields that the declared identity consists of, at the same places
 * of the key whatever the port ({@link IdentityFields}). All tables are taken to be so until an access says otherwise,
 * over and over, which gives the greatest consistent set. Everything else is keyed by headers or shared across flows.
 */
public final class StateAnalysis {

	private static final List<Set<String>> TUPLE = List.of(Set.of("ipv4.src"), Set.of("ipv4.dst"),
			Set.of("l4.sport", "tcp.sport", "udp.sport"), Set.of("l4.dport", "tcp.dport", "udp.dport"),
					Set.of("ipv4.proto"));

	private record KeyedAccess(Handler handler, Instruction.Access access, Set<Source> key) {
	}

	private final Nf nf;
	private final List<KeyedAccess> accesses = new ArrayList<>();
	private final Map<Integer, Map<Integer, Set<Source>>> identityLookups = new HashMap<>();
	private final boolean[] flowKeyed;
	private final IdentityFields identityFields;

	private StateAnalysis(Nf nf) {
		this.nf = nf;
		this.identityFields = new IdentityFields(nf);
		this.flowKeyed = new boolean[nf.states().size()];
		for (State state : nf.states()) {
			flowKeyed[state.index()] = state.kind().isTable() && !isCleared(state, h -> true);
		}
		nf.handlers().forEach(this::collect);
		while (removeContradicted()) {
			continue;
		}
	}

	/** Facts of all states, in order of declaration. */
	public static List<StateFacts> of(Nf nf) {
		StateAnalysis analysis = new StateAnalysis(nf);
		List<StateFacts> facts = new ArrayList<>();
		for (State state : nf.states()) {
			facts.add(analysis.facts(state));
		}
		return facts;
	}

	/** Whether the author declared what a flow is. */
	public static boolean declaresIdentity(Nf nf) {
		return nf.handlers().stream().anyMatch(h -> h.trigger() instanceof Trigger.IdentityOf);
	}

	/** States whose values are used as keys of each state: from the first to the second. */
	public static Set<List<Integer>> links(Nf nf) {
		Set<List<Integer>> links = new HashSet<>();
		for (KeyedAccess access : new StateAnalysis(nf).accesses) {
			for (Source source : access.key()) {
				if (source instanceof Source.FromState from && from.state() != access.access().state()) {
					links.add(List.of(from.state(), access.access().state()));
				}
			}
		}
		return links;
	}

	private void collect(Handler handler) {
		Origins origins = Origins.of(nf, handler);
		for (Block block : handler.blocks()) {
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access && !AccessKey.registers(nf, access).isEmpty()) {
					Set<Source> key = origins.of(AccessKey.registers(nf, access));
					if (handler.trigger() instanceof Trigger.IdentityOf identity) {
						identityLookups.computeIfAbsent(identity.port(), p -> new HashMap<>()).put(access.state(), key);
					} else {
						accesses.add(new KeyedAccess(handler, access, key));
					}
				}
			}
		}
	}

	private boolean removeContradicted() {
		boolean changed = false;
		for (KeyedAccess access : accesses) {
			int state = access.access().state();
			if (flowKeyed[state] && !identifiesFlow(access)) {
				flowKeyed[state] = false;
				changed = true;
			}
		}
		for (State state : nf.states()) {
			boolean ownerShared = state.expiresWith() >= 0 && !flowKeyed[state.expiresWith()];
			if (flowKeyed[state.index()] && ownerShared) {
				flowKeyed[state.index()] = false;
				changed = true;
			}
		}
		return changed;
	}

	private boolean identifiesFlow(KeyedAccess access) {
		if (access.handler().trigger() instanceof Trigger.Timer) {
			return false; // a timer belongs to no flow
		}
		Set<Source> key = access.key();
		if (key.stream().anyMatch(s -> s instanceof Source.FromPool)) {
			return true;
		}
		if (key.stream().anyMatch(s -> s instanceof Source.FromState from && flowKeyed[from.state()])) {
			return true;
		}
		if (isTuple(key)) {
			return identityIsTuple(access.handler());
		}
		return access.handler().trigger() instanceof Trigger.PacketFrom from
				&& (key.equals(identityLookups.getOrDefault(from.port(), Map.of()).get(access.access().state()))
						|| identityFields.contained(access.handler(), access.access()));
	}

	private static boolean isTuple(Set<Source> key) {
		return TUPLE.stream().allMatch(part -> key.stream()
				.anyMatch(s -> s instanceof Source.FromField f && part.contains(f.field())));
	}

	/** Whether packets of one 5-tuple at the handler's port are all of one flow: by default, or as declared. */
	private boolean identityIsTuple(Handler handler) {
		if (!(handler.trigger() instanceof Trigger.PacketFrom from)) {
			return true;
		}
		return nf.handler(new Trigger.IdentityOf(from.port()))
				.map(h -> Origins.identity(nf, h).stream().allMatch(s -> !(s instanceof Source.Other))).orElse(true);
	}

	private StateFacts facts(State state) {
		KeyOrigin origin = origin(state);
		Fact originFact = origin == KeyOrigin.FLOW_IDENTITY && declaresIdentity(nf) ? Fact.DECLARED : Fact.STATIC;
		Set<StateAction> actions = actions(state);
		boolean readOnly = actions.stream().noneMatch(StateAction::writes);
		boolean declared = state.consistency() != Consistency.STRICT;
		boolean cleared = isCleared(state, h -> !(h.trigger() instanceof Trigger.Timer));
		boolean sumsOnly = actions.stream().filter(StateAction::writes)
				.allMatch(a -> a == StateAction.ADD || a == StateAction.MARK || a == StateAction.CLEAR) && !resultUsed(state);
		if (state.kind() == StateKind.POOL) {
			return new StateFacts(origin, originFact, Use.ALLOCATION, Fact.STATIC, false);
		}
		if (readOnly) {
			return new StateFacts(origin, originFact, Use.READ_ONLY, Fact.STATIC, true);
		}
		if (!cleared && (declared || sumsOnly)) {
			return new StateFacts(origin, originFact, Use.COMMUTATIVE, sumsOnly ? Fact.STATIC : Fact.DECLARED,
					declared);
		}
		return new StateFacts(origin, originFact, Use.EXCLUSIVE, Fact.STATIC, false);
	}

	/**
	 * Whether some of the handlers clear it. Entries that are all cleared at once don't move with their flows. A timer
	 * clears copies on both sides at once; a packet can't.
	 */
	private boolean isCleared(State state, Predicate<Handler> by) {
		return nf.handlers().stream().filter(by).flatMap(h -> h.blocks().stream())
				.flatMap(b -> b.instructions().stream()).anyMatch(i -> i instanceof Instruction.Access access
						&& access.state() == state.index() && access.action() == StateAction.CLEAR);
	}

	private KeyOrigin origin(State state) {
		if (flowKeyed[state.index()]) {
			return KeyOrigin.FLOW_IDENTITY;
		}
		return switch (state.kind()) {
			case MAP, LRU, LPM, METER, COUNTER, ARRAY -> KeyOrigin.HEADER;
			case REGISTER, COUNTMIN, BLOOM, QUEUE, POOL -> KeyOrigin.ACROSS_FLOWS;
		};
	}

	private Set<StateAction> actions(State state) {
		Set<StateAction> actions = EnumSet.noneOf(StateAction.class);
		for (Handler handler : nf.handlers()) {
			for (Block block : handler.blocks()) {
				for (Instruction instruction : block.instructions()) {
					if (instruction instanceof Instruction.Access access && access.state() == state.index()) {
						actions.add(access.action());
					}
				}
			}
		}
		return actions;
	}

	/** Whether what an update of the state returns, or a read of it, goes anywhere. */
	private boolean resultUsed(State state) {
		for (Handler handler : nf.handlers()) {
			Set<Integer> read = new HashSet<>();
			Set<Integer> results = new HashSet<>();
			for (Block block : handler.blocks()) {
				for (Instruction instruction : block.instructions()) {
					instruction.reads().forEach(r -> read.add(r.index()));
					if (instruction instanceof Instruction.Access access && access.state() == state.index()) {
						access.results().forEach(r -> results.add(r.index()));
					}
				}
				block.terminator().reads().forEach(r -> read.add(r.index()));
			}
			results.retainAll(read);
			if (!results.isEmpty()) {
				return true;
			}
		}
		return false;
	}
}
