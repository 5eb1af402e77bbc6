// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Require;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Touch;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Operators;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;

/** Checks of single statements; how they follow each other is checked in {@link HandlerChecks}. */
public class StatementChecks extends Expectations {

	@Check
	public void condition(If statement) {
		expect(statement.getCondition(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
	}

	@Check
	public void condition(Require statement) {
		expect(statement.getCondition(), Types.BOOL, IssueCodes.TYPE_MISMATCH);
	}

	@Check
	public void let(Let let) {
		if (let.getValue() == null) {
			return;
		}
		Sort sort = Typing.of(let.getValue());
		if (sort instanceof Sort.Entry || sort instanceof Sort.Fallible) {
			possible(let, sort);
		} else if (let.getOtherwise() != null && !sort.isUnknown()) {
			warning(IssueCodes.NEEDLESS_ELSE, "This always has a value; the 'else' is never reached", let,
					Literals.LET__OTHERWISE);
		}
		Optional<Type> declared = let.getType() == null ? Optional.empty() : DeclaredTypes.of(let.getType());
		if (!(sort instanceof Sort.Entry) && !(sort instanceof Sort.Fallible)) {
			if (declared.isPresent()) {
				expect(let.getValue(), declared.get(), IssueCodes.TYPE_MISMATCH);
			} else {
				isUsable(let.getValue());
			}
		}
	}

	private void possible(Let let, Sort sort) {
		boolean pool = sort instanceof Sort.Fallible;
		if (let.getOtherwise() == null) {
			error(IssueCodes.MISSING_ELSE, pool ? "There may be none: say what then, with 'else'"
					: "There may be no such entry: say what then, with 'else'", let, Literals.LET__VALUE,
					pool ? "drop \"none free\"" : "pass");
		}
		Type type = sort instanceof Sort.Entry entry ? entry.type() : ((Sort.Fallible) sort).type();
		if (let.getType() != null && DeclaredTypes.of(let.getType()).filter(t -> !t.equals(type)).isPresent()) {
			error(IssueCodes.TYPE_MISMATCH, "Expected " + DeclaredTypes.of(let.getType()).get().name() + ", found "
					+ type.name(), let, Literals.LET__VALUE);
		}
	}

	@Check
	public void touch(Touch touch) {
		if (touch.getEntry() == null) {
			return;
		}
		Sort entry = Typing.of(touch.getEntry());
		if (!(entry instanceof Sort.Entry lookUp) || !StateTypes.isTable(lookUp.state())) {
			if (!entry.isUnknown()) {
				error(IssueCodes.NOT_A_VALUE, "'touch' wants a look-up in a map or lru, such as table[key]", touch,
						Literals.TOUCH__ENTRY);
			}
		} else if (StateTypes.kind(lookUp.state()).filter(k -> k == StateKind.MAP).isPresent()
				&& lookUp.state().getSettings().stream().noneMatch(s -> s instanceof ValueSetting v
						&& "timeout".equals(v.getName()))) {
			warning(IssueCodes.NO_TIMEOUT, "Entries of '" + lookUp.state().getName() + "' have no timeout to refresh", touch,
					Literals.TOUCH__ENTRY);
		}
	}

	private static boolean canFail(MethodCall call) {
		return Methods.called(call).filter(Methods::canFail).isPresent();
	}

	@Check
	public void call(CallStatement statement) {
		if (statement.getCall() instanceof Call) {
			if (statement.getOtherwise() != null) {
				warning(IssueCodes.NEEDLESS_ELSE, "This can't fail; the 'else' is never reached", statement,
						Literals.CALL_STATEMENT__OTHERWISE);
			}
			return;
		}
		if (!(statement.getCall() instanceof MethodCall call)) {
			boolean port = statement.getCall() instanceof NameReference name && name.getTarget() instanceof Port && !name.getTarget().eIsProxy();
			error(IssueCodes.NO_EFFECT, port ? "A port alone does nothing; to send the packet there, write 'forward to "
					+ Names.of(((NameReference) statement.getCall()).getTarget()) + "'" : "This does nothing", statement);
		} else if (Typing.of(call) instanceof Sort.Fallible) {
			error(IssueCodes.NO_EFFECT, "What is taken must be kept: 'let x = … else …'", statement);
		} else if (statement.getOtherwise() != null && !Typing.of(call).isUnknown() && !canFail(call)) {
			warning(IssueCodes.NEEDLESS_ELSE, "This can't fail; the 'else' is never reached", statement,
					Literals.CALL_STATEMENT__OTHERWISE);
		}
	}

	@Check
	public void assignment(Assignment assignment) {
		if (assignment.getValue() == null || assignment.getOperator() == null || !isPlace(assignment)) {
			return;
		}
		Sort target = Typing.of(assignment.getTarget());
		if (isConstant(assignment.getTarget())) {
			error(IssueCodes.NOT_ASSIGNABLE, "The entries of an lpm never change", assignment, Literals.ASSIGNMENT__TARGET);
			return;
		}
		boolean simple = "=".equals(assignment.getOperator());
		boolean insert = target instanceof Sort.Entry;
		if (insert && !simple) {
			error(IssueCodes.NOT_ASSIGNABLE, "There may be no such entry to change: look it up with 'match'", assignment,
					Literals.ASSIGNMENT__TARGET);
			return;
		}
		if (assignment.getOtherwise() != null && !(insert && canFail((Sort.Entry) target))) {
			warning(IssueCodes.NEEDLESS_ELSE, "This can't fail; the 'else' is never reached", assignment,
					Literals.ASSIGNMENT__OTHERWISE);
		}
		Type type = target instanceof Sort.Entry entry ? entry.type() : target.asValue();
		if (type == null) {
			return;
		}
		if (simple) {
			expect(assignment.getValue(), type, IssueCodes.TYPE_MISMATCH);
		} else {
			compound(assignment, type);
		}
	}

	/** Whether the target is an entry of an lpm, or part of one. */
	private static boolean isConstant(Expression target) {
		Expression root = target;
		while (root instanceof MemberAccess access && access.getReceiver() != null) {
			root = access.getReceiver();
		}
		Optional<StateDeclaration> state = root instanceof NameReference name && name.getTarget() != null
				? Typing.entryState(name.getTarget()) : root instanceof Index index ? StateTypes.indexed(index)
						: Optional.empty();
		return state.flatMap(StateTypes::kind).filter(k -> k == StateKind.LPM).isPresent();
	}

	private static boolean canFail(Sort.Entry target) {
		return StateTypes.kind(target.state()).filter(k -> k == StateKind.MAP).isPresent()
				|| target.state().getSettings().stream().anyMatch(ExpiresWith.class::isInstance);
	}

	private void compound(Assignment assignment, Type type) {
		String operator = assignment.getOperator().substring(0, assignment.getOperator().length() - 1);
		Expression value = assignment.getValue();
		Sort sort = Typing.of(value);
		if (!(sort instanceof Sort.Untyped) && !isUsable(value)) {
			return;
		}
		Optional<Type> right = sort instanceof Sort.Untyped ? Operators.beside(operator, type, false)
				: Optional.ofNullable(sort.asValue());
		Optional<Type> result = right.flatMap(r -> Operators.result(operator, type, r));
		if (result.isEmpty() || !Operators.fits(result.get(), type)) {
			error(IssueCodes.TYPE_MISMATCH, "'" + assignment.getOperator() + "' can't be applied to " + type.name() + " and "
					+ sort, assignment, Literals.ASSIGNMENT__VALUE);
		} else if (sort instanceof Sort.Untyped number) {
			inRange(value, number, right.get());
		}
	}

	/** Reports a target that can't be assigned. */
	private boolean isPlace(Assignment assignment) {
		Expression target = assignment.getTarget();
		String reason = target instanceof MethodCall || target instanceof Call ? "The result of an operation can't be assigned" : place(target, target);
		if (reason != null) {
			error(IssueCodes.NOT_ASSIGNABLE, reason, assignment, Literals.ASSIGNMENT__TARGET);
		}
		return reason == null;
	}

	private static String place(Expression target, Expression whole) {
		if (target instanceof NameReference reference) {
			return variable(reference.getTarget(), target == whole);
		}
		if (target instanceof Index part && StateTypes.indexed(part).isEmpty()) {
			return place(part.getReceiver(), whole);
		}
		if (target instanceof Index) {
			Sort sort = Typing.of(target);
			return sort instanceof Sort.Cell ? "Counters and sketches are changed with 'add(amount)'"
					: sort instanceof Sort.Bucket ? "Buckets are changed with 'take(amount)'"
					: sort instanceof Sort.Entry && target != whole ? "There may be no such entry: look it up with 'match'" : null;
		}
		if (!(target instanceof MemberAccess access) || access.getMember() == null || access.getMember().eIsProxy()) {
			return target instanceof MethodCall || target instanceof Call ? "The result of an operation can't be assigned" : null;
		}
		if (Typing.of(access.getReceiver()) instanceof Sort.Payload) {
			return "The length of a payload is changed with 'resize(length)'";
		}
		if (Typing.isOfPacket(access.getMember()) || access.getMember() instanceof Parse) {
			return packet(access, whole);
		}
		return access.getReceiver() instanceof NameReference reference && reference.getTarget() instanceof EntryVariable entry
				? variable(entry, false) : place(access.getReceiver(), whole);
	}

	private static String packet(MemberAccess access, Expression whole) {
		String name = access.getMember().getName();
		boolean endpoint = Set.of("source", "destination", "source6", "destination6").contains(name);
		boolean header = Typing.of(access) instanceof Sort.HeaderView;
		if (Typing.of(access) instanceof Sort.Inner) {
			return "Headers inside a tunnel are only read: pop the tunnel's header, then they are the packet's";
		}
		if (Typing.of(access) instanceof Sort.Payload && access != whole) {
			return null;
		}
		if (access == whole ? endpoint : endpoint || header) {
			return null;
		}
		return header ? "A header can't be assigned as a whole; assign its fields"
				: "'" + name + "' can't be assigned; assign 'source', 'destination' or the fields of a header";
	}

	private static String variable(Referable target, boolean whole) {
		if (target == null || target.eIsProxy() || target instanceof Let
				|| target instanceof Parameter parameter && !Functions.isPacket(parameter)) {
			return null;
		}
		EObject container = target.eContainer();
		if (target instanceof EntryVariable) {
			return container instanceof ExpireHandler ? "The entry has expired; changing it would have no effect" : null;
		}
		if (target instanceof StateDeclaration state) {
			boolean register = StateTypes.kind(state).filter(k -> k == StateKind.REGISTER).isPresent();
			return register ? null : "'" + state.getName() + "' is a state: assign to one of its keys";
		}
		return whole ? "'" + Names.of(target) + "' can't be assigned" : "This can't be assigned";
	}
}
