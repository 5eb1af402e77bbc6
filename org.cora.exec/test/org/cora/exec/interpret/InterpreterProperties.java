// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.exec.ExecutionHook;
import org.cora.exec.HandlerBuilder;
import org.cora.exec.Verdict;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;

/** Both interpreters compute what {@link BinaryOperator#apply} and the register widths say. */
class InterpreterProperties {

	private static final SourceRange WHERE = SourceRange.NONE;
	private static final int[] WIDTHS = { 1, 5, 8, 16, 32, 48, 63, 64 };

	/** Straight-line code, and beside it what each register must hold. */
	private static final class Program {
		private final HandlerBuilder builder = new HandlerBuilder();
		private final List<Register> values = new ArrayList<>();
		private final List<Long> expected = new ArrayList<>();
		private final Random random;

		Program(long seed) {
			random = new Random(seed);
		}

		Handler build(int steps) {
			long first = random.nextLong();
			add(builder.constant(first, 64), first);
			for (int i = 0; i < steps; i++) {
				step();
			}
			for (int i = 0; i < values.size(); i++) {
				Register wide = builder.unary(UnaryOperator.COPY, 64, values.get(i));
				builder.access(0, StateAction.STORE, 0, List.of(builder.constant(i, 64), wide));
			}
			return builder.forward(1).build("test", new Trigger.PacketFrom(0));
		}

		private void add(Register register, long value) {
			values.add(register);
			expected.add(value & register.mask());
		}

		private int width() {
			return WIDTHS[random.nextInt(WIDTHS.length)];
		}

		private void step() {
			int left = random.nextInt(values.size());
			int right = random.nextInt(values.size());
			switch (random.nextInt(4)) {
				case 0 -> {
					long value = random.nextInt(3) == 0 ? random.nextInt(70) : random.nextLong();
					add(builder.constant(value, width()), value);
				}
				case 1 -> {
					UnaryOperator operator = UnaryOperator.values()[random.nextInt(3)];
					long operand = expected.get(left);
					long value = operator == UnaryOperator.COPY ? operand
							: operator == UnaryOperator.NOT ? operand == 0 ? 1 : 0 : ~operand;
					add(builder.unary(operator, operator == UnaryOperator.NOT ? 1 : width(), values.get(left)), value);
				}
				default -> {
					BinaryOperator operator = BinaryOperator.values()[random.nextInt(BinaryOperator.values().length)];
					add(builder.binary(operator, operator.isComparison() ? 1 : width(), values.get(left),
							values.get(right)), operator.apply(expected.get(left), expected.get(right)));
				}
			}
		}
	}

	private static Nf nf(Handler handler) {
		State results = new State("results", 0, StateKind.ARRAY, null, Types.U64, 4096, 0, 0, -1, null,
				Consistency.STRICT, 0, WHERE);
		return IrVerifier.verified(new Nf("test", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)),
				List.of(results), List.of(handler), WHERE));
	}

	private static List<Long> run(Nf nf, boolean hooked, int count) {
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		if (hooked) {
			executor.hook(new ExecutionHook() {
			});
		}
		Packet packet = new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(3, 4, 17).udp(5, 6).finish(0);
		assertEquals(Verdict.forward(1), executor.handle(packet, 0, 0, -1));
		Long[] results = new Long[count];
		Arrays.fill(results, 0L);
		executor.store().forEach(0, (key, value, deadline, flow) -> results[(int) key[0]] = value[0]);
		return List.of(results);
	}

	@Property(tries = 300)
	void arithmeticIsThatOfTheIr(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
		Program program = new Program(seed);
		Nf nf = nf(program.build(steps));
		assertEquals(program.expected, run(nf, false, program.values.size()));
		assertEquals(program.expected, run(nf, true, program.values.size()));
	}

	@Property(tries = 100)
	void branchesOnTestsGoTheSameWayFusedOrNot(@ForAll @IntRange(max = 3) int left, @ForAll @IntRange(max = 3) int right,
			@ForAll @IntRange(max = 3) int test) {
		HandlerBuilder b = new HandlerBuilder();
		Register condition = switch (test) {
			case 0 -> b.binary(BinaryOperator.EQUAL, 1, b.constant(left, 8), b.constant(right, 8));
			case 1 -> b.binary(BinaryOperator.NOT_EQUAL, 1, b.constant(left, 8), b.constant(right, 8));
			case 2 -> b.has(left == right ? Headers.UDP : Headers.TCP);
			default -> b.binary(BinaryOperator.LESS, 1, b.constant(left, 8), b.constant(right, 8));
		};
		b.branch(condition, 1, 2).forward(1).drop("no");
		Nf nf = nf(b.build("test", new Trigger.PacketFrom(0)));
		boolean expected = switch (test) {
			case 1 -> left != right;
			case 3 -> left < right;
			default -> left == right;
		};
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		Packet packet = new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(3, 4, 17).udp(5, 6).finish(0);
		assertEquals(expected, executor.handle(packet, 0, 0, -1).isForward());
		executor.hook(new ExecutionHook() {
		});
		assertEquals(expected, executor.handle(packet, 0, 0, -1).isForward());
	}

	@Property(tries = 20)
	void whatIsKnownOfAPacketIsThere(@ForAll @IntRange(min = 60, max = 1500) int length, @ForAll @IntRange(max = 1) int port) {
		HandlerBuilder b = new HandlerBuilder();
		Meta[] metas = Meta.values();
		for (int i = 0; i < metas.length; i++) {
			Register value = b.unary(UnaryOperator.COPY, 64, b.meta(metas[i]));
			b.access(0, StateAction.STORE, 0, List.of(b.constant(i, 64), value));
		}
		Nf nf = nf(b.forward(0).build("test", new Trigger.PacketFrom(port)));
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		Packet packet = new FrameBuilder(new Packet()).ethernet(1, 2).payload(length - 14).finish(77);
		executor.handle(packet, port, packet.time(), -1);
		List<Long> seen = new ArrayList<>();
		executor.store().forEach(0, (key, value, deadline, flow) -> seen.add(value[0]));
		if (port == 0) {
			seen.add(2, 0L);   // elements that are 0 aren't shown
		}
		assertEquals(List.of(77L, (long) length, (long) port, (long) length - 14), seen);
	}
}
