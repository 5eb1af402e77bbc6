// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Nf;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.steering.SteeringClassifier;

/** Where a plan has packets go before anybody knows their flow: by what port and headers tell apart. */
final class FirstSides {

	/** The classes of a port go to different sides. */
	private static final byte DEPENDS = -1;

	private final Plan plan;
	private final SteeringClassifier classifier;
	private final byte[] sideOfClass;
	private final byte[] sideOfPort;
	private final SteeringClass[] classes;
	private final byte[] stateless;

	FirstSides(Nf nf, Plan plan) {
		this.plan = plan;
		classifier = new SteeringClassifier(nf, plan.getGraph());
		sideOfClass = sidesOfClasses();
		classes = plan.getGraph().getClasses().toArray(SteeringClass[]::new);
		sideOfPort = new byte[nf.ports().size()];
		stateless = new byte[nf.ports().size()];
		for (int port = 0; port < sideOfPort.length; port++) {
			sideOfPort[port] = sideOfPort(port);
			stateless[port] = stateless(port);
		}
	}

	/** Side that a packet goes to if its flow has no entry in the flow table. */
	byte of(Packet packet, int port) {
		return sideOfPort[port] == DEPENDS ? sideOfClass[classifier.classify(packet, port)] : sideOfPort[port];
	}

	/** Whether no packet that port and headers tell apart as such needs any state, so that either side may handle it at any time. */
	boolean needsNoState(Packet packet, int port) {
		return stateless[port] == DEPENDS ? classes[classifier.classify(packet, port)].isStateless() : stateless[port] > 0;
	}

	/** Whether all classes of a port, none or some do without state. */
	private byte stateless(int port) {
		long all = Arrays.stream(classes).filter(c -> c.getPort() == port).count();
		long without = Arrays.stream(classes).filter(c -> c.getPort() == port && c.isStateless()).count();
		return without == 0 ? 0 : without == all ? (byte) 1 : DEPENDS;
	}

	private byte[] sidesOfClasses() {
		List<SteeringClass> classes = plan.getGraph().getClasses();
		byte[] sides = new byte[classes.size()];
		Arrays.fill(sides, PacketSlots.CPU);
		for (ClassPlacement placement : plan.getClasses()) {
			boolean nicFirst = placement.getDefaultSide() == Side.NIC;
			sides[classes.indexOf(placement.getSteeringClass())] = nicFirst ? PacketSlots.NIC : PacketSlots.CPU;
		}
		return sides;
	}

	/** The side of all classes of a port, if it is the same. */
	private byte sideOfPort(int port) {
		List<SteeringClass> classes = plan.getGraph().getClasses();
		int[] sides = classes.stream().filter(c -> c.getPort() == port).mapToInt(c -> sideOfClass[classes.indexOf(c)]).distinct()
				.toArray();
		return sides.length == 1 ? (byte) sides[0] : sides.length == 0 ? PacketSlots.CPU : DEPENDS;
	}

	/** The side that packets of all classes that have any come to without an entry; negative if they come to both. */
	byte commonSide() {
		byte common = DEPENDS;
		for (ClassPlacement placement : plan.getClasses()) {
			if (placement.getGroups().stream().anyMatch(g -> g.getPacketShare() > 0)) {
				byte side = placement.getDefaultSide() == Side.NIC ? PacketSlots.NIC : PacketSlots.CPU;
				if (common != DEPENDS && common != side) {
					return DEPENDS;
				}
				common = side;
			}
		}
		return common;
	}

	/** Whether packets of all classes come to that side without an entry, expected or not. */
	boolean sendsAllTo(byte side) {
		for (byte each : sideOfClass) {
			if (each != side) {
				return false;
			}
		}
		return true;
	}

	/** Has packets of classes that nobody expects come where all others come to, too. */
	void gather() {
		Arrays.fill(sideOfClass, commonSide());
		Arrays.fill(sideOfPort, commonSide());
	}
}
