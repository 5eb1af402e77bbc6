// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;

/**
 * Which keys contain the whole flow identity that the author declared by header fields, as in
 * {@code flow by lan: p.ipv4.src, wan: p.ipv4.dst}: an entry with such a key is only ever used by one flow. For that,
 * each part of the identity has to be at one place of the key, the same one in all accesses to a state.
 */
final class IdentityFields {

	private final Nf nf;
	private final Map<Handler, Map<Integer, String>> copies = new HashMap<>();
	/** By port, the field that each part of the identity is; no entry where it is made of anything else. */
	private final Map<Integer, List<String>> identities = new HashMap<>();
	/** By state, for each part of the identity the places of the key where it can be. */
	private final Map<Integer, List<BitSet>> places = new HashMap<>();

	IdentityFields(Nf nf) {
		this.nf = nf;
		for (Handler handler : nf.handlers()) {
			copies.put(handler, copies(handler));
			if (handler.trigger() instanceof Trigger.IdentityOf identity) {
				List<String> fields = identity(handler);
				if (!fields.isEmpty() && !fields.contains(null)) {
					identities.put(identity.port(), fields);
				}
			}
		}
		nf.handlers().forEach(this::narrow);
	}

	/** Whether the key of that access in a packet handler has the identity in it, where all accesses have it. */
	boolean contained(Handler handler, Instruction.Access access) {
		List<BitSet> found = places.get(access.state());
		return identityOf(handler) != null && found != null && found.stream().noneMatch(BitSet::isEmpty)
				&& matches(handler, access).stream().noneMatch(BitSet::isEmpty);
	}

	/** Fields that registers are unchanged copies of, as they came in. */
	private static Map<Integer, String> copies(Handler handler) {
		Map<Integer, String> fields = new HashMap<>();
		Map<Integer, Integer> definitions = new HashMap<>();
		handler.blocks().forEach(b -> b.instructions()
				.forEach(i -> i.writes().forEach(r -> definitions.merge(r.index(), 1, Integer::sum))));
		List<Set<String>> overwritten = overwritten(handler);
		for (Block block : handler.blocks()) {
			Set<String> changed = new HashSet<>(overwritten.get(block.index()));
			for (Instruction instruction : block.instructions()) {
				List<Register> targets = instruction.writes();
				for (int part = 0; part < targets.size(); part++) {
					String field = copied(instruction, part, changed, fields);
					if (field != null && definitions.get(targets.get(part).index()) == 1) {
						fields.put(targets.get(part).index(), field);
					}
				}
				if (instruction instanceof Instruction.StoreField store) {
					changed.add(store.field().name());
				}
			}
		}
		return fields;
	}

	/** What the part of an instruction's result copies, null for nothing; an address of IPv6 is in two parts. */
	private static String copied(Instruction instruction, int part, Set<String> changed, Map<Integer, String> fields) {
		if (instruction instanceof Instruction.LoadField load) {
			String name = load.targets().size() == 1 ? load.field().toString() : load.field() + "/" + part;
			return changed.contains(load.field().name()) ? null : name;
		}
		return instruction instanceof Instruction.Unary copy && copy.operator() == UnaryOperator.COPY
				&& copy.target().bits() >= copy.operand().bits() ? fields.get(copy.operand().index()) : null;
	}

	/** By block, names of the fields that some way to it overwrites (a port of TCP and UDP has the same name in both). */
	private static List<Set<String>> overwritten(Handler handler) {
		List<Set<String>> before = new ArrayList<>();
		handler.blocks().forEach(b -> before.add(new HashSet<>()));
		Deque<Block> open = new ArrayDeque<>(handler.blocks());
		while (!open.isEmpty()) {
			Block block = open.remove();
			Set<String> after = new HashSet<>(before.get(block.index()));
			block.instructions().stream().filter(Instruction.StoreField.class::isInstance)
					.forEach(i -> after.add(((Instruction.StoreField) i).field().name()));
			for (int next : block.terminator().successors()) {
				if (before.get(next).addAll(after)) {
					open.add(handler.blocks().get(next));
				}
			}
		}
		return before;
	}

	private List<String> identity(Handler handler) {
		List<String> fields = null;
		for (Block block : handler.blocks()) {
			if (block.terminator() instanceof Terminator.Identify identify && !identify.key().isEmpty()) {
				List<String> here = fields(handler, identify.key());
				if (fields != null && !fields.equals(here)) {
					return List.of();
				}
				fields = here;
			}
		}
		return fields == null ? List.of() : fields;
	}

	private List<String> fields(Handler handler, List<Register> registers) {
		List<String> fields = new ArrayList<>(Collections.nCopies(registers.size(), null));
		for (int i = 0; i < registers.size(); i++) {
			fields.set(i, copies.get(handler).get(registers.get(i).index()));
		}
		return fields;
	}

	private List<String> identityOf(Handler handler) {
		return handler.trigger() instanceof Trigger.PacketFrom from ? identities.get(from.port()) : null;
	}

	/** Keeps of each part's places those where this handler's accesses have it too. */
	private void narrow(Handler handler) {
		for (Block block : handler.blocks()) {
			for (Instruction instruction : block.instructions()) {
				if (identityOf(handler) != null && instruction instanceof Instruction.Access access
						&& !AccessKey.registers(nf, access).isEmpty()) {
					narrow(access.state(), matches(handler, access));
				}
			}
		}
	}

	private void narrow(int state, List<BitSet> here) {
		if (here.stream().anyMatch(BitSet::isEmpty)) {
			return; // not contained there; whether the flow is known otherwise, others say
		}
		List<BitSet> known = places.putIfAbsent(state, here);
		for (int part = 0; known != null && part < here.size() && part < known.size(); part++) {
			known.get(part).and(here.get(part));
		}
	}

	/** For each part of the identity, the places of the key that hold the same field. */
	private List<BitSet> matches(Handler handler, Instruction.Access access) {
		List<String> key = fields(handler, AccessKey.registers(nf, access));
		List<BitSet> parts = new ArrayList<>();
		for (String part : identityOf(handler)) {
			BitSet found = new BitSet();
			for (int place = 0; place < key.size(); place++) {
				if (part.equals(key.get(place))) {
					found.set(place);
				}
			}
			parts.add(found);
		}
		return parts;
	}
}
