// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Copies;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;

/**
 * One NF interpreted and compiled, and the same again watched, on a store each: after every packet all must have done the
 * same.
 */
public final class Twins {

	private final CompiledExecutor compiled;
	private final LocalExecutor[] executors;
	private final List<List<String>> seen = List.of(new ArrayList<>(), new ArrayList<>());
	private final List<List<String>> expired = new ArrayList<>();
	private final Packet[] packets = { new Packet(), new Packet(), new Packet(), new Packet() };
	private final FlowIdentity[] identities = new FlowIdentity[4];

	/** @param watched whether a pair of them has a hook */
	public Twins(Nf nf, boolean watched) {
		BitSet all = new BitSet();
		all.set(0, nf.states().size());
		compiled = new CompiledExecutor(nf, store(nf), true, all);
		LocalExecutor[] pair = { new InterpretedExecutor(nf, store(nf), true, all), compiled };
		executors = watched ? new LocalExecutor[] { pair[0], pair[1], new InterpretedExecutor(nf, store(nf)),
				new CompiledExecutor(nf, store(nf)) } : pair;
		for (int i = 0; i < executors.length; i++) {
			List<String> into = new ArrayList<>();
			expired.add(into);
			executors[i].expiryListener((state, key, deadline, flow) -> into.add(state + "@" + deadline + " of " + flow));
			identities[i] = new FlowIdentity();
		}
		for (int i = 2; i < executors.length; i++) {
			executors[i].hook(new Recorder(seen.get(i - 2)));
		}
	}

	/** Handlers that the compiler couldn't compile, and why. */
	public Map<String, String> interpreted() {
		return compiled.interpreted();
	}

	private static LocalStore store(Nf nf) {
		return new LocalStore(nf, PoolShards.whole());
	}

	/** Handles a packet; it is changed as the handler says. */
	public Verdict handle(Packet packet, int port, int flow) {
		Verdict verdict = null;
		for (int i = 0; i < executors.length; i++) {
			packets[i].copyFrom(packet);
			executors[i].identify(packets[i], port, identities[i]);
			assertEquals(identities[0], identities[i], "flow");
			executors[i].advance(packet.time());
			Verdict each = executors[i].handle(packets[i], port, packet.time(), flow);
			verdict = verdict == null ? each : verdict;
			assertEquals(verdict, each);
			assertArrayEquals(packets[0].toBytes(), packets[i].toBytes(), "bytes");
			compareCopies(packets[0].copies(), packets[i].copies());
			assertEquals(expired.get(0), expired.get(i), "expiries");
		}
		assertArrayEquals(executors[0].visited(), executors[1].visited(), "blocks visited");
		assertArrayEquals(met(executors[0]), met(executors[1]), "entries asked for");
		assertEquals(seen.get(0), seen.get(1));
		seen.forEach(List::clear);
		expired.forEach(List::clear);
		packet.copyFrom(packets[0]);
		return verdict;
	}

	private static long[] met(LocalExecutor executor) {
		return Arrays.copyOf(executor.met().keys(), executor.met().count());
	}

	private static void compareCopies(Copies expected, Copies copies) {
		assertEquals(expected.count(), copies.count(), "copies");
		for (int i = 0; i < expected.count(); i++) {
			assertEquals(expected.port(i), copies.port(i), "port of a copy");
			assertArrayEquals(expected.packet(i).toBytes(), copies.packet(i).toBytes(), "bytes of a copy");
		}
	}

	/** All states are the same. */
	public void compareStates() {
		for (LocalExecutor each : executors) {
			assertEquals(executors[0].store().digest(), each.store().digest());
			assertEquals(executors[0].nextDeadline(), each.nextDeadline());
		}
	}

	/** Writes down all that it is told, with the registers that were written. */
	private static final class Recorder implements ExecutionHook {

		private final List<String> into;

		Recorder(List<String> into) {
			this.into = into;
		}

		@Override
		public void enter(Handler handler, Packet packet, int port, long now, int flow) {
			into.add("enter " + handler.name() + " " + (packet != null) + " " + port + " " + now + " " + flow);
		}

		@Override
		public void block(Handler handler, Block block) {
			into.add("block " + block.index());
		}

		@Override
		public void before(Handler handler, Block block, int index, Registers registers) {
			StringBuilder text = new StringBuilder("before ").append(block.index()).append('.').append(index);
			if (index > 0) {
				block.instructions().get(index - 1).writes().forEach(r -> text.append(' ').append(registers.get(r.index())));
			}
			into.add(text.toString());
		}

		@Override
		public void accessed(Handler handler, Instruction.Access access, int entryFlow, Registers registers) {
			into.add("accessed " + access.state() + " " + access.action() + " " + entryFlow);
		}

		@Override
		public void leave(Handler handler, Verdict verdict) {
			into.add("leave " + verdict);
		}
	}
}
