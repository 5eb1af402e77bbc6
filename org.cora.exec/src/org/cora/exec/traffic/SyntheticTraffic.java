// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.util.Arrays;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Synthetic;

/**
 * Generated packets. A population of flows is active; each packet belongs to one of them, chosen by popularity. TCP
 * flows begin with SYN, are answered with SYN and ACK, and, where their length is known, end with FIN. A share of the
 * packets are replies, which answer what the NF last sent out for the flow; where it hasn't sent out anything yet, a
 * forward packet comes instead. Goes on for ever.
 *
 * <p>With {@code lengths}, every active flow gets the same share of packets until its length, drawn from the measured
 * mixture or the stated histogram, is used up, and is then replaced: one packet in 79 (for all measured traffic) begins a flow. Otherwise flows are
 * replaced at the stated rate, at random; the new flow takes over the popularity of the old one.
 */
public final class SyntheticTraffic implements PacketSource {

	private final Random64 random;
	private final FlowPopulation population;
	private Synthetic workload;
	private ArrivalProcess arrivals;
	private ArrivalProcess replacements;
	private long nextReplacement;
	private AliasTable popularity;
	private FlowLengthSource lengths;
	private int[] remaining = new int[0];
	private SizeSampler sizes;
	private long replyBelow;
	private int flows;
	private int port;
	private long connection = NO_CONNECTION;

	/**
	 * @param workload   what to generate
	 * @param startNanos when it begins
	 * @param seed       the same seed gives the same packets
	 */
	public SyntheticTraffic(Synthetic workload, long startNanos, long seed) {
		this(workload, startNanos, seed, TrafficPorts.TWO);
	}

	/**
	 * Traffic from more than two ports: clients and servers are behind all of them, each behind one, and have Ethernet
	 * addresses of their own.
	 *
	 * @param ports that packets come in by, at least two, see {@link TrafficPorts}
	 */
	public SyntheticTraffic(Synthetic workload, long startNanos, long seed, int[] ports) {
		random = new Random64(seed);
		population = new FlowPopulation(ports);
		change(workload, startNanos);
	}

	/**
	 * Goes on with another workload; flows that are active stay so as far as it has as many.
	 *
	 * @throws CoraException if it has more flows than fit
	 */
	public void change(Synthetic newWorkload, long startNanos) {
		if (newWorkload.flows() < 1 || newWorkload.flows() > FlowPopulation.MOST) {
			throw new CoraException("too-many-flows", "traffic with " + newWorkload.flows()
					+ " flows can't be generated; 1 to " + FlowPopulation.MOST + " can");
		}
		boolean samePopularity = workload != null && workload.flows() == newWorkload.flows()
				&& workload.popularity().equals(newWorkload.popularity());
		workload = newWorkload;
		flows = (int) newWorkload.flows();
		population.tcpShare(newWorkload.tcpShare());
		int before = population.places();
		population.grow(flows);
		if (!samePopularity) {
			popularity(newWorkload.popularity(), before);
		}
		sizes = SizeSampler.of(newWorkload.sizes());
		replyBelow = (long) (newWorkload.replyShare() * 0x1p31);
		arrivals = new ArrivalProcess(newWorkload.arrivals(), newWorkload.packetsPerSecond(), startNanos, random);
		boolean replacing = lengths == null && newWorkload.flowsPerSecond() > 0;
		replacements = replacing
				? new ArrivalProcess(Workload.Arrivals.POISSON, newWorkload.flowsPerSecond(), startNanos, random) : null;
		nextReplacement = replacing ? replacements.next() : Long.MAX_VALUE;
	}

	private void popularity(Popularity newPopularity, int before) {
		popularity = newPopularity instanceof Popularity.Zipf zipf ? AliasTable.zipf(flows, zipf.exponent()) : null;
		boolean had = lengths != null;
		lengths = newPopularity instanceof Popularity.Lengths stated ? FlowLengthSource.of(stated.lengths()) : null;
		if (lengths != null) {
			remaining = Arrays.copyOf(remaining, Math.max(remaining.length, flows));
			for (int place = had ? before : 0; place < flows; place++) {
				remaining[place] = lengths.sample(random);
			}
		}
	}

	@Override
	public boolean next(Packet into) {
		long time = arrivals.next();
		while (nextReplacement <= time) {
			population.replace(random.below(flows));
			nextReplacement = replacements.next();
		}
		long bits = random.next();
		int place = popularity != null ? popularity.sample(random) : random.below(flows);
		boolean reply = (bits >>> 33) < replyBelow && population.canReply(place);
		write(into, time, sizes.size(bits & 0xffff_ffffL, random), place, reply);
		if (reply) {
			population.answer(place, into);
		}
		port = population.port(place, reply);
		connection = population.tag(place);
		if (lengths != null && --remaining[place] == 0) {
			population.replace(place);
			remaining[place] = lengths.sample(random);
		}
		return true;
	}

	/**
	 * Makes a packet of a flow out of turn; where nothing has been sent out that could be answered, one of the other direction.
	 *
	 * @return share of the flow's packets that go that way
	 */
	double introduce(Packet into, long time, int place, boolean answers) {
		boolean reply = answers && replyBelow > 0 && population.canReply(place);
		write(into, time, sizes.size(random.next() & 0xffff_ffffL, random), place, reply);
		if (reply) {
			population.answer(place, into);
		}
		port = population.port(place, reply);
		connection = population.tag(place);
		return reply ? workload.replyShare() : population.canReply(place) ? 1 - workload.replyShare() : 1;
	}

	/** Lends a place whose flow hasn't sent anything yet to a flow that comes before it. */
	void lend(int place) {
		population.lend(place);
	}

	/** The flow of the place itself is back. */
	void giveBack(int place) {
		population.giveBack(place);
	}

	private void write(Packet into, long time, int size, int place, boolean reply) {
		long source = reply ? population.peer(place) : population.client(place);
		long destination = reply ? population.outside(place) : population.server(place);
		int before = population.count(place, reply);
		if (!population.isTcp(place)) {
			FrameWriter.udp(into, time, size, source, destination);
			FrameWriter.stations(into, population.mac(place, reply), population.mac(place, !reply));
			return;
		}
		int heard = population.counted(place, !reply);
		boolean last = lengths != null && remaining[place] == 1;
		int flags = (before == 0 ? FrameWriter.SYN : last ? FrameWriter.FIN : FrameWriter.PSH)
				| (before == 0 && !reply ? 0 : FrameWriter.ACK);
		FrameWriter.tcp(into, time, size, source, destination, before, heard, flags);
		FrameWriter.stations(into, population.mac(place, reply), population.mac(place, !reply));
	}

	@Override
	public int port() {
		return port;
	}

	@Override
	public long connection() {
		return connection;
	}

	@Override
	public void forwarded(long ofConnection, Packet packet, int from, int to) {
		population.forwarded(ofConnection, packet, from, to);
	}

	/** Flows begun so far. */
	public long flowsBegun() {
		return population.flows();
	}

	@Override
	public void close() {
		// nothing is held open
	}
}
