// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cora.ir.program.Nf;

/** Packets by the way they took, and what is told of them: the ways that most packets took, the rest put together. */
final class WayCounts {

	/** Instead of a group: the packet was the first of its flow. */
	static final int FIRST = -1;
	/** Ways told one by one at most, and as many again put together by what they touch. */
	private static final int MOST_TOLD = 128;

	private final Ways ways;
	private final int groups;
	private final long[][] packets;
	private final long[][] heaviest;
	private final long[] bytes;
	/** Packets of each way that are left out. */
	private final long[] others;
	private final SentPackets sent;

	/** @param watched flows whose packets are counted by themselves */
	WayCounts(Ways ways, int groups, int watched, SentPackets sent) {
		this.ways = ways;
		this.groups = groups;
		this.sent = sent;
		this.packets = new long[ways.all().size()][groups + 1];
		this.heaviest = new long[packets.length][watched];
		this.bytes = new long[packets.length];
		this.others = new long[packets.length];
	}

	/** @param group from 0, or {@link #FIRST} */
	void add(int way, int group, int wireBytes) {
		packets[way][group + 1]++;
		bytes[way] += wireBytes;
	}

	/** A packet took that way that isn't to count, nor what left for it. */
	void leaveOut(int way) {
		others[way]++;
	}

	/** A packet that was counted is of one of the flows that are counted by themselves. */
	void heaviest(int way, int flow) {
		heaviest[way][flow]++;
	}

	/** What was counted, most frequent first. */
	List<PathProfile> profiles(Nf nf) {
		Ways told = new Ways(nf, MOST_TOLD);
		List<long[]> sums = new ArrayList<>();
		List<Long[]> heaviestSums = new ArrayList<>();
		List<Long> sizes = new ArrayList<>();
		List<PortCount[]> left = new ArrayList<>();
		int[] order = IntStream.range(0, packets.length).boxed()
				.sorted(Comparator.comparingLong((Integer w) -> -Arrays.stream(packets[w]).sum()).thenComparing(w -> w))
				.mapToInt(Integer::intValue).toArray();
		for (int w : order) {
			int number = told.number(ways.all().get(w));
			if (number == sums.size()) {
				sums.add(new long[groups + 1]);
				heaviestSums.add(new Long[heaviest[w].length]);
				Arrays.fill(heaviestSums.get(number), 0L);
				sizes.add(0L);
				left.add(SentPackets.none(sent.ports()));
			}
			for (int g = 0; g <= groups; g++) {
				sums.get(number)[g] += packets[w][g];
			}
			for (int flow = 0; flow < heaviest[w].length; flow++) {
				heaviestSums.get(number)[flow] += heaviest[w][flow];
			}
			sizes.set(number, sizes.get(number) + bytes[w]);
			long counted = Arrays.stream(packets[w]).sum();
			sent.addTo(left.get(number), w, (double) counted / Math.max(1, counted + others[w]));
		}
		List<PathProfile> profiles = new ArrayList<>();
		for (int n = 0; n < sums.size(); n++) {
			Ways.Way way = told.all().get(n);
			List<Long> later = Arrays.stream(sums.get(n)).skip(1).boxed().toList();
			profiles.add(new PathProfile(way.handler, Arrays.stream(told.blocks(way)).boxed().toList(), way.isMerged(),
					way.outcome, sums.get(n)[0], later, List.of(heaviestSums.get(n)), sizes.get(n), List.of(left.get(n))));
		}
		profiles.sort(Comparator.comparingLong(PathProfile::packets).reversed());
		return profiles;
	}
}
