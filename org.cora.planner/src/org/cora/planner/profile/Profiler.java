// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;

/**
 * Runs a network function over traffic and counts: ways through handlers, packets of flows, entries used. Memory grows
 * with the packets profiled, which is bounded by the caller.
 */
public final class Profiler {

	/** Packets that a profile runs over unless told otherwise. */
	public static final int PACKETS = 100_000;

	/** First packets of introduced flows are noted of about as many flows as this share of the packets counted, inverted. */
	private static final long PACKETS_NOTED = 5;
	/** Packets that pass uncounted at most, as a multiple of those counted, so that tables are as in the long run. */
	private static final int SETTLING = 2;
	private static final int NO_FLOW = -1;
	private static final int UNWATCHED = -1;

	private final Executor executor;
	private final TrafficSource source;
	private final PathRecorder recorder;
	private final FlowTable flows = new FlowTable();
	private final FlowIdentity identity = new FlowIdentity();
	/** Whether packets are generated: then flows are told apart as the traffic does, whose popularity and arrivals are of those. */
	private final boolean generated;
	private final Map<Long, Integer> connections = new HashMap<>();
	private final SharedIdentities shared = new SharedIdentities();
	/** Connections that had packets before those that are counted. */
	private Set<Long> settled = Set.of();
	private final IntroducedFlows introduced;
	private final SentPackets sent;
	private final PortCount[] unhandled;
	/** Whether flows are told apart as the program does, though they are generated: several of the traffic's are one to it. */
	private boolean byIdentity;
	private int[] packetFlow = new int[1024];
	private int[] packetPath = new int[1024];
	private int[] packetBytes = new int[1024];
	private int packets;
	/** First packets of flows that were introduced: they come before those that are counted. */
	private int firsts;
	private long[] insertsNoted;
	/** Flows that began before the first packet counted. */
	private final BitSet wasKnown = new BitSet();
	private long firstNanos;
	private long lastNanos;

	private Profiler(Executor executor, TrafficSource source, boolean generated) {
		this.source = source;
		this.generated = generated;
		this.executor = executor;
		this.recorder = new PathRecorder(executor.nf());
		this.introduced = new IntroducedFlows(executor, flows);
		this.sent = new SentPackets(executor.nf().ports().size());
		this.unhandled = SentPackets.none(sent.ports());
	}

	/**
	 * Runs and counts. Where the source introduces its flows first, that is not counted, but for what the first packets of some
	 * of the flows do; then what is counted is the steady state.
	 *
	 * @param executor    of the NF, on empty states; its hook is replaced
	 * @param source      the traffic
	 * @param mostPackets packets to run at most, above 0
	 * @param activeFlows flows active at a time of generated traffic; 0 for captures: as many as are seen
	 * @param goesOn      asked now and then whether to, with the packets so far
	 */
	public static Profile run(Executor executor, TrafficSource source, int mostPackets, long activeFlows,
			IntPredicate goesOn) {
		Profiler profiler = new Profiler(executor, source, activeFlows > 0);
		executor.hook(profiler.recorder);
		try {
			if (source.introductions() != null) {
				profiler.introduce(source.introductions(), mostPackets, activeFlows, goesOn);
			}
			Packet packet = new Packet();
			for (int n = 0; n < mostPackets && ((n & 1023) != 0 || goesOn.test(n)); n++) {
				if (!source.next(packet)) {
					break;
				}
				profiler.handle(packet);
			}
		} finally {
			executor.hook(null);
		}
		return profiler.finish(activeFlows);
	}

	/** Makes flows known; notes of some what their first packets do, and how many entries they get. */
	private void introduce(Introductions known, int mostPackets, long activeFlows, IntPredicate goesOn) {
		Packet packet = new Packet();
		long every = Math.max(1, activeFlows * PACKETS_NOTED / mostPackets);
		introduced.expect(activeFlows);
		for (int n = 0; known.next(packet) && ((n & 1023) != 0 || goesOn.test(0)); n++) {
			boolean noted = known.rank() % every == 0;
			recorder.look(noted);
			executor.advance(packet.time());
			recorder.begin();
			int port = known.port();
			int bytes = packet.wireLength();
			boolean first = introduced.begins(known, packet, noted);
			Verdict verdict = executor.handle(packet, port, packet.time(), NO_FLOW);
			introduced.handled(known, recorder.touchedState());
			if (noted && first) {
				record(NO_FLOW, recorder.lastPath(), bytes, packet.time());
				sent.handled(recorder.lastPath(), verdict, packet);
			}
			if (verdict.isForward()) {
				known.forwarded(packet, port, verdict.port());
			}
		}
		recorder.look(true);
		recorder.forgetTimers();
		firsts = packets;
		insertsNoted = IntStream.range(0, executor.nf().states().size()).mapToLong(recorder::inserts).toArray();
		recorder.forgetUses();
		byIdentity = introduced.areOthers();
		settled = new Settling(executor, recorder, source, flows).pass(SETTLING * mostPackets, goesOn);
		wasKnown.set(0, byIdentity ? flows.size() : 0);
	}

	private void handle(Packet packet) {
		int port = source.port();
		long connection = source.connection();
		executor.identify(packet, port, identity);
		int flow = flows.idOf(identity);
		executor.advance(packet.time());
		int bytes = packet.wireLength();
		recorder.begin();
		int counted = flow;
		if (generated && !byIdentity) {
			counted = connections.computeIfAbsent(connection, this::newConnection);
			shared.add(flow, counted);
		}
		Verdict verdict = executor.handle(packet, port, packet.time(), flow);
		record(counted, recorder.lastPath(), bytes, packet.time());
		sent.handled(recorder.lastPath(), verdict, packet);
		if (recorder.lastPath() < 0) {
			unhandled[port] = unhandled[port].plus(new PortCount(1, bytes));
		}
		if (verdict.isForward()) {
			source.forwarded(connection, packet, port, verdict.port());
		}
	}

