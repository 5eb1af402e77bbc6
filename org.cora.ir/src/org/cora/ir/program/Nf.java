// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.source.SourceRange;

/**
 * A network function (NF) or a chain of them joined to one: what executors run and planners place.
 *
 * @param name       qualified by its package
 * @param ports      at least two, each at its index
 * @param headers    headers of the author's, each after the one it stands behind; at most
 *                   {@link org.cora.ir.packet.Headers#MOST_PARSED}
 * @param states     each at its index
 * @param handlers   for packets, expiries and flow identities; at most one for each trigger
 * @param where      where it is declared
 */
public record Nf(String name, List<Port> ports, List<ParsedHeader> headers, List<State> states, List<Handler> handlers,
		SourceRange where) {

	public Nf {
		ports = List.copyOf(ports);
		headers = List.copyOf(headers);
		states = List.copyOf(states);
		handlers = List.copyOf(handlers);
	}

	/** One that knows only the headers that every program knows. */
	public Nf(String name, List<Port> ports, List<State> states, List<Handler> handlers, SourceRange where) {
		this(name, ports, List.of(), states, handlers, where);
	}

	/** The name without its package. */
	public String simpleName() {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/** The handler for that trigger, if there is one. */
	public Optional<Handler> handler(Trigger trigger) {
		return handlers.stream().filter(h -> h.trigger().equals(trigger)).findFirst();
	}

	/** Handlers of timers, in the order of their numbers. */
	public List<Handler> timers() {
		return handlers.stream().filter(h -> h.trigger() instanceof Trigger.Timer)
				.sorted(Comparator.comparingInt(h -> ((Trigger.Timer) h.trigger()).timer())).toList();
	}

	public Optional<State> state(String stateName) {
		return states.stream().filter(s -> s.name().equals(stateName)).findFirst();
	}

	public Optional<Port> port(String portName) {
		return ports.stream().filter(p -> p.name().equals(portName)).findFirst();
	}
}
