// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.steering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.HeaderLayout;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/**
 * Says which steering class a packet is of, by running the part of its handler that touches no state. Changes neither
 * the packet nor any state; doesn't allocate per packet; not thread-safe.
 */
public final class SteeringClassifier {

	private final Nf nf;
	private final HeaderLayout layout;
	private final Handler[] handlers;
	/** By port and block, -1 for blocks that runs go on from. */
	private final int[][] classes;
	private final int[] withoutHandler;
	private final long[] registers;
	private final Map<Instruction, List<FieldAccess>> fields = new IdentityHashMap<>();

	/** @param graph the state-flow graph of the NF; classes are numbered as there */
	public SteeringClassifier(Nf nf, StateFlowGraph graph) {
		this.nf = nf;
		layout = HeaderLayout.of(nf);
		int ports = nf.ports().size();
		handlers = new Handler[ports];
		classes = new int[ports][];
		withoutHandler = new int[ports];
		int most = 0;
		for (int port = 0; port < ports; port++) {
			handlers[port] = nf.handler(new Trigger.PacketFrom(port)).orElse(null);
			classes[port] = new int[handlers[port] == null ? 1 : handlers[port].blocks().size()];
			Arrays.fill(classes[port], -1);
			most = Math.max(most, handlers[port] == null ? 0 : handlers[port].registers().size());
		}
		registers = new long[most];
		for (int c = 0; c < graph.getClasses().size(); c++) {
			SteeringClass node = graph.getClasses().get(c);
			if (node.getPort() >= 0) {
				classes[node.getPort()][node.getBlock()] = c;
				withoutHandler[node.getPort()] = c;
			}
		}
	}

	/** Index of the packet's class in the graph. */
	public int classify(Packet packet, int port) {
		Handler handler = handlers[port];
		if (handler == null) {
			return withoutHandler[port];
		}
		packet.expect(layout);
		int index = 0;
		while (true) {
			if (classes[port][index] >= 0) {
				return classes[port][index];
			}
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				run(instruction, packet, port);
			}
			index = next(block.terminator());
		}
	}

	private int next(Terminator terminator) {
		if (terminator instanceof Terminator.Branch branch) {
			return registers[branch.condition().index()] != 0 ? branch.then() : branch.otherwise();
		}
		return ((Terminator.Jump) terminator).target();
	}

	private void run(Instruction instruction, Packet packet, int port) {
		if (instruction instanceof Instruction.Constant constant) {
			set(constant.target(), constant.value());
		} else if (instruction instanceof Instruction.HasHeader has) {
			set(has.target(), packet.has(has.header()) ? 1 : 0);
		} else if (instruction instanceof Instruction.LoadField load) {
			load(load, packet);
		} else if (instruction instanceof Instruction.LoadMeta meta) {
			set(meta.target(), switch (meta.meta()) {
				case NOW -> packet.time();
				case LENGTH -> packet.wireLength();
				case PORT -> port;
				case PAYLOAD -> packet.payloadLength();
			});
		} else if (instruction instanceof Instruction.Unary unary) {
			long operand = registers[unary.operand().index()];
			set(unary.target(), unary.operator() == UnaryOperator.COPY ? operand
					: unary.operator() == UnaryOperator.NOT ? (operand == 0 ? 1 : 0) : ~operand);
		} else if (instruction instanceof Instruction.Binary binary) {
			set(binary.target(), binary.operator().apply(registers[binary.left().index()],
					registers[binary.right().index()]));
		}
	}

	private void load(Instruction.LoadField load, Packet packet) {
		List<FieldAccess> parts = fields.get(load);
		if (parts == null) {
			parts = new ArrayList<>();
			for (int part = 0; part < load.targets().size(); part++) {
				parts.add(load.targets().size() == 1 ? FieldAccess.of(load.field())
						: FieldAccess.of(load.field(), part));
			}
			fields.put(load, parts);
		}
		for (int part = 0; part < parts.size(); part++) {
			set(load.targets().get(part), parts.get(part).load(packet));
		}
	}

	private void set(Register target, long value) {
		registers[target.index()] = value & target.mask();
	}

	/** The NF that it classifies for. */
	public Nf nf() {
		return nf;
	}
}
