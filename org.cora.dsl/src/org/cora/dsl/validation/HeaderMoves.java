// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.ir.packet.Headers.ETH;
import static org.cora.ir.packet.Headers.GTPU;
import static org.cora.ir.packet.Headers.IPV4_HEADER;
import static org.cora.ir.packet.Headers.IPV6_HEADER;
import static org.cora.ir.packet.Headers.L4;
import static org.cora.ir.packet.Headers.UDP;
import static org.cora.ir.packet.Headers.VLAN;
import static org.cora.ir.packet.Headers.VXLAN;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Pop;
import org.cora.dsl.cora.Push;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** What a push or a pop needs of a packet's headers, and which are surely there afterwards. */
final class HeaderMoves {

	private HeaderMoves() {
	}

	/** The header that the expression names, if it is one that can be pushed and popped. */
	static Optional<Header> movable(Expression part) {
		Optional<Header> header = header(part);
		return header.filter(h -> h.equals(VLAN) || h.equals(VXLAN) || h.equals(GTPU) || h.isDeclared() && !ParsedHeaders.isGiven(h));
	}

	/** The header that the expression names, if it names one. */
	static Optional<Header> header(Expression part) {
		return part != null && Typing.of(part) instanceof Sort.HeaderView view ? Optional.of(view.header()) : Optional.empty();
	}

	static boolean isTunnel(Header header) {
		return header.equals(VXLAN) || header.equals(GTPU);
	}

	private static Optional<Parse> parse(Expression part) {
		return part instanceof MemberAccess access && access.getMember() instanceof Parse parse ? Optional.of(parse)
				: Optional.empty();
	}

	/** One of these must be there before the header is pushed. */
	static List<Header> needed(Expression part) {
		Optional<Header> header = movable(part);
		if (header.isEmpty()) {
			return List.of();
		}
		return header.get().equals(GTPU) ? List.of(IPV4_HEADER, IPV6_HEADER)
				: parse(part).isPresent() ? ParsedHeaders.base(parse(part).get()).map(List::of).orElse(List.of()) : List.of(ETH);
	}

	/** What is there after the push of a header. */
	static Set<Header> afterPush(Expression part, Expression over, Set<Header> before) {
		Header header = movable(part).orElse(VLAN);
		Set<Header> after = new HashSet<>();
		if (isTunnel(header)) {
			before.forEach(outer -> Headers.inner(outer).ifPresent(after::add));
			if (header.equals(GTPU)) {
				Headers.inner(ETH).ifPresent(after::remove);
				Headers.inner(VLAN).ifPresent(after::remove);
				before.stream().filter(h -> h.equals(ETH) || h.equals(VLAN)).forEach(after::add);
			} else {
				after.add(ETH);
			}
			after.addAll(List.of(header, UDP, L4, header(over).orElse(IPV4_HEADER)));
			return after;
		}
		after.addAll(before);
		parse(part).ifPresent(parse -> {
			after.removeIf(Header::isDeclared);
			after.addAll(ParsedHeaders.implied(parse));
		});
		after.add(header);
		return after;
	}

	/** What is there after a header was popped. */
	static Set<Header> afterPop(Expression part, Set<Header> before) {
		Header header = movable(part).orElse(VLAN);
		Set<Header> after = new HashSet<>();
		if (isTunnel(header)) {
			before.stream().filter(Header::isInner).map(Headers::outer).forEach(after::add);
			if (header.equals(GTPU)) {
				before.stream().filter(h -> h.equals(ETH) || h.equals(VLAN)).forEach(after::add);
			}
			return after;
		}
		after.addAll(before);
		parse(part).ifPresent(parse -> {
			after.removeIf(Header::isDeclared);
			after.addAll(ParsedHeaders.implied(parse));
		});
		after.remove(header);
		return after;
	}

	/** Whether a run of it can push or pop, in functions that it calls too. */
	static boolean canMove(EObject part, FunctionFacts.Known functions) {
		return !EcoreUtil2.getAllContentsOfType(part, Push.class).isEmpty()
				|| !EcoreUtil2.getAllContentsOfType(part, Pop.class).isEmpty()
				|| Functions.calledIn(part).stream().anyMatch(called -> functions.of(called).moves());
	}
}
