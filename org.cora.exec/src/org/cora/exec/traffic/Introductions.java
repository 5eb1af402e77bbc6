// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.util.Comparator;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Synthetic;

/**
 * Makes flows known before the first packet proper, so that a run begins in the middle of traffic that has been going on
 * for long: each active flow sends {@value #ROUNDS} packets each way. So do flows that have ended since, of which the
 * entries time out while the run lasts: as many as flows are replaced in that time, for each of the timeouts. Those that
 * time out later are left out, so tables hold fewer entries than in the long run. Flows that are active when the run proper
 * begins are the same ones that are without introductions.
 *
 * <p>How long a flow has been there is drawn: where flows are replaced at random, from the exponential distribution, whose
 * mean is the number of flows over the rate of replacement. How fast its packets come follows from its popularity.
 */
public final class Introductions {

	/** Packets that a flow sends each way: after the second one a connection is established. */
	private static final int ROUNDS = 2;
	private static final double NANOS_PER_SECOND = 1e9;
	/** Time before the first flow of all is introduced. */
	private static final long MARGIN_NANOS = 1_000_000;

	private final SyntheticTraffic traffic;
	private final Random64 random;
	private final long[] timeouts;
	private final long endedPerTimeout;
	private final double gapNanos;
	private final long stepNanos;
	private final long beginNanos;
	private final int flows;
	private final double packetRate;
	private final double rateOfFirst;
	private final double exponent;
	private final double lifetimeSeconds;
	private int timeout;
	private long ended;
	private int place = -1;
	private int part = 2 * ROUNDS;
	private long time;
	private double packetsPerSecond;
	private double ageSeconds;
	private double share;
	private int portBefore;
	private boolean over;
	private long introduced;

	/**
	 * @param workload    generated; flows of stated popularity, see {@link #suits}
	 * @param timeouts    after which entries expire, nanoseconds, above 0
	 * @param runNanos    how long the run lasts
	 */
	Introductions(SyntheticTraffic traffic, Synthetic workload, List<Long> timeouts, long runNanos, long seed) {
		this.traffic = traffic;
		this.random = new Random64(seed ^ 0x696e_7472_6f64L);
		this.timeouts = timeouts.stream().distinct().sorted(Comparator.reverseOrder()).mapToLong(Long::longValue).toArray();
		double replaced = workload.flowsPerSecond();
		flows = (int) workload.flows();
		gapNanos = replaced > 0 ? NANOS_PER_SECOND / replaced : 0;
		endedPerTimeout = (long) (runNanos * replaced / NANOS_PER_SECOND);
		exponent = workload.popularity() instanceof Popularity.Zipf zipf ? zipf.exponent() : 0;
		packetRate = workload.packetsPerSecond();
		rateOfFirst = packetRate / sumOfShares();
		lifetimeSeconds = replaced > 0 ? flows / replaced : Double.POSITIVE_INFINITY;
		stepNanos = step(workload);
		beginNanos = begin(workload, this.timeouts);
	}

	/** Whether a steady state of such traffic can be made. */
	static boolean suits(Synthetic workload) {
		return !(workload.popularity() instanceof Popularity.Lengths);
	}

	private double sumOfShares() {
		double sum = 0;
		for (int rank = 1; rank <= flows; rank++) {
			sum += StrictMath.pow(rank, -exponent);
		}
		return sum;
	}

	/** Active flows are introduced as fast as packets come, or so fast that none of them times out meanwhile. */
	private long step(Synthetic workload) {
		double step = NANOS_PER_SECOND / workload.packetsPerSecond();
		if (timeouts.length > 0) {
			step = Math.min(step, timeouts[timeouts.length - 1] / (2.0 * spanPackets()));
		}
		return (long) step;
	}

	private double spanPackets() {
		return 2.0 * ROUNDS * flows;
	}

	private long begin(Synthetic workload, long[] longestFirst) {
		long longest = longestFirst.length > 0 && workload.flowsPerSecond() > 0 ? longestFirst[0] : 0;
		return longest + (long) (spanPackets() * stepNanos) + MARGIN_NANOS;
	}

	/** When the run proper begins, in the traffic's time. */
	public long beginNanos() {
		return beginNanos;
	}

	/** Makes the next packet; false if the run proper begins. */
	public boolean next(Packet into) {
		if (over || ++part >= 2 * ROUNDS && !nextFlow()) {
			over = true;
			introduced = traffic.flowsBegun();
			return false;
		}
		time = Math.max(time, isEnded() ? endedAt() : beginNanos - (long) ((spanPackets() - packetsOfActive()) * stepNanos));
		boolean answers = part % 2 == 1;
		double ofFlow = traffic.introduce(into, time, place, answers);
		portBefore = answers ? portBefore : traffic.port();
		boolean told = !isEnded() && part >= 2 * (ROUNDS - 1) && (!answers || traffic.port() != portBefore);
		share = told ? ofFlow * rateOfFirst * StrictMath.pow(place + 1.0, -exponent) / packetRate : 0;
		return true;
	}

	/**
	 * Share of all packets that are of the flow of the packet made last and go the same way. It is told once for each direction of an
	 * active flow, with the last packet that introduces it; 0 with the others.
	 */
	public double share() {
		return share;
	}

	/** Whether the flow of the packet made last has ended before the run begins. */
	public boolean hasEnded() {
		return isEnded();
	}

	private double packetsOfActive() {
		return 2.0 * ROUNDS * place + part;
	}

	private boolean isEnded() {
		return timeout < timeouts.length;
	}

	private long endedAt() {
		return beginNanos - timeouts[timeout] + (long) ((ended - 1) * gapNanos);
	}

	private boolean nextFlow() {
		part = 0;
		if (isEnded() && place >= 0) {
			traffic.giveBack(place);
		}
		while (isEnded() && ended >= endedPerTimeout) {
			timeout++;
			ended = 0;
			place = -1;
		}
		if (isEnded()) {
			ended++;
			place = random.below(flows);
			traffic.lend(place);
		} else {
			place++;
		}
		ageSeconds = lifetimeSeconds * ExponentialSampler.next(random);
		packetsPerSecond = rateOfFirst * StrictMath.pow(place + 1.0, -exponent);
		return place < flows;
	}

	/** Index of the port by which the packet made last arrives. */
	public int port() {
		return traffic.port();
	}

	/** What the source calls the flow of the packet made last. */
	public long connection() {
		return traffic.connection();
	}

	/** Rank of its flow by popularity, from 0 for the most popular one. */
	public int rank() {
		return place;
	}

	/** How many packets of its flow come per second, on average, while it lasts. */
	public double packetsPerSecond() {
		return packetsPerSecond;
	}

	/** For how long its flow has been there by the beginning of the run, or of its end, in seconds; infinite where flows never end. */
	public double ageSeconds() {
		return ageSeconds;
	}

	/** Whether it is the last packet that introduces its flow. */
	public boolean isLast() {
		return part == 2 * ROUNDS - 1;
	}

	/** Whether it is the first packet of its flow. */
	public boolean isFirst() {
		return part == 0;
	}

	/** Whether that is the connection of a flow that was introduced, or of one that hadn't ended by then. */
	boolean knows(long connection) {
		return FlowPopulation.number(connection) < introduced;
	}

	/** Notes that the packet made last has left the NF. */
	public void forwarded(Packet packet, int from, int to) {
		traffic.forwarded(traffic.connection(), packet, from, to);
	}
}
