// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.flow.DefaultIdentity;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.flow.FlowTable;
import org.cora.exec.packet.Copies;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.VersionChange;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;
import org.cora.ir.text.Fingerprint;

/**
 * Does again, on one store, what several sides did, in the order they logged, and compares: every verdict, every byte
 * that left, every expiry, the final state, and that packets of a flow that use state were handled in their ingress order.
 * Keeps only packets that were in flight at the time.
 */
public final class OrderReplay {

	/**
	 * What came of it.
	 *
	 * @param handlers        handlers run again
	 * @param resetNanos      when the card was reset, after which nothing is compared; -1 if it wasn't
	 * @param upgradeNanos    when another version took over that isn't known here, after which nothing is compared; -1 if none did
	 * @param verified        whether all was as logged
	 * @param firstDifference what wasn't, empty if all was
	 * @param counts          what became of the packets
	 * @param store           the final state
	 */
	public record Result(long handlers, long resetNanos, long upgradeNanos, boolean verified, String firstDifference, PacketCounts counts,
			LocalStore store) {
	}

	private Nf nf;
	/** The version that takes over on the way; null if it isn't known. */
	private final VersionChange next;
	private final OrderLogReader log;
	private final WaitingPackets packets;
	private final PcapWriter out;
	private ReplayStore sides;
	private CompiledExecutor executor;
	private final PacketCounts counts = new PacketCounts();
	private final FlowTable flows = new FlowTable();
	private final FlowIdentity identity = new FlowIdentity();
	private final Map<Long, Long> lastIndex = new HashMap<>();
	/** By port the blocks of its handler that use state, as a bit mask. */
	private long[][] withState;
	private final CRC32 crc = new CRC32();
	private long handlers;

	private OrderReplay(Nf nf, VersionChange next, OrderLogReader log, CaptureReader capture, PcapWriter out) {
		this.next = next;
		this.log = log;
		packets = new WaitingPackets(capture);
		this.out = out;
		run(nf, log.header().division());
	}

	/** Goes on with a program and an empty store. */
	private void run(Nf program, PoolDivision divided) {
		nf = program;
		sides = new ReplayStore(nf, divided);
		executor = sides.executor();
		withState = new long[nf.ports().size()][];
		for (int port = 0; port < withState.length; port++) {
			withState[port] = nf.handler(new Trigger.PacketFrom(port)).map(OrderReplay::blocksWithState).orElse(new long[0]);
		}
	}

	private static long[] blocksWithState(Handler handler) {
		BitSet blocks = new BitSet();
		for (Block block : handler.blocks()) {
			blocks.set(block.index(), block.instructions().stream().anyMatch(Instruction.Access.class::isInstance));
		}
		return blocks.toLongArray();
	}

	/**
	 * Replays a log.
	 *
	 * @param nf          the NF it is of
	 * @param fingerprint fingerprint of the NF's IR
	 * @param file        the log
	 * @param packets     the packets that came in, usually {@link OrderLogWriter#packetsOf}
	 * @param out         where forwarded packets go, null for nowhere
	 * @throws CoraException if the files can't be read or are of another NF
	 */
	public static Result run(Nf nf, String fingerprint, Path file, Path packets, PcapWriter out) {
		return run(nf, fingerprint, null, file, packets, out);
	}

	/**
	 * Replays a log of a run in which another version may take over.
	 *
	 * @param next that version; null if it isn't known: then all is compared until it takes over
	 * @see #run(Nf, String, Path, Path, PcapWriter)
	 */
	public static Result run(Nf nf, String fingerprint, VersionChange next, Path file, Path packets, PcapWriter out) {
		try (OrderLogReader log = OrderLogReader.open(file); CaptureReader capture = CaptureReader.open(packets)) {
			if (!log.header().nf().equals(nf.name())) {
				throw new CoraException("order-log", file + " is an order of " + log.header().nf() + ", not of " + nf.name());
			}
			if (!log.header().fingerprint().equals(fingerprint)) {
				throw new CoraException("order-log",
						file + " was written for another version of " + nf.name() + "; run the simulation again");
			}
			return new OrderReplay(nf, next, log, capture, out).run();
		}
	}

	private Result run() {
		String difference = "";
		long reset = -1;
		long upgrade = -1;
		for (OrderLine line = log.next(); line != null && difference.isEmpty() && reset < 0 && upgrade < 0; line = log.next()) {
			if (line instanceof OrderLine.Reset at) {
				reset = at.time();
			} else if (line instanceof OrderLine.Upgraded at && next == null) {
				upgrade = at.time();
			} else if (line instanceof OrderLine.Upgraded at) {
				upgrade(at);
			} else {
				difference = replay(line);
			}
		}
		return new Result(handlers, reset, upgrade, difference.isEmpty(), difference, counts, sides.store());
	}

