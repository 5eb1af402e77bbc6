// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.state.LookAhead;
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
	private static final int RECENT = 1;
	/** The epoch that recent packets were counted in, and above it what the flow is: live, pinned, on the card. */
	private static final int EPOCH = 2;
	private static final int SEEN = 3;
	private static final long LIVE = 1L << 32;
	private static final long PINNED = 1L << 33;
	private static final long ON_NIC = 1L << 34;
	/** A flow that would carry so many times what is wanted, with those chosen before, is passed over for lighter ones. */
	private static final double TOO_MUCH = 1.25;
	/** Packets per entry are compared to a sixteenth. */
	private static final int FRACTION = 4;

	private final FlowTable numbers = new FlowTable();
	/** Per flow: packets, recent packets, their epoch, when seen last; side by side, because every packet touches them. */
	private long[] counts = new long[512 * WORDS];
	private int onNic;
	private int peak;
	/** Packets of late of the flows of each side, by its ordinal; kept as they are counted, so nobody has to sum them up. */
	private final double[] packetsOf = new double[2];
	private int epoch;
	private IntUnaryOperator entries = flow -> 1;
	private IntPredicate movable = flow -> true;
	private int sweepAt;
	private long releases;

	/** The flow of that identity, or {@link #NONE}. */
	public int find(FlowIdentity identity) {
		return numbers.find(identity);
	}

	/** Notes where {@link #find} will look; {@code places[at]} will say where it finds the flow, for {@link #find(FlowIdentity, int)}. */
	public void foresee(FlowIdentity identity, LookAhead into, int[] places, int at) {
		numbers.foresee(identity, into, places, at);
	}

	/** The flow of an identity that was foreseen, or {@link #NONE}. */
	public int find(FlowIdentity identity, int place) {
		return numbers.find(identity, place);
	}

	/** Reads what is counted of a flow, so that it is in the processor's caches; a number that depends on it. */
	public long touch(int flow) {
		return counts[flow * WORDS] + counts[flow * WORDS + WORDS - 1];
	}

	/** Flows released so far: as long as it is the same, a number that was found stays its flow's. */
	public long releases() {
		return releases;
	}

	/** The flow of that identity; if it is new, it begins on the given side. */
	public int intern(FlowIdentity identity, Side side) {
		int flow = numbers.idOf(identity);
		if ((flow + 1) * WORDS > counts.length) {
			counts = Arrays.copyOf(counts, Math.max((flow + 1) * WORDS, counts.length * 2));
		}
		if (!isLive(flow)) {
			begin(flow, side);
		}
		return flow;
	}

	private void begin(int flow, Side side) {
		onNic += side == Side.NIC ? 1 : 0;
		Arrays.fill(counts, flow * WORDS, (flow + 1) * WORDS, 0);
		counts[flow * WORDS + EPOCH] = epoch | LIVE | (side == Side.NIC ? ON_NIC : 0);
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
		return flow >= 0 && flow * WORDS < counts.length && is(flow, LIVE);
	}

	private boolean is(int flow, long fact) {
		return (counts[flow * WORDS + EPOCH] & fact) != 0;
	}

	private void set(int flow, long fact, boolean holds) {
		int at = flow * WORDS + EPOCH;
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
		int at = flow * WORDS;
		counts[at + PACKETS]++;
		countRecent(flow);
		counts[at + SEEN] = nowNanos;
	}

	/** Counts a packet that a full queue dropped before it was handled: the flow comes that much faster. */
	public void countDropped(int flow) {
		countRecent(flow);
	}

	private void countRecent(int flow) {
		int at = flow * WORDS;
		if ((int) counts[at + EPOCH] != epoch) {
			counts[at + RECENT] = recent(flow);
			counts[at + EPOCH] = counts[at + EPOCH] >>> 32 << 32 | epoch;
		}
		counts[at + RECENT]++;
		packetsOf[owner(flow).ordinal()]++;
	}

	/** Packets counted since the flow began. */
	public long packets(int flow) {
		return counts[flow * WORDS + PACKETS];
	}

	/** Sets the count of packets: as many came before the run began, or in the window of promotion that has just begun. */
	public void seen(int flow, long packets) {
		counts[flow * WORDS + PACKETS] = packets;
	}

	/** When a packet was counted last, in nanoseconds. */
	public long lastSeen(int flow) {
		return counts[flow * WORDS + SEEN];
	}

	/** A control interval is over: recent packets count half from now on. */
	public void nextEpoch() {
		epoch++;
		packetsOf[0] /= 2;
		packetsOf[1] /= 2;
	}

	/** Packets of the flow in the last intervals; an interval ago counts half, two ago a quarter, and so on. */
	public int recentPackets(int flow) {
		return recent(flow);
	}

	private int recent(int flow) {
		int at = flow * WORDS;
		return (int) (counts[at + RECENT] >>> Math.min(31, epoch - (int) counts[at + EPOCH]));
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

	/** The next flow in a round over all, for sweeping a few at a time; {@link #NONE} if there was none nearby. */
	public int sweep() {
		int limit = numbers.limit();
		for (int i = 0; i < Math.min(limit, 64); i++) {
			sweepAt = sweepAt + 1 >= limit ? 0 : sweepAt + 1;
			if (isLive(sweepAt)) {
				return sweepAt;
			}
		}
		return NONE;
	}

	/** Says how many flow table entries a move of a flow changes, from 1; one for each unless told. */
	public void entriesOf(IntUnaryOperator entriesPerFlow) {
		entries = entriesPerFlow;
	}

	/** Says which flows can move at all, whatever their packets; all unless told. */
	public void movable(IntPredicate canMove) {
		movable = canMove;
	}

	@Override
	public double share(Side side) {
		double here = packetsOf[side.ordinal()];
		double all = packetsOf[0] + packetsOf[1];
		return all > 0 ? Math.max(0, here) / all : 0;
	}

	@Override
	public int[] worthiest(Side side, double share, int mostEntries, double least) {
		long[] ranked = new long[numbers.size()];
		int count = 0;
		long total = 0;
		for (int flow = 0; flow < numbers.limit(); flow++) {
			if (isLive(flow) && owner(flow) == side && recent(flow) > 0) {
				total += recent(flow);
				long perEntry = ((long) recent(flow) << FRACTION) / Math.max(1, entries.applyAsInt(flow));
				if (!isPinned(flow) && perEntry >= least * (1 << FRACTION) && movable.test(flow)) {
					ranked[count++] = Math.min(perEntry, Integer.MAX_VALUE) << 32 | Integer.MAX_VALUE - flow;
				}
			}
		}
		Arrays.sort(ranked, 0, count);
		int[] flows = new int[count];
		int chosen = 0;
		double carried = 0;
		long changed = 0;
		double most = share * total;
		for (int i = count - 1; i >= 0 && carried < most; i--) {
			int flow = Integer.MAX_VALUE - (int) ranked[i];
			boolean tooMuch = carried + recent(flow) > TOO_MUCH * most && i > 0;
			if (!tooMuch) {
				changed += Math.max(1, entries.applyAsInt(flow));
				if (changed > mostEntries) {
					break;
				}
				carried += recent(flow);
				flows[chosen++] = flow;
			}
		}
		return Arrays.copyOf(flows, chosen);
	}
}
