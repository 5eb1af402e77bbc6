// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.LinearModel;

/** What can be full: each memory of the card, and after them the entries of all tables together. */
final class Spaces {

	private final double[] room;

	Spaces(LinearModel model) {
		List<MemoryLevel> memories = model.evaluator().memories();
		this.room = new double[memories.size() + 1];
		for (int m = 0; m < memories.size(); m++) {
			room[m] = Math.max(1e-3, model.roomFor(memories.get(m)));
		}
		long entries = model.evaluator().nic().getMaxEntries();
		room[memories.size()] = entries > 0 ? entries : Double.POSITIVE_INFINITY;
	}

	/** How many there are. */
	int count() {
		return room.length;
	}

	/** Part of each memory in all memories; a sum of shares weighed with them is the share of all that is taken. */
	double[] parts() {
		double all = 0;
		for (int m = 0; m < room.length - 1; m++) {
			all += room[m];
		}
		double[] parts = new double[room.length];
		for (int m = 0; m < room.length - 1; m++) {
			parts[m] = room[m] / all;
		}
		return parts;
	}

	/** Adds the shares of spaces that a choice takes. */
	void take(StateOptions options, int choice, double[] into, double times) {
		int m = options.memory[choice];
		if (m >= 0) {
			into[m] += times * options.bytes[choice] / room[m];
			into[room.length - 1] += times * options.entries[choice] / room[room.length - 1];
		}
	}

	/** What a choice costs at a price for all of each space. */
	double cost(StateOptions options, int choice, double[] prices) {
		int m = options.memory[choice];
		return m < 0 ? 0 : prices[m] * options.bytes[choice] / room[m]
				+ prices[room.length - 1] * options.entries[choice] / room[room.length - 1];
	}

	/** Whether so much may be in a space that there isn't room for it. */
	boolean mayFill(StateOptions[] states, int space) {
		double sum = 0;
		for (StateOptions options : states) {
			double most = 0;
			for (int c = 0; c < options.open.length; c++) {
				double[] share = new double[count()];
				if (options.open[c]) {
					take(options, c, share, 1);
				}
				most = Math.max(most, share[space]);
			}
			sum += most;
		}
		return sum > 1;
	}
}
