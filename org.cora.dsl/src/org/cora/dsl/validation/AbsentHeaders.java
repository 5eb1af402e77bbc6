// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;

/** Says that a header is used where the packet may not have it, and how to ask for it. */
final class AbsentHeaders {

	private AbsentHeaders() {
	}

	/** @param at a field of the header, or the call of a function that uses it */
	static void report(Expression at, Header header, Reporter reporter) {
		Optional<Expression> packet = at instanceof Call call
				? call.getArguments().stream().filter(a -> Typing.of(a) instanceof Sort.Packet).findFirst() : Optional.of(at);
		String test = packet.flatMap(HeaderFacts::root).map(Names::of).orElse("p") + "." + header.name();
		String ask = ": ask first, with 'require " + test + " else pass' or 'if " + test + "'";
		if (at instanceof Call call) {
			reporter.error(IssueCodes.HEADER_ABSENT, "'" + call.getFunction().getName() + "' uses the packet's " + header.name()
					+ " header, which may be absent here" + ask, call, Literals.CALL__FUNCTION, test);
		} else {
			reporter.error(IssueCodes.HEADER_ABSENT, "The packet may have no " + header.name() + " header here" + ask, at,
					Literals.MEMBER_ACCESS__MEMBER, test);
		}
	}
}
