// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.planner.evaluate.Lane;

/** Lanes as flat arrays: which states they stop at. */
final class Lanes {

	private final Lane[] lanes;
	private final Lane.Stop[] stops;
	final int count;
	/** First stop of each lane; one more at the end. */
	final int[] first;
	/** By stop. */
	final int[] state;
	/** Side of the lane's flows, 1 for the card. */
	final int[] side;

	Lanes(List<Lane> lanes) {
		this.lanes = lanes.toArray(Lane[]::new);
		this.stops = lanes.stream().flatMap(lane -> lane.stops().stream()).toArray(Lane.Stop[]::new);
		this.count = lanes.size();
		this.first = new int[count + 1];
		this.side = new int[count];
		for (int l = 0; l < count; l++) {
			first[l + 1] = first[l] + lanes.get(l).stops().size();
			side[l] = lanes.get(l).flowOnNic() ? 1 : 0;
		}
		this.state = Arrays.stream(stops).mapToInt(Lane.Stop::state).toArray();
	}

	Lane get(int lane) {
		return lanes[lane];
	}

	/** A stop, counted from the first of all lanes. */
	Lane.Stop stop(int k) {
		return stops[k];
	}

	/** States of a lane, ascending. */
	int[] states(int lane) {
		return Arrays.stream(state, first[lane], first[lane + 1]).sorted().distinct().toArray();
	}

	/** Adds up how often each state is accessed. */
	void count(StateOptions[] states) {
		for (Lane lane : lanes) {
			int f = lane.flowOnNic() ? 1 : 0;
			for (Lane.Stop stop : lane.stops()) {
				StateOptions options = states[stop.state()];
				options.stops[f]++;
				options.reads[f] += lane.share() * stop.reads();
				options.writes[f] += lane.share() * stop.writes();
				options.atomics[f] += lane.share() * stop.atomics();
				double accesses = lane.share() * (stop.reads() + stop.writes() + stop.atomics());
				options.accesses[f] += accesses;
				options.turnAccesses[f] += lane.nicTurn() * (stop.reads() + stop.writes() + stop.atomics());
				options.packetAccesses[f] += lane.packet() ? accesses : 0;
			}
		}
	}

	/** Lanes that each state is on. */
	List<int[]> through(int states) {
		List<List<Integer>> lists = new ArrayList<>();
		for (int s = 0; s < states; s++) {
			lists.add(new ArrayList<>());
		}
		for (int l = 0; l < count; l++) {
			for (int k = first[l]; k < first[l + 1]; k++) {
				List<Integer> list = lists.get(state[k]);
				if (list.isEmpty() || list.get(list.size() - 1) != l) {
					list.add(l);
				}
			}
		}
		return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
	}

	/** Share of packets on all lanes. */
	double packets() {
		return Arrays.stream(lanes).filter(Lane::packet).mapToDouble(Lane::share).sum();
	}
}
