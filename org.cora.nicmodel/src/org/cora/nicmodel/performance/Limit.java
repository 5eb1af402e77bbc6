// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/**
 * One resource: how much is used at the offered rate, and how much there is.
 *
 * @param name       stable: {@code nic-cores}, {@code memory emem}, {@code line-rate} …
 * @param used       at the offered rate
 * @param capacity   what there is; 0 if there is none of it
 * @param unit       unit of both, for people
 * @param scales     whether use grows with the packet rate, so that the resource limits throughput
 * @param packetRate packets per second at which it is used up; infinite where it isn't used or doesn't scale
 */
public record Limit(String name, double used, double capacity, String unit, boolean scales, double packetRate) {

	/** A resource whose use is proportional to the packet rate. */
	static Limit rate(String name, double used, double capacity, String unit, double offered) {
		double at = used <= 0 ? Double.POSITIVE_INFINITY : offered * capacity / used;
		return new Limit(name, used, capacity, unit, true, at);
	}

	/** A resource that is taken whatever the packet rate. */
	static Limit space(String name, double used, double capacity, String unit) {
		return new Limit(name, used, capacity, unit, false, Double.POSITIVE_INFINITY);
	}

	/** Share in use, from 0; infinite where something is used that there is none of. */
	public double utilisation() {
		return used <= 0 ? 0 : capacity <= 0 ? Double.POSITIVE_INFINITY : used / capacity;
	}

	/** Whether no more is used than there is. */
	public boolean holds() {
		return used <= capacity * (1 + 1e-9) || used <= 0;
	}
}
