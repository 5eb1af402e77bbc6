// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.Break;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CallStatement;
import org.cora.dsl.cora.Continue;
import org.cora.dsl.cora.Drop;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.If;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Mirror;
import org.cora.dsl.cora.Pass;
import org.cora.dsl.cora.Pop;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Require;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Send;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.cora.Touch;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.program.Variable;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;

/** Lowers statements. Those it is given have been validated. */
final class Statements {

	/** What happens where a statement says that the packet leaves by a port. */
	interface Exit {
		void forward(int port, SourceRange where);
	}

	private final NfContext context;
	private final Code code;
	private final Values values;
	private final Inliner functions;
	private final Entries entries;
	private final Reshapes reshapes;
	private final Assignments assignments;
	private final Exits exits;
	private final int ingress;
	private final Exit exit;
	private final Deque<Round> loops = new ArrayDeque<>();

	/**
	 * @param ingress index of the port that packets come from; -1 in an expiry
	 * @param exit    where packets go; null in an expiry
	 */
	Statements(NfContext context, Code code, int ingress, Exit exit) {
		this.context = context;
		this.code = code;
		this.values = new Values(context, code, ingress, this::called);
		this.exits = new Exits(context, code, values);
		this.functions = new Inliner(code, values, this);
		this.entries = new Entries(context, code, values);
		this.reshapes = new Reshapes(context, code, values, this);
		this.assignments = new Assignments(context, code, values, reshapes, this);
		this.ingress = ingress;
		this.exit = exit;
	}

	Values values() {
		return values;
	}

	private Operand called(Call call) {
		return functions.call(call);
	}

	boolean isExpiry() {
		return exit == null;
	}

	void run(Statement statement) {
		if (!code.isOpen()) {
			return;
		}
		SourceRange where = Sources.of(statement);
		if (statement instanceof Block block) {
			block.getStatements().forEach(this::run);
		} else if (statement instanceof Let let) {
			let(let, where);
		} else if (statement instanceof If branch) {
			branch(branch, where);
		} else if (statement instanceof Match match) {
			new Matches(code, values, entries, this).match(match, where);
		} else if (statement instanceof For loop) {
			loop(loop, where);
		} else if (statement instanceof Break) {
			code.jump(loops.getFirst().after(), where);
		} else if (statement instanceof Continue) {
			code.jump(loops.getFirst().next(), where);
		} else if (statement instanceof Require require) {
			require(require, where);
		} else if (statement instanceof Touch touch) {
			Index index = (Index) touch.getEntry();
			values.access(StateTypes.indexed(index).orElseThrow(), StateAction.TOUCH,
					List.of(code.register("found", 1)), values.key(index), where);
		} else if (statement instanceof Assignment assignment) {
			assignments.assignment(assignment, where);
		} else if (statement instanceof CallStatement call) {
			assignments.call(call, where);
		} else if (statement instanceof Return end) {
			functions.leave(end, where);
		} else if (statement instanceof Push push) {
			reshapes.push(push, where);
		} else if (statement instanceof Pop pop) {
			reshapes.pop(pop, where);
		} else if (statement instanceof Mirror mirror) {
			exits.by(mirror.getPort(), where, port -> code.emit(new PacketOperation.Emit(port, where)));
		} else if (statement instanceof Send send) {
			code.emit(new PacketOperation.BeginCopy(where));
			run(send.getBody());
			exits.by(send.getPort(), where, port -> code.emit(new PacketOperation.Emit(port, where)));
			code.emit(new PacketOperation.EndCopy(where));
		} else {
			verdict(statement, where);
		}
	}

	private void verdict(Statement statement, SourceRange where) {
		if (statement instanceof Pass) {
			code.end(new Terminator.Pass(where));
		} else if (statement instanceof Drop drop) {
			code.end(new Terminator.Drop(drop.getReason(), where));
		} else if (statement instanceof Forward forward) {
			if (forward.getPort() == null) {
				exit.forward(1 - ingress, where);
			} else {
				exits.by(forward.getPort(), where, port -> exit.forward(port, where));
			}
		}
	}

