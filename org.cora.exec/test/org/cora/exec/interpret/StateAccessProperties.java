// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.ExecutionHook;
import org.cora.exec.HandlerBuilder;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.Port;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateDetail;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;

/**
 * Random programs over states of all kinds: with and without a hook the same happens, and a packet that is aborted leaves
 * nothing behind but what time has done.
 */
class StateAccessProperties {

	private static final SourceRange WHERE = SourceRange.NONE;
	private static final int MAP = 0;
	private static final int LRU = 1;
	private static final int LPM = 2;
	private static final int ARRAY = 3;
	private static final int REGISTER = 4;
	private static final int COUNTER = 5;
	private static final int METER = 6;
	private static final int COUNTMIN = 7;
	private static final int BLOOM = 8;
	private static final int QUEUE = 9;
	private static final int POOL = 10;

	private static State state(int index, StateKind kind, Type key, Type value, long capacity, int rows, long timeout,
			StateDetail detail) {
		return new State(kind.word(), index, kind, key, value, capacity, rows, timeout, -1, detail, Consistency.STRICT, 0, WHERE);
	}

	private static List<State> states() {
		PrefixTable prefixes = new PrefixTable(32, List.of(new PrefixTable.Entry(List.of(0L), 30, List.of(5L)),
				new PrefixTable.Entry(List.of(2L), 31, List.of(6L)), new PrefixTable.Entry(List.of(8L), 29, List.of(7L))));
		TokenBucket bucket = new TokenBucket(1_000_000_000, 1, 9);
		PoolRange items = new PoolRange(1, 2, 1, 3);
		return List.of(state(MAP, StateKind.MAP, Types.U32, Types.U64, 6, 0, 40, null),
				state(LRU, StateKind.LRU, Types.U32, Types.U64, 4, 0, 0, null),
				state(LPM, StateKind.LPM, Types.IPV4, Types.U64, 3, 0, 0, prefixes),
				state(ARRAY, StateKind.ARRAY, null, Types.U64, 10, 0, 0, null),
				state(REGISTER, StateKind.REGISTER, null, Types.U64, 1, 0, 0, null),
				state(COUNTER, StateKind.COUNTER, Types.U32, Types.U64, 5, 0, 0, null),
				state(METER, StateKind.METER, Types.U32, Types.BUCKET, 5, 0, bucket.idleNanos(), bucket),
				state(COUNTMIN, StateKind.COUNTMIN, Types.U32, Types.U64, 8, 2, 0, null),
				state(BLOOM, StateKind.BLOOM, Types.U32, Types.BOOL, 64, 2, 0, null),
				state(QUEUE, StateKind.QUEUE, null, Types.U64, 7, 0, 0, null),
				state(POOL, StateKind.POOL, null, Types.ENDPOINT, 6, 0, 0, items));
	}

	/** Accesses in a row, and then the end: forwarded, or aborted if a bit of what was computed says so. */
	private static final class Program {
		private final HandlerBuilder builder = new HandlerBuilder();
		private final List<Register> wide = new ArrayList<>();
		private final Random random;

		Program(long seed) {
			random = new Random(seed);
		}

		Handler build(int steps, Trigger trigger) {
			boolean ofPacket = trigger instanceof Trigger.PacketFrom;
			wide.add(ofPacket ? widened(builder.load(Headers.IPV4_HEADER, "src")) : builder.constant(random.nextInt(12), 64));
			for (int i = 0; i < steps; i++) {
				step();
			}
			Register sum = wide.get(0);
			for (Register register : wide) {
				sum = builder.binary(BinaryOperator.ADD, 64, sum, register);
			}
			builder.access(REGISTER, StateAction.STORE, 0, List.of(sum));
			if (!ofPacket) {
				return builder.returns().build("test", trigger);
			}
			Register bit = builder.binary(BinaryOperator.AND, 1, sum, builder.constant(1, 64));
			return builder.branch(bit, 1, 2).abort(MAP).forward(1).build("test", trigger);
		}

		private Register widened(Register register) {
			return builder.binary(BinaryOperator.OR, 64, register, register);
		}

		private Register any() {
			return random.nextInt(3) == 0 ? builder.constant(random.nextInt(12), 64) : wide.get(random.nextInt(wide.size()));
		}

		private Register cut(int bits) {
			return builder.binary(BinaryOperator.REMAINDER, bits, any(), builder.constant(1 + random.nextInt(14), 64));
		}

		private void keep(List<Register> results) {
			results.forEach(r -> wide.add(r.bits() == 64 ? r : widened(r)));
		}

