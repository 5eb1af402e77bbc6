// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;
import org.cora.ir.text.IrPrinter;
import org.cora.ir.type.Slot;
import org.cora.ir.type.Type;

/**
 * How the states of a program go over to those of another version of it: by name, and field by field. Fields may have become
 * wider; new ones begin at 0, and those that are gone are dropped; anything else that is different is refused. Flows have to be
 * told apart as before.
 */
public final class VersionChange {

	/** The code of what is refused. */
	public static final String REFUSED = "upgrade-refused";

	/**
	 * Where a state comes from.
	 *
	 * @param from  index of the state in the version before
	 * @param key   of each scalar of its key which one of the key before
	 * @param value of each scalar of its value which one of the value before, -1 for a new one
	 */
	record Carried(int from, int[] key, int[] value) {
	}

	private final Nf before;
	private final Nf after;
	/** By state of the version after; null for a new one. */
	private final Carried[] carried;
	private final List<String> differences = new ArrayList<>();

	/**
	 * Matches the states of two versions.
	 *
	 * @throws CoraException with the first thing that doesn't go over
	 */
	public VersionChange(Nf before, Nf after) {
		this.before = before;
		this.after = after;
		carried = new Carried[after.states().size()];
		checkPorts();
		for (State next : after.states()) {
			State old = before.state(next.name()).orElse(null);
			if (next.kind() == StateKind.LPM && (old == null || old.kind() == StateKind.LPM)) {
				continue;    // constant
			}
			if (old == null) {
				differences.add(next.name() + " is new");
			} else {
				checkShape(old, next);
				carried[next.index()] = new Carried(old.index(), keys(old, next), values(old, next));
			}
		}
		before.states().stream().filter(s -> after.state(s.name()).isEmpty()).forEach(s -> differences.add(s.name() + " is dropped"));
		checkFlows();
	}

	/**
	 * Says whether states and flows can go over at all.
	 *
	 * @throws CoraException with the first thing that doesn't
	 */
	public static void check(Nf before, Nf after) {
		new VersionChange(before, after);
	}

	/** The version that takes over. */
	public Nf after() {
		return after;
	}

	/** What of states is new or dropped, a few words each. */
	public List<String> differences() {
		return List.copyOf(differences);
	}

	/** Index of the state before that a state comes from, -1 for a new one. */
	public int from(int state) {
		return carried[state] == null ? -1 : carried[state].from;
	}

	private static CoraException refused(String why) {
		return new CoraException(REFUSED, "the other version can't take over: " + why);
	}

	// ---- what has to be as before

	private void checkPorts() {
		List<String> now = before.ports().stream().map(Port::name).toList();
		List<String> then = after.ports().stream().map(Port::name).toList();
		if (!now.equals(then)) {
			throw refused("the ports are " + String.join(", ", now) + " now and would be " + String.join(", ", then));
		}
	}

	private void checkShape(State old, State next) {
		if (old.kind() != next.kind()) {
			throw refused(old.name() + " is of kind " + old.kind().word() + " now and would be of kind " + next.kind().word());
		}
		boolean hashed = old.kind() == StateKind.COUNTMIN || old.kind() == StateKind.BLOOM;
		if (hashed && (old.capacity() != next.capacity() || old.rows() != next.rows() || !slots(old.keySlots()).equals(slots(next.keySlots())))) {
			throw refused(old.name() + ", a " + old.kind().word() + ", would have another size or key: what is in it can't be found there");
		}
		if (!Objects.equals(old.detail(), next.detail())) {
			throw refused(old.name() + (old.kind() == StateKind.POOL ? " would give out other items" : " would fill at another rate"));
		}
		if (next.capacity() < old.capacity()) {
			throw refused(old.name() + " has room for " + old.capacity() + " now and would have room for " + next.capacity() + " only");
		}
		if (old.consistency() != next.consistency()) {
			throw refused("copies of " + old.name() + " may differ in another way than now");
		}
		if (!owner(before, old).equals(owner(after, next))) {
			throw refused("entries of " + old.name() + " expire with " + owner(before, old) + " now and would with " + owner(after, next));
		}
	}

	private static List<String> slots(List<Slot> slots) {
		return slots.stream().map(s -> s.path() + " " + s.part() + " " + s.bits()).toList();
	}

	private static String owner(Nf nf, State state) {
		return state.expiresWith() < 0 ? "none" : nf.states().get(state.expiresWith()).name();
	}

