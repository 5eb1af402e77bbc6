// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.program.PacketOperation;

/** An operation on a packet as a whole, ready to run. Immutable. */
public interface PacketAction {

	/** Does it; registers are the handler's by their index. */
	void run(Packet packet, long[] registers);

	/** The action of an operation of the IR. */
	static PacketAction of(PacketOperation operation) {
		if (operation instanceof PacketOperation.LoadPayload o) {
			int target = o.target().index();
			int index = o.index().index();
			int bytes = o.target().bits() / 8;
			return (packet, registers) -> registers[target] = Payload.load(packet, registers[index], bytes);
		} else if (operation instanceof PacketOperation.StorePayload o) {
			int index = o.index().index();
			int source = o.source().index();
			int bytes = o.source().bits() / 8;
			return (packet, registers) -> Payload.store(packet, registers[index], bytes, registers[source]);
		} else if (operation instanceof PacketOperation.Resize o) {
			int ok = o.ok().index();
			int length = o.length().index();
			return (packet, registers) -> registers[ok] = Payload.resize(packet, registers[length]) ? 1 : 0;
		} else if (operation instanceof PacketOperation.Push o) {
			int ok = o.ok().index();
			return (packet, registers) -> registers[ok] = Encapsulation.push(packet, o.header(), o.over()) ? 1 : 0;
		} else if (operation instanceof PacketOperation.Pop o) {
			int ok = o.ok().index();
			return (packet, registers) -> registers[ok] = Encapsulation.pop(packet, o.header()) ? 1 : 0;
		} else if (operation instanceof PacketOperation.Emit o) {
			int port = o.port();
			return (packet, registers) -> packet.copies().emit(packet, port);
		}
		return operation instanceof PacketOperation.BeginCopy ? (packet, registers) -> packet.copies().begin(packet)
				: (packet, registers) -> packet.copies().end(packet);
	}
}
