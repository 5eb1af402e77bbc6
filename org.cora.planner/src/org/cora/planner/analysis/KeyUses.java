// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Trigger;
import org.cora.planner.analysis.HandlerValues.Met;

/** What a program's handlers use as keys of its tables, and what it declares flows by. */
final class KeyUses {

	private static final int MOST_WAYS = 64;

	/**
	 * An access to a table.
	 *
	 * @param port that the handler's packets come in by, -1 if it has none
	 * @param keys what its key may be, by the ways that lead there; empty if nobody can say, or where it has none
	 */
	record Use(Handler handler, int port, Met met, List<List<Value>> keys) {
	}

	private final Nf nf;
	private final Map<Integer, List<Value>> identities = new HashMap<>();
	private final Set<Integer> declaredPorts = new HashSet<>();
	private final Map<Integer, List<List<Value>>> lookups = new HashMap<>();
	private final List<Use> uses = new ArrayList<>();
	private boolean known = true;

	KeyUses(Nf nf) {
		this.nf = nf;
		nf.handlers().forEach(this::collect);
		uses.sort(Comparator.comparing(u -> u.port() < 0)); // what expires is known by what packets do
	}

	private void collect(Handler handler) {
		HandlerValues values = new HandlerValues(nf, handler);
		if (!values.isKnown()) {
			known = false;
			return;
		}
		if (handler.trigger() instanceof Trigger.IdentityOf identity) {
			declaredPorts.add(identity.port());
			if (values.identities().stream().distinct().count() == 1 && Alternatives.of(values.identities().get(0), 1).size() == 1) {
				identities.put(identity.port(), values.identities().get(0));
			}
			values.met().stream().filter(m -> !m.key().isEmpty()).forEach(m -> lookups.computeIfAbsent(identity.port(),
					p -> new ArrayList<>()).add(m.key()));
			return;
		}
		int port = handler.trigger() instanceof Trigger.PacketFrom from ? from.port() : -1;
		for (Met met : values.met()) {
			boolean table = nf.states().get(met.access().state()).kind().isTable();
			if (table && !met.key().isEmpty()) {
				uses.add(new Use(handler, port, met, Alternatives.of(met.key(), MOST_WAYS)));
			} else if (table && met.access().action() == StateAction.WRITE) {
				uses.add(new Use(handler, port, met, List.of()));
			}
		}
	}

	/** Whether all handlers could be looked at. */
	boolean isKnown() {
		return known;
	}

	/** All accesses to tables, those of packets first. */
	List<Use> uses() {
		return uses;
	}

	/** By port, the identity that its packets' flows are told by, where it is one and the same whichever way the run came. */
	Map<Integer, List<Value>> identities() {
		return identities;
	}

	/** Whether the program says what flows packets of a port belong to. */
	boolean isDeclared(int port) {
		return declaredPorts.contains(port);
	}

	/** Keys that a port's identity looks up. */
	List<List<Value>> lookups(int port) {
		return lookups.getOrDefault(port, List.of());
	}
}
