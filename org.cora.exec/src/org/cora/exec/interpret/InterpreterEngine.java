// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import java.util.BitSet;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.handler.HandlerEngine;
import org.cora.exec.handler.HandlerRunner;
import org.cora.exec.handler.IdentityPacking;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;

/** Handlers decoded for the interpreter; watched ones run from the IR's own objects. */
public final class InterpreterEngine implements HandlerEngine {

	private final Nf nf;
	private final LocalStore store;
	private final boolean records;
	private final BitSet noted;
	private final Interpreter interpreter;
	private final IdentityPacking packing;

	/**
	 * @param store   what handlers run on
	 * @param records whether runs record the blocks they visit
	 * @param noted   states of which they note the entries that they ask for
	 */
	public InterpreterEngine(LocalStore store, boolean records, BitSet noted) {
		this.noted = noted;
		this.store = store;
		this.records = records;
		nf = store.nf();
		int registers = nf.handlers().stream().mapToInt(h -> h.registers().size()).max().orElse(0);
		int blocks = records ? nf.handlers().stream().mapToInt(h -> h.blocks().size()).max().orElse(0) : 0;
		interpreter = new Interpreter(store, registers, blocks);
		packing = IdentityPacking.of(nf);
	}

	@Override
	public HandlerRunner load(Handler handler) {
		boolean ofIdentity = handler.trigger() instanceof Trigger.IdentityOf;
		return new Decoded(Decoder.decode(nf, handler, records && !ofIdentity, ofIdentity ? new BitSet() : noted));
	}

	@Override
	public HandlerRunner load(Handler handler, ExecutionHook hook) {
		return new Watched(handler, new HookedInterpreter(nf, store, hook, interpreter.registers));
	}

	@Override
	public long[] visited() {
		return interpreter.visited;
	}

	@Override
	public MetEntries met() {
		return interpreter.met;
	}

	private void parameters(Handler handler, long[] key, long[] value) {
		if (handler.trigger() instanceof Trigger.Expiry expiry) {
			int keySlots = nf.states().get(expiry.state()).keySlots().size();
			System.arraycopy(key, 0, interpreter.registers, 0, keySlots);
			System.arraycopy(value, 0, interpreter.registers, keySlots, nf.states().get(expiry.state()).valueSlots().size());
		}
	}

	/** Runs in the loop. */
	private final class Decoded implements HandlerRunner {

		private final HandlerCode code;

		Decoded(HandlerCode code) {
			this.code = code;
		}

		@Override
		public Verdict handle(Packet packet, int port, long now, int flow) {
			if (!code.undoable()) {
				int end = interpreter.run(code, packet, port, now, flow);
				return code.verdicts()[code.code()[end + 1]];
			}
			store.begin();
			int end = interpreter.run(code, packet, port, now, flow);
			if (code.code()[end] == Opcode.ABORT) {
				store.rollback();
			} else {
				store.commit();
			}
			return code.verdicts()[code.code()[end + 1]];
		}

		@Override
		public void expire(long[] key, long[] value, long now, int flow) {
			parameters(code.handler(), key, value);
			interpreter.run(code, null, -1, now, flow);
		}

		@Override
		public boolean identify(Packet packet, int port, FlowIdentity into) {
			int end = interpreter.run(code, packet, port, packet.time(), -1);
			int[] key = code.lists()[code.code()[end + 1]];
			if (key.length > 0) {
				packing.pack(interpreter.registers, key, into);
			}
			return key.length > 0;
		}
	}

	/** Runs object by object. */
	private final class Watched implements HandlerRunner {

		private final Handler handler;
		private final HookedInterpreter hooked;

		Watched(Handler handler, HookedInterpreter hooked) {
			this.handler = handler;
			this.hooked = hooked;
		}

		@Override
		public Verdict handle(Packet packet, int port, long now, int flow) {
			return hooked.handle(handler, packet, port, now, flow);
		}

		@Override
		public void expire(long[] key, long[] value, long now, int flow) {
			parameters(handler, key, value);
			hooked.expire(handler, now, flow);
		}

		@Override
		public boolean identify(Packet packet, int port, FlowIdentity into) {
			throw new IllegalStateException("identities aren't watched");
		}
	}
}
