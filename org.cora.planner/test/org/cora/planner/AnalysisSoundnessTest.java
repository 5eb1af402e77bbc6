// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.exec.ExecutionHook;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.cora.planner.stateflow.Fact;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;
import org.junit.jupiter.api.Test;

/** What the analysis claims of random programs is held against their execution, which knows nothing of it. */
class AnalysisSoundnessTest {

	private static final int PROGRAMS = 400;
	private static final int PACKETS = 60;

	/** A packet with the port it comes in by. */
	private record In(Packet packet, int port) {
	}

	/** Few hosts and ports, so that flows collide; TCP, UDP, ICMP, ARP. */
	private static List<In> packets(Random random) {
		List<In> packets = new ArrayList<>();
		for (int n = 0; n < PACKETS; n++) {
			Packet packet = new Packet();
			FrameBuilder frame = new FrameBuilder(packet).ethernet(1 + random.nextInt(3), 1 + random.nextInt(3));
			long source = 0x0a000001L + random.nextInt(3);
			long destination = 0x0a000001L + random.nextInt(3);
			int sport = 1 + random.nextInt(3);
			int dport = 1 + random.nextInt(3);
			switch (random.nextInt(8)) {
				case 0 -> frame.ipv4(source, destination, 1).icmp(8, 0, sport, dport);
				case 1 -> frame.arp(1, 1, source, 2, destination);
				case 2, 3 -> frame.ipv4(source, destination, 17).udp(sport, dport);
				default -> frame.ipv4(source, destination, 6).tcp(sport, dport, 1, 1, 16);
			}
			frame.payload(20).finish(1000 + n);
			packets.add(new In(packet, random.nextInt(2)));
		}
		return packets;
	}

	private static Executor executor(Nf nf) {
		return new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
	}

	/** An entry that is said to belong to a flow is never used by packets of another one. */
	@Test
	void entriesOfAFlowAreUsedByThatFlowOnly() {
		int claimed = 0;
		int used = 0;
		for (long seed = 0; seed < PROGRAMS; seed++) {
			Nf nf = RandomNfs.draw(seed);
			List<StateFacts> facts = StateAnalysis.of(nf);
			claimed += (int) facts.stream().filter(f -> f.origin() == KeyOrigin.FLOW_IDENTITY).count();
			used += owners(nf, facts, seed);
		}
		assertTrue(claimed > PROGRAMS / 10, claimed + " claims");
		assertTrue(used > PROGRAMS, used + " entries");
	}

	/** Runs packets and asserts; how many entries were met. */
	private static int owners(Nf nf, List<StateFacts> facts, long seed) {
		Executor executor = executor(nf);
		Map<List<Long>, Integer> owners = new HashMap<>();
		int[] flow = new int[1];
		executor.hook(new ExecutionHook() {
			@Override
			public void accessed(Handler handler, Instruction.Access access, int entryFlow, Registers registers) {
				List<Long> entry = new ArrayList<>(List.of((long) access.state()));
				AccessKey.registers(nf, access).forEach(r -> entry.add(registers.get(r.index())));
				if (facts.get(access.state()).origin() == KeyOrigin.FLOW_IDENTITY && entry.size() > 1) {
					int owner = owners.computeIfAbsent(entry, e -> flow[0]);
					assertEquals(owner, flow[0], () -> "program " + seed + ", state " + access.state() + ", entry " + entry);
				}
			}
		});
		FlowTable flows = new FlowTable();
		FlowIdentity identity = new FlowIdentity();
		for (In in : packets(new Random(seed))) {
			executor.identify(in.packet(), in.port(), identity);
			flow[0] = flows.idOf(identity);
			executor.handle(in.packet(), in.port(), in.packet().time(), flow[0]);
		}
		return owners.size();
	}

	/** Where all that packets do is said to commute, it does not matter in which order any two of them come. */
	@Test
	void whatIsSaidToCommuteDoes() {
		int programs = 0;
		int changing = 0;
		for (long seed = 0; seed < PROGRAMS; seed++) {
			Nf nf = RandomNfs.commuting(seed);
			List<StateFacts> facts = StateAnalysis.of(nf);
			boolean all = facts.stream().allMatch(f -> f.use() == Use.READ_ONLY || f.use() == Use.COMMUTATIVE
					&& f.useFact() == Fact.STATIC);
			if (all) {
				programs++;
				changing += bothOrders(nf, seed);
			}
		}
		assertTrue(programs > PROGRAMS / 10, programs + " programs");
		assertTrue(changing > programs, changing + " pairs that change something");
	}

	/** Pairs of packets in both orders after some others; how many pairs changed a state. */
	private static int bothOrders(Nf nf, long seed) {
		List<In> packets = packets(new Random(seed));
		int changing = 0;
		for (int n = 10; n + 1 < 30; n += 2) {
			List<Verdict.Kind> first = new ArrayList<>();
			List<byte[]> bytes = new ArrayList<>();
			long before = run(nf, packets.subList(0, n), new ArrayList<>(), new ArrayList<>());
			long one = run(nf, order(packets, n, n, n + 1), first, bytes);
			List<Verdict.Kind> second = new ArrayList<>();
			List<byte[]> others = new ArrayList<>();
			long other = run(nf, order(packets, n, n + 1, n), second, others);
			String what = "program " + seed + ", packets " + n + " and " + (n + 1);
			assertEquals(one, other, what);
			assertEquals(first.get(n), second.get(n + 1), what);
			assertEquals(first.get(n + 1), second.get(n), what);
			assertArrayEquals(bytes.get(n), others.get(n + 1), what);
			assertArrayEquals(bytes.get(n + 1), others.get(n), what);
			changing += one != before ? 1 : 0;
		}
		return changing;
	}

	private static List<In> order(List<In> packets, int before, int first, int second) {
		List<In> order = new ArrayList<>(packets.subList(0, before));
		order.add(packets.get(first));
		order.add(packets.get(second));
		return order;
	}

	/** Digest of the states after these packets, on fresh states. */
	private static long run(Nf nf, List<In> packets, List<Verdict.Kind> verdicts, List<byte[]> bytes) {
		Executor executor = executor(nf);
		for (In in : packets) {
			Packet copy = new Packet();
			copy.copyFrom(in.packet());
			verdicts.add(executor.handle(copy, in.port(), 1000, -1).kind());
			bytes.add(copy.toBytes());
		}
		return executor.store().digest();
	}
}
