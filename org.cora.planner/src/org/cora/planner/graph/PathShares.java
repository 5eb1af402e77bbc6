// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.List;
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
	private final boolean pooled;
	private final long firsts;
	private final long laters;

	/** @param byLength whether groups are by length */
	PathShares(Profile profile, boolean byLength) {
		this.profile = profile;
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
	 * The same of the packets of each group's heaviest flow. Few packets of it say little: they count with those of its group. Where
	 * several flows of the traffic are one to the program, or all are equally fast, there is none that is the heaviest.
	 */
	List<Double> heaviest(PathProfile path) {
		if (pooled || path.heaviest().isEmpty()) {
			return List.of();
		}
		List<Double> later = later(path);
		List<Double> shares = new ArrayList<>();
		for (int g = 0; g < later.size(); g++) {
			int which = g;
			double counted = profile.paths().stream().mapToLong(p -> p.heaviest().get(which)).sum();
			shares.add((path.heaviest().get(g) + ENOUGH * later.get(g)) / (counted + ENOUGH));
		}
		return shares;
	}

	private double counted(int group) {
		return profile.paths().stream().mapToLong(p -> p.later().get(group)).sum();
	}
}
