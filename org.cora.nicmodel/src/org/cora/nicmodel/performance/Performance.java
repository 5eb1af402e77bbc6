// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the model says about a demand.
 *
 * @param limits       every resource
 * @param capacity     packets per second that can be carried, limits joined smoothly; infinite if nothing limits
 * @param host         what host cores are busy with
 */
public record Performance(List<Limit> limits, double capacity, HostLoad host) {

	public Performance {
		limits = List.copyOf(limits);
	}

	/** Host cores that are busy at the offered rate, those that wait for a lock included. */
	public double hostCores() {
		return host.busy(1);
	}

	/** The resource that is most overdrawn; where none is, the one that limits throughput first. Empty if nothing is used. */
	public Optional<Limit> bottleneck() {
		return violated().stream().findFirst().or(this::throughputBottleneck);
	}

	/** The resource that limits throughput first: of those that more is used of the more packets come. */
	public Optional<Limit> throughputBottleneck() {
		return limits.stream().filter(l -> l.scales() && l.used() > 0)
				.min(Comparator.comparingDouble(Limit::packetRate).thenComparing(Limit::name));
	}

	/** Resources of which more is used than there is, the most overdrawn first. */
	public List<Limit> violated() {
		return limits.stream().filter(l -> !l.holds()).sorted(Comparator.comparingDouble(Limit::utilisation).reversed())
				.toList();
	}

	public Optional<Limit> limit(String name) {
		return limits.stream().filter(l -> l.name().equals(name)).findFirst();
	}
}
