// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.source.SourceRange;

/** One step of a handler: reads registers, writes registers, and may touch the packet or a state. */
public sealed interface Instruction permits Instruction.Constant, Instruction.Unary, Instruction.Binary,
		Instruction.HasHeader, Instruction.LoadField, Instruction.StoreField, Instruction.LoadMeta, Instruction.Access,
		PacketOperation {

	/** The source it came from. */
	SourceRange where();

	/** Registers it reads, in order. */
	List<Register> reads();

	/** Registers it writes, in order. */
	List<Register> writes();

	/** {@code target = value}. */
	record Constant(Register target, long value, SourceRange where) implements Instruction {
		@Override
		public List<Register> reads() {
			return List.of();
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/** {@code target = operator operand}; COPY cuts or zero-extends to the target's width. */
	record Unary(UnaryOperator operator, Register target, Register operand, SourceRange where)
			implements Instruction {
		@Override
		public List<Register> reads() {
			return List.of(operand);
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/** {@code target = left operator right}, cut to the target's width. */
	record Binary(BinaryOperator operator, Register target, Register left, Register right, SourceRange where)
			implements Instruction {
		@Override
		public List<Register> reads() {
			return List.of(left, right);
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/** {@code target = 1} if the packet has the header, else 0. */
	record HasHeader(Register target, Header header, SourceRange where) implements Instruction {
		@Override
		public List<Register> reads() {
			return List.of();
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/** Reads a header field; one target per 64 bits. Zero where the header is absent. */
	record LoadField(List<Register> targets, Field field, SourceRange where) implements Instruction {
		public LoadField {
			targets = List.copyOf(targets);
		}

		@Override
		public List<Register> reads() {
			return List.of();
		}

		@Override
		public List<Register> writes() {
			return targets;
		}
	}

	/** Writes a header field and keeps the checksums right that cover it. Nothing where the header is absent. */
	record StoreField(Field field, List<Register> sources, SourceRange where) implements Instruction {
		public StoreField {
			sources = List.copyOf(sources);
		}

		@Override
		public List<Register> reads() {
			return sources;
		}

		@Override
		public List<Register> writes() {
			return List.of();
		}
	}

	/** Reads something about the packet that isn't in a header. */
	record LoadMeta(Register target, Meta meta, SourceRange where) implements Instruction {
		@Override
		public List<Register> reads() {
			return List.of();
		}

		@Override
		public List<Register> writes() {
			return List.of(target);
		}
	}

	/**
	 * Does something to a state.
	 *
	 * @param state     index of the state in the NF
	 * @param action    what
	 * @param slot      for READ and WRITE which value slot; otherwise 0
	 * @param results   registers written, as {@link StateAction} lists them
	 * @param arguments registers read, as {@link StateAction} lists them
	 */
	record Access(int state, StateAction action, int slot, List<Register> results, List<Register> arguments,
			SourceRange where) implements Instruction {
		public Access {
			results = List.copyOf(results);
			arguments = List.copyOf(arguments);
		}

		@Override
		public List<Register> reads() {
			return arguments;
		}

		@Override
		public List<Register> writes() {
			return results;
		}
	}
}
