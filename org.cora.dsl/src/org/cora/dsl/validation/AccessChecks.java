// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.xtext.validation.Check;

/** Checks of keys, indexes and operations: how states, arrays and payloads are accessed. */
public class AccessChecks extends Expectations {

	@Check
	public void index(Index index) {
		Optional<StateDeclaration> state = StateTypes.indexed(index);
		if (state.isEmpty()) {
			ofArray(index);
			return;
		}
		Optional<StateKind> kind = StateTypes.kind(state.get());
		if (kind.filter(k -> k == StateKind.BLOOM).isPresent()) {
			error(IssueCodes.KEY_MISMATCH, "A bloom is asked with 'contains(key)'", index.getReceiver());
			return;
		}
		if (kind.filter(k -> k == StateKind.POOL || k == StateKind.QUEUE || k == StateKind.REGISTER).isPresent()) {
			error(IssueCodes.KEY_MISMATCH, Wording.startingWithArticle(kind.get().word()) + " has no keys", index.getReceiver());
			return;
		}
		StateTypes.key(state.get()).ifPresent(key -> key(index, key));
	}

	private void ofArray(Index index) {
		Sort receiver = Typing.of(index.getReceiver());
		if (receiver instanceof Sort.Payload) {
			if (index.getKeys().size() != 1) {
				error(IssueCodes.KEY_MISMATCH, "A payload is indexed by one number", index);
			} else {
				expect(index.getKeys().get(0), Types.U64, IssueCodes.KEY_MISMATCH);
			}
			return;
		}
		if (!(receiver.asValue() instanceof Type.Array array)) {
			if (StateTypes.named(index.getReceiver()).isPresent()) {
				error(IssueCodes.KEY_MISMATCH, "A register has no keys", index.getReceiver());
			} else if (!receiver.isUnknown()) {
				error(IssueCodes.NOT_A_VALUE, "Only a state or an array can be indexed", index.getReceiver());
			}
		} else if (index.getKeys().size() != 1) {
			error(IssueCodes.KEY_MISMATCH, "An array is indexed by one number", index);
		} else if (expect(index.getKeys().get(0), Types.U64, IssueCodes.KEY_MISMATCH)) {
			Constants.number(index.getKeys().get(0)).filter(at -> Long.compareUnsigned(at, array.length()) >= 0)
					.ifPresent(at -> error(IssueCodes.NUMBER_RANGE, "The array has the elements 0 to " + (array.length() - 1),
							index.getKeys().get(0), null, String.valueOf(array.length() - 1)));
		}
	}

	private void key(Index index, Type key) {
		List<Type> parts = StateTypes.keyParts(key);
		if (index.getKeys().size() == parts.size()) {
			for (int i = 0; i < parts.size(); i++) {
				expect(index.getKeys().get(i), parts.get(i), IssueCodes.KEY_MISMATCH);
			}
		} else if (index.getKeys().size() == 1) {
			expect(index.getKeys().get(0), key, IssueCodes.KEY_MISMATCH);
		} else {
			error(IssueCodes.KEY_MISMATCH, "The key of '" + StateTypes.indexed(index).get().getName()
					+ "' is " + key.name() + ", not " + index.getKeys().size() + " values", index);
		}
	}

	@Check
	public void call(MethodCall call) {
		Sort receiver = Typing.of(call.getReceiver());
		Optional<Methods.Method> method = Methods.called(call);
		if (method.isPresent()) {
			arguments(call, method.get());
		} else if (Methods.conversion(call).isPresent()) {
			if (!call.getArguments().isEmpty()) {
				error(IssueCodes.TYPE_ARGUMENTS, "'" + call.getMethod() + "()' takes nothing", call,
						Literals.METHOD_CALL__ARGUMENTS);
			}
		} else if (!receiver.isUnknown() && call.getMethod() != null
				&& !(receiver instanceof Sort.Whole whole && StateTypes.kind(whole.state()).isEmpty())) {
			List<String> names = Methods.of(receiver).stream().map(Methods.Method::name).toList();
			String known = names.isEmpty() ? " has no operations" : " has " + String.join(", ", names);
			error(IssueCodes.UNKNOWN_METHOD, "There is no operation '" + call.getMethod() + "' here: " + Wording.withArticle(describe(receiver))
					+ known, call, Literals.METHOD_CALL__METHOD,
					Suggestions.nearest(call.getMethod(), names).stream().toArray(String[]::new));
		}
	}

	private static String describe(Sort receiver) {
		return receiver instanceof Sort.Whole whole ? String.valueOf(whole.state().getKind()) : receiver.toString();
	}

	private void arguments(MethodCall call, Methods.Method method) {
		List<Type> wanted = Methods.parameters(call, method);
		List<Expression> given = call.getArguments();
		if (wanted.size() != given.size()) {
			Optional<Type> whole = Methods.state(call).flatMap(StateTypes::key);
			if (Methods.takesKey(method) && given.size() == 1 && whole.isPresent()) {
				expect(given.get(0), whole.get(), IssueCodes.KEY_MISMATCH);
			} else {
				error(IssueCodes.TYPE_ARGUMENTS, "'" + method.signature() + "' takes " + wanted.size() + " arguments, not "
						+ given.size(), call, Literals.METHOD_CALL__METHOD);
			}
			return;
		}
		for (int i = 0; i < wanted.size(); i++) {
			expect(given.get(i), wanted.get(i),
					Methods.takesKey(method) ? IssueCodes.KEY_MISMATCH : IssueCodes.TYPE_MISMATCH);
		}
	}

	@Check
	public void flowKey(FlowRule rule) {
		if (rule.getKey() != null && !(Typing.of(rule.getKey()) instanceof Sort.Entry)) {
			isUsable(rule.getKey());
		}
	}
}
