// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;

/**
 * A handler's blocks in an order in which control flow only goes forward, long ones cut into pieces, and the pieces put
 * into methods that are short enough for the JVM to compile.
 */
final class HandlerLayout {

	/** Weight of a piece beyond which a block is cut, and of a method beyond which another one begins. */
	private static final int PIECE = 1_000;
	/** A weight is about a byte of code; the JVM compiles no method of more than 8000 (HugeMethodLimit). */
	private static final int METHOD = 5_000;

	/**
	 * Some instructions of a block.
	 *
	 * @param number position in the order
	 * @param from   index of the first
	 * @param to     index after the last; the block's end belongs to the last piece
	 * @param live   registers whose values are needed when it begins
	 */
	record Piece(int number, Block block, int from, int to, BitSet live) {
		boolean isFirst() {
			return from == 0;
		}

		boolean isLast() {
			return to == block.instructions().size();
		}
	}

	private final List<Piece> pieces = new ArrayList<>();
	private final List<List<Piece>> methods = new ArrayList<>();
	private final int[] firstPiece;
	private final int[] methodOf;
	private final boolean watched;

	/** @param watched whether each instruction is preceded by a call of a hook */
	HandlerLayout(Handler handler, boolean watched) {
		this.watched = watched;
		firstPiece = new int[handler.blocks().size()];
		for (Block block : inOrder(handler)) {
			cut(block);
		}
		findLive();
		methodOf = new int[pieces.size()];
		fill();
	}

	private static List<Block> inOrder(Handler handler) {
		int[] pending = new int[handler.blocks().size()];
		handler.blocks().forEach(b -> b.terminator().successors().forEach(s -> pending[s]++));
		Deque<Block> ready = new ArrayDeque<>(List.of(handler.blocks().get(0)));
		List<Block> order = new ArrayList<>();
		while (!ready.isEmpty()) {
			Block block = ready.pop();
			order.add(block);
			List<Integer> successors = block.terminator().successors();
			for (int i = successors.size() - 1; i >= 0; i--) {
				if (--pending[successors.get(i)] == 0) {
					ready.push(handler.blocks().get(successors.get(i)));
				}
			}
		}
		return order;
	}

	private void cut(Block block) {
		firstPiece[block.index()] = pieces.size();
		List<Instruction> instructions = block.instructions();
		int from = 0;
		int weight = 0;
		for (int i = 0; i < instructions.size(); i++) {
			weight += weight(instructions.get(i));
			if (weight > PIECE && i + 2 < instructions.size()) {
				pieces.add(new Piece(pieces.size(), block, from, i + 1, new BitSet()));
				from = i + 1;
				weight = 0;
			}
		}
		pieces.add(new Piece(pieces.size(), block, from, instructions.size(), new BitSet()));
	}

	/** About as many bytes as its code takes, rather more. */
	private int weight(Instruction instruction) {
		int registers = instruction.reads().size() + instruction.writes().size();
		if (watched) {
			return 60 + 12 * registers;
		}
		if (instruction instanceof Instruction.Access) {
			return 40 + 16 * registers;
		}
		return instruction instanceof Instruction.LoadField || instruction instanceof Instruction.StoreField ? 20 * registers : 24;
	}

	private int weight(Piece piece) {
		int weight = 60 + 16 * piece.live().cardinality();
		for (Instruction instruction : piece.block().instructions().subList(piece.from(), piece.to())) {
			weight += weight(instruction);
		}
		return weight;
	}

	private void findLive() {
		for (int n = pieces.size() - 1; n >= 0; n--) {
			Piece piece = pieces.get(n);
			BitSet live = piece.live();
			if (piece.isLast()) {
				Terminator end = piece.block().terminator();
				end.successors().forEach(s -> live.or(pieces.get(firstPiece[s]).live()));
				end.reads().forEach(r -> live.set(r.index()));
			} else {
				live.or(pieces.get(n + 1).live());
			}
			for (int i = piece.to() - 1; i >= piece.from(); i--) {
				Instruction instruction = piece.block().instructions().get(i);
				for (Register written : instruction.writes()) {
					live.clear(written.index());
				}
				instruction.reads().forEach(r -> live.set(r.index()));
			}
		}
	}

	private void fill() {
		int weight = 0;
		for (Piece piece : pieces) {
			weight += weight(piece);
			if (methods.isEmpty() || weight > METHOD) {
				methods.add(new ArrayList<>());
				weight = weight(piece);
			}
			methods.get(methods.size() - 1).add(piece);
			methodOf[piece.number()] = methods.size() - 1;
		}
	}

	/** The pieces of each method; the handler begins with the first of the first. */
	List<List<Piece>> methods() {
		return methods;
	}

	List<Piece> pieces() {
		return pieces;
	}

	/** All blocks, those that others go to after those. */
	List<Block> blocks() {
		return pieces.stream().filter(Piece::isFirst).map(Piece::block).toList();
	}

	/** The piece that a block begins with. */
	Piece begin(int block) {
		return pieces.get(firstPiece[block]);
	}

	/** The number of the first piece of a method. */
	int first(int method) {
		return methods.get(method).get(0).number();
	}

	/** The method that a piece is in. */
	int method(Piece piece) {
		return methodOf[piece.number()];
	}
}
