// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Break;
import org.cora.dsl.cora.Continue;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EventHandler;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Mirror;
import org.cora.dsl.cora.Pop;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Send;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of what is done to packets as wholes: headers pushed and popped, packets made. */
public class PacketChecks extends Expectations {

	@Check
	public void push(Push push) {
		movable(push, push.getHeader(), "pushed");
		over(push);
		Set<Field> given = new HashSet<>();
		for (FieldValue value : push.getFields()) {
			Field field = value.getField();
			if (field == null || field.eIsProxy()) {
				continue;
			}
			if (!given.add(field)) {
				error(IssueCodes.DUPLICATE_NAME, "'" + field.getName() + "' is given twice", value, Literals.FIELD_VALUE__FIELD);
			}
			Optional<Type.Scalar> type = ParsedHeaders.scalar(field);
			if (value.getValue() != null && type.isPresent()) {
				expect(value.getValue(), type.get(), IssueCodes.TYPE_MISMATCH);
			}
		}
	}

	private void over(Push push) {
		Optional<Header> header = HeaderMoves.movable(push.getHeader());
		if (push.getOver() == null || header.isEmpty() || Typing.of(push.getOver()).isUnknown()) {
			return;
		}
		boolean ip = HeaderMoves.header(push.getOver())
				.filter(h -> h.equals(Headers.IPV4_HEADER) || h.equals(Headers.IPV6_HEADER)).isPresent();
		if (!HeaderMoves.isTunnel(header.get())) {
			error(IssueCodes.NOT_MOVABLE, "Only a tunnel, vxlan or gtpu, goes over an IP header", push.getOver());
		} else if (!ip) {
			error(IssueCodes.NOT_MOVABLE, "A tunnel goes over the packet's ipv4 or ipv6", push.getOver());
		}
	}

	@Check
	public void pop(Pop pop) {
		movable(pop, pop.getHeader(), "popped");
		if (pop.getOtherwise() != null && HeaderMoves.movable(pop.getHeader()).filter(h -> !HeaderMoves.isTunnel(h)).isPresent()) {
			warning(IssueCodes.NEEDLESS_ELSE, "This can't fail; the 'else' is never reached", pop, Literals.POP__OTHERWISE);
		}
	}

	private void movable(Statement statement, Expression part, String what) {
		if (part == null || Typing.of(part).isUnknown()) {
			return;
		}
		if (HeaderMoves.movable(part).isEmpty()) {
			error(IssueCodes.NOT_MOVABLE, "This can't be " + what + "; vlan, vxlan, gtpu and headers that the function parses can",
					part);
		}
		Function function = EcoreUtil2.getContainerOfType(statement, Function.class);
		if (function != null && function.getResult() != null) {
			error(IssueCodes.NOT_MOVABLE, "A function with a result can be called inside an expression, where headers stay what they"
					+ " are; only one without can push and pop", part);
		}
	}

	@Check
	public void mirror(Mirror mirror) {
		needsPacket(mirror, "be mirrored");
	}

	@Check
	public void send(Send send) {
		needsPacket(send, "be copied");
		if (EcoreUtil2.getContainerOfType(send.eContainer(), Send.class) != null) {
			error(IssueCodes.VERDICT_HERE, "A copy makes no further copies with 'send'; use 'mirror', or send it afterwards", send);
		}
		for (EObject inside : EcoreUtil2.getAllContentsOfType(send, EObject.class)) {
			boolean leaves = inside instanceof Verdict || inside instanceof Return
					|| (inside instanceof Break || inside instanceof Continue) && !isLoopInside(inside, send);
			if (leaves) {
				error(IssueCodes.VERDICT_HERE, "The copy leaves at the end of the block; what becomes of the packet itself is decided"
						+ " behind it", inside);
			}
		}
	}

	private static boolean isLoopInside(EObject jump, Send send) {
		For loop = EcoreUtil2.getContainerOfType(jump, For.class);
		return loop != null && EcoreUtil2.isAncestor(send, loop);
	}

	private void needsPacket(Statement statement, String what) {
		if (EcoreUtil2.getContainerOfType(statement, EventHandler.class) != null) {
			error(IssueCodes.VERDICT_HERE, "There is no packet here that could " + what, statement);
		}
	}
}
