// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.text;

import java.util.List;
import java.util.StringJoiner;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/**
 * Writes an NF's IR as text: one line an instruction, states and blocks named. The text depends on what the program
 * means and on nothing else – not on positions, comments or layout of the source – so that equal texts mean equal
 * programs.
 */
public final class IrPrinter {

	private final Nf nf;
	private final StringBuilder out = new StringBuilder();

	private IrPrinter(Nf nf) {
		this.nf = nf;
	}

	/** The whole NF. */
	public static String print(Nf nf) {
		IrPrinter printer = new IrPrinter(nf);
		printer.printNf();
		return printer.out.toString();
	}

	/** One handler of the NF. */
	public static String print(Nf nf, Handler handler) {
		IrPrinter printer = new IrPrinter(nf);
		printer.printHandler(handler);
		return printer.out.toString();
	}

	private void printNf() {
		line("nf " + nf.name() + " ports " + join(nf.ports()));
		nf.headers().forEach(header -> line("header " + header + " : " + header.header().fields().stream()
				.map(f -> f.name() + " " + f.bits()).collect(java.util.stream.Collectors.joining(", "))));
		nf.states().forEach(this::printState);
		nf.handlers().forEach(this::printHandler);
	}

	private void printState(State state) {
		StringBuilder text = new StringBuilder("state " + state.name() + " : " + state.kind().word());
		if (state.key() != null) {
			text.append(" key ").append(state.keySlots().size()).append(':').append(state.key().bits());
		}
		text.append(" value ").append(state.valueSlots().size()).append(':').append(state.value().bits());
		text.append(" capacity ").append(state.capacity());
		if (state.rows() > 0) {
			text.append(" rows ").append(state.rows());
		}
		if (state.timeoutNanos() > 0) {
			text.append(" timeout ").append(state.timeoutNanos());
		}
		if (state.expiresWith() >= 0) {
			text.append(" with ").append(nf.states().get(state.expiresWith()).name());
		}
		state.poolRange().ifPresent(range -> text.append(" of ").append(range.firstAddress()).append("..")
				.append(range.lastAddress()).append(':').append(range.firstPort()).append("..").append(range.lastPort()));
		state.bucket().ifPresent(bucket -> text.append(" of ").append(bucket));
		state.prefixes().ifPresent(table -> text.append(" of ").append(table));
		text.append(' ').append(state.consistency().name().toLowerCase(java.util.Locale.ROOT));
		if (state.staleNanos() > 0) {
			text.append(' ').append(state.staleNanos());
		}
		line(text.toString());
	}

	private void printHandler(Handler handler) {
		line("handler " + handler.name()
				+ (handler.trigger() instanceof Trigger.Timer timer ? " (" + timer.periodNanos() + " ns)" : ""));
		for (Block block : handler.blocks()) {
			line("  b" + block.index() + ":");
			block.instructions().forEach(i -> line("    " + text(i)));
			line("    " + text(block.terminator()));
		}
	}

	/** One instruction, in the notation of the whole. */
	private String text(Instruction instruction) {
		if (instruction instanceof Instruction.Constant i) {
			return i.target() + " = " + Long.toUnsignedString(i.value());
		} else if (instruction instanceof Instruction.Unary i) {
			return i.target() + " = " + i.operator().name().toLowerCase(java.util.Locale.ROOT) + " " + i.operand();
		} else if (instruction instanceof Instruction.Binary i) {
			return i.target() + " = " + i.left() + " " + i.operator().symbol() + " " + i.right();
		} else if (instruction instanceof Instruction.HasHeader i) {
			return i.target() + " = has " + i.header();
		} else if (instruction instanceof Instruction.LoadField i) {
			return join(i.targets()) + " = packet." + i.field();
		} else if (instruction instanceof Instruction.StoreField i) {
			return "packet." + i.field() + " = " + join(i.sources());
		} else if (instruction instanceof Instruction.LoadMeta i) {
			return i.target() + " = " + i.meta().name().toLowerCase(java.util.Locale.ROOT);
		}
		return instruction instanceof PacketOperation operation ? text(operation) : text((Instruction.Access) instruction);
	}

	private String text(PacketOperation operation) {
		if (operation instanceof PacketOperation.LoadPayload o) {
			return o.target() + " = payload[" + o.index() + "]";
		} else if (operation instanceof PacketOperation.StorePayload o) {
			return "payload[" + o.index() + "] = " + o.source();
		} else if (operation instanceof PacketOperation.Resize o) {
			return o.ok() + " = resize " + o.length();
		} else if (operation instanceof PacketOperation.Push o) {
			return o.ok() + " = push " + o.header() + (o.over() == null ? "" : " over " + o.over());
		} else if (operation instanceof PacketOperation.Pop o) {
			return o.ok() + " = pop " + o.header();
		} else if (operation instanceof PacketOperation.Emit o) {
			return "emit " + nf.ports().get(o.port());
		}
		return operation instanceof PacketOperation.BeginCopy ? "begin copy" : "end copy";
	}

	private String text(Instruction.Access access) {
		String call = nf.states().get(access.state()).name() + "."
				+ access.action().name().toLowerCase(java.util.Locale.ROOT)
				+ switch (access.action()) {
					case READ, WRITE -> "[" + access.slot() + "]";
					default -> "";
				} + "(" + join(access.arguments()) + ")";
		return access.results().isEmpty() ? call : join(access.results()) + " = " + call;
	}

	private String text(Terminator terminator) {
		if (terminator instanceof Terminator.Jump t) {
			return "goto b" + t.target();
		} else if (terminator instanceof Terminator.Branch t) {
			return "if " + t.condition() + " goto b" + t.then() + " else b" + t.otherwise();
		} else if (terminator instanceof Terminator.Forward t) {
			return "forward " + nf.ports().get(t.port());
		} else if (terminator instanceof Terminator.Pass) {
			return "pass";
		} else if (terminator instanceof Terminator.Drop t) {
			return "drop \"" + t.reason() + "\"";
		} else if (terminator instanceof Terminator.Abort t) {
			return "abort " + nf.states().get(t.state()).name();
		} else if (terminator instanceof Terminator.Identify t) {
			return t.key().isEmpty() ? "unknown" : "identify " + join(t.key());
		}
		return "return";
	}

	private static String join(List<?> parts) {
		StringJoiner joiner = new StringJoiner(", ");
		parts.forEach(p -> joiner.add(p instanceof Register r ? r.toString() : String.valueOf(p)));
		return joiner.toString();
	}

	private void line(String text) {
		out.append(text).append('\n');
	}
}
