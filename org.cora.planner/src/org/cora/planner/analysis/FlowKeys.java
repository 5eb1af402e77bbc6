// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;
import org.cora.planner.analysis.KeyUses.Use;

/**
 * Proves of tables that each entry is only ever used by packets of one flow. All tables are taken to be such until an
 * access says otherwise, over and over, which gives the greatest consistent set. A key belongs to one flow if it contains,
 * whichever way the run came,
 *
 * <ul>
 * <li>what identifies the flow, the same part of it at the same places in every access to the table. That is the identity
 * declared for the port, or else the 5-tuple, of which the reverse is the same flow;
 * <li>exactly what the declared identity looks up in that table, whose values are the identities of those who insert;
 * <li>all of an item that was just taken from a pool, which nobody else has;
 * <li>or values of an entry of another such table that are one of these themselves.
 * </ul>
 *
 * <p>Where an identity is declared, the 5-tuple of a packet counts as well if parts of it were replaced by parts of that
 * identity: who declares that a translated packet belongs to the connection inside says that its addresses then are that
 * connection's.
 */
final class FlowKeys {

	private static final List<Set<String>> TUPLE = List.of(Set.of("ipv4.src"), Set.of("l4.sport", "tcp.sport", "udp.sport"),
			Set.of("ipv4.dst"), Set.of("l4.dport", "tcp.dport", "udp.dport"), Set.of("ipv4.proto"));
	private static final int[] REVERSE = {2, 3, 0, 1, 4};
	private static final String IPV4 = "ipv4";

	/** What part of something a value is: of the flow's identity or tuple, of an item, of a key; {@code whole} names what. */
	private record Part(String whole, int index) {
	}

	private final Nf nf;
	private final boolean[] flowKeyed;
	private final KeyUses keyUses;
	private final Map<Integer, List<Value>> identities;
	private final boolean declared;
	/** By state, places of the key at which each part of identity or tuple is; null until an access says. */
	private final Map<Integer, List<Set<Integer>>> places = new HashMap<>();

	FlowKeys(Nf nf) {
		this.nf = nf;
		this.flowKeyed = new boolean[nf.states().size()];
		this.declared = StateAnalysis.declaresIdentity(nf);
		keyUses = new KeyUses(nf);
		identities = keyUses.identities();
		nf.states().forEach(s -> flowKeyed[s.index()] = keyUses.isKnown() && s.kind().isTable());
	}

	/** The tables that it holds for. @param candidates the only ones that may be */
	boolean[] prove(boolean[] candidates) {
		for (int s = 0; s < flowKeyed.length; s++) {
			flowKeyed[s] &= candidates[s];
		}
		boolean changed = true;
		while (changed) {
			changed = false;
			places.clear();
			for (Use use : keyUses.uses()) {
				int state = use.met().access().state();
				if (flowKeyed[state] && !belongs(use)) {
					flowKeyed[state] = false;
					changed = true;
				}
			}
			for (State state : nf.states()) {
				if (flowKeyed[state.index()] && state.expiresWith() >= 0 && !flowKeyed[state.expiresWith()]) {
					flowKeyed[state.index()] = false;
					changed = true;
				}
			}
		}
		return Arrays.copyOf(flowKeyed, flowKeyed.length);
	}

	/** Whether an access has a key of one flow, whichever way the run came. */
	private boolean belongs(Use use) {
		if (use.met().key().isEmpty()) {
			return true; // writes to an entry that was found before
		}
		if (use.handler().trigger() instanceof Trigger.Timer || use.keys().isEmpty()) {
			return false;
		}
		return use.keys().stream().allMatch(key -> belongs(use, key));
	}

	private boolean belongs(Use use, List<Value> key) {
		List<Part> parts = key.stream().map(v -> part(v, use)).toList();
		return isLookup(use, key) || hasItem(parts) || hasIdentity(use, parts) || hasTuple(use, parts) || hasKey(parts);
	}

	/** Exactly what the identity looks up in this table, if what is stored there is the identity of who stores it. */
	private boolean isLookup(Use use, List<Value> key) {
		int state = use.met().access().state();
		List<Value> identity = identities.get(use.port());
		if (identity == null || !keyUses.lookups(use.port()).contains(key)) {
			return false;
		}
		for (int i = 0; i < identity.size(); i++) {
			if (!(identity.get(i) instanceof Value.Entry entry) || entry.state() != state || !entry.key().equals(key)
					|| !stored(state, entry.slot()).equals(new Part("identity", i))) {
				return false;
			}
		}
		return true;
	}

	private boolean hasItem(List<Part> parts) {
		for (State pool : nf.states()) {
			if (pool.kind() == StateKind.POOL && containsAll(parts, "item " + pool.index(), pool.valueSlots().size())) {
				return true;
			}
		}
		return false;
	}

	private static boolean containsAll(List<Part> parts, String whole, int count) {
		for (int i = 0; i < count; i++) {
			if (!parts.contains(new Part(whole, i))) {
				return false;
			}
		}
		return count > 0;
	}

	/** The declared identity, each part at a place where it is in all accesses to the table. */
	private boolean hasIdentity(Use use, List<Part> parts) {
		if (!declared || use.port() >= 0 && !identities.containsKey(use.port())) {
			return false;
		}
		int count = identities.values().stream().mapToInt(List::size).findFirst().orElse(0);
		boolean alike = identities.values().stream().allMatch(i -> i.size() == count);
		return alike && containsAll(parts, "identity", count) && consistent(use, parts, "identity", count, null);
	}

