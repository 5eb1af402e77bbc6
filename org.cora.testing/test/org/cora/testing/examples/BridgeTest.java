// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.dsl.compiler.Compilation;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.PacketCounts;
import org.cora.testing.Examples;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class BridgeTest {

	private static final long A = 0x0200_0000_000aL;
	private static final long B = 0x0200_0000_000bL;
	private static final long C = 0x0200_0000_000cL;
	private static final long D = 0x0200_0000_000dL;
	private static final long E = 0x0200_0000_000eL;
	private static final long STATION = 0x0200_0000_0100L;
	private static final long GROUP = 0x0100_5e00_0001L;
	private static final long ALL = 0xffff_ffff_ffffL;
	private static final long AGE = 300 * SECOND;

	private static final List<String> PORTS = List.of("north", "east", "south", "west");

	private final Bench bench = Bench.of("bridge", "Bridge");

	@Test
	void aFrameGoesToTheStationsPortOrToAllOthers() {
		assertEquals("west, copies north south", sent("east", frame(B, A, 0)), "B isn't known yet");
		assertEquals("east", sent("south", frame(A, B, 1)), "A was heard in the east");
		assertEquals("south", sent("east", frame(B, A, 2)), "and B in the south");
		assertEquals("stays where it is", sent("east", frame(A, C, 3)), "both are in the east");
		assertEquals("south, copies north east", sent("west", frame(ALL, D, 4)), "broadcast goes to all but where it came from");
		assertEquals("west, copies east south", sent("north", frame(GROUP, E, 5)), "and so do groups");
	}

	@Test
	void aFloodedFrameLeavesAsItCame() {
		Packet packet = frame(B, A, 0);
		byte[] before = packet.bytes().clone();
		bench.send("north", packet);
		assertEquals(2, packet.copies().count());
		for (int i = 0; i < 2; i++) {
			assertArrayEquals(before, packet.copies().packet(i).bytes());
		}
		assertArrayEquals(before, packet.bytes());
		assertEquals(2, bench.counts().generated());
	}

	@Test
	void aStationThatMovesIsFollowedAndASilentOneForgotten() {
		sent("north", frame(ALL, A, 0));
		assertEquals("north", sent("south", frame(A, B, 1)));
		sent("west", frame(ALL, A, 2));
		assertEquals("west", sent("south", frame(A, B, 3)));
		assertEquals("stays where it is", sent("west", frame(A, C, 4)));
		assertEquals("west, copies north east", sent("south", frame(A, B, 5 + AGE)));
	}

	@Test
	void everyVlanHasItsOwnTable() {
		sent("north", tagged(ALL, A, 10, 0));
		assertEquals("north", sent("east", tagged(A, B, 10, 1)));
		assertEquals("west, copies north south", sent("east", tagged(A, B, 20, 2)));
	}

	/** IEEE 802.1D-2004, table 7-10, and its clause on source addresses. */
	@Test
	void whatIsForTheLinkOrFromAGroupDoesNotCross() {
		for (long last = 0; last < 16; last++) {
			assertEquals("for the neighbour only", sent("north", frame(0x0180_c200_0000L + last, A, last)));
		}
		assertEquals("west, copies east south", sent("north", frame(0x0180_c200_0010L, A, 16)), "the next one is an ordinary group");
		assertEquals("a group as the sender", sent("north", frame(B, GROUP, 17)));
	}

	/** The port it leaves by and those of its copies, or why it doesn't. */
	private String sent(String port, Packet packet) {
		String became = bench.send(port, packet);
		StringBuilder copies = new StringBuilder();
		for (int i = 0; i < packet.copies().count(); i++) {
			copies.append(" ").append(PORTS.get(packet.copies().port(i)));
		}
		return became.replaceFirst("forward |drop ", "") + (copies.isEmpty() ? "" : ", copies" + copies);
	}

	private static Packet tagged(long destination, long source, int vlan, long time) {
		return new FrameBuilder(new Packet()).ethernet(destination, source).vlan(vlan).type(0x88b5).payload(40).finish(time);
	}

	/** A table of who was heard where and when, replayed. */
	@Test
	void randomFramesGoExactlyWhereTheTableSays() {
		Random random = new Random(7);
		Map<Long, Integer> where = new HashMap<>();
		Map<Long, Long> used = new HashMap<>();
		long time = 0;
		int filtered = 0;
		int known = 0;
		for (int i = 0; i < 20_000; i++) {
			time += random.nextInt(20) == 0 ? random.nextInt(200) * SECOND : SECOND;
			long now = time;
			used.entrySet().removeIf(e -> e.getValue() + AGE <= now);
			where.keySet().retainAll(used.keySet());
			int from = random.nextInt(12);
			int to = random.nextInt(12);
			int port = random.nextInt(10) == 0 ? random.nextInt(4) : from % 4;
			where.put(STATION + from, port);
			used.put(STATION + from, now);
			Integer there = where.get(STATION + to);
			if (there != null) {
				used.put(STATION + to, now);
			}
			assertEquals(expected(port, there), sent(PORTS.get(port), frame(STATION + to, STATION + from, time)), "frame " + i);
			filtered += there != null && there == port ? 1 : 0;
			known += there != null && there != port ? 1 : 0;
		}
		assertTrue(filtered > 3_000 && known > 5_000, filtered + " filtered, " + known + " to one port");
	}

	/** The rule of a bridge: to the known port, or to all others; never back. */
	private static String expected(int port, Integer there) {
		if (there != null) {
			return there == port ? "stays where it is" : PORTS.get(there);
		}
		List<String> others = new ArrayList<>(PORTS);
		others.remove(port);
		return others.get(2) + ", copies " + others.get(0) + " " + others.get(1);
	}

	/** Generated stations live behind all ports: unknown ones are flooded to, and frames of a flow stay in order at each port. */
	@Test
	void stationsOfGeneratedTrafficAreFloodedToUntilTheyAreHeard() {
		Compilation compilation = Examples.compile(Examples.FOLDER.resolve("bridge/bridge.cora"));
		OffloadSpec spec = compilation.offload("BridgeOnAgilio").orElseThrow();
		PlanningProblem problem = Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec),
				compilation.host(spec), 0, Examples.FOLDER, Planner.SEED, 2_000, PlanningMonitor.NONE);
		Plan plan = Planner.planOnly(problem, Strategies.named("nic").orElseThrow());
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), spec.hostCores(),
				spec.traffic()).withDuration(3_000_000));
		PacketCounts packets = run.packets();
		assertTrue(packets.generated() > 500, "floods: " + packets);
		assertTrue(packets.generated() < packets.offered(), "most know where to go: " + packets);
		assertEquals(0, packets.policyDrops(), "nobody is where the sender is");
		assertEquals(0, packets.reorderedWithinFlow());
		assertTrue(run.isSound());
	}

	@Test
	void framesOfTheCapturesCrossExactlyWhenTheTableSaysSo() {
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		for (Path capture : captures) {
			Map<String, Integer> side = new HashMap<>();
			List<String> wrong = new ArrayList<>();
			Bench.of("bridge", "Bridge").over(capture, (port, before, after, verdict) -> {
				if (before.has(Headers.ETH) && before.time() < AGE) {
					String expected = replay(side, port, before);
					String became = verdict.isForward() ? PORTS.get(verdict.port()) + " " + after.copies().count() : "stays";
					if (!became.equals(expected)) {
						wrong.add(before.time() + ": " + became + " instead of " + expected);
					}
				}
			});
			assertEquals(List.of(), wrong, capture.getFileName().toString());
		}
	}

	/** Where a frame goes and how many copies of it are made. */
	private static String replay(Map<String, Integer> side, int port, Packet packet) {
		byte[] bytes = packet.bytes();
		HexFormat hex = HexFormat.of();
		String vlan = hex.formatHex(bytes, 12, 14).equals("8100") ? hex.formatHex(bytes, 14, 16).substring(1) : "";
		String destination = hex.formatHex(bytes, 0, 6);
		if ((bytes[6] & 1) != 0 || destination.startsWith("0180c200000")) {
			return "stays";
		}
		side.put(hex.formatHex(bytes, 6, 12) + vlan, port);
		Integer where = side.get(destination + vlan);
		return where == null ? "west 2" : where == port ? "stays" : PORTS.get(where) + " 0";
	}
}
