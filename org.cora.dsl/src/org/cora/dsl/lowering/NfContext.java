// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.TimerHandler;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.source.SourceRange;

/** A network function with the indexes that its states have in what it is lowered to: itself, or a chain. */
final class NfContext {

	private final Nf nf;
	private final String prefix;
	private final List<StateDeclaration> declared = new ArrayList<>();
	private final Map<StateDeclaration, Integer> indexes = new HashMap<>();
	private final Map<String, Header> headers = new HashMap<>();

	/**
	 * @param prefix     put before names of states: empty, or {@code Nat.} in a chain
	 * @param firstState index of its first state
	 * @param firstHeader number of its first parsed header
	 */
	NfContext(Nf nf, String prefix, int firstState, int firstHeader) {
		this.nf = nf;
		this.prefix = prefix;
		for (Parse parse : NfMembers.of(nf, Parse.class)) {
			headers.put(parse.getName(),
					ParsedHeaders.of(parse, prefix + parse.getName(), firstHeader + headers.size()).orElseThrow());
		}
		for (StateDeclaration state : NfMembers.of(nf, StateDeclaration.class)) {
			// a sketch that is never used has no key, and nothing could tell that it is missing
			if (StateTypes.kind(state).filter(k -> k == StateKind.COUNTMIN).isEmpty() || StateTypes.key(state).isPresent()) {
				indexes.put(state, firstState + declared.size());
				declared.add(state);
			}
		}
	}

	/** The headers that it declares places for. */
	List<ParsedHeader> headers() {
		return NfMembers.of(nf, Parse.class).stream().map(parse -> ParsedHeaders.lowered(parse, headers)).toList();
	}

	/** A header as it is called in what is lowered. */
	Header header(Header header) {
		return header.isDeclared() ? headers.get(header.name()) : header;
	}

	Nf nf() {
		return nf;
	}

	int stateCount() {
		return declared.size();
	}

	int index(StateDeclaration state) {
		return indexes.get(state);
	}

	/** The declared ports; empty for a bump in the wire. */
	List<Port> ports() {
		return NfMembers.ports(nf);
	}

	int portCount() {
		return Math.max(2, ports().size());
	}

	int index(Port port) {
		return ports().indexOf(port);
	}

	/** The handler of packets from that port, if one is there. */
	Optional<PacketHandler> packetHandler(int port) {
		List<PacketHandler> handlers = NfMembers.of(nf, PacketHandler.class);
		return handlers.stream().filter(h -> h.getPort() != null && index(h.getPort()) == port).findFirst()
				.or(() -> handlers.stream().filter(h -> h.getPort() == null).findFirst());
	}

	List<TimerHandler> timerHandlers() {
		return NfMembers.of(nf, TimerHandler.class);
	}

	List<ExpireHandler> expireHandlers() {
		return NfMembers.of(nf, ExpireHandler.class);
	}

	List<State> states() {
		return declared.stream().map(this::state).toList();
	}

	private State state(StateDeclaration declaration) {
		StateReader.Settings settings = StateReader.read(declaration, Reporter.SILENT).orElseThrow();
		StateKind kind = StateTypes.kind(declaration).orElseThrow();
		boolean keyed = kind != StateKind.ARRAY && kind != StateKind.REGISTER && kind != StateKind.QUEUE && kind != StateKind.POOL;
		SourceRange where = Sources.of(declaration, Names.feature(declaration));
		Consistency consistency = ConsistencyReader.of(declaration);
		return new State(prefix + declaration.getName(), index(declaration), kind,
				keyed ? StateTypes.key(declaration).orElseThrow() : null, StateTypes.value(declaration).orElseThrow(),
				settings.capacity(), settings.rows(), settings.timeoutNanos(),
				settings.owner() == null ? -1 : index(settings.owner()), settings.detail(), consistency,
				ConsistencyReader.staleNanos(declaration, Reporter.SILENT).orElseThrow(), where);
	}}