		private void step() {
			Register key = cut(32);
			switch (random.nextInt(20)) {
				case 0, 1 -> found(MAP, key);
				case 2 -> found(LRU, key);
				case 3 -> found(LPM, key);
				case 4, 5 -> keep(builder.access(MAP, StateAction.INSERT, 0, List.of(key, any()), 1, 64).subList(0, 1));
				case 6 -> keep(builder.access(LRU, StateAction.INSERT, 0, List.of(key, any()), 1, 64).subList(0, 1));
				case 7 -> keep(builder.access(random.nextBoolean() ? MAP : LRU, StateAction.REMOVE, 0, List.of(key), 1));
				case 8 -> builder.access(ARRAY, StateAction.STORE, 0, List.of(cut(64), any()));
				case 9 -> keep(builder.access(ARRAY, StateAction.LOAD, 0, List.of(cut(64)), 64));
				case 10 -> builder.access(COUNTER, StateAction.ADD, 0, List.of(key, any()));
				case 11 -> keep(builder.access(COUNTER, StateAction.COUNT, 0, List.of(key), 64));
				case 12, 13 -> keep(builder.access(METER, StateAction.SPEND, 0, List.of(key, cut(64)), 1));
				case 14 -> keep(builder.access(COUNTMIN, StateAction.ADD, 0, List.of(key, any()), 64));
				case 15 -> builder.access(BLOOM, StateAction.MARK, 0, List.of(key));
				case 16 -> keep(builder.access(BLOOM, StateAction.CONTAINS, 0, List.of(key), 1));
				case 17 -> keep(builder.access(QUEUE, StateAction.PUSH, 0, List.of(any()), 1));
				case 18 -> keep(builder.access(QUEUE, StateAction.POP, 0, List.of(), 1, 64));
				default -> rare();
			}
		}

		private void found(int state, Register key) {
			List<Register> results = builder.access(state, StateAction.FIND, 0, List.of(key), 1, 64);
			wide.add(widened(results.get(0)));
			keep(builder.access(state, StateAction.READ, 0, results.subList(1, 2), 64));
			if (state != LPM && random.nextBoolean()) {
				builder.access(state, StateAction.WRITE, 0, List.of(results.get(1), any()));
			}
		}

		private void rare() {
			int[] cleared = {MAP, COUNTER, COUNTMIN, BLOOM, ARRAY, QUEUE};
			switch (random.nextInt(4)) {
				case 0 -> builder.access(cleared[random.nextInt(cleared.length)], StateAction.CLEAR, 0, List.of());
				case 1 -> keep(builder.access(POOL, StateAction.TAKE, 0, List.of(), 1, 32, 16));
				case 2 -> builder.access(POOL, StateAction.GIVE, 0, List.of(cut(32), cut(16)));
				default -> keep(builder.access(MAP, StateAction.TOUCH, 0, List.of(cut(32)), 1));
			}
		}
	}

	private static Nf nf(long seed, int steps) {
		List<Handler> handlers = List.of(new Program(seed).build(steps, new Trigger.PacketFrom(0)),
				new Program(seed + 1).build(steps / 3, new Trigger.Timer(0, 25)));
		return IrVerifier.verified(new Nf("test", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)), states(),
				handlers, WHERE));
	}

	private static List<Object> run(Nf nf, long seed, boolean hooked, boolean checksAborts) {
		LocalStore store = new LocalStore(nf, PoolShards.whole());
		InterpretedExecutor executor = new InterpretedExecutor(nf, store);
		executor.hook(hooked ? new ExecutionHook() {
		} : null);
		Random random = new Random(seed);
		List<Object> happened = new ArrayList<>();
		long now = 0;
		for (int i = 0; i < 40; i++) {
			now += random.nextInt(20);
			Packet packet = new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(random.nextInt(16), 4, 17).udp(5, 6).finish(now);
			executor.advance(now);
			long before = store.digest();
			boolean forwarded = executor.handle(packet, 0, now, i % 5).isForward();
			happened.add(forwarded);
			happened.add(store.digest());
			if (checksAborts && !forwarded) {
				assertEquals(before, store.digest());
			}
		}
		return happened;
	}

	@Property(tries = 400)
	void bothInterpretersDoTheSameAndAbortsLeaveNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
		Nf nf = nf(seed, steps);
		assertEquals(run(nf, seed, false, true), run(nf, seed, true, true));
	}

	@Property(tries = 50)
	void theSameEveryTime(@ForAll long seed) {
		Nf nf = nf(seed, 20);
		List<List<Object>> runs = IntStream.range(0, 2).mapToObj(i -> run(nf, seed, false, false)).toList();
		assertEquals(runs.get(0), runs.get(1));
	}
}
