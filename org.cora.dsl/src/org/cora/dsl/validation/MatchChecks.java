// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.Arm;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.ElseArm;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MissingArm;
import org.cora.dsl.cora.Range;
import org.cora.dsl.cora.ValueArm;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Prefixes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.validation.Check;

/** Checks of {@code match}: which arms it has, and that they leave nothing out. */
public class MatchChecks extends Expectations {

	@Check
	public void match(Match match) {
		if (match.getSubject() == null) {
			return;
		}
		Sort subject = Typing.of(match.getSubject());
		boolean ofTable = match.getArms().stream().anyMatch(a -> a instanceof FoundArm || a instanceof MissingArm);
		if (subject instanceof Sort.Entry || subject.isUnknown() && ofTable) {
			lookUp(match);
		} else if (ofTable) {
			error(IssueCodes.NOT_A_VALUE, "'found' and 'missing' want a look-up in a table, such as table[key]", match,
					Literals.MATCH__SUBJECT);
		} else if (!subject.isUnknown() && isUsable(match.getSubject())) {
			Type type = subject instanceof Sort.Untyped ? Types.U64 : subject.asValue();
			if (type instanceof Type.Scalar scalar) {
				value(match, scalar);
			} else {
				error(IssueCodes.TYPE_MISMATCH, "'match' compares numbers, addresses and values of enums, not " + Wording.withArticle(type.name()), match,
						Literals.MATCH__SUBJECT);
			}
		}
	}

	private void lookUp(Match match) {
		List<Arm> found = match.getArms().stream().filter(FoundArm.class::isInstance).toList();
		boolean others = match.getArms().stream().anyMatch(a -> a instanceof ValueArm || a instanceof ElseArm);
		if (found.size() != 1 || match.getArms().size() != 2 || others) {
			error(IssueCodes.MATCH_ARMS, "'match' of a look-up has one arm 'found' and one arm 'missing'", match,
					Literals.MATCH__SUBJECT);
		}
	}

	private void value(Match match, Type.Scalar type) {
		Coverage coverage = new Coverage();
		Optional<String> missing = missing(type, coverage);
		boolean otherwise = false;
		for (Arm arm : match.getArms()) {
			if (otherwise) {
				error(IssueCodes.MATCH_ARMS, "'else' is the last arm", arm);
				return;
			}
			otherwise = arm instanceof ElseArm;
			if (otherwise && missing.isEmpty()) {
				warning(IssueCodes.NEEDLESS_ELSE, "The arms before say what happens with every value; this one is never reached", arm,
						null);
			}
			for (Expression pattern : arm instanceof ValueArm values ? values.getPatterns() : List.<Expression>of()) {
				pattern(pattern, type, coverage);
			}
			missing = missing(type, coverage);
		}
		if (!otherwise && missing.isPresent()) {
			error(IssueCodes.MATCH_ARMS, "'match' doesn't say what happens with " + missing.get() + ": add an arm, or 'else'", match,
					Literals.MATCH__SUBJECT);
		}
	}

	/** A value of the type that no arm before says anything about, if there is one. */
	private static Optional<String> missing(Type.Scalar type, Coverage coverage) {
		if (type.meaning() == Type.Meaning.ENUM) {
			return type.names().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
					.filter(value -> coverage.missing(value.getKey(), value.getKey()).isPresent())
					.findFirst().map(value -> type.name() + "." + value.getValue());
		}
		if (type.bits() > Long.SIZE) {
			return Optional.of("other addresses");
		}
		long largest = type.bits() == Long.SIZE ? -1 : (1L << type.bits()) - 1;
		Optional<Long> number = coverage.missing(0, largest);
		return type.meaning() == Type.Meaning.BOOL ? number.map(n -> n == 0 ? "false" : "true")
				: number.map(n -> type.meaning() == Type.Meaning.NUMBER ? Long.toUnsignedString(n) : "other values");
	}

	private void pattern(Expression pattern, Type.Scalar type, Coverage coverage) {
		Optional<Type> prefixed = Prefixes.address(pattern);
		if (prefixed.isPresent()) {
			if (!prefixed.get().equals(type)) {
				error(IssueCodes.TYPE_MISMATCH, "Expected " + type.name() + ", found a prefix of " + prefixed.get().name(), pattern);
			} else {
				Prefixes.of(pattern).filter(p -> p.type().equals(Types.IPV4)).ifPresent(p -> covered(pattern,
						p.address().get(0), p.address().get(0) | ~p.mask().get(0) & 0xFFFF_FFFFL, coverage));
			}
			return;
		}
		boolean fine = pattern instanceof Range range
				? expect(range.getLow(), type, IssueCodes.TYPE_MISMATCH) & expect(range.getHigh(), type, IssueCodes.TYPE_MISMATCH)
				: expect(pattern, type, IssueCodes.TYPE_MISMATCH);
		if (!fine) {
			return;
		}
		boolean constant = pattern instanceof Range range
				? Constants.slots(range.getLow()).isPresent() && Constants.slots(range.getHigh()).isPresent()
				: Constants.slots(pattern).isPresent();
		if (!constant) {
			error(IssueCodes.NOT_CONSTANT, "An arm has constants: compare with 'if' otherwise", pattern);
		} else {
			Constants.ends(pattern).filter(ends -> Long.compareUnsigned(ends.get(0), ends.get(1)) <= 0)
					.ifPresent(ends -> covered(pattern, ends.get(0), ends.get(1), coverage));
		}
	}

	private void covered(Expression pattern, long first, long last, Coverage coverage) {
		if (!coverage.add(first, last)) {
			warning(IssueCodes.UNREACHABLE, "The arms before take every such value", pattern, null);
		}
	}

	@Check
	public void prefix(Binary binary) {
		Optional<Type> type = Prefixes.address(binary);
		if (type.isEmpty()) {
			return;
		}
		Optional<Prefixes.Prefix> prefix = Prefixes.of(binary);
		if (prefix.isEmpty()) {
			error(IssueCodes.NUMBER_RANGE, "A prefix of " + Wording.withArticle(type.get().name()) + " has 0 to " + type.get().bits() + " bits",
					binary.getRight(), null, String.valueOf(type.get().bits()));
		} else if (!prefix.get().isClean()) {
			error(IssueCodes.INVALID_LITERAL, "The address has bits behind the first " + prefix.get().length(), binary, null,
					prefix.get().cleanForms(((AddressLiteral) binary.getLeft()).getText()).toArray(String[]::new));
		}
	}
}
