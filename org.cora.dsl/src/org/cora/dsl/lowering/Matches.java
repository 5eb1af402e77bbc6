// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import org.cora.dsl.cora.Arm;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.ValueArm;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.source.SourceRange;

/** Lowers matches, of look-ups and of values. */
final class Matches {

	private final Code code;
	private final Values values;
	private final Entries entries;
	private final Statements statements;

	Matches(Code code, Values values, Entries entries, Statements statements) {
		this.code = code;
		this.values = values;
		this.entries = entries;
		this.statements = statements;
	}

	void match(Match match, SourceRange where) {
		if (Typing.of(match.getSubject()) instanceof Sort.Entry) {
			lookUp(match, where);
		} else {
			value(match, where);
		}
	}

	/** Arms are tried one after the other; where all together take every value, the last one needs no test. */
	private void value(Match match, SourceRange where) {
		Tests tests = new Tests(code, values);
		Operand subject = values.value(match.getSubject());
		Code.Draft after = code.draft();
		List<Arm> arms = match.getArms();
		for (Arm arm : arms) {
			Code.Draft next = code.draft();
			if (arm instanceof ValueArm taken && arm != arms.get(arms.size() - 1)) {
				Code.Draft body = code.draft();
				tests.test(subject, taken.getPatterns(), body, next);
				code.enter(body);
			}
			statements.run(arm.getBody());
			code.jump(after, where);
			code.enter(next);
		}
		code.enter(after);
	}

	private void lookUp(Match match, SourceRange where) {
		Index subject = (Index) match.getSubject();
		Entries.Found found = entries.find(subject);
		Code.Draft there = code.draft();
		Code.Draft missing = code.draft();
		Code.Draft after = code.draft();
		code.branch(found.flag(), there, missing, Sources.of(subject));
		for (Arm arm : match.getArms()) {
			code.enter(arm instanceof FoundArm ? there : missing);
			if (arm instanceof FoundArm hit && hit.getEntry() != null) {
				entries.bind(hit.getEntry(), StateTypes.indexed(subject).orElseThrow(), found.entry(),
						Sources.of(hit.getEntry()));
			}
			statements.run(arm.getBody());
			code.jump(after, where);
		}
		code.enter(after);
	}
}
