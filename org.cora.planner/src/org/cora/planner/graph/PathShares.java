// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.profile.FlowRanks;
import org.cora.planner.profile.PathProfile;
import org.cora.planner.profile.Profile;

/**
 * Which ways the packets of flows take, first ones and later ones, by flow group. Groups of which few packets were seen are
 * counted with all others, lest chance decides which way a large share of the packets goes; and so are groups by length:
 * which flows will be long can't be told from their beginning, which is all that a profile sees.
 */
final class PathShares {

	/** A group with as many packets counts as much as all others together. */
	private static final double ENOUGH = 200;

	private final Profile profile;
	/** Groups of the flows whose packets were counted by themselves. */
	private final List<Integer> watched;
	private final boolean pooled;
	private final long firsts;
	private final long laters;

	/** @param byLength whether groups are by length */
	PathShares(Profile profile, boolean byLength) {
		this.profile = profile;
		this.watched = byLength ? List.of() : FlowRanks.watched(profile.ranks());
		this.pooled = byLength;
		this.firsts = profile.paths().stream().mapToLong(PathProfile::first).sum();
		this.laters = profile.paths().stream().mapToLong(p -> p.packets() - p.first()).sum();
	}

	/** Share of the first packets of flows that take the way. */
	double first(PathProfile path) {
		return firsts == 0 ? 0 : (double) path.first() / firsts;
	}

	/** Share of the other packets of each group that take the way. */
	List<Double> later(PathProfile path) {
		List<Double> shares = new ArrayList<>();
		double whole = laters > 0 ? (double) (path.packets() - path.first()) / laters : first(path);
		for (int g = 0; g < profile.ranks().size(); g++) {
			double counted = pooled ? 0 : counted(g);
			shares.add(counted == 0 ? whole : (path.later().get(g) + ENOUGH * whole) / (counted + ENOUGH));
		}
		return shares;
	}

	/**
	 * The same of the packets of each group's heaviest flows. Few packets of one say little: they count with those of its group. Where
	 * groups are by length there is none that is the heaviest.
	 */
	List<Double> heaviest(PathProfile path) {
		if (path.heaviest().size() != watched.size()) {
			return List.of();
		}
		List<Double> later = later(path);
		List<Double> shares = new ArrayList<>();
		for (int flow = 0; flow < watched.size(); flow++) {
			shares.add((path.heaviest().get(flow) + ENOUGH * later.get(watched.get(flow))) / (watched(flow) + ENOUGH));
		}
		return shares;
	}

	/**
	 * Shares of all packets that a group's heaviest flows have.
	 *
	 * @param hottest that of the heaviest
	 */
	List<Double> heaviest(int group, double hottest) {
		List<Double> shares = new ArrayList<>();
		int first = watched.indexOf(group);
		for (int flow = first; first >= 0 && flow < watched.size() && watched.get(flow) == group; flow++) {
			shares.add(flow == first ? hottest : hottest * Math.min(1, watched(flow) / Math.max(1, watched(first))));
		}
		return shares;
	}

	private double watched(int flow) {
		return profile.paths().stream().mapToLong(p -> p.heaviest().size() == watched.size() ? p.heaviest().get(flow) : 0).sum();
	}

	private double counted(int group) {
		return profile.paths().stream().mapToLong(p -> p.later().get(group)).sum();
	}
}
