// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

import java.util.Arrays;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.control.FlowChoice;
import org.cora.runtime.migration.FlowOwnership;

/**
 * The flows that are known at present: a dense number for each identity, the side that owns its state, and how busy it
 * is. This is the directory that says where a flow has moved to.
 *
 * <p>A number is given out again after {@link #release}. Counting a packet allocates nothing. Not thread-safe.
 */
public final class FlowRegistry implements FlowOwnership, FlowChoice {

	/** No such flow. */
	public static final int NONE = -1;

	private static final int WORDS = 4;
	private static final int PACKETS = 0;
	/** Packets counted lately; above them, those counted over a longer time. */
	private static final int RECENT = 1;
	/** The epoch that recent packets were counted in, above it what the flow is, and above that the epoch it began in. */
	private static final int EPOCH = 2;
	private static final int SEEN = 3;
	private static final int LASTING = 32;
	private static final long ONE_PACKET = 1 | 1L << LASTING;
	private static final long LIVE = 1L << 32;
	private static final long PINNED = 1L << 33;
	private static final long ON_NIC = 1L << 34;
	private static final long LISTED = 1L << 35;
	private static final int BORN = 40;
	/** What counts for longer counts half after {@code 1 << BLOCK} epochs. */
	private static final int BLOCK = 3;

	/** With packets, recent packets, their epoch, when seen last in a flow's record, because every packet touches them. */
	private final FlowTable numbers;
	private int onNic;
	private int peak;
	/** Packets of late of the flows of each side, by its ordinal; kept as they are counted, so nobody has to sum them up. */
	private final double[] packetsOf = new double[2];
	private double lastingPackets;
	private int epoch;
	private long begun;
	private final BusyFlows busy = new BusyFlows(this);
	private final FlowRanking ranking = new FlowRanking(this, busy);
	private long releases;

	/** An empty registry. */
	public FlowRegistry() {
		this(0);
	}

	/** An empty registry with so many words for own use in each flow's record. */
	public FlowRegistry(int ownWords) {
		numbers = new FlowTable(WORDS + ownWords);
	}

	/** The flow of that identity, or {@link #NONE}. */
	public int find(FlowIdentity identity) {
		return numbers.find(identity);
	}

	/**
	 * Finds several flows.
	 *
	 * @param found hints, which may be any numbers; gets each one's number or {@link #NONE}
	 */
	public void find(FlowIdentity[] identities, int count, int[] found) {
		numbers.find(identities, count, found);
	}

	/** Reads the record of a flow, if there is such a one, so that it is in the processor's caches. */
	public void foresee(int flow) {
		numbers.foresee(flow);
	}

	/** Records of flows, with words for own use; to be read anew after {@link #intern}. */
	public long[] words() {
		return numbers.words();
	}

	/** Where in {@link #words} those of a flow begin; a new flow doesn't change them. */
	public int wordsAt(int flow) {
		return at(flow) + WORDS;
	}

	private int at(int flow) {
		return numbers.wordsAt(flow);
	}

	/** Flows released so far: as long as it is the same, a number that was found stays its flow's. */
	public long releases() {
		return releases;
	}

	/** The flow of that identity; if it is new, it begins on the given side. */
	public int intern(FlowIdentity identity, Side side) {
		int flow = numbers.idOf(identity);
		if (!isLive(flow)) {
			begin(flow, side);
		}
		return flow;
	}

	private void begin(int flow, Side side) {
		onNic += side == Side.NIC ? 1 : 0;
		begun++;
		long[] counts = words();
		int at = at(flow);
		long listed = counts[at + EPOCH] & LISTED;
		Arrays.fill(counts, at, at + WORDS, 0);
		counts[at + EPOCH] = epoch | LIVE | listed | (side == Side.NIC ? ON_NIC : 0) | (long) epoch << BORN;
		peak = Math.max(peak, numbers.size());
	}

	/** Forgets a flow; its number may be given out again. */
	public void release(int flow) {
		packetsOf[owner(flow).ordinal()] = Math.max(0, packetsOf[owner(flow).ordinal()] - recent(flow));
		releases++;
		set(flow, LIVE, false);
		onNic -= isOnNic(flow) ? 1 : 0;
		numbers.remove(flow);
	}

	/** Whether that number is in use. */
	public boolean isLive(int flow) {
		return flow >= 0 && flow < numbers.limit() && is(flow, LIVE);
	}

	private boolean is(int flow, long fact) {
		return (words()[at(flow) + EPOCH] & fact) != 0;
	}

	private void set(int flow, long fact, boolean holds) {
		long[] counts = words();
		int at = at(flow) + EPOCH;
		counts[at] = holds ? counts[at] | fact : counts[at] & ~fact;
	}

	@Override
	public Side owner(int flow) {
		return isOnNic(flow) ? Side.NIC : Side.CPU;
	}

	@Override
	public void moved(int flow, Side to) {
		onNic += (to == Side.NIC ? 1 : 0) - (isOnNic(flow) ? 1 : 0);
		int packets = recent(flow);
		packetsOf[owner(flow).ordinal()] -= packets;
		packetsOf[to.ordinal()] += packets;
		set(flow, ON_NIC, to == Side.NIC);
	}

	/** Whether the flow's state is on the card. */
	public boolean isOnNic(int flow) {
		return is(flow, ON_NIC);
	}

