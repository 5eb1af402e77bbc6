// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.ir.diagnostic.CoraException;

/** Reads an order log line by line, as {@link OrderLogWriter} describes it. */
public final class OrderLogReader implements AutoCloseable {

	/** No line of a log is that long. */
	private static final int LONGEST = 1 << 16;

	private static final int MOST_SHARDS = 1024;

	private final Path file;
	private final BufferedReader in;
	private final OrderHeader header;
	private long number;
	private boolean ended;

	private OrderLogReader(Path file, BufferedReader in) throws IOException {
		this.file = file;
		this.in = in;
		header = header(object(line()));
	}

	/**
	 * Opens a log.
	 *
	 * @throws CoraException if it can't be read or isn't one
	 */
	public static OrderLogReader open(Path file) {
		if (Files.isDirectory(file)) {
			throw new CoraException("order-log", file + " is a directory, not an order log");
		}
		BufferedReader in = null;
		try {
			in = Files.newBufferedReader(file);
			return new OrderLogReader(file, in);
		} catch (NoSuchFileException e) {
			throw new CoraException("order-log", "there is no order log " + file, e);
		} catch (IOException e) {
			close(in);
			throw unreadable(file, e);
		} catch (CoraException e) {
			close(in);
			throw e;
		}
	}

	private static void close(BufferedReader in) {
		try {
			if (in != null) {
				in.close();
			}
		} catch (IOException e) {
			// what is being reported already says more than this
			return;
		}
	}

	private static CoraException unreadable(Path file, IOException cause) {
		String why = cause instanceof CharacterCodingException ? "it is no text" : cause.getMessage();
		return new CoraException("order-log", file + " can't be read: " + why, cause);
	}

	public OrderHeader header() {
		return header;
	}

	/**
	 * The next line, null after the last.
	 *
	 * @throws CoraException if it isn't one of an order log, or the log ends without its last line
	 */
	public OrderLine next() {
		if (ended) {
			return null;
		}
		try {
			OrderLine line = parse(object(line()));
			ended = line instanceof OrderLine.End;
			return line;
		} catch (IOException e) {
			throw unreadable(file, e);
		}
	}

	/** Reads a line without trusting it to be short. */
	private String line() throws IOException {
		number++;
		StringBuilder text = new StringBuilder();
		int c = in.read();
		if (c < 0) {
			throw wrong("the log ends here; it was cut off");
		}
		while (c >= 0 && c != '\n') {
			if (text.length() == LONGEST) {
				throw wrong("the line is too long for an order log");
			}
			text.append((char) c);
			c = in.read();
		}
		return text.toString();
	}

	private JsonObject object(String text) {
		try {
			JsonElement element = JsonParser.parseString(text);
			if (element.isJsonObject()) {
				return element.getAsJsonObject();
			}
		} catch (JsonParseException e) {
			throw wrong("the line is no JSON");
		}
		throw wrong("the line is no JSON object");
	}

	private CoraException wrong(String what) {
		return new CoraException("order-log", file + ":" + number + ": " + what);
	}

	private OrderHeader header(JsonObject json) {
		long schema = number(json, "schema");
		if (schema != OrderLogWriter.SCHEMA) {
			throw wrong("this version reads order logs of schema " + OrderLogWriter.SCHEMA + ", not " + schema
					+ "; run the simulation again");
		}
		return new OrderHeader(text(json, "nf"), text(json, "fingerprint"), division(json), number(json, "seed"),
				text(json, "strict").equals("true"));
	}

	private PoolDivision division(JsonObject json) {
		if (!(json.get("poolShards") instanceof JsonObject pools) || !(json.get("places") instanceof JsonObject places)) {
			throw wrong("the line doesn't say how pools are divided");
		}
		Map<String, List<PoolShard>> all = new HashMap<>();
		for (String pool : pools.keySet()) {
			all.put(pool, shards(pools.get(pool)));
		}
		Map<String, Integer> sides = new HashMap<>();
		places.keySet().forEach(state -> sides.put(state, (int) number(places, state)));
		return new PoolDivision(all, sides);
	}

	private List<PoolShard> shards(JsonElement json) {
		if (!(json instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_SHARDS) {
			throw wrong("a divided pool has a list of 1 to " + MOST_SHARDS + " shards");
		}
		List<PoolShard> shards = new ArrayList<>();
		array.forEach(shard -> shards.add(shard(shard)));
		return shards;
	}

	private PoolShard shard(JsonElement json) {
		if (!(json instanceof JsonObject shard)) {
			throw wrong("a shard must be an object");
		}
		try {
			return new PoolShard(number(shard, "first"), number(shard, "count"));
		} catch (IllegalArgumentException e) {
			throw wrong("a shard can't have " + e.getMessage());
		}
	}

	private OrderLine parse(JsonObject json) {
		if (json.has("packet")) {
			return new OrderLine.Handled(number(json, "packet"), number(json, "time"), (int) number(json, "port"),
					(int) number(json, "side"), text(json, "verdict"), json.has("crc") ? number(json, "crc") : 0);
		}
		if (json.has("expiry")) {
			return new OrderLine.Expired(text(json, "expiry"), numbers(json, "key"), number(json, "time"),
					(int) number(json, "side"));
		}
		if (json.has("timer")) {
			return new OrderLine.Fired((int) number(json, "timer"), number(json, "time"), (int) number(json, "side"));
		}
		if (json.has("reset")) {
			return new OrderLine.Reset(number(json, "reset"));
		}
		if (json.has("divided")) {
			return new OrderLine.Divided(number(json, "divided"), division(json));
		}
		if (json.has("upgrade")) {
			return new OrderLine.Upgraded(number(json, "upgrade"), text(json, "fingerprint"), division(json));
		}
		if (json.has("lost")) {
			return new OrderLine.Lost(number(json, "lost"));
		}
		return new OrderLine.End(number(json, "digest"));
	}

	private long number(JsonObject json, String name) {
		JsonElement value = json.get(name);
		if (value != null && value.isJsonPrimitive()) {
			try {
				return value.getAsLong();
			} catch (NumberFormatException e) {
				throw wrong(name + " must be a number");
			}
		}
		throw wrong("the line has no number " + name);
	}

	private String text(JsonObject json, String name) {
		JsonElement value = json.get(name);
		if (value == null || !value.isJsonPrimitive()) {
			throw wrong("the line has no " + name);
		}
		return value.getAsString();
	}

	private long[] numbers(JsonObject json, String name) {
		if (!(json.get(name) instanceof JsonArray array)) {
			throw wrong("the line has no list " + name);
		}
		long[] numbers = new long[array.size()];
		try {
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = array.get(i).getAsLong();
			}
		} catch (RuntimeException e) {
			throw wrong(name + " must be a list of numbers");
		}
		return numbers;
	}

	@Override
	public void close() {
		close(in);
	}
}
