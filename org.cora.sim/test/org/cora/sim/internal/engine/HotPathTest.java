// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What packets do on their way through a simulation that only speed tells of. */
class HotPathTest {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Lets packets through and looks on. */
	private static class Looking implements PacketSource {

		private final PacketSource source;
		long fetched;
		long left;

		Looking(TrafficSpec traffic) {
			source = new TrafficSource(traffic, Path.of(""), 1);
		}

		@Override
		public boolean next(Packet into) {
			fetched++;
			return source.next(into);
		}

		@Override
		public int port() {
			return source.port();
		}

		@Override
		public long connection() {
			return source.connection();
		}

		@Override
		public void forwarded(long connection, Packet packet, int from, int to) {
			left++;
			source.forwarded(connection, packet, from, to);
		}

		@Override
		public void close() {
			source.close();
		}
	}

	/** Notes how much the thread has allocated from one packet to another. */
	private static final class Allocations extends Looking {

		private static final long FROM = 30_000;
		private static final long TO = 70_000;
		private long before;
		private long after;

		Allocations(TrafficSpec traffic) {
			super(traffic);
		}

		@Override
		public boolean next(Packet into) {
			if (fetched == FROM) {
				before = THREADS.getCurrentThreadAllocatedBytes();
			} else if (fetched == TO) {
				after = THREADS.getCurrentThreadAllocatedBytes();
			}
			return fetched <= TO && super.next(into);
		}

		double bytesPerPacket() {
			return (double) (after - before) / (TO - FROM);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nic", "host", "state" })
	void packetsAllocateNothingOnceTablesHaveGrown(String strategy) {
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(3, 2000, 0.5));
		Plan plan = NatFixture.plan(strategy, traffic);
		Allocations source = new Allocations(traffic);
		RunResult result = new SimulationRun(NatFixture.request(plan, traffic, 200 * MILLI), source, List.of()).run();
		assertTrue(result.packets().offered() > Allocations.FROM, "long enough");
		// each sample of load makes some objects, every millisecond; those of a packet would be tens of bytes
		assertTrue(source.bytesPerPacket() < 3, source.bytesPerPacket() + " bytes per packet");
	}

	@Test
	void packetsThatComeInFarApartAreFetchedOneByOne() {
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(0.02, 10, 0.5));
		Looking source = new Looking(traffic) {
			@Override
			public boolean next(Packet into) {
				assertTrue(left >= fetched - 2, left + " packets have left when " + fetched + " were fetched");
				return super.next(into);
			}
		};
		SimulationRequest request = NatFixture.request(NatFixture.plan("nic", traffic), traffic, 20 * MILLI);
		assertTrue(new SimulationRun(request, source, List.of()).run().packets().offered() > 200);
	}
}