	private void upgrade(OrderLine.Upgraded line) {
		if (!Fingerprint.of(next.after()).equals(line.fingerprint())) {
			throw new CoraException("order-log", "the log is of an upgrade to another version than this one");
		}
		ReplayStore before = sides;
		run(next.after(), line.division());
		sides.takeOver(before, next, line.time());
	}

	private String replay(OrderLine line) {
		if (line instanceof OrderLine.Handled handled) {
			return handle(handled);
		}
		if (line instanceof OrderLine.Expired expired) {
			return expire(expired);
		}
		if (line instanceof OrderLine.Fired fired) {
			return fire(fired);
		}
		if (line instanceof OrderLine.Divided divided) {
			return sides.divide(divided.division()) ? "" : "pools are divided anew, but not the same ones into as many shards as before";
		}
		if (line instanceof OrderLine.Lost lost) {
			return packets.release(packets.fetch(lost.index())) ? "" : "packet " + lost.index() + " is lost, but never came in";
		}
		long digest = ((OrderLine.End) line).digest();
		return digest == sides.store().digest() ? ""
				: "the final state differs: its digest is " + sides.store().digest() + ", logged was " + digest;
	}

	private String handle(OrderLine.Handled line) {
		handlers++;
		String which = "packet " + line.index();
		Packet packet = packets.fetch(line.index());
		if (packet == null) {
			return which + " was handled, but never came in or twice";
		}
		if (packet.time() != line.time() || line.port() < 0 || line.port() >= nf.ports().size()
				|| !sides.hasSide(line.side())) {
			return which + " has another time in the log than in the capture, or a port or side that can't be";
		}
		sides.begin(new Trigger.PacketFrom(line.port()), line.side());
		DefaultIdentity.of(packet, identity);
		Verdict verdict = executor.handle(packet, line.port(), packet.time(), -1);
		counts.count(verdict);
		if (log.header().strict() && usesState(line.port()) && !isInOrder(line)) {
			return which + " was handled after a later packet of its flow";
		}
		if (!verdict.toString().equals(line.verdict())) {
			return which + ": verdict is " + verdict + ", logged was " + line.verdict();
		}
		Copies made = packet.copies();
		counts.countGenerated(made.count());
		if ((verdict.isForward() || made.count() > 0) && crc(crc, packet, verdict) != line.crc()) {
			return which + ": it leaves with other bytes than logged";
		}
		for (int i = 0; i < made.count() && out != null; i++) {
			out.write(made.packet(i));
		}
		if (verdict.isForward() && out != null) {
			out.write(packet);
		}
		packets.release(packet);
		return "";
	}

	/** The checksum of all that leaves: packets that were made, each with its port, and the packet itself. */
	static long crc(CRC32 crc, Packet packet, Verdict verdict) {
		crc.reset();
		for (int i = 0; i < packet.copies().count(); i++) {
			Packet made = packet.copies().packet(i);
			crc.update(packet.copies().port(i));
			crc.update(made.bytes(), 0, made.capturedLength());
		}
		if (verdict.isForward()) {
			crc.update(packet.bytes(), 0, packet.capturedLength());
		}
		return crc.getValue();
	}

	/** Whether the handler that has run did anything that depends on when it is run. */
	private boolean usesState(int port) {
		long[] visited = executor.visited();
		for (int i = 0; i < withState[port].length; i++) {
			if ((withState[port][i] & visited[i]) != 0) {
				return true;
			}
		}
		return false;
	}

	/** Whether no later packet of the flow was handled before. */
	private boolean isInOrder(OrderLine.Handled line) {
		long flow = (long) flows.idOf(identity) << 16 | line.port();
		Long before = lastIndex.put(flow, line.index());
		return before == null || before < line.index();
	}

	private String fire(OrderLine.Fired line) {
		handlers++;
		if (line.timer() < 0 || line.timer() >= nf.timers().size() || !sides.hasSide(line.side())) {
			return "there is no timer " + line.timer() + " in this NF";
		}
		sides.begin(nf.timers().get(line.timer()).trigger(), line.side());
		executor.fire(line.timer(), line.time());
		return "";
	}

	private String expire(OrderLine.Expired line) {
		handlers++;
		State state = nf.state(line.state()).orElse(null);
		boolean map = state != null && state.kind().isTable();
		if (!map || state.keySlots().size() != line.key().length || !sides.hasSide(line.side())) {
			return "an expiry in " + line.state() + " can't be one of this NF";
		}
		sides.begin(new Trigger.Expiry(state.index()), line.side());
		return executor.expire(state.index(), line.key(), line.time()) ? ""
				: "an entry of " + line.state() + " timed out at " + line.time() + ", but not here";
	}
}