	private int[] keys(State old, State next) {
		int[] from = match(old.name(), "key field", old.keySlots(), next.keySlots());
		for (int i = 0; i < from.length; i++) {
			if (from[i] < 0) {
				throw refused(place("key field", next.keySlots().get(i)) + " of " + old.name() + " is new: nobody knows it of entries there are");
			}
		}
		if (old.keySlots().size() > from.length) {
			throw refused("the key of " + old.name() + " has lost a field: entries that it told apart would be one");
		}
		return from;
	}

	private int[] values(State old, State next) {
		int[] from = match(old.name(), "field", old.valueSlots(), next.valueSlots());
		boolean none = Arrays.stream(from).allMatch(f -> f < 0);
		if (none) {
			throw refused("no field of " + old.name() + " has kept its name");
		}
		for (int i = 0; i < from.length; i++) {
			if (from[i] < 0) {
				differences.add(place("field", next.valueSlots().get(i)) + " of " + old.name() + " is new, 0 at first");
			}
		}
		for (int i = 0; i < old.valueSlots().size(); i++) {
			int dropped = i;
			if (Arrays.stream(from).noneMatch(f -> f == dropped)) {
				differences.add(place("field", old.valueSlots().get(i)) + " of " + old.name() + " is dropped");
			}
		}
		return from;
	}

	private static String place(String what, Slot slot) {
		return what + (slot.path().isEmpty() ? "" : " " + slot.path());
	}

	/** Of each scalar which one has its name, -1 if none has. */
	private int[] match(String state, String what, List<Slot> old, List<Slot> next) {
		Map<String, Integer> byName = new HashMap<>();
		for (int i = 0; i < old.size(); i++) {
			byName.put(old.get(i).path() + " " + old.get(i).part(), i);
		}
		int[] from = new int[next.size()];
		for (int i = 0; i < from.length; i++) {
			from[i] = byName.getOrDefault(next.get(i).path() + " " + next.get(i).part(), -1);
			if (from[i] >= 0 && !goesInto(old.get(from[i]), next.get(i))) {
				throw refused(place(what, next.get(i)) + " of " + state + " is " + old.get(from[i]).type().name() + " now and would be "
						+ next.get(i).type().name());
			}
		}
		return from;
	}

	private static boolean goesInto(Slot old, Slot next) {
		if (old.type().equals(next.type())) {
			return true;
		}
		return old.type() instanceof Type.Scalar from && next.type() instanceof Type.Scalar to && from.meaning() == Type.Meaning.NUMBER
				&& to.meaning() == Type.Meaning.NUMBER && to.bits() >= from.bits();
	}

	private void checkFlows() {
		for (Port port : before.ports()) {
			String now = identity(before, port.index());
			if (!now.equals(identity(after, port.index()))) {
				throw refused("packets from " + port.name() + " would belong to other flows than now (flow by)");
			}
			for (State state : after.states()) {
				State old = before.state(state.name()).orElse(null);
				boolean same = old != null && old.keySlots().equals(state.keySlots()) && old.valueSlots().equals(state.valueSlots());
				if (!same && now.contains(state.name() + ".")) {
					throw refused("flows from " + port.name() + " are told by " + state.name() + ", whose fields are others");
				}
			}
		}
	}

	private static String identity(Nf nf, int port) {
		return nf.handler(new Trigger.IdentityOf(port)).map(h -> IrPrinter.print(nf, h)).orElse("");
	}

	// ---- and goes over

	/**
	 * Fills an empty store of the version after with what one of the version before has. States that both sides have in common
	 * are in the store that owns them.
	 *
	 * @param now    entries that didn't time out before and do from now on begin to live then
	 * @param common whether what both sides' copies have in common goes over, too: for one of the two sides
	 */
	public void carry(LocalStore from, LocalStore to, long now, boolean common) {
		for (MapState map : to.ownMaps()) {
			if (carried[map.state().index()] != null) {
				Carried how = carried[map.state().index()];
				((MapState) from.state(how.from)).transfer().carryTo(map, how, now);
			}
		}
		for (State state : after.states()) {
			LocalState target = to.state(state.index());
			if (carried[state.index()] != null && target.isOf(to) && !(target instanceof MapState)) {
				LocalState source = from.state(carried[state.index()].from);
				CarriedContent.carry(source, target, carried[state.index()]);
				if (common) {
					target.carryCommon(source, (one, other) -> CarriedContent.carry(one, other, carried[state.index()]));
				}
			}
		}
	}
}
