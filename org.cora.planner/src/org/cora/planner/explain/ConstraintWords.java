// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.Optional;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.performance.Limit;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Violation;

/** What a split breaks, as a clause with its figures: {@code 220 k insertions/s exceed the card's 200 k/s}. */
final class ConstraintWords {

	private static final String MEMORY = "memory ";
	private static final String SERVICE = "memory-service ";
	private static final String ADDRESS = "memory-address ";
	private static final String BANDWIDTH = "memory-bandwidth ";
	private static final String NIC_SERIAL = "nic-serial ";
	private static final String HOST_SERIAL = "host-serial ";
	private static final String INSERTS = "flow-inserts";
	private static final String FLOW = "heaviest flow";

	private ConstraintWords() {
	}

	/** Name of what is broken: where a table takes neither as many insertions nor removals, insertions are meant. */
	static String binding(Evaluation split, Violation violation) {
		boolean both = violation.name().equals("flow-deletes") && split.performance().limit(INSERTS).map(l -> !l.holds()).orElse(
				false);
		return both ? INSERTS : violation.name();
	}

	/** The clause; what the violation itself says where there is nothing plainer. */
	static String of(Evaluation split, Violation violation) {
		Optional<Limit> limit = split.performance().limit(binding(split, violation));
		if (limit.isEmpty() || limit.get().holds() && !limit.get().scales()) {
			return violation.text();
		}
		return words(limit.get(), split.demand().packetRate()).orElseGet(violation::text);
	}

	private static Optional<String> words(Limit limit, double offered) {
		if (limit.capacity() <= 0) {
			return Optional.empty();
		}
		String name = limit.name();
		String used = amount(limit.used(), limit);
		String room = amount(limit.capacity(), limit);
		if (limit.scales() && limit.holds()) {
			return Optional.empty(); // several resources together
		}
		return Optional.ofNullable(switch (name) {
			case INSERTS -> used.replace("/s", "") + " insertions/s exceed the card's " + room;
			case "flow-deletes" -> used.replace("/s", "") + " removals/s exceed the card's " + room;
			case "flow-table" -> Figures.count(limit.used()) + " steering entries exceed the card's " + Figures.count(limit
					.capacity());
			case "table-entries" -> Figures.count(limit.used()) + " table entries exceed the card's " + Figures.count(limit
					.capacity());
			case "code-store" -> Figures.count(limit.used()) + " instructions exceed the card's " + Figures.count(limit
					.capacity());
			case "nic-cores" -> Figures.count(limit.used()) + " of the card's " + Figures.count(limit.capacity())
					+ " cores would be busy";
			case "nic-threads" -> Figures.count(limit.used()) + " of the card's " + Figures.count(limit.capacity())
					+ " threads would be busy";
			case "host-cores", "host-threads" -> Figures.count(limit.used()) + " of " + Figures.count(limit.capacity())
					+ " host cores would be busy";
			case "packet-rate" -> used + " exceed the " + room + " that the card receives";
			case "pcie-bandwidth" -> used + " exceed the " + room + " between card and host";
			case "pcie-packets" -> used + " exceed the " + room + " between card and host";
			case "host-memory" -> used + " exceed the host's " + room;
			default -> prefixed(limit, offered, used, room);
		});
	}

	private static String prefixed(Limit limit, double offered, String used, String room) {
		String name = limit.name();
		if (Wire.isWire(name)) {
			return used + " exceed the " + room + " of " + resource(name);
		}
		if (name.startsWith(MEMORY)) {
			return used + " exceed the " + room + " of " + name.substring(MEMORY.length());
		}
		if (name.startsWith(SERVICE) || name.startsWith(ADDRESS)) {
			String memory = name.substring(SERVICE.length());
			return "accesses to " + (name.startsWith(ADDRESS) ? "one address of " : "") + memory + " keep up with "
					+ Figures.rate(limit.packetRate()) + " of " + Figures.rate(offered);
		}
		if (name.startsWith(BANDWIDTH)) {
			return used + " exceed the " + room + " of " + name.substring(BANDWIDTH.length());
		}
		if (name.startsWith(NIC_SERIAL) || name.startsWith(HOST_SERIAL)) {
			String side = name.startsWith(NIC_SERIAL) ? "the card" : "the host";
			String what = name.substring(name.indexOf(' ') + 1);
			return what.equals(FLOW)
					? side + " handles the heaviest flow, one packet after the other, only up to " + Figures.rate(limit
							.packetRate()) + " of " + Figures.rate(offered)
					: "packets take turns at " + what + ", which " + side + " can up to " + Figures.rate(limit.packetRate())
							+ " of " + Figures.rate(offered);
		}
		return null;
	}

	/** A resource in a sentence: wires by their ports, others by their names. */
	static String resource(String name) {
		int port = name.lastIndexOf(' ') + 1;
		return !Wire.isWire(name) ? name : port == 0 ? "the line" : "the wire" + name.substring(name.indexOf(' '), port) + "`" + name.substring(port)
				+ "`";
	}

	private static String amount(double value, Limit limit) {
		for (Dimension dimension : Dimension.values()) {
			if (!dimension.baseUnit().isEmpty() && dimension.baseUnit().equals(limit.unit())) {
				return Quantity.format(value, dimension);
			}
		}
		return Quantity.format(value, Dimension.COUNT) + " " + limit.unit();
	}
}
