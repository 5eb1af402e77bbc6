// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Unary;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/** Which headers a packet must have after a condition has held, or has not. */
final class HeaderFacts {

	private HeaderFacts() {
	}

	/** The headers that are there if they were before and the condition came out as {@code outcome}. */
	static Set<Header> after(Expression condition, boolean outcome, Set<Header> before) {
		if (condition instanceof Unary unary && "!".equals(unary.getOperator()) && unary.getOperand() != null) {
			return after(unary.getOperand(), !outcome, before);
		}
		if (condition instanceof Binary binary && binary.getRight() != null
				&& ("&&".equals(binary.getOperator()) || "||".equals(binary.getOperator()))) {
			return connected(binary, outcome, before);
		}
		Set<Header> facts = new HashSet<>(before);
		if (outcome && Typing.of(condition) instanceof Sort.HeaderView view) {
			facts.add(view.header());
			implied(view.header(), facts);
			if (condition instanceof MemberAccess access && access.getMember() instanceof Parse parse) {
				facts.addAll(ParsedHeaders.implied(parse));
			}
		}
		return facts;
	}

	/** The name that a chain of members begins with, if it does. */
	static Optional<Referable> root(Expression target) {
		Expression at = target;
		while (at instanceof MemberAccess || at instanceof Index index && StateTypes.indexed(index).isEmpty()) {
			at = at instanceof MemberAccess access ? access.getReceiver() : ((Index) at).getReceiver();
		}
		return at instanceof NameReference reference ? Optional.ofNullable(reference.getTarget()) : Optional.empty();
	}

	private static Set<Header> connected(Binary binary, boolean outcome, Set<Header> before) {
		boolean both = "&&".equals(binary.getOperator()) == outcome;
		Set<Header> left = after(binary.getLeft(), outcome, before);
		if (both) {
			return after(binary.getRight(), outcome, left);
		}
		Set<Header> common = new HashSet<>(left);
		common.retainAll(after(binary.getRight(), outcome, after(binary.getLeft(), !outcome, before)));
		return common;
	}

	private static void implied(Header header, Set<Header> facts) {
		if (header.isInner()) {
			Set<Header> outer = new HashSet<>();
			implied(Headers.outer(header), outer);
			outer.forEach(more -> facts.add(Headers.inner(more).orElseThrow()));
		} else if (header.equals(Headers.TCP) || header.equals(Headers.UDP)) {
			facts.add(Headers.L4);
		} else if (header.equals(Headers.ICMP)) {
			facts.add(Headers.IPV4_HEADER);
		} else if (header.equals(Headers.VXLAN) || header.equals(Headers.GTPU) || header.equals(Headers.GTPU_OPTIONS)) {
			facts.addAll(Set.of(Headers.UDP, Headers.L4));
			facts.addAll(header.equals(Headers.GTPU_OPTIONS) ? Set.of(Headers.GTPU) : Set.of());
		}
	}
}
