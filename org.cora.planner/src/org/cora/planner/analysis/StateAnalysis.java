// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cora.ir.program.AccessKey;
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
 * <p>Keys are proved to belong to flows by {@link FlowKeys}; what isn't proved is keyed by headers or shared across flows.
 * Updates commute if they only add, or only put in, and nobody looks at what comes of it; or if the author says so.
 */
public final class StateAnalysis {

	private final Nf nf;
	private final boolean[] flowKeyed;

	private StateAnalysis(Nf nf) {
		this.nf = nf;
		boolean[] candidates = new boolean[nf.states().size()];
		nf.states().forEach(s -> candidates[s.index()] = !isCleared(s, h -> true));
		this.flowKeyed = new FlowKeys(nf).prove(candidates);
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
		for (Handler handler : nf.handlers()) {
			if (!(handler.trigger() instanceof Trigger.IdentityOf)) {
				links(nf, handler, links);
			}
		}
		return links;
	}

	private static void links(Nf nf, Handler handler, Set<List<Integer>> links) {
		Origins origins = Origins.of(nf, handler);
		for (Block block : handler.blocks()) {
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access) {
					for (Source source : origins.of(AccessKey.registers(nf, access))) {
						if (source instanceof Source.FromState from && from.state() != access.state()) {
							links.add(List.of(from.state(), access.state()));
						}
					}
				}
			}
		}
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
