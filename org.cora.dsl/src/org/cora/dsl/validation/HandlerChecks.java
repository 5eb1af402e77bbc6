// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import com.google.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EventHandler;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.TimerHandler;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.lowering.Periods;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.validation.Check;

/** Checks of handlers as wholes, and of chains. */
public class HandlerChecks extends Problems {

	@Inject
	private IResourceScopeCache cache;

	private HandlerFlow follow(EObject handler) {
		return new HandlerFlow(this, FunctionFacts.Known.in(handler.eResource(), cache));
	}

	@Check
	public void packetHandler(PacketHandler handler) {
		if (handler.getBody() != null && follow(handler).fallsThrough(handler.getBody())) {
			error(IssueCodes.NO_VERDICT, "Not every way through this handler ends in a verdict: forward, pass or drop", handler,
					Literals.PACKET_HANDLER__PACKET);
		}
	}

	@Check
	public void eventHandler(EventHandler handler) {
		if (handler.getBody() != null) {
			follow(handler).fallsThrough(handler.getBody());
			for (Verdict verdict : EcoreUtil2.getAllContentsOfType(handler.getBody(), Verdict.class)) {
				error(IssueCodes.VERDICT_HERE, "There is no packet here that could be forwarded, passed or dropped", verdict);
			}
		}
	}

	@Check
	public void timerHandler(TimerHandler handler) {
		Periods.nanos(handler, this);
	}

	@Check
	public void expireHandler(ExpireHandler handler) {
		StateDeclaration state = handler.getState();
		if (state == null || state.eIsProxy()) {
			return;
		}
		if (!hasTimeout(state)) {
			error(IssueCodes.NO_TIMEOUT, "Entries of '" + state.getName() + "' don't expire: it is no map or lru with a timeout",
					handler, Literals.EXPIRE_HANDLER__STATE);
		}
		List<Type> parts = StateTypes.key(state).map(StateTypes::keyParts).orElse(List.of());
		int given = handler.getKeys().size();
		if (!parts.isEmpty() && given != 1 && given != parts.size()) {
			error(IssueCodes.KEY_MISMATCH, "The key of '" + state.getName() + "' has " + parts.size() + " parts, not " + given,
					handler, Literals.EXPIRE_HANDLER__KEYS);
		}
	}

	private static boolean hasTimeout(StateDeclaration state) {
		return StateTypes.isTable(state) && state.getSettings().stream().anyMatch(s -> s instanceof ExpiresWith
				|| s instanceof ValueSetting value && "timeout".equals(value.getName()));
	}

	@Check
	public void handlersOnce(Nf nf) {
		Set<Object> seen = new HashSet<>();
		for (PacketHandler handler : NfMembers.of(nf, PacketHandler.class)) {
			Port port = handler.getPort();
			if ((port == null || !port.eIsProxy()) && !seen.add(port == null ? "all" : port)) {
				error(IssueCodes.DUPLICATE_HANDLER, port == null ? "There is a handler for all other packets already"
						: "Packets from '" + port.getName() + "' have a handler already", handler,
						Literals.PACKET_HANDLER__PACKET);
			}
		}
		for (ExpireHandler handler : NfMembers.of(nf, ExpireHandler.class)) {
			if (handler.getState() != null && !seen.add(handler.getState())) {
				error(IssueCodes.DUPLICATE_HANDLER, "Expiry of '" + handler.getState().getName() + "' has a handler already",
						handler, Literals.EXPIRE_HANDLER__STATE);
			}
		}
	}

	@Check
	public void forward(Forward forward) {
		Nf nf = EcoreUtil2.getContainerOfType(forward, Nf.class);
		int ports = nf == null ? 0 : NfMembers.ports(nf).size();
		if (forward.getPort() == null && ports > 2) {
			error(IssueCodes.FORWARD_TARGET, "There are " + ports + " ports: say which, with 'forward to'", forward, null,
					NfMembers.ports(nf).get(0).getName());
		}
	}

	@Check
	public void chain(Chain chain) {
		Set<Nf> seen = new HashSet<>();
		for (int i = 0; i < chain.getLinks().size(); i++) {
			Nf nf = chain.getLinks().get(i);
			if (nf == null || nf.eIsProxy()) {
				continue;
			}
			int ports = NfMembers.ports(nf).size();
			if (ports > 2) {
				error("'" + nf.getName() + "' has " + ports + " ports; in a chain there are two", chain, Literals.CHAIN__LINKS, i,
						IssueCodes.INVALID_CHAIN);
			} else if (!seen.add(nf)) {
				error("'" + nf.getName() + "' is in the chain already", chain, Literals.CHAIN__LINKS, i, IssueCodes.INVALID_CHAIN);
			}
		}
	}

	@Check
	public void goesRound(Chain chain) {
		List<Nf> links = chain.getLinks();
		if (links.size() < 2 || links.stream().anyMatch(nf -> nf == null || nf.eIsProxy() || NfMembers.ports(nf).size() > 2)) {
			return;
		}
		if (ChainWays.goRound(links)) {
			error(IssueCodes.INVALID_CHAIN, "A packet could go back and forth in this chain for ever: a function sends packets"
					+ " back to where another one sends them back again", chain, Names.feature(chain));
		}
	}
}
