// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;

/**
 * A random handler, as source text and as what it must compute: statements over four variables and an array of four, with
 * loops, choices, matches, sets, calls of functions and of the compiler's own.
 */
final class RandomProgram {

	static final int VARIABLES = 4;

	/** What the handler knows while it runs. */
	static final class Memory {
		final long[] variables = new long[VARIABLES];
		final long[] array = new long[VARIABLES];
		/** Numbers of the loops around, the outermost first. */
		final List<Long> loops = new ArrayList<>();
		long parameter;
	}

	/** How a statement ended. */
	private enum End {
		NEXT, BREAK, CONTINUE
	}

	private record Expression(String text, ToLongFunction<Memory> value) {
	}

	private interface Action {
		End run(Memory memory);
	}

	private record Statement(String text, Action action) {
	}

	private final Random random;
	private int loops;
	private boolean inFunction;
	private final Expression function;
	private final Statement body;

	RandomProgram(long seed) {
		random = new Random(seed);
		inFunction = true;
		function = expression(3);
		inFunction = false;
		body = block(4, 3);
	}

	/** The network function; the variables begin with the packet's ports and end in the array state {@code out}. */
	String text() {
		return "nf N {\n  state out : array<u64> { length 8 }\n  fn f(x : u64) : u64 { return " + function.text() + " }\n"
				+ "  on packet p {\n    require p.udp else pass\n    let a : u64[4] = [3, 1, 4, 1]\n"
				+ "    let v0 : u64 = p.udp.sport\n    let v1 : u64 = p.udp.dport\n    let v2 : u64 = 2\n    let v3 : u64 = 18446744073709551615\n"
				+ body.text() + "    out[0] = v0  out[1] = v1  out[2] = v2  out[3] = v3\n"
				+ "    for i in 0 .. 3 { out[4 + i] = a[i] }\n    forward\n  }\n}\n";
	}

	/** The eight numbers that the state must hold. */
	long[] expected(int source, int destination) {
		Memory memory = new Memory();
		System.arraycopy(new long[] {source, destination, 2, -1}, 0, memory.variables, 0, VARIABLES);
		System.arraycopy(new long[] {3, 1, 4, 1}, 0, memory.array, 0, VARIABLES);
		body.action().run(memory);
		long[] all = new long[2 * VARIABLES];
		System.arraycopy(memory.variables, 0, all, 0, VARIABLES);
		System.arraycopy(memory.array, 0, all, VARIABLES, VARIABLES);
		return all;
	}

	private Statement block(int statements, int depth) {
		List<Statement> all = new ArrayList<>();
		for (int i = 0; i <= random.nextInt(statements); i++) {
			all.add(statement(depth));
		}
		StringBuilder text = new StringBuilder();
		all.forEach(s -> text.append("    ").append(s.text()).append('\n'));
		return new Statement(text.toString(), memory -> {
			for (Statement statement : all) {
				End end = statement.action().run(memory);
				if (end != End.NEXT) {
					return end;
				}
			}
			return End.NEXT;
		});
	}

	private Statement statement(int depth) {
		return switch (random.nextInt(depth > 0 ? 7 : 3)) {
			case 0, 1 -> assignment();
			case 2 -> element();
			case 3 -> choice(depth);
			case 4 -> match(depth);
			case 5 -> loops < 2 ? loop(depth) : assignment();
			default -> loops > 0 ? leave() : choice(depth);
		};
	}

	private Statement assignment() {
		int variable = random.nextInt(VARIABLES);
		Expression value = expression(3);
		return new Statement("v" + variable + " = " + value.text(), memory -> {
			memory.variables[variable] = value.value().applyAsLong(memory);
			return End.NEXT;
		});
	}

	private Statement element() {
		int variable = random.nextInt(VARIABLES);
		Expression index = binary(new Expression("v" + variable, memory -> memory.variables[variable]), "^", expression(1),
				(a, b) -> a ^ b);
		Expression value = expression(2);
		return new Statement("a[" + index.text() + " % 6] += " + value.text(), memory -> {
			long at = Long.remainderUnsigned(index.value().applyAsLong(memory), 6);
			long change = value.value().applyAsLong(memory);
			if (at < VARIABLES) {
				memory.array[(int) at] += change;
			}
			return End.NEXT;
		});
	}

	private Statement choice(int depth) {
		Expression condition = condition(2);
		Statement then = block(2, depth - 1);
		Statement otherwise = block(2, depth - 1);
		return new Statement("if " + condition.text() + " {\n" + then.text() + "} else {\n" + otherwise.text() + "}",
				memory -> (condition.value().applyAsLong(memory) != 0 ? then : otherwise).action().run(memory));
	}

