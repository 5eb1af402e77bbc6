// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/** Whether declared headers, and operations on packets, are what readers of the IR rely on. */
final class PacketShape {

	private PacketShape() {
	}

	/** Each header at an index of its own, behind one that is known by then; its selector a field of that one. */
	static void headers(Nf nf, AccessShape.Checker checker) {
		checker.check(nf.headers().size() <= Headers.MOST_PARSED, "too many headers");
		Set<Header> known = new HashSet<>(List.of(Headers.TCP, Headers.UDP));
		Set<Integer> indexes = new HashSet<>();
		for (ParsedHeader parsed : nf.headers()) {
			Header header = parsed.header();
			checker.check(header.isDeclared() && header.index() < Headers.FIRST_PARSED + Headers.MOST_PARSED
					&& indexes.add(header.index()), header + " has an index of another header");
			checker.check(known.contains(parsed.after()), header + " stands behind " + parsed.after() + ", which isn't before it");
			checker.check(parsed.selector() == null || parsed.selector().header().equals(parsed.after())
					&& parsed.selector().bits() <= 64, header + " is told by a field of another header");
			known.add(header);
		}
	}

	static void operation(Nf nf, Handler handler, PacketOperation operation, AccessShape.Checker checker) {
		checker.check(handler.trigger() instanceof Trigger.PacketFrom, operation + " without a packet");
		if (operation instanceof PacketOperation.LoadPayload load) {
			checker.check(isWord(load.target().bits()) && load.index().bits() == 64, "a load of other widths");
		} else if (operation instanceof PacketOperation.StorePayload store) {
			checker.check(isWord(store.source().bits()) && store.index().bits() == 64, "a store of other widths");
		} else if (operation instanceof PacketOperation.Resize resize) {
			checker.check(resize.ok().bits() == 1 && resize.length().bits() == 64, "a resize of other widths");
		} else if (operation instanceof PacketOperation.Push push) {
			boolean tunnel = isTunnel(push.header());
			boolean ip = Headers.IPV4_HEADER.equals(push.over()) || Headers.IPV6_HEADER.equals(push.over());
			checker.check(push.ok().bits() == 1 && isMovable(nf, push.header()) && (tunnel ? ip : push.over() == null),
					push.header() + " can't be pushed so");
		} else if (operation instanceof PacketOperation.Pop pop) {
			checker.check(pop.ok().bits() == 1 && isMovable(nf, pop.header()), pop.header() + " can't be popped");
		} else if (operation instanceof PacketOperation.Emit emit) {
			checker.check(emit.port() >= 0 && emit.port() < nf.ports().size(), "port " + emit.port() + " isn't there");
		}
	}

	private static boolean isWord(int bits) {
		return bits == 8 || bits == 16 || bits == 32 || bits == 64;
	}

	private static boolean isTunnel(Header header) {
		return header.equals(Headers.VXLAN) || header.equals(Headers.GTPU);
	}

	private static boolean isMovable(Nf nf, Header header) {
		return isTunnel(header) || header.equals(Headers.VLAN)
				|| nf.headers().stream().anyMatch(parsed -> parsed.header().equals(header));
	}

	/**
	 * Whether the handler works on a copy at the end of a block. A packet leaves or passes only outside of copies.
	 *
	 * @param copying whether it does at the block's beginning
	 */
	static boolean copies(Block block, boolean copying, AccessShape.Checker checker) {
		boolean inside = copying;
		for (Instruction instruction : block.instructions()) {
			if (instruction instanceof PacketOperation.BeginCopy || instruction instanceof PacketOperation.EndCopy) {
				boolean begins = instruction instanceof PacketOperation.BeginCopy;
				checker.check(inside != begins, begins ? "a copy of a copy" : "the end of no copy");
				inside = begins;
			}
		}
		boolean drops = block.terminator() instanceof Terminator.Drop || block.terminator() instanceof Terminator.Abort;
		checker.check(!inside || drops || !block.terminator().successors().isEmpty(),
				"block " + block.index() + " ends in a copy");
		return inside;
	}
}
