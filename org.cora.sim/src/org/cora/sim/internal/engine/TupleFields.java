// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/**
 * Which parts of a packet's raw tuple a flow table's entries compare, port by port: all of it, unless the program says that
 * the flow is told from some of them alone. A flow that is a host then has one entry at a port, whoever it talks to; with an
 * entry for each of its connections, packets of those that have none yet would take another way than the others, and
 * overtake them.
 */
final class TupleFields {

	private static final long ALL = -1;
	private static final long ADDRESS = 0xFFFF_FFFFL << 16;
	private static final long PORT = 0xFFFF;
	private static final long PROTOCOL = 0xFFL << 48;
	/** The ingress port, and that there is a tuple. */
	private static final long ALWAYS = 0xFFL << 56;
	private static final Map<Field, long[]> PARTS = Map.of(Headers.IPV4_HEADER.require("src"), new long[] {ADDRESS, 0},
			Headers.IPV4_HEADER.require("dst"), new long[] {0, ADDRESS}, Headers.IPV4_HEADER.require("proto"), new long[] {PROTOCOL, 0},
			Headers.L4.require("sport"), new long[] {PORT, 0}, Headers.L4.require("dport"), new long[] {0, PORT});

	private final long[] first;
	private final long[] second;

	TupleFields(Nf nf) {
		int ports = nf.ports().size();
		first = new long[ports];
		second = new long[ports];
		for (int port = 0; port < ports; port++) {
			long[] parts = nf.handler(new Trigger.IdentityOf(port)).map(TupleFields::read).orElse(null);
			first[port] = parts == null ? ALL : parts[0] | ALWAYS;
			second[port] = parts == null ? ALL : parts[1];
		}
	}

	/** What of a tuple's first word is compared. */
	long first(int port) {
		return first[port];
	}

	/** What of a tuple's second word is compared. */
	long second(int port) {
		return second[port];
	}

	/** Whether ports of TCP and UDP matter, which later fragments don't have. */
	boolean hasPorts(int port) {
		return ((first[port] | second[port]) & PORT) != 0;
	}

	/** The parts that the flow of IPv4 packets is made of; null if it depends on anything else, or isn't always declared. */
	private static long[] read(Handler identity) {
		long[] parts = new long[2];
		BitSet seen = new BitSet();
		BitSet open = new BitSet();
		open.set(0);
		for (int index = 0; index >= 0; index = open.nextSetBit(0)) {
			open.clear(index);
			seen.set(index);
			Block block = identity.blocks().get(index);
			if (!block.instructions().stream().allMatch(i -> reads(i, parts))
					|| block.terminator() instanceof Terminator.Identify end && end.key().isEmpty()) {
				return null;
			}
			for (int next : successors(block)) {
				open.set(next, !seen.get(next));
			}
		}
		return parts;
	}

	private static boolean reads(Instruction instruction, long[] parts) {
		if (instruction instanceof Instruction.LoadField load) {
			long[] part = PARTS.get(load.field());
			for (int i = 0; part != null && i < part.length; i++) {
				parts[i] |= part[i];
			}
			return part != null;
		}
		return instruction instanceof Instruction.Constant || instruction instanceof Instruction.Unary
				|| instruction instanceof Instruction.Binary || asksForIpv4(instruction);
	}

	private static boolean asksForIpv4(Instruction instruction) {
		return instruction instanceof Instruction.HasHeader has && has.header().equals(Headers.IPV4_HEADER);
	}

	/** Where a packet with an IPv4 header may go on. */
	private static List<Integer> successors(Block block) {
		if (block.terminator() instanceof Terminator.Jump jump) {
			return List.of(jump.target());
		}
		if (block.terminator() instanceof Terminator.Branch branch) {
			boolean isIpv4 = block.instructions().stream().anyMatch(i -> asksForIpv4(i) && writes(i, branch.condition()));
			return isIpv4 ? List.of(branch.then()) : List.of(branch.then(), branch.otherwise());
		}
		return List.of();
	}

	private static boolean writes(Instruction instruction, Register register) {
		return instruction.writes().contains(register);
	}
}