	private void branch(If branch, SourceRange where) {
		Code.Draft then = code.draft();
		Code.Draft otherwise = code.draft();
		Code.Draft after = branch.getOtherwise() == null ? otherwise : code.draft();
		values.condition(branch.getCondition(), then, otherwise);
		code.enter(then);
		run(branch.getThen());
		code.jump(after, where);
		if (branch.getOtherwise() != null) {
			code.enter(otherwise);
			run(branch.getOtherwise());
			code.jump(after, where);
		}
		code.enter(after);
	}

	/** A round of a loop that is being written: where it goes on behind the loop, and with the next round. */
	private record Round(Code.Draft after, Code.Draft next) {
	}

	/** Rounds stand one behind the other, in each of them the variable is a constant. */
	private void loop(For loop, SourceRange where) {
		long low = Constants.number(loop.getLow()).orElseThrow();
		long last = Constants.number(loop.getHigh()).orElseThrow() - low;
		Code.Draft after = code.draft();
		for (long i = 0; i <= last; i++) {
			Round round = new Round(after, i == last ? after : code.draft());
			values.round(loop.getVariable(), low + i);
			loops.push(round);
			run(loop.getBody());
			loops.pop();
			code.jump(round.next(), where);
			code.enter(round.next());
		}
	}

	private void require(Require require, SourceRange where) {
		Code.Draft holds = code.draft();
		Code.Draft fails = code.draft();
		values.condition(require.getCondition(), holds, fails);
		otherwise(fails, require.getOtherwise(), where);
		code.enter(holds);
	}

	/** An else part that doesn't go on after it; in an expiry its end is the handler's. */
	private void otherwise(Code.Draft draft, Statement otherwise, SourceRange where) {
		code.enter(draft);
		run(otherwise);
		if (isExpiry() && !functions.isInside()) {
			code.end(new Terminator.Return(where));
		}
	}

	private void let(Let let, SourceRange where) {
		Sort sort = Typing.of(let.getValue());
		if (sort instanceof Sort.Entry entry) {
			Entries.Found found = entries.find((Index) let.getValue());
			Code.Draft there = code.draft();
			Code.Draft missing = code.draft();
			code.branch(found.flag(), there, missing, where);
			otherwise(missing, let.getOtherwise(), where);
			code.enter(there);
			entries.bind(let, entry.state(), found.entry(), where);
		} else if (sort instanceof Sort.Fallible fallible) {
			take(let, fallible, where);
		} else {
			Type type = Typing.reference(let).asValue();
			declare(let, values.value(let.getValue(), type), where);
		}
	}

	private void take(Let let, Sort.Fallible fallible, SourceRange where) {
		StateDeclaration pool = Methods.state((MethodCall) let.getValue()).orElseThrow();
		StateAction action = StateTypes.kind(pool).orElseThrow() == StateKind.QUEUE ? StateAction.POP : StateAction.TAKE;
		Register ok = code.register("ok", 1);
		List<Register> item = code.registers(let.getName(), fallible.type());
		List<Register> results = new ArrayList<>(List.of(ok));
		results.addAll(item);
		values.access(pool, action, results, List.of(), Sources.of(let.getValue()));
		Code.Draft there = code.draft();
		Code.Draft none = code.draft();
		code.branch(ok, there, none, where);
		otherwise(none, let.getOtherwise(), where);
		code.enter(there);
		declare(let, new Operand(fallible.type(), item, true), where);
	}

	/** Gives a name registers of its own, so that assigning it changes nothing else. */
	void declare(Referable name, Operand value, SourceRange where) {
		List<Register> own = value.registers();
		if (!value.fresh()) {
			own = code.registers(Names.of(name), value.type());
			for (int i = 0; i < own.size(); i++) {
				code.emit(new Instruction.Unary(UnaryOperator.COPY, own.get(i), value.registers().get(i), where));
			}
		}
		bind(name, value.type(), own);
	}

	/** Binds a name to registers and shows it to the debugger. */
	void bind(Referable name, Type type, List<Register> registers) {
		values.places().bind(name, new Place.Binding(type, registers, -1, null));
		code.declare(new Variable(Names.of(name), type, registers, Sources.of(name, Names.feature(name))));
	}
}
