// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

/**
 * How likely a flow of some rate is to move to the card in its life, and which part of it is left then.
 *
 * <p>Packets come at random. Where lives end at random, too, so that e<sup>−μt</sup> of them last for t, both parts are E[e<sup>−μD</sup>], D
 * being the time until the flow has moved. To be found with the n-th packet since counting began, and to live then, has the chance
 * (λ/(λ+μ))ⁿ⁻¹ times that of a flow of the rate λ+μ to be found with it (an exponential change of measure, as in S. Asmussen, <i>Applied
 * Probability and Queues</i>, 2003, ch. XIII); if it isn't found within {@value RateRule#WINDOWS} windows, all begins anew with its next
 * packet. Where flows of a group are equally long, the n-th packet comes n-th of so many.
 *
 * <p>A flow slower than the middle of what a cut moves is compared with the slowest rate that moves, another one with the fastest.
 */
final class FlowRecognition {

	private static final double NEGLIGIBLE = 1e-9;
	/** Flows less likely to be found within as many windows aren't in any number of them. */
	private static final double NEVER = 1e-12;

	/**
	 * Parts of a group's flows that move some time, and of their packets that come afterwards.
	 *
	 * @param flows   part of the flows
	 * @param packets part of the packets
	 */
	record Found(double flows, double packets) {

		static final Found NEVER = new Found(0, 0);
	}

	private final RateRule rule;
	private final CountingOdds slow;
	private final CountingOdds fast;
	private final double middle;
	private final double[] chances = new double[CountingOdds.CHECKS];

	FlowRecognition(RateRule rule) {
		this.rule = rule;
		boolean limited = rule.byRate() && rule.fastest() < Double.POSITIVE_INFINITY;
		slow = rule.byRate() ? CountingOdds.of(rule.threshold(), false) : null;
		fast = limited ? CountingOdds.of(rule.threshold(), true) : null;
		middle = limited ? Math.sqrt(rule.slowest() * rule.fastest()) : Double.POSITIVE_INFINITY;
	}

	/**
	 * Flows that end at random: the chance to be found before that.
	 *
	 * @param rate packets per second
	 * @param ends lives that end per second and flow, above 0
	 */
	double chance(double rate, double ends) {
		double packet = rate / (rate + ends);
		if (!rule.byRate() || rate <= middle && slow.isCertain(rate / rule.slowest())) {
			return Math.pow(packet, rule.threshold());
		}
		odds(rate + ends, rate);
		double found = 0;
		double others = Math.pow(packet, rule.threshold() - 1.0);
		for (double chance : chances) {
			found += others * chance;
			others *= others * packet;
		}
		if (found <= NEVER) {
			return 0;
		}
		double again = packet * missed(rate, rate) * Math.exp(-ends * RateRule.WINDOWS * rule.windowSeconds());
		return Math.min(1, packet * found / (1 - again));
	}

	/** Rate above which a flow is compared with the fastest that move, and not with the slowest. */
	double middle() {
		return middle;
	}

	/** Chances by check of a flow that is on that side of the middle which another rate is on. */
	private void odds(double rate, double side) {
		if (side > middle) {
			fast.at(rate / rule.fastest(), chances);
		} else {
			slow.at(rate / rule.slowest(), chances);
		}
	}

	private double missed(double rate, double side) {
		odds(rate, side);
		double missed = 1;
		for (double chance : chances) {
			missed -= chance;
		}
		return Math.max(0, missed);
	}

	/** Mean time until those flows that end at random and are found are found, seconds: −d ln E[e^(−μD)] / dμ. */
	double seconds(double rate, double ends) {
		double step = 0.01 * ends;
		double sooner = chance(rate, ends + step);
		return sooner <= 0 ? 0 : Math.max(0, Math.log(chance(rate, ends - step) / sooner) / (2 * step));
	}

	/**
	 * Flows that are equally long.
	 *
	 * @param length    packets
	 * @param inserting packets that come while the entry is being added
	 */
	Found equallyLong(double rate, double length, double inserting) {
		if (!rule.byRate()) {
			double after = 1 - (rule.threshold() + inserting) / length;
			return after > 0 ? new Found(1, after) : Found.NEVER;
		}
		double missed = missed(rate, rate);
		double each = 1 + rate * RateRule.WINDOWS * rule.windowSeconds();
		double flows = 0;
		double packets = 0;
		double still = missed < 1 - NEGLIGIBLE ? 1 : 0;
		for (double before = 0; before < length && still > NEGLIGIBLE; before += each) {
			for (int check = 0; check < chances.length; check++) {
				double after = 1 - (before + (rule.threshold() << check) + inserting) / length;
				flows += after > 0 ? still * chances[check] : 0;
				packets += after > 0 ? still * chances[check] * after : 0;
			}
			still *= missed;
		}
		return new Found(flows, packets);
	}
}
