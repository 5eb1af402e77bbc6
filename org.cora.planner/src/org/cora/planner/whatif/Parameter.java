// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;

/**
 * One figure that a plan depends on and that a what-if changes.
 *
 * @param name      as people write it
 * @param title     a noun phrase for axes and tables
 * @param dimension what it measures
 * @param whole     whether only whole numbers make sense
 * @param least     smallest value that makes sense, in the dimension's base unit
 * @param most      largest one
 * @param profiles  whether the network function has to be profiled anew when it changes
 * @param change    makes a scenario with another value
 */
public record Parameter(String name, String title, Dimension dimension, boolean whole, double least, double most,
		boolean profiles, Change change) {

	/** Code of a name that no parameter has. */
	public static final String UNKNOWN = "unknown-parameter";

	/** Puts a value, in the base unit of the parameter's dimension, into a scenario. */
	@FunctionalInterface
	public interface Change {
		/** @throws CoraException if the scenario has nothing of the kind */
		Scenario to(Scenario scenario, double value);
	}

	/** The names there are, for messages; some cards have more than one memory, {@code memory.NAME} names one of them. */
	public static List<String> names() {
		return List.of("rate", "flows", "skew", "packet-size", "churn", "cores", "nic-cores", "insert-rate", "flow-entries",
				"memory");
	}

	/**
	 * The parameter of that name. What the language calls {@code zipf} and {@code arrivals} is understood too.
	 *
	 * @throws CoraException if there is none, or the scenario has nothing of the kind
	 */
	public static Parameter named(String name, Scenario scenario) {
		return switch (name) {
			case "rate" -> new Parameter(name, "offered packets", Dimension.PACKET_RATE, false, 1, 1e12, true, TrafficChanges::rate);
			case "flows" -> new Parameter(name, "active flows", Dimension.COUNT, true, 1, TrafficChanges.mostFlows(), true,
					TrafficChanges::flows);
			case "skew", "zipf" -> new Parameter("skew", "Zipf exponent of flow popularity", Dimension.COUNT, false, 0, 4, true,
					TrafficChanges::skew);
			case "packet-size" -> new Parameter(name, "packet size", Dimension.SIZE, true, TrafficChanges.LEAST_BYTES,
					TrafficChanges.MOST_BYTES, true, TrafficChanges::packetSize);
			case "churn", "arrivals" -> new Parameter("churn", "new flows", Dimension.EVENT_RATE, false, 0, 1e9, true,
					TrafficChanges::churn);
			case "cores" -> new Parameter(name, "host cores given", Dimension.COUNT, true, 1, 4096, false, PlatformChanges::cores);
			case "nic-cores" -> new Parameter(name, "cores of the card", Dimension.COUNT, true, 1, 4096, false,
					PlatformChanges::nicCores);
			case "insert-rate" -> new Parameter(name, "flow-table insertions", Dimension.EVENT_RATE, false, 1, 1e12, false,
					PlatformChanges::insertRate);
			case "flow-entries" -> new Parameter(name, "flow-table entries", Dimension.COUNT, true, 0, 1e12, false,
					PlatformChanges::flowEntries);
			default -> memory(name, scenario);
		};
	}

	private static Parameter memory(String name, Scenario scenario) {
		if (!name.equals("memory") && !name.startsWith("memory.")) {
			throw new CoraException(UNKNOWN, "'" + name + "' can't be varied; there are "
					+ String.join(", ", names()));
		}
		String level = PlatformChanges.memory(name, scenario.nic());
		return new Parameter("memory." + level, "memory " + level, Dimension.SIZE, true, 1, 1e12, false,
				(s, bytes) -> PlatformChanges.memoryBytes(s, level, bytes));
	}

	/** A value as people write it. */
	public String format(double value) {
		return Quantity.format(value, dimension);
	}
}