	private int newConnection(long connection) {
		int number = connections.size();
		wasKnown.set(number, source.wasIntroduced(connection) || settled.contains(connection));
		return number;
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
		firstNanos = packets == firsts ? nanos : firstNanos;
		lastNanos = nanos;
		packets++;
	}

	private Profile finish(long activeFlows) {
		Optional<Profile.Identities> identities = introduced.identities();
		int[] count = new int[generated && !byIdentity ? connections.size() : flows.size()];
		long seen = identities.map(Profile.Identities::flows).orElse((long) count.length);
		for (int p = firsts; p < packets; p++) {
			count[packetFlow[p]]++;
		}
		List<Integer> byRank = new ArrayList<>();
		for (int f = 0; f < count.length; f++) {
			byRank.add(f);
		}
		byRank.sort(Comparator.comparingDouble((Integer f) -> byIdentity ? -introduced.share(f) : -count[f]).thenComparing(f -> f));
		List<Long> ranks = FlowRanks.of(Math.max(1, Math.max(byIdentity ? 0 : activeFlows, seen)));
		int[] groupOf = new int[count.length];
		List<Integer> watched = FlowRanks.watched(ranks);
		int[] watchedAs = new int[count.length];
		Arrays.fill(watchedAs, UNWATCHED);
		int next = 0;
		Long[] groupCount = new Long[ranks.size()];
		Long[] hottest = new Long[ranks.size()];
		Arrays.fill(groupCount, 0L);
		Arrays.fill(hottest, 0L);
		Double[] squares = new Double[ranks.size()];
		Arrays.fill(squares, 0.0);
		double all = Math.max(1, packets - firsts);
		int group = 0;
		for (int rank = 0; rank < byRank.size(); rank++) {
			while (rank >= ranks.get(group) && group < ranks.size() - 1) {    // flows that have just begun are the last ones
				group++;
			}
			int flow = byRank.get(rank);
			groupOf[flow] = group;
			if (next < watched.size() && watched.get(next) == group) {
				watchedAs[flow] = next++;
			}
			groupCount[group] += count[flow];
			hottest[group] = Math.max(hottest[group], count[flow]);
			squares[group] += count[flow] * (count[flow] - 1.0) / (all * all);    // of what is expected: a count of n varies by √n
		}
		List<Profile.StateUse> uses = states(seen);
		return new Profile(packets - firsts, sumBytes(), lastNanos - firstNanos, seen, ranks, List.of(groupCount),
				List.of(hottest), shared.busiest(), List.of(squares), sumSquares(), longest(), introduced.stateful(ranks),
				identities, paths(groupOf, watchedAs, ranks.size(), watched.size()), new TimerRuns(executor, recorder).steady(lastNanos),
				uses, List.of(unhandled));
	}

	private int longest() {
		return firsts == packets ? 0 : Arrays.stream(packetBytes, firsts, packets).max().orElse(0);
	}

	private double sumSquares() {
		double sum = 0;
		for (int p = firsts; p < packets; p++) {
			sum += (double) packetBytes[p] * packetBytes[p];
		}
		return sum;
	}

	private long sumBytes() {
		long sum = 0;
		for (int p = firsts; p < packets; p++) {
			sum += packetBytes[p];
		}
		return sum;
	}

	/**
	 * Ways that packets took. Where flows were introduced, what is to be told is what goes on for ever: what sets something up – a
	 * counter that has to get to a threshold – is left out as far as it is over by the middle of what was seen.
	 */
	private List<PathProfile> paths(int[] groupOf, int[] watchedAs, int groups, int watched) {
		WayCounts counts = new WayCounts(recorder.ways(), groups, watched, sent);
		int steady = firsts == 0 ? 0 : firsts + (packets - firsts) / 2;
		for (int p = 0; p < firsts; p++) {
			if (packetPath[p] >= 0) {
				counts.add(packetPath[p], WayCounts.FIRST, packetBytes[p]);
			}
		}
		boolean[] seen = new boolean[groupOf.length];
		for (int p = firsts; p < packets; p++) {
			int flow = packetFlow[p];
			boolean known = seen[flow] || wasKnown.get(flow);
			if (packetPath[p] >= 0 && known && p < steady) {
				counts.leaveOut(packetPath[p]);
			} else if (packetPath[p] >= 0) {
				counts.add(packetPath[p], known ? groupOf[flow] : WayCounts.FIRST, packetBytes[p]);
				if (known && watchedAs[flow] != UNWATCHED) {
					counts.heaviest(packetPath[p], watchedAs[flow]);
				}
			}
			seen[flow] = true;
		}
		return counts.profiles(executor.nf());
	}

	private List<Profile.StateUse> states(long seen) {
		Nf nf = executor.nf();
		List<Profile.StateUse> uses = new ArrayList<>();
		for (int s = 0; s < nf.states().size(); s++) {
			int[] counts = recorder.keyCounts(s);
			long sum = Arrays.stream(counts).asLongStream().sum();
			uses.add(new Profile.StateUse(inserts(s, seen), sum, counts.length, counts.length == 0 ? 0 : counts[0]));
		}
		return uses;
	}

	/** Inserts by as many flows as were seen. */
	private long inserts(int state, long seen) {
		return introduced.noted() == 0 ? recorder.inserts(state) : Math.round((double) insertsNoted[state] * seen / introduced.noted());
	}
}
