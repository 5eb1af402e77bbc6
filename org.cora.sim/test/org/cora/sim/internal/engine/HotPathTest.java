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
import org.cora.exec.traffic.TrafficSource;
import org.cora.exec.traffic.WatchedSource;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.spec.OffloadSpec;
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
	private static class Looking extends WatchedSource {

		long fetched;
		long left;

		Looking(TrafficSpec traffic) {
			super(new TrafficSource(traffic, Path.of(""), 1));
		}

		@Override
		public boolean next(Packet into) {
			fetched++;
			return super.next(into);
		}

		@Override
		public void forwarded(long connection, Packet packet, int from, int to) {
			left++;
			super.forwarded(connection, packet, from, to);
		}
	}

	/** Notes how much the thread has allocated from one packet to another. */
	private static final class Allocations extends Looking {

		private final long from;
		private final long to;
		private long before;
		private long after;

		Allocations(TrafficSpec traffic, long from, long to) {
			super(traffic);
			this.from = from;
			this.to = to;
		}

		@Override
		public boolean next(Packet into) {
			if (fetched == from) {
				before = THREADS.getCurrentThreadAllocatedBytes();
			} else if (fetched == to) {
				after = THREADS.getCurrentThreadAllocatedBytes();
			}
			return fetched <= to && super.next(into);
		}

		double bytesPerPacket() {
			return (double) (after - before) / (to - from);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nic", "host", "state" })
	void packetsAllocateNothingOnceTablesHaveGrown(String strategy) {
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(3, 2000, 0.5));
		Plan plan = NatFixture.plan(strategy, traffic);
		Allocations source = new Allocations(traffic, 30_000, 70_000);
		RunResult result = new SimulationRun(NatFixture.request(plan, traffic, 200 * MILLI), source, List.of()).run();
		assertTrue(result.packets().offered() >= 70_000, "long enough");
		// each sample of load makes some objects, every millisecond; those of a packet would be tens of bytes
		assertTrue(source.bytesPerPacket() < 3, source.bytesPerPacket() + " bytes per packet");
	}

	/** Two thousand flows a second begin and end: memory follows what is there at a time, not how long a run is. */
	@Test
	void flowsThatComeAndGoTakeNoFurtherMemory() {
		Nf nat = forgetful(NatFixture.NAT, 20 * MILLI, 4096);
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(0.1, 500, 0.5));
		Plan plan = NatFixture.plan(nat, "nic", traffic, List.of(), OffloadSpec.Order.STRICT);
		Allocations source = new Allocations(traffic, 100_000, 250_000);
		RunResult result = new SimulationRun(SimulationRequest.of(nat, plan, NatFixture.NIC, NatFixture.HOST, 4, traffic)
				.withDuration(2600 * MILLI), source, List.of()).run();
		assertTrue(result.packets().offered() >= 250_000, "long enough");
		assertTrue(result.speed().peakFlows() < 2000, "flows at a time: " + result.speed().peakFlows());
		// a sample of load every hundred packets makes objects of about 3 kB
		assertTrue(source.bytesPerPacket() < 60, source.bytesPerPacket() + " bytes per packet");
	}

	/** A function whose entries time out sooner, and whose counters have so many sums. */
	static Nf forgetful(Nf nf, long timeoutNanos, long sums) {
		List<State> states = nf.states().stream().map(s -> new State(s.name(), s.index(), s.kind(), s.key(), s.value(),
				s.kind() == StateKind.COUNTER ? sums : s.capacity(), s.rows(), s.timeoutNanos() > 0 ? timeoutNanos : 0, s.expiresWith(), s.detail(), s.consistency(),
				s.staleNanos(), s.where())).toList();
		return new Nf(nf.name(), nf.ports(), nf.headers(), states, nf.handlers(), nf.where());
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
