// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Arm;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.Break;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Continue;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.ElseArm;
import org.cora.dsl.cora.EventHandler;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.Mirror;
import org.cora.dsl.cora.Pop;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Require;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Send;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Touch;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Functions;
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

	private final Reporter reporter;
	private final FunctionFacts.Known functions;
	private final BoundEntries bound = new BoundEntries();
	private ExpressionFlow expressions;
	private Optional<Facts> returned = Optional.empty();

	/** What holds where the loop around is left, or its next round begins, before its end. */
	private Optional<Facts> jumped = Optional.empty();

	private Function function;
	private boolean decides;
	private boolean unreachableReported;

	HandlerFlow(Reporter reporter, FunctionFacts.Known functions) {
		this.reporter = reporter;
		this.functions = functions;
		this.expressions = new ExpressionFlow(reporter, functions, bound, null);
	}

	/** Follows a body; says whether it can be left without a verdict. */
	boolean fallsThrough(Statement body) {
		return run(body, Facts.NONE).isPresent();
	}

	/** Follows a function's body; headers that it doesn't ask for are its callers' business. */
	FunctionFacts function(Function followed) {
		function = followed;
		expressions = new ExpressionFlow(reporter, functions, bound, followed);
		Optional<Facts> end = followed.getBody() == null ? Optional.of(Facts.NONE) : run(followed.getBody(), Facts.NONE);
		if (end.isPresent() && followed.getResult() != null) {
			reporter.error(IssueCodes.MISSING_RETURN, "Not every way through this function ends in 'return' with a value",
					followed, Names.feature(followed));
		}
		return new FunctionFacts(expressions.needed(), Facts.join(returned, end), expressions.changed(), decides || expressions.decides(),
				HeaderMoves.canMove(followed, functions));
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
		if (statement instanceof For loop) {
			return loop(loop, facts);
		}
		if (statement instanceof Break || statement instanceof Continue) {
			jumped = Facts.join(jumped, Optional.of(facts));
			return Optional.empty();
		}
		if (statement instanceof Require require) {
			Facts read = expressions.read(require.getCondition(), facts);
			Set<Header> without = HeaderFacts.after(require.getCondition(), false, read.headers());
			otherwise(require.getOtherwise(), read.with(without), "a 'require'");
			return Optional.of(read.with(HeaderFacts.after(require.getCondition(), true, read.headers())));
		}
		if (statement instanceof Assignment assignment) {
			return assignment(assignment, facts);
		}
		if (statement instanceof CallStatement call) {
			return call(call, facts);
		}
		if (statement instanceof Return end) {
			returned = Facts.join(returned, Optional.of(expressions.read(end.getValue(), facts)));
			return Optional.empty();
		}
		if (statement instanceof Push push) {
			return push(push, facts);
		}
		if (statement instanceof Pop pop) {
			HeaderMoves.movable(pop.getHeader()).filter(h -> !facts.headers().contains(h))
					.ifPresent(h -> expressions.absent(pop.getHeader(), h, facts));
			return failing(pop.getOtherwise(), facts, facts.movedTo(HeaderMoves.afterPop(pop.getHeader(), facts.headers())));
		}
		if (statement instanceof Mirror) {
			decides = true;
			return Optional.of(facts);
		}
		if (statement instanceof Send send) {
			decides = true;
			Optional<Facts> end = send.getBody() == null ? Optional.of(facts) : run(send.getBody(), facts);
			return Optional.of(end.map(e -> facts.alsoStale(e.stale())).orElse(facts));
		}
		if (statement instanceof Verdict) {
			decides = true;
			return Optional.empty();
		}
		return Optional.of(statement instanceof Touch touch ? expressions.read(touch.getEntry(), facts) : facts);
	}

	/** The fields' values are those of the packet as it was. */
	private Optional<Facts> push(Push push, Facts before) {
		Facts facts = before;
		for (FieldValue field : push.getFields()) {
			facts = expressions.read(field.getValue(), facts);
		}
		List<Header> needs = HeaderMoves.needed(push.getHeader());
		if (!needs.isEmpty() && needs.stream().noneMatch(facts.headers()::contains)) {
			expressions.absent(push.getHeader(), needs.get(0), facts);
		}
		return failing(push.getOtherwise(), facts,
				facts.movedTo(HeaderMoves.afterPush(push.getHeader(), push.getOver(), facts.headers())));
	}

	/** What could not be done has changed nothing. */
	private Optional<Facts> failing(Statement otherwise, Facts before, Facts after) {
		return otherwise == null ? Optional.of(after) : Facts.join(Optional.of(after), run(otherwise, before));
	}

	/** A call of a function may never come back, and what it asked for is known afterwards. */
	private Optional<Facts> call(CallStatement statement, Facts facts) {
		Facts read = expressions.read(statement.getCall(), facts);
		Optional<Function> called = statement.getCall() instanceof Call call ? Functions.called(call) : Optional.empty();
		if (called.isEmpty() && statement.getOtherwise() != null) {
			return Facts.join(Optional.of(read), run(statement.getOtherwise(), read));
		}
		if (called.isEmpty()) {
			return Optional.of(read);
		}
		FunctionFacts known = functions.of(called.get());
		return known.after().map(after -> known.moves() ? read.movedTo(after.headers()) : read.alsoWith(after.headers()));
	}

	/** A loop runs once at least; what its rounds write may have made stale what was looked up before it. */
	private Optional<Facts> loop(For loop, Facts before) {
		Facts facts = before;
		if (loop.getBody() != null) {
			for (StateDeclaration state : BoundEntries.changedIn(loop.getBody(), functions)) {
				facts = expressions.changed(state, facts);
			}
			facts = HeaderMoves.canMove(loop.getBody(), functions) ? facts.movedTo(Set.of()) : facts;
		}
		Optional<Facts> around = jumped;
		jumped = Optional.empty();
		Optional<Facts> end = loop.getBody() == null ? Optional.of(facts) : run(loop.getBody(), facts);
		Optional<Facts> after = Facts.join(end, jumped);
		jumped = around;
		return after;
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
		Facts read = expressions.read(let.getValue(), facts);
		otherwise(let.getOtherwise(), read, "a 'let'");
		bound.add(let);
		return Optional.of(read);
	}

	private Optional<Facts> branch(If branch, Facts before) {
		Facts facts = expressions.read(branch.getCondition(), before);
		Set<Header> then = HeaderFacts.after(branch.getCondition(), true, facts.headers());
		Set<Header> otherwise = HeaderFacts.after(branch.getCondition(), false, facts.headers());
		Optional<Facts> first = branch.getThen() == null ? Optional.of(facts) : run(branch.getThen(), facts.with(then));
		Optional<Facts> second = branch.getOtherwise() == null ? Optional.of(facts.with(otherwise))
				: run(branch.getOtherwise(), facts.with(otherwise));
		return Facts.join(first, second);
	}

	private Optional<Facts> match(Match match, Facts before) {
		Facts facts = expressions.read(match.getSubject(), before);
		Optional<Facts> after = Optional.empty();
		for (Arm arm : match.getArms()) {
			if (arm instanceof FoundArm found && found.getEntry() != null) {
				bound.add(found.getEntry());
			}
			Optional<Facts> end = arm.getBody() == null ? Optional.of(facts) : run(arm.getBody(), facts);
			after = Facts.join(after, end);
		}
		boolean whole = match.getArms().size() > 1 || match.getArms().stream().anyMatch(ElseArm.class::isInstance);
		return whole ? after : Facts.join(after, Optional.of(facts));
	}

	private Optional<Facts> assignment(Assignment assignment, Facts before) {
		Facts facts = expressions.read(assignment.getTarget(), expressions.read(assignment.getValue(), before));
		Optional<Facts> failed = assignment.getOtherwise() == null ? Optional.empty() : run(assignment.getOtherwise(), facts);
		HeaderFacts.root(assignment.getTarget()).filter(facts.stale()::contains).ifPresent(variable -> reporter.error(
				IssueCodes.STALE_ENTRY, "The entry of '" + Names.of(variable)
						+ "' may be another one by now, as its table was written to; look it up again",
				assignment, Literals.ASSIGNMENT__TARGET));
		Sort target = Typing.of(assignment.getTarget());
		Facts after = target instanceof Sort.Entry entry ? expressions.changed(entry.state(), facts) : facts;
		return Facts.join(Optional.of(after), failed);
	}

	private void otherwise(Statement otherwise, Facts facts, String of) {
		if (otherwise != null && run(otherwise, facts).isPresent() && !isInExpiry(otherwise)) {
			String end = function == null ? "in a verdict: forward, pass or drop"
					: function.getResult() == null ? "in 'return' or a verdict" : "in 'return'";
			reporter.error(IssueCodes.FALLS_THROUGH, "The 'else' of " + of + " must end " + end, otherwise, null);
		}
	}

	private static boolean isInExpiry(EObject object) {
		return EcoreUtil2.getContainerOfType(object, EventHandler.class) != null;
	}
}
