// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Arm;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Require;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Touch;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/**
 * Follows a handler's statements in the order in which they run and knows at each what must hold: which headers the
 * packet has, which entries are still the ones that were looked up, and whether one gets there at all.
 */
final class HandlerFlow {

	/** What holds at a place; no object where one doesn't get. */
	private record Facts(Set<Header> headers, Set<Referable> stale) {
		Facts with(Set<Header> others) {
			return new Facts(others, stale);
		}
	}

	private final Reporter reporter;
	private final Map<StateDeclaration, List<Referable>> bound = new HashMap<>();
	private boolean unreachableReported;

	HandlerFlow(Reporter reporter) {
		this.reporter = reporter;
	}

	/** Follows a body; says whether it can be left without a verdict. */
	boolean fallsThrough(Statement body) {
		return run(body, new Facts(Set.of(), Set.of())).isPresent();
	}

	private Optional<Facts> run(Statement statement, Facts facts) {
		if (statement instanceof Block block) {
			return block(block, facts);
		}
		if (statement instanceof Let let) {
			return let(let, facts);
		}
		if (statement instanceof If branch) {
			return branch(branch, facts);
		}
		if (statement instanceof Match match) {
			return match(match, facts);
		}
		if (statement instanceof Require require) {
			read(require.getCondition(), facts);
			Set<Header> without = HeaderFacts.after(require.getCondition(), false, facts.headers());
			otherwise(require.getOtherwise(), facts.with(without), "a 'require'");
			return Optional.of(facts.with(HeaderFacts.after(require.getCondition(), true, facts.headers())));
		}
		if (statement instanceof Touch touch) {
			read(touch.getEntry(), facts);
		} else if (statement instanceof Assignment assignment) {
			return assignment(assignment, facts);
		} else if (statement instanceof CallStatement call) {
			read(call.getCall(), facts);
			return Optional.of(afterCall(call.getCall(), facts));
		}
		return statement instanceof Verdict ? Optional.empty() : Optional.of(facts);
	}

	private Optional<Facts> block(Block block, Facts facts) {
		Optional<Facts> at = Optional.of(facts);
		for (Statement statement : block.getStatements()) {
			if (at.isEmpty()) {
				unreachable(statement);
				return at;
			}
			at = run(statement, at.get());
		}
		return at;
	}

	private void unreachable(Statement statement) {
		if (!unreachableReported) {
			reporter.warning(IssueCodes.UNREACHABLE, "This is never reached", statement, null);
			unreachableReported = true;
		}
	}

	private Optional<Facts> let(Let let, Facts facts) {
		if (let.getValue() != null) {
			read(let.getValue(), facts);
		}
		otherwise(let.getOtherwise(), facts, "a 'let'");
		bind(let);
		return Optional.of(let.getValue() == null ? facts : afterCall(let.getValue(), facts));
	}

	private void bind(Referable variable) {
		Typing.entryState(variable).ifPresent(state -> bound.computeIfAbsent(state, s -> new ArrayList<>()).add(variable));
	}

	private Optional<Facts> branch(If branch, Facts facts) {
		read(branch.getCondition(), facts);
		Set<Header> then = HeaderFacts.after(branch.getCondition(), true, facts.headers());
		Set<Header> otherwise = HeaderFacts.after(branch.getCondition(), false, facts.headers());
		Optional<Facts> first = branch.getThen() == null ? Optional.of(facts) : run(branch.getThen(), facts.with(then));
		Optional<Facts> second = branch.getOtherwise() == null ? Optional.of(facts.with(otherwise))
				: run(branch.getOtherwise(), facts.with(otherwise));
		return join(first, second);
	}

	private Optional<Facts> match(Match match, Facts facts) {
		if (match.getSubject() != null) {
			read(match.getSubject(), facts);
		}
		Optional<Facts> after = Optional.empty();
		for (Arm arm : match.getArms()) {
			if (arm instanceof FoundArm found && found.getEntry() != null) {
				bind(found.getEntry());
			}
			Optional<Facts> end = arm.getBody() == null ? Optional.of(facts) : run(arm.getBody(), facts);
			after = join(after, end);
		}
		return match.getArms().size() < 2 ? join(after, Optional.of(facts)) : after;
	}