	/** Flows whose state is on the card. */
	public int onNic() {
		return onNic;
	}

	/** Bars a flow from being chosen for a move, or allows it again. */
	public void pin(int flow, boolean stays) {
		set(flow, PINNED, stays);
	}

	/** Whether the flow is barred from moving. */
	public boolean isPinned(int flow) {
		return is(flow, PINNED);
	}

	/** Counts a packet. */
	public void count(int flow, long nowNanos) {
		long[] counts = words();
		int at = at(flow);
		counts[at + PACKETS]++;
		countRecent(flow);
		counts[at + SEEN] = nowNanos;
	}

	/** Counts a packet that a full queue dropped before it was handled: the flow comes that much faster. */
	public void countDropped(int flow) {
		countRecent(flow);
	}

	private void countRecent(int flow) {
		long[] counts = words();
		int at = at(flow);
		if ((int) counts[at + EPOCH] != epoch) {
			counts[at + RECENT] = recent(flow) | (long) lastingPackets(flow) << LASTING;
			counts[at + EPOCH] = counts[at + EPOCH] >>> 32 << 32 | epoch;
		}
		long packets = counts[at + RECENT] += ONE_PACKET;
		if (packets >>> LASTING == BusyFlows.LEAST) {
			note(flow);
		}
		packetsOf[owner(flow).ordinal()]++;
		lastingPackets++;
	}

	private void note(int flow) {
		if (!is(flow, LISTED)) {
			busy.add(flow);
		}
		set(flow, LISTED, true);
	}

	/** The flow isn't among the busy ones any more. */
	void unlist(int flow) {
		set(flow, LISTED, false);
	}

	/** Packets counted since the flow began. */
	public long packets(int flow) {
		return words()[at(flow) + PACKETS];
	}

	/** Sets the count of packets: as many came before the run began, or in the window of promotion that has just begun. */
	public void seen(int flow, long packets) {
		words()[at(flow) + PACKETS] = packets;
	}

	/** When a packet was counted last, in nanoseconds. */
	public long lastSeen(int flow) {
		return words()[at(flow) + SEEN];
	}

	/** A packet that isn't counted came then, in nanoseconds; less than 0 before the run began. */
	public void lastSeen(int flow, long nanos) {
		words()[at(flow) + SEEN] = nanos;
	}

	/** A control interval is over: recent packets count half from now on. */
	public void nextEpoch() {
		epoch++;
		packetsOf[0] /= 2;
		packetsOf[1] /= 2;
		if (epoch % (1 << BLOCK) == 0) {
			lastingPackets /= 2;
			busy.prune();
		}
	}

	/** Control intervals that packets were counted over for {@link #lastingPackets(int)}, the older ones for less, just after one has ended. */
	public double lastingIntervals() {
		int blocks = epoch >> BLOCK;
		return Math.max(1, epoch % (1 << BLOCK) + (1 << BLOCK) * (1 - Math.scalb(1.0, -blocks)));
	}

	/** Packets of the flow over a longer time: half of what was counted each eight intervals earlier. */
	public int lastingPackets(int flow) {
		long[] counts = words();
		int at = at(flow);
		int blocks = (epoch >> BLOCK) - ((int) counts[at + EPOCH] >> BLOCK);
		return (int) (counts[at + RECENT] >>> LASTING) >>> Math.min(31, blocks);
	}

	/** The same of all flows, those that have ended included. */
	public double lastingPackets() {
		return lastingPackets;
	}

	/** Control intervals since a packet of the flow was counted. */
	int idle(int flow) {
		return epoch - (int) words()[at(flow) + EPOCH];
	}

	/** Control intervals since the flow began; those that were known when counting began have always been there. */
	public int age(int flow) {
		int born = (int) (words()[at(flow) + EPOCH] >>> BORN);
		return born == 0 ? Integer.MAX_VALUE : (epoch & 0xFF_FFFF) - born & 0xFF_FFFF;
	}

	/** Flows that have begun so far. */
	public long begun() {
		return begun;
	}

	/** The flows that are busy at present. */
	public BusyFlows busy() {
		return busy;
	}

	/** Packets of the flow in the last intervals; an interval ago counts half, two ago a quarter, and so on. */
	public int recentPackets(int flow) {
		return recent(flow);
	}

	private int recent(int flow) {
		long[] counts = words();
		int at = at(flow);
		return (int) counts[at + RECENT] >>> Math.min(31, epoch - (int) counts[at + EPOCH]);
	}

	/** Flows known at present. */
	public int live() {
		return numbers.size();
	}

	/** Most flows ever known at a time. */
	public int peakLive() {
		return peak;
	}

	/** Above every number in use. */
	public int limit() {
		return numbers.limit();
	}

	/** Says which flows are worth a move. */
	public FlowRanking ranking() {
		return ranking;
	}

	@Override
	public double share(Side side) {
		double here = packetsOf[side.ordinal()];
		double all = packetsOf[0] + packetsOf[1];
		return all > 0 ? Math.max(0, here) / all : 0;
	}

	@Override
	public int[] worthiest(Side side, double share, int mostEntries, double least) {
		return ranking.worthiest(side, share * packetsOf[side.ordinal()], mostEntries, least);
	}

	@Override
	public long examined() {
		return ranking.examined();
	}
}
