// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.packet.Headers;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/** A small well-formed NF that tests take apart: it counts packets per source address and forwards them. */
public final class SampleNf {

	public static final SourceRange HERE = new SourceRange("sample.cora", 10, 5, 2, 3);

	public static final Register IS_IPV4 = new Register(0, "ipv4", 1);
	public static final Register SOURCE = new Register(1, "src", 32);
	public static final Register ONE = new Register(2, "one", 64);
	public static final Register FOUND = new Register(3, "found", 1);
	public static final Register ENTRY = new Register(4, "entry", 64);

	private SampleNf() {
	}

	public static State seen() {
		return new State("seen", 0, StateKind.MAP, Types.IPV4, Types.U64, 1024, 0, 1_000_000_000L, -1, null,
				Consistency.STRICT, 0, HERE);
	}

	public static List<Block> blocks() {
		return List.of(
				new Block(0, List.of(new Instruction.HasHeader(IS_IPV4, Headers.IPV4_HEADER, HERE)),
						new Terminator.Branch(IS_IPV4, 1, 2, HERE)),
				new Block(1, List.of(
						new Instruction.LoadField(List.of(SOURCE), Headers.IPV4_HEADER.require("src"), HERE),
						new Instruction.Constant(ONE, 1, HERE),
						new Instruction.Access(0, StateAction.INSERT, 0, List.of(FOUND, ENTRY), List.of(SOURCE, ONE),
								HERE)),
						new Terminator.Branch(FOUND, 3, 4, HERE)),
				new Block(2, List.of(), new Terminator.Pass(HERE)),
				new Block(3, List.of(), new Terminator.Forward(1, HERE)),
				new Block(4, List.of(), new Terminator.Abort(0, HERE)));
	}

	/** The sample with another block in place of the one of the same index. */
	public static Nf with(Block changed) {
		List<Block> blocks = new ArrayList<>(blocks());
		blocks.set(changed.index(), changed);
		return of(blocks, new Trigger.PacketFrom(0));
	}

	public static Nf of(List<Block> blocks, Trigger trigger) {
		Handler handler = new Handler("packet from left", trigger, List.of(IS_IPV4, SOURCE, ONE, FOUND, ENTRY), blocks,
				List.of(), HERE);
		return new Nf("sample.Counting", List.of(new Port("left", 0, HERE), new Port("right", 1, HERE)),
				List.of(seen()), List.of(handler), HERE);
	}

	public static Nf valid() {
		return of(blocks(), new Trigger.PacketFrom(0));
	}
}
