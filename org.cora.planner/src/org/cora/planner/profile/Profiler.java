// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.program.Nf;

/**
 * Runs a network function over traffic and counts: ways through handlers, packets of flows, entries used. Memory grows
 * with the packets profiled, which is bounded by the caller.
 */
public final class Profiler {

	/** Packets that a profile runs over unless told otherwise. */
	public static final int PACKETS = 100_000;

	private final Executor executor;
	private final PathRecorder recorder;
	private final FlowTable flows = new FlowTable();
	private final FlowIdentity identity = new FlowIdentity();
	/** Whether packets are generated: then flows are told apart as the traffic does, whose popularity and arrivals are of those. */
	private final boolean generated;
	private final Map<Long, Integer> connections = new HashMap<>();
	private final SharedIdentities shared = new SharedIdentities();
	private int[] packetFlow = new int[1024];
	private int[] packetPath = new int[1024];
	private int[] packetBytes = new int[1024];
	private int packets;
	private long firstNanos;
	private long lastNanos;

	private Profiler(Executor executor, boolean generated) {
		this.generated = generated;
		this.executor = executor;
		this.recorder = new PathRecorder(executor.nf());
	}

	/**
	 * Runs and counts.
	 *
	 * @param executor    of the NF, on empty states; its hook is replaced
	 * @param source      the traffic
	 * @param mostPackets packets to run at most, above 0
	 * @param activeFlows flows active at a time of generated traffic; 0 for captures: as many as are seen
	 * @param goesOn      asked now and then whether to, with the packets so far
	 */
	public static Profile run(Executor executor, PacketSource source, int mostPackets, long activeFlows,
			IntPredicate goesOn) {
		Profiler profiler = new Profiler(executor, activeFlows > 0);
		executor.hook(profiler.recorder);
		try {
			Packet packet = new Packet();
			for (int n = 0; n < mostPackets && ((n & 1023) != 0 || goesOn.test(n)); n++) {
				if (!source.next(packet)) {
					break;
				}
				profiler.handle(packet, source);
			}
		} finally {
			executor.hook(null);
		}
		return profiler.finish(activeFlows);
	}

	private void handle(Packet packet, PacketSource source) {
		int port = source.port();
		long connection = source.connection();
		executor.identify(packet, port, identity);
		int flow = flows.idOf(identity);
		executor.advance(packet.time());
		int bytes = packet.wireLength();
		recorder.begin();
		int counted = generated ? connections.computeIfAbsent(connection, c -> connections.size()) : flow;
		if (generated) {
			shared.add(flow, counted);
		}
		Verdict verdict = executor.handle(packet, port, packet.time(), flow);
		record(counted, recorder.lastPath(), bytes, packet.time());
		if (verdict.isForward()) {
			source.forwarded(connection, packet, port, verdict.port());
		}
	}

	private void record(int flow, int path, int bytes, long nanos) {
		if (packets == packetFlow.length) {
			packetFlow = Arrays.copyOf(packetFlow, packets * 2);
			packetPath = Arrays.copyOf(packetPath, packets * 2);
			packetBytes = Arrays.copyOf(packetBytes, packets * 2);
		}
		packetFlow[packets] = flow;
		packetPath[packets] = path;
		packetBytes[packets] = bytes;
		firstNanos = packets == 0 ? nanos : firstNanos;
		lastNanos = nanos;
		packets++;
	}

	private Profile finish(long activeFlows) {
		int seen = generated ? connections.size() : flows.size();
		int[] count = new int[seen];
		for (int p = 0; p < packets; p++) {
			count[packetFlow[p]]++;
		}
		List<Integer> byRank = new ArrayList<>();
		for (int f = 0; f < count.length; f++) {
			byRank.add(f);
		}
		byRank.sort(Comparator.comparingInt((Integer f) -> -count[f]).thenComparing(f -> f));
		List<Long> ranks = FlowRanks.of(Math.max(1, Math.max(activeFlows, seen)));
		int[] groupOf = new int[count.length];
		Long[] groupCount = new Long[ranks.size()];
		Long[] hottest = new Long[ranks.size()];
		Arrays.fill(groupCount, 0L);
		Arrays.fill(hottest, 0L);
		int group = 0;
		for (int rank = 0; rank < byRank.size(); rank++) {
			while (rank >= ranks.get(group)) {
				group++;
			}
			int flow = byRank.get(rank);
			groupOf[flow] = group;
			groupCount[group] += count[flow];
			hottest[group] = Math.max(hottest[group], count[flow]);
		}
		return new Profile(packets, sumBytes(), lastNanos - firstNanos, seen, ranks, List.of(groupCount),
				List.of(hottest), shared.busiest(), paths(groupOf, ranks.size()), states());
	}

	private long sumBytes() {
		long sum = 0;
		for (int p = 0; p < packets; p++) {
			sum += packetBytes[p];
		}
		return sum;
	}

	private List<PathProfile> paths(int[] groupOf, int groups) {
		WayCounts counts = new WayCounts(recorder.ways(), groups);
		boolean[] seen = new boolean[groupOf.length];
		for (int p = 0; p < packets; p++) {
			int flow = packetFlow[p];
			if (packetPath[p] >= 0) {
				counts.add(packetPath[p], seen[flow] ? groupOf[flow] : WayCounts.FIRST, packetBytes[p]);
			}
			seen[flow] = true;
		}
		return counts.profiles(executor.nf());
	}

	private List<Profile.StateUse> states() {
		Nf nf = executor.nf();
		List<Profile.StateUse> uses = new ArrayList<>();
		for (int s = 0; s < nf.states().size(); s++) {
			int[] counts = recorder.keyCounts(s);
			long sum = Arrays.stream(counts).asLongStream().sum();
			uses.add(new Profile.StateUse(recorder.inserts(s), sum, counts.length, counts.length == 0 ? 0 : counts[0]));
		}
		return uses;
	}
}