	private Optional<Facts> assignment(Assignment assignment, Facts facts) {
		if (assignment.getValue() != null) {
			read(assignment.getValue(), facts);
		}
		read(assignment.getTarget(), facts);
		Optional<Facts> failed = assignment.getOtherwise() == null ? Optional.empty() : run(assignment.getOtherwise(), facts);
		root(assignment.getTarget()).filter(facts.stale()::contains).ifPresent(variable -> reporter.error(
				IssueCodes.STALE_ENTRY, "The entry of '" + Names.of(variable)
						+ "' may be another one by now, as its table was written to; look it up again",
				assignment, Literals.ASSIGNMENT__TARGET));
		Sort target = Typing.of(assignment.getTarget());
		Facts after = target instanceof Sort.Entry entry ? changed(entry.state(), facts) : facts;
		return join(Optional.of(assignment.getValue() == null ? after : afterCall(assignment.getValue(), after)), failed);
	}

	private static Optional<Referable> root(Expression target) {
		Expression at = target;
		while (at instanceof MemberAccess access) {
			at = access.getReceiver();
		}
		return at instanceof NameReference reference ? Optional.ofNullable(reference.getTarget()) : Optional.empty();
	}

	/** Entries looked up before are no longer sure after an entry was removed. */
	private Facts afterCall(Expression expression, Facts facts) {
		if (expression instanceof MethodCall call && "remove".equals(call.getMethod())) {
			Optional<StateDeclaration> state = Methods.state(call);
			return state.isPresent() ? changed(state.get(), facts) : facts;
		}
		return facts;
	}

	private Facts changed(StateDeclaration state, Facts facts) {
		Set<Referable> stale = new HashSet<>(facts.stale());
		stale.addAll(bound.getOrDefault(state, List.of()));
		Nf nf = EcoreUtil2.getContainerOfType(state, Nf.class);
		for (StateDeclaration tied : nf == null ? List.<StateDeclaration>of() : NfMembers.of(nf, StateDeclaration.class)) {
			boolean ends = tied.getSettings().stream().anyMatch(s -> s instanceof ExpiresWith e && e.getOwner() == state);
			if (ends) {
				stale.addAll(bound.getOrDefault(tied, List.of()));
			}
		}
		return new Facts(facts.headers(), stale);
	}

	private void otherwise(Statement otherwise, Facts facts, String of) {
		if (otherwise != null && run(otherwise, facts).isPresent() && !isInExpiry(otherwise)) {
			reporter.error(IssueCodes.FALLS_THROUGH, "The 'else' of " + of
					+ " must end in a verdict: forward, pass or drop", otherwise, null);
		}
	}

	private static boolean isInExpiry(EObject object) {
		return EcoreUtil2.getContainerOfType(object, ExpireHandler.class) != null;
	}

	private static Optional<Facts> join(Optional<Facts> a, Optional<Facts> b) {
		if (a.isEmpty() || b.isEmpty()) {
			return a.isPresent() ? a : b;
		}
		Set<Header> headers = new HashSet<>(a.get().headers());
		headers.retainAll(b.get().headers());
		Set<Referable> stale = new HashSet<>(a.get().stale());
		stale.addAll(b.get().stale());
		return Optional.of(new Facts(headers, stale));
	}

	private void read(Expression expression, Facts facts) {
		if (expression == null) {
			return;
		}
		if (expression instanceof Binary binary && binary.getRight() != null
				&& ("&&".equals(binary.getOperator()) || "||".equals(binary.getOperator()))) {
			read(binary.getLeft(), facts);
			boolean and = "&&".equals(binary.getOperator());
			read(binary.getRight(), facts.with(HeaderFacts.after(binary.getLeft(), and, facts.headers())));
			return;
		}
		if (expression instanceof MemberAccess access && access.getReceiver() != null) {
			Typing.neededHeader(access).filter(header -> !facts.headers().contains(header)).ifPresent(header -> absent(access, header));
		}
		for (EObject child : expression.eContents()) {
			if (child instanceof Expression inner) {
				read(inner, facts);
			} else if (child instanceof FieldValue value) {
				read(value.getValue(), facts);
			}
		}
	}

	private void absent(MemberAccess access, Header header) {
		String packet = packetName(access);
		String test = packet + "." + header.name();
		reporter.error(IssueCodes.HEADER_ABSENT, "The packet may have no " + header.name() + " header here: ask first, with 'require "
				+ test + " else pass' or 'if " + test + "'", access, Literals.MEMBER_ACCESS__MEMBER, test);
	}

	private static String packetName(MemberAccess access) {
		return root(access).map(Names::of).orElse("p");
	}
}
