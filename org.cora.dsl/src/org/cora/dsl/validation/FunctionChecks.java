// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Builtin;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.EventHandler;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Send;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.Verdict;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Builtins;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.validation.Check;

/** Checks of functions and of their calls. */
public class FunctionChecks extends Expectations {

	/** Functions that are looked at for going round, where many may. */
	private static final int MOST_ASKED = 100;

	@Inject
	private IResourceScopeCache cache;

	@Check
	public void body(Function function) {
		FunctionFacts.Known known = FunctionFacts.Known.in(function.eResource(), cache);
		new HandlerFlow(this, known).function(function);
		if (function.getResult() == null) {
			return;
		}
		for (Verdict verdict : EcoreUtil2.getAllContentsOfType(function, Verdict.class)) {
			error(IssueCodes.VERDICT_HERE, "A function with a result comes back to its caller; only one without a result can end"
					+ " in a verdict", verdict);
		}
		for (Call call : EcoreUtil2.getAllContentsOfType(function, Call.class)) {
			Functions.called(call).filter(f -> known.of(f).decides()).ifPresent(called -> error(IssueCodes.VERDICT_HERE, "'"
					+ called.getName() + "' may end in a verdict, and a function with a result must come back to its caller", call,
					Literals.CALL__FUNCTION));
			Functions.called(call).filter(f -> known.of(f).moves()).ifPresent(called -> error(IssueCodes.NOT_MOVABLE, "'"
					+ called.getName() + "' pushes or pops headers, which a function with a result can't", call,
					Literals.CALL__FUNCTION));
		}
	}

	@Check
	public void forward(Forward forward) {
		Function function = EcoreUtil2.getContainerOfType(forward, Function.class);
		if (function != null && EcoreUtil2.getContainerOfType(function, Nf.class) == null && forward.getPort() == null) {
			error(IssueCodes.FORWARD_TARGET, "Only a function inside a network function knows where to forward to", forward);
		}
	}

	@Check
	public void withoutPacket(EventHandler handler) {
		FunctionFacts.Known known = FunctionFacts.Known.in(handler.eResource(), cache);
		for (Call call : EcoreUtil2.getAllContentsOfType(handler, Call.class)) {
			Functions.called(call).filter(f -> known.of(f).decides()).ifPresent(called -> error(IssueCodes.VERDICT_HERE, "'"
					+ called.getName() + "' may end in a verdict, and there is no packet here", call, Literals.CALL__FUNCTION));
		}
	}

	/** A function without a result that can decide about the packet can't do so about a copy. */
	@Check
	public void inCopy(Send send) {
		FunctionFacts.Known known = FunctionFacts.Known.in(send.eResource(), cache);
		for (Call call : EcoreUtil2.getAllContentsOfType(send, Call.class)) {
			Functions.called(call).filter(f -> known.of(f).decides()).ifPresent(called -> error(IssueCodes.VERDICT_HERE, "'"
					+ called.getName() + "' may end in a verdict, and a copy leaves at the end of its block", call,
					Literals.CALL__FUNCTION));
		}
	}

	@Check
	public void end(Return end) {
		Function function = EcoreUtil2.getContainerOfType(end, Function.class);
		if (function == null) {
			boolean expiry = EcoreUtil2.getContainerOfType(end, EventHandler.class) != null;
			if (!expiry) {
				error(IssueCodes.RETURN_HERE, "A handler of packets ends in a verdict: forward, pass or drop", end);
			} else if (end.getValue() != null) {
				error(IssueCodes.RETURN_HERE, "The handler of an expiry or a timer has no result; if this is the next statement, write '{ return }'", end.getValue());
			}
		} else if (function.getResult() == null && end.getValue() != null) {
			error(IssueCodes.RETURN_HERE, "'" + function.getName() + "' has no result: give it one, with ': type' before the body",
					end.getValue());
		} else if (function.getResult() != null && end.getValue() == null) {
			error(IssueCodes.MISSING_RETURN, "'" + function.getName() + "' has a result: return a value", end);
		} else {
			Functions.result(function).ifPresent(type -> expect(end.getValue(), type, IssueCodes.TYPE_MISMATCH));
		}
	}

