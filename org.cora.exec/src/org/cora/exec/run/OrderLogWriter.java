// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.ir.program.State;

/**
 * Writes an order log: the order in which handlers ran, as JSON lines, and beside it (the log's name with {@code .pcap}
 * appended) the packets as they came in. Both appear whole, with {@link #commit}, or not at all.
 *
 * <p>First line: {@code {schema, nf, fingerprint, seed, strict, poolShards {pool: [{first, count}]}, places {state:
 * side}}}. Then, in the order in which they happened,
 * {@code {packet, time, port, side, verdict, crc}}, {@code {lost}}, {@code {expiry, key, time, side}}, {@code {reset}},
 * {@code {divided, poolShards, places}}, {@code {upgrade, fingerprint, poolShards, places}}. Last line:
 * {@code {digest}}.
 */
public final class OrderLogWriter implements AutoCloseable {

	static final int SCHEMA = 2;

	private final WholeFile file;
	private final Writer lines;
	private final PcapWriter packets;
	private final Path target;
	private final CRC32 crc = new CRC32();
	private final StringBuilder line = new StringBuilder(256);
	private long nextIndex;

	private OrderLogWriter(Path target) {
		this.target = target;
		file = WholeFile.create(target);
		lines = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
		try {
			packets = PcapWriter.create(packetsOf(target), true, CaptureReader.MAX_CAPTURED);
		} catch (CoraException e) {
			file.close();
			throw e;
		}
	}

	/** Where the packets of a log are. */
	public static Path packetsOf(Path log) {
		return log.resolveSibling(log.getFileName() + ".pcap");
	}

	/**
	 * Starts a log.
	 *
	 * @throws CoraException if nothing can be written there
	 */
	public static OrderLogWriter create(Path target, OrderHeader header) {
		OrderLogWriter writer = new OrderLogWriter(target);
		writer.header(header);
		return writer;
	}

	private void header(OrderHeader header) {
		object(json -> {
			json.name("schema").value(SCHEMA).name("nf").value(header.nf()).name("fingerprint").value(header.fingerprint())
					.name("seed").value(header.seed()).name("strict").value(header.strict());
			division(json, header.division());
		});
	}

	/** Notes that another version of the program has taken over. */
	public void upgraded(long timeNanos, String fingerprint, PoolDivision division) {
		object(json -> {
			json.name("upgrade").value(timeNanos).name("fingerprint").value(fingerprint);
			division(json, division);
		});
	}

	/** Notes that another plan divides pools in another way. */
	public void divided(long timeNanos, PoolDivision division) {
		object(json -> {
			json.name("divided").value(timeNanos);
			division(json, division);
		});
	}

	/** Writes members of an object. */
	private interface Members {
		void write(JsonWriter json) throws IOException;
	}

	private void object(Members members) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.beginObject();
			members.write(json);
			json.endObject();
		} catch (IOException e) {
			throw unwritable(e);
		}
		line.setLength(0);
		line.append(text.getBuffer());
		end();
	}

	private static void division(JsonWriter json, PoolDivision division) throws IOException {
		json.name("poolShards").beginObject();
		for (Map.Entry<String, List<PoolShard>> pool : new TreeMap<>(division.shards()).entrySet()) {
			json.name(pool.getKey());
			shards(json, pool.getValue());
		}
		json.endObject().name("places").beginObject();
		for (Map.Entry<String, Integer> place : new TreeMap<>(division.places()).entrySet()) {
			json.name(place.getKey()).value(place.getValue());
		}
		json.endObject();
	}

	private static void shards(JsonWriter json, List<PoolShard> shards) throws IOException {
		json.beginArray();
		for (PoolShard shard : shards) {
			json.beginObject().name("first").value(shard.first()).name("count").value(shard.count()).endObject();
		}
		json.endArray();
	}

	private CoraException unwritable(IOException cause) {
		return new CoraException("unwritable", "can't write " + target + ": " + cause.getMessage(), cause);
	}

	/** Keeps a packet as it comes in; returns its index. */
	public long ingress(Packet packet) {
		packets.write(packet);
		return nextIndex++;
	}

	/** Notes that a packet's handler has run. {@code packet} is as it is now, after the handler. */
	public void handled(long index, Packet packet, int port, int side, Verdict verdict) {
		begin("packet", index);
		add("time", packet.time());
		add("port", port);
		add("side", side);
		line.append(",\"verdict\":\"");
		escape(verdict.toString());
		line.append('"');
		if (verdict.isForward() || packet.copies().count() > 0) {
			add("crc", OrderReplay.crc(crc, packet, verdict));
		}
		line.append('}');
		end();
	}

	private void escape(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				line.append('\\').append(c);
			} else if (c < ' ') {
				line.append(String.format("\\u%04x", (int) c));
			} else {
				line.append(c);
			}
		}
	}

	/** Notes that no handler will see a packet. */
	public void lost(long index) {
		begin("lost", index);
		line.append('}');
		end();
	}

	/** Notes that an entry has timed out; {@code key} may be longer than the state's key. */
	public void expired(State state, long[] key, long deadline, int side) {
		line.setLength(0);
		line.append("{\"expiry\":\"").append(state.name()).append("\",\"key\":[");
		int slots = state.keySlots().size();
		for (int i = 0; i < slots; i++) {
			line.append(i == 0 ? "" : ",").append(key[i]);
		}
		line.append(']');
		add("time", deadline);
		add("side", side);
		line.append('}');
		end();
	}

	/** Notes that a timer's handler has run. */
	public void fired(int timer, long timeNanos, int side) {
		begin("timer", timer);
		add("time", timeNanos);
		add("side", side);
		line.append('}');
		end();
	}

	/** Notes that the card was reset. */
	public void reset(long timeNanos) {
		begin("reset", timeNanos);
		line.append('}');
		end();
	}

	private void begin(String name, long value) {
		line.setLength(0);
		line.append("{\"").append(name).append("\":").append(value);
	}

	private void add(String name, long value) {
		line.append(",\"").append(name).append("\":").append(value);
	}

	private void end() {
		try {
			lines.append(line).append('\n');
		} catch (IOException e) {
			throw unwritable(e);
		}
	}

	/** Ends the log with the digest of the final state, merged over all sides; both files then appear. */
	public void commit(long digest) {
		begin("digest", digest);
		line.append('}');
		end();
		try {
			lines.flush();
		} catch (IOException e) {
			throw unwritable(e);
		}
		packets.commit();
		file.commit();
	}

	/** Leaves nothing behind unless it was {@linkplain #commit committed}. */
	@Override
	public void close() {
		packets.close();
		file.close();
	}
}
