// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/**
 * Lets packets pass uncounted until lrus have forgotten the introductions of flows. These leave as many entries of slow flows as of
 * fast ones; in the long run packets find what the latest of them left, which they do once as many new entries have come as a table
 * has room for. A table that takes longer than that isn't waited for: what packets of the profile find in it is theirs, or not there.
 */
final class Settling {

	/** Packets after which it is told how fast entries come. */
	private static final int ENOUGH = 4096;

	private final Executor executor;
	private final PathRecorder recorder;
	private final TrafficSource source;
	private final FlowTable flows;
	private final Nf nf;
	private final long[] before;

	Settling(Executor executor, PathRecorder recorder, TrafficSource source, FlowTable flows) {
		this.executor = executor;
		this.recorder = recorder;
		this.source = source;
		this.flows = flows;
		this.nf = executor.nf();
		this.before = nf.states().stream().mapToLong(s -> recorder.additions(s.index())).toArray();
	}

	/**
	 * Has packets handled.
	 *
	 * @param goesOn asked now and then whether to
	 * @return the connections that they are of, as the source calls them
	 */
	Set<Long> pass(int mostPackets, IntPredicate goesOn) {
		Set<Long> connections = new HashSet<>();
		FlowIdentity identity = new FlowIdentity();
		Packet packet = new Packet();
		recorder.look(false);
		for (int n = 0; isFilling(n, mostPackets) && ((n & 1023) != 0 || goesOn.test(0)) && source.next(packet); n++) {
			int port = source.port();
			long connection = source.connection();
			connections.add(connection);
			executor.identify(packet, port, identity);
			executor.advance(packet.time());
			Verdict verdict = executor.handle(packet, port, packet.time(), flows.idOf(identity));
			if (verdict.isForward()) {
				source.forwarded(connection, packet, port, verdict.port());
			}
		}
		recorder.look(true);
		return connections;
	}

	private boolean isFilling(int packets, int mostPackets) {
		return packets < mostPackets && nf.states().stream().anyMatch(s -> s.kind() == StateKind.LRU && isFilling(s, packets, mostPackets));
	}

	private boolean isFilling(State lru, int packets, int mostPackets) {
		long come = recorder.additions(lru.index()) - before[lru.index()];
		return come < lru.capacity() && (packets < ENOUGH || (double) come / packets * mostPackets >= lru.capacity());
	}
}