	@Check
	public void call(Call call) {
		Optional<Function> function = Functions.called(call);
		if (function.isEmpty()) {
			return;
		}
		List<Parameter> wanted = function.get().getParameters();
		List<Expression> given = call.getArguments();
		if (wanted.size() != given.size()) {
			error(IssueCodes.TYPE_ARGUMENTS, "'" + function.get().getName() + "' takes " + wanted.size() + " arguments, not "
					+ given.size(), call, Literals.CALL__FUNCTION);
			return;
		}
		if (function.get() instanceof Builtin builtin) {
			builtin(call, builtin);
			return;
		}
		for (int i = 0; i < wanted.size(); i++) {
			argument(wanted.get(i), given.get(i));
		}
	}

	private void builtin(Call call, Builtin builtin) {
		boolean usable = true;
		for (Expression argument : call.getArguments()) {
			usable &= isUsable(argument);
		}
		if (!usable || !Builtins.comparesTwo(builtin.getName())) {
			return;
		}
		Optional<Type> common = Builtins.common(call);
		if (common.isEmpty()) {
			error(IssueCodes.TYPE_MISMATCH, "'" + builtin.getName() + "' wants two numbers, two times or two durations, not "
					+ Typing.of(call.getArguments().get(0)) + " and " + Typing.of(call.getArguments().get(1)), call);
		} else {
			call.getArguments().stream().filter(a -> Typing.of(a) instanceof Sort.Untyped)
					.forEach(a -> expect(a, common.get(), IssueCodes.TYPE_MISMATCH));
		}
	}

	private void argument(Parameter wanted, Expression given) {
		if (Functions.header(wanted).isPresent()) {
			Sort sort = Typing.of(given);
			boolean fits = sort instanceof Sort.HeaderView view && view.declaration() == Functions.header(wanted).get();
			if (!sort.isUnknown() && !fits) {
				error(IssueCodes.TYPE_MISMATCH, "Expected a header that is parsed as " + Functions.header(wanted).get().getName() + ", found "
						+ sort, given);
			}
		} else if (Functions.isPacket(wanted)) {
			Sort sort = Typing.of(given);
			if (!sort.isUnknown() && !(sort instanceof Sort.Packet)) {
				error(IssueCodes.TYPE_MISMATCH, "Expected a packet, found " + sort, given);
			}
		} else if (wanted.getType() != null) {
			DeclaredTypes.of(wanted.getType()).ifPresent(type -> expect(given, type, IssueCodes.TYPE_MISMATCH));
		}
	}

	@Check
	public void callsEnd(SourceFile file) {
		List<Function> declared = declaredIn(file);
		CallGraph graph = new CallGraph(declared);
		int asked = 0;
		for (Function function : declared) {
			if (graph.depth(function) == 0 && asked++ < MOST_ASKED && graph.isRecursive(function)) {
				error(IssueCodes.RECURSIVE, "'" + function.getName() + "' calls itself", function, Literals.DECLARATION__NAME);
			} else if (graph.depth(function) > FunctionFacts.MAX_DEPTH) {
				error(IssueCodes.TOO_DEEP, "Calls from '" + function.getName() + "' go more than " + FunctionFacts.MAX_DEPTH
						+ " functions deep", function, Literals.DECLARATION__NAME);
			}
		}
	}

	/** A file of nothing but functions and types is there for others to import. */
	@Check
	public void used(SourceFile file) {
		boolean forItself = file.getDeclarations().stream().anyMatch(Nf.class::isInstance);
		List<Function> declared = forItself ? declaredIn(file) : List.of();
		Set<Function> called = new HashSet<>();
		if (!declared.isEmpty()) {
			file.getDeclarations().stream().filter(d -> d instanceof Nf || d instanceof Function)
					.forEach(d -> called.addAll(Functions.calledIn(d)));
		}
		for (Function function : declared) {
			if (function.getName() != null && !function.getName().startsWith("_") && !called.contains(function)) {
				warning(IssueCodes.UNUSED, "The function '" + function.getName() + "' is never called", function,
						Literals.DECLARATION__NAME, "function");
			}
		}
	}

	private static List<Function> declaredIn(SourceFile file) {
		List<Function> declared = new ArrayList<>();
		for (Declaration declaration : file.getDeclarations()) {
			if (declaration instanceof Function function) {
				declared.add(function);
			} else if (declaration instanceof Nf nf) {
				declared.addAll(NfMembers.of(nf, Function.class));
			}
		}
		return declared;
	}
}
