// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Conditional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.eclipse.emf.ecore.EObject;

/**
 * Follows expressions in the order in which they are computed: which headers they need, which tables they change, and what
 * the functions do that they call.
 */
final class ExpressionFlow {

	private final Reporter reporter;
	private final FunctionFacts.Known functions;
	private final BoundEntries bound;

	/** The function that is followed; null in a handler. */
	private final Function function;

	private final Set<Header> needed = new LinkedHashSet<>();
	private final Set<StateDeclaration> changed = new LinkedHashSet<>();
	private boolean decides;

	ExpressionFlow(Reporter reporter, FunctionFacts.Known functions, BoundEntries bound, Function function) {
		this.reporter = reporter;
		this.functions = functions;
		this.bound = bound;
		this.function = function;
	}

	/** Headers that are used without having been asked for. */
	Set<Header> needed() {
		return needed;
	}

	/** Tables that entries were put in or removed from. */
	Set<StateDeclaration> changed() {
		return changed;
	}

	/** Whether something that was called can decide what becomes of the packet. */
	boolean decides() {
		return decides;
	}

	/** Entries looked up before are no longer sure after one was put in or removed. */
	Facts changed(StateDeclaration state, Facts facts) {
		changed.add(state);
		return facts.alsoStale(bound.changedWith(state));
	}

	/** Follows an expression; gives what holds after what it calls. */
	Facts read(Expression expression, Facts before) {
		if (expression == null) {
			return before;
		}
		if (expression instanceof Binary binary && binary.getRight() != null
				&& ("&&".equals(binary.getOperator()) || "||".equals(binary.getOperator()))) {
			Facts left = read(binary.getLeft(), before);
			boolean and = "&&".equals(binary.getOperator());
			return read(binary.getRight(), left.with(HeaderFacts.after(binary.getLeft(), and, left.headers())))
					.with(left.headers());
		}
		if (expression instanceof Conditional either) {
			Facts condition = read(either.getCondition(), before);
			Facts then = read(either.getThen(), condition.with(HeaderFacts.after(either.getCondition(), true, condition.headers())));
			Facts otherwise = read(either.getOtherwise(),
					condition.with(HeaderFacts.after(either.getCondition(), false, condition.headers())));
			return condition.alsoStale(then.stale()).alsoStale(otherwise.stale());
		}
		Facts facts = before;
		if (expression instanceof MemberAccess access && access.getReceiver() != null) {
			Set<Header> there = facts.headers();
			Optional<Header> lacking = Typing.neededHeader(access).filter(header -> !there.contains(header))
					.filter(header -> before.moved() || !ParsedHeaders.isGiven(header));
			lacking.ifPresent(header -> absent(access, header, before));
			facts = facts.alsoWith(lacking.stream().toList());
		}
		for (EObject child : expression.eContents()) {
			Expression inner = child instanceof FieldValue value ? value.getValue()
					: child instanceof Expression operand ? operand : null;
			facts = read(inner, facts);
		}
		if (expression instanceof MethodCall call && BoundEntries.removes(call)) {
			return changed(Methods.state(call).get(), facts);
		}
		return expression instanceof Call call ? called(call, facts) : facts;
	}

	private Facts called(Call call, Facts facts) {
		Optional<Function> called = Functions.called(call);
		if (called.isEmpty()) {
			return facts;
		}
		FunctionFacts known = functions.of(called.get());
		decides |= known.decides();
		Facts with = handed(call, facts);
		for (Header header : known.needed()) {
			if (!facts.headers().contains(header)) {
				absent(call, header, facts);
			}
		}
		Facts after = with;
		for (StateDeclaration state : known.changed()) {
			after = changed(state, after);
		}
		return after.alsoWith(known.needed());
	}

	/** A header that is handed over is there. */
	private Facts handed(Call call, Facts before) {
		Facts facts = before;
		for (Expression argument : call.getArguments()) {
			Optional<Header> header = HeaderMoves.header(argument).filter(h -> !ParsedHeaders.isGiven(h) || before.moved());
			if (header.isPresent() && argument instanceof MemberAccess && Functions.called(call).filter(f -> isHeader(f, call, argument)).isPresent()
					&& !facts.headers().contains(header.get())) {
				absent(argument, header.get(), facts);
				facts = facts.alsoWith(List.of(header.get()));
			}
		}
		return facts;
	}

	private static boolean isHeader(Function called, Call call, Expression argument) {
		int index = call.getArguments().indexOf(argument);
		return index < called.getParameters().size() && Functions.header(called.getParameters().get(index)).isPresent();
	}

	/**
	 * Said once on every way; in a function that is its callers' business, as long as the headers are those that its callers
	 * know.
	 */
	void absent(Expression at, Header header, Facts facts) {
		if (!facts.moved()) {
			needed.add(header);
		}
		if (function == null || facts.moved()) {
			AbsentHeaders.report(at, header, reporter);
		}
	}
}
