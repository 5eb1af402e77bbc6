// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/**
 * Checks what every reader of the IR relies on: indexes are positions, control flow stays inside the handler and has no
 * cycle, registers are written before they are read on every path, accesses have the shape that {@link
 * org.cora.ir.program.StateAction} gives, copies of packets begin and end on every path, terminators fit the trigger. A violation is a defect of the front end, not of
 * the user's program.
 */
public final class IrVerifier {

	private final Nf nf;
	private final List<String> violations = new ArrayList<>();
	private String place = "";

	private IrVerifier(Nf nf) {
		this.nf = nf;
	}

	/** What is wrong with the NF, one sentence each; empty if nothing is. */
	public static List<String> violations(Nf nf) {
		IrVerifier verifier = new IrVerifier(nf);
		verifier.verify();
		return List.copyOf(verifier.violations);
	}

	/**
	 * @return the NF itself
	 * @throws IllegalStateException if anything is wrong with it
	 */
	public static Nf verified(Nf nf) {
		List<String> violations = violations(nf);
		if (!violations.isEmpty()) {
			throw new IllegalStateException("ill-formed IR of " + nf.name() + ": " + String.join("; ", violations));
		}
		return nf;
	}

	private void verify() {
		place = nf.name();
		check(nf.ports().size() >= 2, "an NF has at least two ports");
		for (int i = 0; i < nf.ports().size(); i++) {
			check(nf.ports().get(i).index() == i, "port " + i + " is not at its index");
		}
		for (int i = 0; i < nf.states().size(); i++) {
			State state = nf.states().get(i);
			check(state.index() == i, "state " + state + " is not at its index");
			check(state.capacity() > 0, "state " + state + " has no capacity");
			check(state.expiresWith() < nf.states().size(), "state " + state + " is tied to nothing");
			StateShape.check(state, this::check);
		}
		PacketShape.headers(nf, this::check);
		Set<Trigger> triggers = new HashSet<>();
		for (Handler handler : nf.handlers()) {
			place = nf.name() + ", " + handler.name();
			check(triggers.add(handler.trigger()), "a second handler for the same trigger");
			verify(handler);
		}
		place = nf.name();
		List<Handler> timers = nf.timers();
		for (int i = 0; i < timers.size(); i++) {
			Trigger.Timer timer = (Trigger.Timer) timers.get(i).trigger();
			check(timer.timer() == i && timer.periodNanos() > 0, "timer " + i + " has another number, or no period");
		}
	}

	private void verify(Handler handler) {
		int before = violations.size();
		check(!handler.blocks().isEmpty(), "no block");
		for (int i = 0; i < handler.registers().size(); i++) {
			check(handler.registers().get(i).index() == i, "register " + i + " is not at its index");
		}
		for (int i = 0; i < handler.blocks().size(); i++) {
			Block block = handler.blocks().get(i);
			check(block.index() == i, "block " + i + " is not at its index");
			for (int successor : block.terminator().successors()) {
				check(successor > 0 && successor < handler.blocks().size(), "block " + i + " goes to " + successor);
			}
			block.instructions().forEach(instruction -> check(handler, instruction));
			check(fits(handler.trigger(), block.terminator()), "block " + i + " ends in a way that the trigger forbids");
		}
		if (violations.size() == before) {
			verifyFlow(handler);
		}
	}

	private void check(Handler handler, Instruction instruction) {
		if (instruction instanceof PacketOperation operation) {
			PacketShape.operation(nf, handler, operation, this::check);
		} else {
			AccessShape.check(nf, instruction, this::check);
		}
	}

	private boolean fits(Trigger trigger, Terminator terminator) {
		if (!terminator.successors().isEmpty()) {
			return true;
		}
		if (trigger instanceof Trigger.PacketFrom) {
			return !(terminator instanceof Terminator.Return || terminator instanceof Terminator.Identify)
					&& (!(terminator instanceof Terminator.Forward f) || f.port() >= 0 && f.port() < nf.ports().size())
					&& (!(terminator instanceof Terminator.Abort a) || a.state() >= 0 && a.state() < nf.states().size());
		}
		return trigger instanceof Trigger.Expiry || trigger instanceof Trigger.Timer
				? terminator instanceof Terminator.Return
				: terminator instanceof Terminator.Identify;
	}

	/** Walks the blocks in topological order with the registers that are surely written. */
	private void verifyFlow(Handler handler) {
		int count = handler.blocks().size();
		int[] pending = new int[count];
		for (Block block : handler.blocks()) {
			block.terminator().successors().forEach(s -> pending[s]++);
		}
		BitSet[] written = new BitSet[count];
		Boolean[] copying = new Boolean[count];
		copying[0] = false;
		written[0] = parameters(handler);
		List<Integer> ready = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			if (pending[i] == 0) {
				check(i == 0, "block " + i + " can't be reached");
				ready.add(i);
			}
		}
		int seen = 0;
		while (!ready.isEmpty()) {
			Block block = handler.blocks().get(ready.remove(ready.size() - 1));
			seen++;
			BitSet known = written[block.index()] == null ? new BitSet() : (BitSet) written[block.index()].clone();
			walk(handler, block, known);
			boolean copies = PacketShape.copies(block, Boolean.TRUE.equals(copying[block.index()]), this::check);
			for (int successor : block.terminator().successors()) {
				check(copying[successor] == null || copying[successor] == copies, "block " + successor + " is in a copy only at times");
				copying[successor] = copies;
				if (written[successor] == null) {
					written[successor] = (BitSet) known.clone();
				} else {
					written[successor].and(known);
				}
				if (--pending[successor] == 0) {
					ready.add(successor);
				}
			}
		}
		check(seen == count, "control flow has a cycle");
	}

	private BitSet parameters(Handler handler) {
		BitSet known = new BitSet();
		if (handler.trigger() instanceof Trigger.Expiry expiry) {
			State state = nf.states().get(expiry.state());
			known.set(0, state.keySlots().size() + state.valueSlots().size());
		}
		return known;
	}

	private void walk(Handler handler, Block block, BitSet known) {
		for (Instruction instruction : block.instructions()) {
			instruction.reads().forEach(r -> checkRead(handler, block, known, r));
			for (Register register : instruction.writes()) {
				checkBelongs(handler, register);
				known.set(register.index());
			}
		}
		block.terminator().reads().forEach(r -> checkRead(handler, block, known, r));
	}

	private void checkRead(Handler handler, Block block, BitSet known, Register register) {
		checkBelongs(handler, register);
		check(known.get(register.index()), register + " may be read in block " + block.index() + " before it is written");
	}

	private void checkBelongs(Handler handler, Register register) {
		check(register.index() < handler.registers().size()
				&& handler.registers().get(register.index()).equals(register), register + " isn't the handler's");
	}

	private void check(boolean holds, String violation) {
		if (!holds) {
			violations.add(place + ": " + violation);
		}
	}
}
