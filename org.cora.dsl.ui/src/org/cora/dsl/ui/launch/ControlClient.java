// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The one client of a run's control channel (docs/control-channel.md). */
final class ControlClient implements Closeable {

	private final Socket socket;
	private int id;

	/** Connects, and shows the token. */
	ControlClient(int port, String token) throws IOException {
		socket = new Socket(InetAddress.getLoopbackAddress(), port);
		write("{\"token\":\"" + token + "\"}");
	}

	/** Sends a command that has no arguments. */
	synchronized void send(String command) throws IOException {
		write("{\"id\":" + ++id + ",\"do\":\"" + command + "\"}");
	}

	private void write(String line) throws IOException {
		socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
