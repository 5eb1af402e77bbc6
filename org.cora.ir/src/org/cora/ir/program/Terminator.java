// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import org.cora.ir.source.SourceRange;

/** How a block ends. */
public sealed interface Terminator {

	/** The source it came from. */
	SourceRange where();

	/** Indexes of the blocks it can go to. */
	default List<Integer> successors() {
		return List.of();
	}

	/** Registers it reads. */
	default List<Register> reads() {
		return List.of();
	}

	/** Goes on in another block. */
	record Jump(int target, SourceRange where) implements Terminator {
		@Override
		public List<Integer> successors() {
			return List.of(target);
		}
	}

	/** Goes on in one of two blocks, {@code then} if the condition isn't 0. */
	record Branch(Register condition, int then, int otherwise, SourceRange where) implements Terminator {
		@Override
		public List<Integer> successors() {
			return List.of(then, otherwise);
		}

		@Override
		public List<Register> reads() {
			return List.of(condition);
		}
	}

	/** The packet leaves by a port. */
	record Forward(int port, SourceRange where) implements Terminator {
	}

	/** The packet isn't ours: it goes to the host's network stack. */
	record Pass(SourceRange where) implements Terminator {
	}

	/** The NF drops the packet, as the author said. */
	record Drop(String reason, SourceRange where) implements Terminator {
	}

	/**
	 * The handler can't go on because a state is full: its effects are undone and the packet is dropped with a resource
	 * cause.
	 *
	 * @param state index of the state that was full
	 */
	record Abort(int state, SourceRange where) implements Terminator {
	}

	/** The end of a handler without a packet. */
	record Return(SourceRange where) implements Terminator {
	}

	/** The end of a flow identity: the scalars that identify the flow, or none if unknown to the program. */
	record Identify(List<Register> key, SourceRange where) implements Terminator {
		public Identify {
			key = List.copyOf(key);
		}

		@Override
		public List<Register> reads() {
			return key;
		}
	}
}
