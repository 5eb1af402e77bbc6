// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Pop;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/** Lowers statements that put headers before a packet or take them away, or make its payload longer or shorter. */
final class Reshapes {

	private final NfContext context;
	private final Code code;
	private final Values values;
	private final Statements statements;

	Reshapes(NfContext context, Code code, Values values, Statements statements) {
		this.context = context;
		this.code = code;
		this.values = values;
		this.statements = statements;
	}

	/** What the fields get is computed of the packet as it was. */
	void push(Push push, SourceRange where) {
		Header header = header(push.getHeader());
		Map<Field, Operand> given = new LinkedHashMap<>();
		for (FieldValue field : push.getFields()) {
			Field target = header.require(field.getField().getName());
			given.put(target, values.value(field.getValue(), target.type()));
		}
		boolean tunnel = header.equals(Headers.VXLAN) || header.equals(Headers.GTPU);
		Header over = !tunnel ? null : push.getOver() == null ? Headers.IPV4_HEADER : header(push.getOver());
		Register ok = code.register("ok", 1);
		code.emit(new PacketOperation.Push(ok, header, over, where));
		unless(ok, push.getOtherwise(), "can't push " + header, where);
		given.forEach((field, value) -> code.emit(new Instruction.StoreField(field, value.registers(), where)));
	}

	/** A tag or a header of the author's can always be popped where the packet has it. */
	void pop(Pop pop, SourceRange where) {
		Header header = header(pop.getHeader());
		Register ok = code.register("ok", 1);
		code.emit(new PacketOperation.Pop(ok, header, where));
		if (header.equals(Headers.VXLAN) || header.equals(Headers.GTPU)) {
			unless(ok, pop.getOtherwise(), "can't pop " + header, where);
		}
	}

	void resize(MethodCall call, Statement otherwise, SourceRange where) {
		Register length = values.value(call.getArguments().get(0), Types.U64).register();
		Register ok = code.register("ok", 1);
		code.emit(new PacketOperation.Resize(ok, length, where));
		unless(ok, otherwise, "can't resize", where);
	}

	private Header header(org.cora.dsl.cora.Expression part) {
		return context.header(((Sort.HeaderView) Typing.of(part)).header());
	}

	/** What happens where it can't be done: the else part, or the packet is dropped. */
	private void unless(Register ok, Statement otherwise, String reason, SourceRange where) {
		Code.Draft after = code.draft();
		Code.Draft failed = code.draft();
		code.branch(ok, after, failed, where);
		code.enter(failed);
		if (otherwise == null) {
			code.end(new Terminator.Drop(reason, where));
		} else {
			statements.run(otherwise);
			code.jump(after, where);
		}
		code.enter(after);
	}
}
