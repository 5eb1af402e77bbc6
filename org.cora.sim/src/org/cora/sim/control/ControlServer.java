// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.control;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/**
 * The control channel of a run: JSON lines over TCP on the loopback interface, for one client that knows the one-time
 * token. The messages are described in docs/control-channel.md.
 */
public final class ControlServer implements TraceSink, Closeable {

	private static final int MAX_LINE = 1 << 16;
	private static final int MAX_QUEUED = 4096;
	private static final int TOKEN_BYTES = 16;
	private static final int TOKEN_TIMEOUT_MILLIS = 5000;
	private static final String END = "";

	private final RunControl control;
	private final ServerSocket listener;
	private final String token;
	private final BlockingQueue<String> outgoing = new ArrayBlockingQueue<>(MAX_QUEUED);
	private final AtomicLong missed = new AtomicLong();
	private volatile boolean taken;
	private volatile boolean detached;
	private volatile boolean subscribed;

	/** Opens the channel on a free port. The run's {@code control} obeys it. */
	public ControlServer(RunControl control) throws IOException {
		this.control = control;
		byte[] secret = new byte[TOKEN_BYTES];
		new SecureRandom().nextBytes(secret);
		token = HexFormat.of().formatHex(secret);
		listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		start("cora-control", this::serve);
	}

	/** Port on the loopback interface. */
	public int port() {
		return listener.getLocalPort();
	}

	/** What the client has to send first. Good for one client. */
	public String token() {
		return token;
	}

	/**
	 * Has the run stopped when a process ends before a client has come: nobody would ever begin it.
	 *
	 * @param starter of this process; null if it isn't known
	 */
	public void endsWith(ProcessHandle starter) {
		if (starter != null) {
			starter.onExit().thenRun(() -> {
				if (!taken) {
					control.stop();
				}
			});
		}
	}

	/** Tells a subscriber what happens. Never blocks: what a slow client can't take is left out and counted. */
	@Override
	public void accept(TraceEvent event) {
		if (subscribed) {
			JsonObject message = EventMessages.of(event);
			long gap = missed.get();
			if (gap > 0) {
				message.addProperty("missed", gap);
			}
			if (outgoing.offer(message.toString())) {
				missed.addAndGet(-gap);
			} else {
				missed.incrementAndGet();
			}
		}
	}

	/** Tells the client that the run has ended, and closes the channel. */
	@Override
	public void close() throws IOException {
		JsonObject ended = new JsonObject();
		ended.addProperty("event", "ended");
		ended.addProperty("at", control.virtualNow());
		offerLast(ended.toString());
		offerLast(END);
		listener.close();
	}

	private void offerLast(String line) {
		while (!outgoing.offer(line)) {
			outgoing.poll();
		}
	}

	private void serve() {
		while (!listener.isClosed()) {
			try {
				admit(listener.accept());
			} catch (IOException e) {
				subscribed = false;
			}
		}
	}

	/** Serves the first client that knows the token until it goes; others are turned away. */
	private void admit(Socket socket) throws IOException {
		try (socket) {
			socket.setSoTimeout(TOKEN_TIMEOUT_MILLIS);
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			if (taken || !isTokenRight(readLine(in))) {
				return;
			}
			taken = true;
			socket.setSoTimeout(0);
			start("cora-control-out", () -> write(socket));
			try {
				read(in);
			} finally {
				left();
			}
		}
	}

	private boolean isTokenRight(String line) {
		JsonObject message = line == null ? null : ControlMessages.parse(line);
		String given = message == null ? "" : ControlMessages.text(message, "token");
		return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
	}

	private void read(BufferedReader in) throws IOException {
		for (String line = readLine(in); line != null; line = readLine(in)) {
			JsonObject reply = ControlMessages.obey(line, control, () -> subscribed = true, () -> detached = true);
			offerLast(reply.toString());
		}
	}

	/** The client is gone, killed perhaps. Nobody else may come, so the run ends, unless it was told to go on alone. */
	private void left() {
		subscribed = false;
		if (detached) {
			control.speed(0);
			control.resume();
		} else {
			control.stop();
		}
	}

	private void write(Socket socket) {
		try (socket; Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
			for (String line = outgoing.take(); !line.equals(END); line = outgoing.take()) {
				out.write(line);
				out.write('\n');
				if (outgoing.isEmpty()) {
					out.flush();
				}
			}
		} catch (IOException e) {
			subscribed = false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** A line without its end; null at the end of the stream, or when a line is too long to be one of ours. */
	private static String readLine(BufferedReader in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = in.read(); c >= 0 && line.length() < MAX_LINE; c = in.read()) {
			if (c == '\n') {
				return line.toString();
			}
			line.append((char) c);
		}
		return null;
	}

	private static void start(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}
}