	/** The 5-tuple of an IPv4 packet, in one arrangement or the reverse of it in all accesses to the table. */
	private boolean hasTuple(Use use, List<Part> parts) {
		boolean port = use.port() >= 0;
		if (port && !use.met().headers().contains(IPV4) || port && keyUses.isDeclared(use.port()) && !identityIsTuple(use)) {
			return false;
		}
		return containsAll(parts, "tuple", TUPLE.size()) && consistent(use, parts, "tuple", TUPLE.size(), REVERSE);
	}

	/** Whether packets of one 5-tuple are of one declared flow, and its addresses are those of the flow. */
	private boolean identityIsTuple(Use use) {
		List<Value> identity = identities.get(use.port());
		Set<Part> tuple = new HashSet<>();
		if (identity != null) {
			identity.forEach(v -> tuple.add(field(v, Set.of("tcp", "udp"))));
		}
		boolean fields = identity != null && TUPLE.size() == identity.size() && tuple.stream().allMatch(p -> p != null && p.whole()
				.equals("tuple")) && tuple.size() == TUPLE.size();
		boolean translated = identity != null && identity.size() == TUPLE.size() && identity.stream().allMatch(
				v -> v instanceof Value.Entry);
		return fields || translated;
	}

	private boolean hasKey(List<Part> parts) {
		for (State table : nf.states()) {
			if (flowKeyed[table.index()] && containsAll(parts, "key " + table.index(), table.keySlots().size())) {
				return true;
			}
		}
		return false;
	}

	/** Keeps of the places of each part those where this access has it too; false if one is left without. */
	private boolean consistent(Use use, List<Part> parts, String whole, int count, int[] reverse) {
		List<Set<Integer>> here = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Set<Integer> found = new HashSet<>();
			for (int place = 0; place < parts.size(); place++) {
				if (parts.get(place).equals(new Part(whole, i))) {
					found.add(place);
				}
			}
			here.add(found);
		}
		int state = use.met().access().state();
		List<Set<Integer>> known = places.get(state);
		if (known == null) {
			places.put(state, here);
			return true;
		}
		if (known.size() != count) {
			return false;
		}
		return narrowed(state, known, here) || reverse != null && narrowed(state, known, turned(here, reverse));
	}

	private static List<Set<Integer>> turned(List<Set<Integer>> here, int[] reverse) {
		return Arrays.stream(reverse).mapToObj(here::get).toList();
	}

	private boolean narrowed(int state, List<Set<Integer>> known, List<Set<Integer>> here) {
		List<Set<Integer>> common = new ArrayList<>();
		for (int i = 0; i < known.size(); i++) {
			Set<Integer> both = new HashSet<>(known.get(i));
			both.retainAll(here.get(i));
			if (both.isEmpty()) {
				return false;
			}
			common.add(both);
		}
		places.put(state, common);
		return true;
	}

	/** What a value is part of, for packets that come in by the use's port. */
	private Part part(Value value, Use use) {
		Part none = new Part("", 0);
		List<Value> identity = identities.get(use.port());
		int index = identity == null ? -1 : identity.indexOf(value);
		if (index >= 0) {
			return new Part("identity", index);
		}
		if (value instanceof Value.Item item) {
			return new Part("item " + item.pool(), item.slot());
		}
		if (value instanceof Value.Entry entry) {
			return flowKeyed[entry.state()] ? stored(entry.state(), entry.slot()) : none;
		}
		if (value instanceof Value.ExpiredValue gone) {
			return flowKeyed[gone.state()] ? stored(gone.state(), gone.slot()) : none;
		}
		if (value instanceof Value.ExpiredKey gone) {
			return expired(gone);
		}
		Part field = use.port() >= 0 ? field(value, use.met().headers()) : null;
		return field == null ? none : field;
	}

	/**
	 * Which part of the 5-tuple a field is. One that was replaced is only where that is by parts of an identity or item;
	 * a port of TCP only in packets that are known to have one: in others it is 0, whatever their flow.
	 */
	private Part field(Value value, Set<String> headers) {
		String name = value instanceof Value.Field own ? own.name() : value instanceof Value.Rewritten written && declared
				&& (written.by() instanceof Value.Entry || written.by() instanceof Value.Item) ? written.name() : "";
		String header = name.substring(0, Math.max(0, name.indexOf('.')));
		boolean there = header.equals("l4") || header.equals(IPV4) || headers.contains(header);
		for (int i = 0; there && i < TUPLE.size(); i++) {
			if (TUPLE.get(i).contains(name)) {
				return new Part("tuple", i);
			}
		}
		return null;
	}

	/** Part of an expired entry's key: of the identity if it is at such a place, else of that key. */
	private Part expired(Value.ExpiredKey gone) {
		List<Set<Integer>> known = places.get(gone.state());
		int identity = identities.values().stream().mapToInt(List::size).findFirst().orElse(-1);
		if (flowKeyed[gone.state()] && declared && known != null && known.size() == identity) {
			for (int i = 0; i < known.size(); i++) {
				if (known.get(i).contains(gone.place())) {
					return new Part("identity", i);
				}
			}
		}
		return new Part("key " + gone.state(), gone.place());
	}

	/** What all that is ever stored in a slot of a table is part of. */
	private Part stored(int state, int slot) {
		Part common = null;
		for (Use use : keyUses.uses()) {
			Value value = use.met().access().state() == state ? use.met().stored().get(slot) : null;
			if (value != null) {
				Part part = value instanceof Value.Entry ? new Part("", 0) : storedPart(value, use);
				if (common != null && !common.equals(part)) {
					return new Part("", 0);
				}
				common = part;
			}
		}
		return common == null ? new Part("", 0) : common;
	}

	private Part storedPart(Value value, Use use) {
		Part part = part(value, use);
		boolean address = part.whole().equals("tuple") && !use.met().headers().contains(IPV4);
		return address ? new Part("", 0) : part;
	}
}
