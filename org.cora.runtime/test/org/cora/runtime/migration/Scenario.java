// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How large a world is.
 *
 * @param flows      flows, up to 4
 * @param packets    packets of all flows together; each may belong to any flow that has some left
 * @param perFlow    most packets of a flow, up to 12
 * @param migrations times that a migration of all flows at rest on a side may be started
 * @param faults     things that may go wrong: the table refuses, the new side has no room, a transfer is lost, somebody
 *                   aborts
 * @param room       packets that the buffer has room for
 * @param limits     what may be under way at a time
 * @param apart      whether flows share nothing: the first migration moves all of them and starts at once, further ones move
 *                   one flow each; faults and migrations are counted per flow, and there is room for all packets
 * @param protocol   the protocol
 * @param resets      times that the card may be reset; as many checkpoints may be made
 * @param checkpoints what the host knows of the card
 * @param rehomes     times that packets come to the other side because a plan is taken over
 * @param rehomesAnyTime whether that may be while flows move
 * @param partial     whether flows go on before what is only counted of them has followed
 * @param timeouts    times that an entry may time out, once for each flow
 */
record Scenario(int flows, int packets, int perFlow, int migrations, int faults, int room, MigrationLimits limits,
		boolean apart, Function<MigrationEngine, MoveProtocol> protocol, int resets, Supplier<FlowCheckpoints> checkpoints, int rehomes,
		boolean rehomesAnyTime, boolean partial, int timeouts) {

	private static final int PLENTY = 100;

	/** Flows that share buffer, bundles and budgets; every order is tried. */
	static Scenario of(int flows, int packets, int migrations, int faults, Function<MigrationEngine, MoveProtocol> protocol) {
		return new Scenario(flows, packets, packets, migrations, faults, PLENTY, limits(flows, flows, 1), false,
				protocol, 0, FlowCheckpoints::new, 0, false, false, 0);
	}

	/** Flows that share nothing but the first transfer; orders that differ in what doesn't depend on each other are one. */
	static Scenario apart(int flows, int perFlow, int migrations, int faults,
			Function<MigrationEngine, MoveProtocol> protocol) {
		return new Scenario(flows, flows * perFlow, perFlow, migrations, faults, PLENTY, limits(flows, flows, 1),
				true, protocol, 0, FlowCheckpoints::new, 0, false, false, 0);
	}

	/** With a buffer for so many packets. */
	Scenario withRoom(int newRoom) {
		return new Scenario(flows, packets, perFlow, migrations, faults, newRoom, limits, apart, protocol, resets, checkpoints, rehomes, rehomesAnyTime, partial, timeouts);
	}

	/** With so many flows a bundle and under way, and nothing started while the buffer is so full. */
	Scenario withLimits(int bundle, int underWay, double fill) {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits(bundle, underWay, fill),
				apart, protocol, resets, checkpoints, rehomes, rehomesAnyTime, partial, timeouts);
	}

	/** In which flows are tried again that often. */
	Scenario withRetries(int retries) {
		MigrationLimits again = new MigrationLimits(limits.bundle(), limits.underWay(), limits.fill(), retries, 1);
		return new Scenario(flows, packets, perFlow, migrations, faults, room, again, apart, protocol, resets,
				checkpoints, rehomes, rehomesAnyTime, partial, timeouts);
	}

	/** In which the card may be reset that often. */
	Scenario withResets(int count) {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits, apart, protocol, count, checkpoints, rehomes,
				rehomesAnyTime, partial, timeouts);
	}

	/** In which packets come to the other side that often: while nothing moves, or at any time. */
	Scenario withRehomes(int count, boolean anyTime) {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits, apart, protocol, resets, checkpoints, count,
				anyTime, partial, timeouts);
	}

	/** With other checkpoints. */
	Scenario with(Supplier<FlowCheckpoints> others) {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits, apart, protocol, resets, others, rehomes,
				rehomesAnyTime, partial, timeouts);
	}

	/** In which flows go on before what is only counted of them has followed. */
	Scenario partially() {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits, apart, protocol, resets, checkpoints, rehomes,
				rehomesAnyTime, true, timeouts);
	}

	/** In which that many entries may time out at any time. */
	Scenario withTimeouts(int count) {
		return new Scenario(flows, packets, perFlow, migrations, faults, room, limits, apart, protocol, resets, checkpoints, rehomes,
				rehomesAnyTime, partial, count);
	}

	private static MigrationLimits limits(int bundle, int underWay, double fill) {
		return new MigrationLimits(bundle, underWay, fill, 0, 1);
	}
}
