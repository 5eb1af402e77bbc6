// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import java.util.List;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.handler.AccessRunner;
import org.cora.exec.handler.StateTables;
import org.cora.exec.handler.Verdicts;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.exec.packet.PacketAction;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;

/** Interprets the IR's own objects and tells a hook of each. Does exactly what {@link Interpreter} does, only slower. */
final class HookedInterpreter {

	private final Nf nf;
	private final LocalStore store;
	private final ExecutionHook hook;
	private final long[] registers;
	private final ExecutionHook.Registers view;
	private final AccessRunner accesses;
	private Packet packet;
	private int port;
	private long now;
	private int flow;

	HookedInterpreter(Nf nf, LocalStore store, ExecutionHook hook, long[] registers) {
		this.nf = nf;
		this.store = store;
		this.hook = hook;
		this.registers = registers;
		view = index -> registers[index];
		accesses = new AccessRunner(new StateTables(store), registers);
	}

	Verdict handle(Handler handler, Packet handled, int ingress, long time, int ofFlow) {
		begin(handler, handled, ingress, time, ofFlow);
		store.begin();
		Terminator end = run(handler, true);
		Verdict verdict = Verdicts.of(nf, end);
		if (end instanceof Terminator.Abort) {
			store.rollback();
		} else {
			store.commit();
		}
		hook.leave(handler, verdict);
		return verdict;
	}

	/** Runs the handler of an expiry or timer; its parameters are in the registers already. */
	void expire(Handler handler, long deadline, int ofFlow) {
		begin(handler, null, -1, deadline, ofFlow);
		run(handler, false);
		hook.leave(handler, null);
	}

	private void begin(Handler handler, Packet handled, int ingress, long time, int ofFlow) {
		packet = handled;
		port = ingress;
		now = time;
		flow = ofFlow;
		hook.enter(handler, packet, port, now, flow);
	}

	private Terminator run(Handler handler, boolean refreshing) {
		Block block = handler.blocks().get(0);
		while (true) {
			hook.block(handler, block);
			List<Instruction> instructions = block.instructions();
			for (int i = 0; i < instructions.size(); i++) {
				hook.before(handler, block, i, view);
				Instruction instruction = instructions.get(i);
				if (instruction instanceof Instruction.Access access) {
					int entryFlow = accesses.run(access, now, flow, refreshing);
					hook.accessed(handler, access, entryFlow, view);
				} else {
					run(instruction);
				}
			}
			hook.before(handler, block, instructions.size(), view);
			Terminator terminator = block.terminator();
			if (terminator instanceof Terminator.Jump jump) {
				block = handler.blocks().get(jump.target());
			} else if (terminator instanceof Terminator.Branch branch) {
				boolean taken = registers[branch.condition().index()] != 0;
				block = handler.blocks().get(taken ? branch.then() : branch.otherwise());
			} else {
				return terminator;
			}
		}
	}

	private void set(Register target, long value) {
		registers[target.index()] = value & target.mask();
	}

	private void run(Instruction instruction) {
		if (instruction instanceof Instruction.Constant c) {
			set(c.target(), c.value());
		} else if (instruction instanceof Instruction.Unary u) {
			long operand = registers[u.operand().index()];
			set(u.target(), switch (u.operator()) {
				case COPY -> operand;
				case NOT -> operand == 0 ? 1 : 0;
				case COMPLEMENT -> ~operand;
			});
		} else if (instruction instanceof Instruction.Binary b) {
			set(b.target(), b.operator().apply(registers[b.left().index()], registers[b.right().index()]));
		} else if (instruction instanceof Instruction.HasHeader h) {
			set(h.target(), packet.has(h.header()) ? 1 : 0);
		} else if (instruction instanceof Instruction.LoadField l) {
			for (int part = 0; part < l.targets().size(); part++) {
				set(l.targets().get(part), FieldAccess.of(l.field(), part).load(packet));
			}
		} else if (instruction instanceof Instruction.StoreField s) {
			for (int part = 0; part < s.sources().size(); part++) {
				FieldAccess.of(s.field(), part).store(packet, registers[s.sources().get(part).index()]);
			}
		} else if (instruction instanceof Instruction.LoadMeta m) {
			set(m.target(), switch (m.meta()) {
				case NOW -> now;
				case LENGTH -> packet == null ? 0 : packet.wireLength();
				case PORT -> port;
				case PAYLOAD -> packet == null ? 0 : packet.payloadLength();
			});
		} else if (instruction instanceof PacketOperation operation) {
			PacketAction.of(operation).run(packet, registers);
		}
	}
}