	private Statement match(int depth) {
		Expression subject = expression(2);
		long low = random.nextInt(5);
		long high = low + random.nextInt(9);
		Statement first = block(2, depth - 1);
		Statement second = block(2, depth - 1);
		Statement rest = block(2, depth - 1);
		return new Statement("match " + subject.text() + " { 3, 18446744073709551615 => {\n" + first.text() + "} " + low + " .. " + high
				+ " => {\n" + second.text() + "} else => {\n" + rest.text() + "} }", memory -> {
					long value = subject.value().applyAsLong(memory);
					return (value == 3 || value == -1 ? first : value >= low && value <= high ? second : rest).action().run(memory);
				});
	}

	private Statement loop(int depth) {
		long low = random.nextInt(3);
		long high = low + random.nextInt(3);
		String name = "i" + loops++;
		Statement inner = block(3, depth - 2);
		loops--;
		return new Statement("for _" + name + " in " + low + " .. " + high + " {\n" + inner.text() + "}", memory -> {
			for (long i = low; i <= high; i++) {
				memory.loops.add(i);
				End end = inner.action().run(memory);
				memory.loops.remove(memory.loops.size() - 1);
				if (end == End.BREAK) {
					break;
				}
			}
			return End.NEXT;
		});
	}

	private Statement leave() {
		Expression condition = condition(1);
		boolean leaves = random.nextBoolean();
		return new Statement("if " + condition.text() + " { " + (leaves ? "break" : "continue") + " }",
				memory -> condition.value().applyAsLong(memory) == 0 ? End.NEXT : leaves ? End.BREAK : End.CONTINUE);
	}

	private Expression expression(int depth) {
		if (depth == 0) {
			return leaf();
		}
		Expression left = expression(depth - 1);
		Expression right = expression(depth - 1);
		return switch (random.nextInt(9)) {
			case 0 -> leaf();
			case 1 -> binary(left, "+", right, (a, b) -> a + b);
			case 2 -> binary(left, "*", right, (a, b) -> a * b);
			case 3 -> binary(left, "-", right, (a, b) -> a - b);
			case 4 -> binary(left, "^", right, (a, b) -> a ^ b);
			case 5 -> call("min", left, right, (a, b) -> Long.compareUnsigned(a, b) < 0 ? a : b);
			case 6 -> call("difference", left, right, (a, b) -> Long.compareUnsigned(a, b) < 0 ? b - a : a - b);
			case 7 -> {
				Expression condition = condition(1);
				yield new Expression("(if " + condition.text() + " then " + left.text() + " else " + right.text() + ")",
						memory -> (condition.value().applyAsLong(memory) != 0 ? left : right).value().applyAsLong(memory));
			}
			default -> inFunction ? leaf() : new Expression("f(" + left.text() + ")", memory -> {
				Memory inner = new Memory();
				inner.parameter = left.value().applyAsLong(memory);
				return function.value().applyAsLong(inner);
			});
		};
	}

	private Expression leaf() {
		int which = random.nextInt(VARIABLES);
		if (random.nextInt(3) == 0) {
			long number = random.nextInt(9);
			return new Expression(Long.toString(number), memory -> number);
		}
		if (inFunction) {
			return new Expression("x", memory -> memory.parameter);
		}
		if (loops > 0 && random.nextInt(3) == 0) {
			int loop = random.nextInt(loops);
			return new Expression("_i" + loop, memory -> memory.loops.get(loop));
		}
		return random.nextInt(3) == 0 ? new Expression("a[" + which + "]", memory -> memory.array[which])
				: new Expression("v" + which, memory -> memory.variables[which]);
	}

	private Expression condition(int depth) {
		Expression left = expression(depth);
		Expression right = expression(depth);
		return switch (random.nextInt(4)) {
			case 0 -> new Expression("(" + left.text() + " < " + right.text() + ")", memory -> Long.compareUnsigned(
					left.value().applyAsLong(memory), right.value().applyAsLong(memory)) < 0 ? 1 : 0);
			case 1 -> new Expression("(" + left.text() + " == " + right.text() + ")",
					memory -> left.value().applyAsLong(memory) == right.value().applyAsLong(memory) ? 1 : 0);
			case 2 -> new Expression("(" + left.text() + " in { 1, 4 .. 6, " + right.text() + " })", memory -> {
				long value = left.value().applyAsLong(memory);
				return value == 1 || value >= 4 && value <= 6 || value == right.value().applyAsLong(memory) ? 1 : 0;
			});
			default -> new Expression("!(" + left.text() + " in 2 .. 9)", memory -> {
				long value = left.value().applyAsLong(memory);
				return value >= 2 && value <= 9 ? 0 : 1;
			});
		};
	}

	private static Expression binary(Expression left, String operator, Expression right, LongBinaryOperator meaning) {
		return new Expression("(" + left.text() + " " + operator + " " + right.text() + ")", memory -> meaning
				.applyAsLong(left.value().applyAsLong(memory), right.value().applyAsLong(memory)));
	}

	private static Expression call(String name, Expression left, Expression right, LongBinaryOperator meaning) {
		return new Expression(name + "(" + left.text() + ", " + right.text() + ")", memory -> meaning
				.applyAsLong(left.value().applyAsLong(memory), right.value().applyAsLong(memory)));
	}
}
