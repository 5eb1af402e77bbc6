// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The text of a random network function with states of several kinds: a record for each flow, and, as it comes, sums that
 * both sides may keep, arrays, registers, filters and sketches that flows share, pools, timers. What it computes shows in
 * the packets, in what is dropped and in the states.
 */
final class RandomFunction {

	private final Random random;
	private final boolean separable;
	private final boolean sums;
	private final boolean cells;
	private final boolean total;
	private final boolean sketch;
	private final boolean pool;
	private final boolean timer;

	/** @param separable whether flows have nothing to do with each other */
	RandomFunction(long seed, boolean separable) {
		random = new Random(seed);
		this.separable = separable;
		sums = random.nextBoolean();
		cells = shared();
		total = shared();
		sketch = shared();
		pool = shared();
		timer = cells && random.nextBoolean();
	}

	private boolean shared() {
		return random.nextInt(3) == 0 && !separable;
	}

	/** A function called N. */
	String text() {
		List<String> lines = new ArrayList<>(List.of("nf N {", "struct Record { a : u32, b : u32, item : u32 }",
				"state records : map<FlowKey, Record> { capacity 100 k timeout " + (separable ? "1 s" : "400 us") + " }"));
		declare(lines, sums, "state sums : counter<ipv4> { capacity 65536 }");
		declare(lines, cells, "state cells : array<u32> { length 16 }");
		declare(lines, total, "state total : register<u64>");
		declare(lines, sketch, "state sketch : countmin { rows 2 columns 256 }");
		declare(lines, pool, "state items : pool<Endpoint> { from 203.0.113.1 .. 203.0.113.4 ports 1024 .. 65535 }");
		lines.add("on packet p {");
		lines.add("require p.ipv4 && (p.tcp || p.udp) else pass");
		lines.add("let x : u32 = p.ipv4.length.u32() + " + random.nextInt(9));
		lines.add("let y : u32 = p.source.port.u32() ^ p.destination.port.u32()");
		lines.add("match records[p.flow] {");
		lines.add("found r => {");
		statements(lines, "r.a", "r.b");
		lines.add("y = r.a ^ r.b + r.item");
		lines.add("}");
		lines.add("missing => {");
		lines.add("let n : u32 = " + expression("x", "y", 2));
		declare(lines, pool, "let e = items.take() else drop \"none left\"");
		lines.add("records[p.flow] = Record { a: n, b: " + expression("n", "x", 2) + ", item: " + (pool ? "e.port.u32()" : "x")
				+ " } else " + (pool ? "{ items.give(e)  drop \"full\" }" : "drop \"full\""));
		lines.add("}");
		lines.add("}");
		declare(lines, sums, "sums[p.ipv4.src].add(p.length)");
		declare(lines, total, "total = total + y.u64()");
		declare(lines, cells, "cells[y % 16] = cells[y % 16] + x");
		if (sketch) {
			lines.add("sketch[p.ipv4.src].add(1)");
			lines.add("if sketch[p.ipv4.src] > 40 { y = y + 1 }");
		}
		if (random.nextBoolean()) {
			lines.add("if y % " + (7 + random.nextInt(20)) + " == 0 { drop \"unlucky\" }");
		}
		lines.add("p.ipv4.id = (y & 0xffff).u16()");
		lines.add("forward");
		lines.add("}");
		declare(lines, pool && random.nextBoolean(), "on expire records[k] as r { items.give(Endpoint { addr: 203.0.113.1, port: r.item.u16() }) }");
		declare(lines, timer, "on timer every 300 us { cells[3] = cells[3] * 3 + 1 }");
		lines.add("}");
		return String.join("\n", lines) + "\n";
	}

	private static void declare(List<String> lines, boolean there, String line) {
		if (there) {
			lines.add(line);
		}
	}

	private void statements(List<String> lines, String first, String second) {
		for (int i = 0; i <= random.nextInt(3); i++) {
			String target = random.nextBoolean() ? first : second;
			if (random.nextInt(3) == 0) {
				lines.add("if " + expression(first, "x", 1) + " > " + expression(second, "y", 1) + " { " + target + " = "
						+ expression(first, second, 2) + " } else { " + second + " += 1 }");
			} else {
				lines.add(target + " = " + expression(first, second, 2));
			}
		}
	}

	private String expression(String left, String right, int depth) {
		String a = depth == 0 ? left : expression(right, left, depth - 1);
		String b = switch (random.nextInt(4)) {
			case 0 -> Integer.toString(1 + random.nextInt(1000));
			case 1 -> "x";
			default -> right;
		};
		return "(" + a + " " + List.of("+", "*", "^", "-", "|", "&").get(random.nextInt(6)) + " " + b + ")";
	}
}
