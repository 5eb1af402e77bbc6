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

	/** The resource that limits throughput first, or the one that is most overdrawn. */
	public Optional<Limit> bottleneck() {
		return limits.stream().filter(l -> l.used() > 0)
				.max(Comparator.comparingDouble(Limit::utilisation).thenComparing(Limit::name));
	}

	/** Like {@link #bottleneck} among the resources that use grows of with the packet rate. */
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
