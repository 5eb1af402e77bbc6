// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the one line that says where the control channel is out of a process's standard error, and leaves the rest. */
final class ControlLineFilter extends InputStream {

	/** Is told the port and the token. */
	@FunctionalInterface
	interface Listener {
		void channel(int port, String token);
	}

	private static final Pattern CONTROL = Pattern.compile("control (\\d{1,5}) ([0-9a-f]+)\\R?");

	private final InputStream in;
	private final Listener listener;
	private boolean found;
	private byte[] line = {};
	private int at;

	ControlLineFilter(InputStream in, Listener listener) {
		this.in = in;
		this.listener = listener;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		if (at == line.length && !found && !nextLine()) {
			return -1;
		}
		if (at == line.length) {
			return in.read(into, offset, length);
		}
		int count = Math.min(length, line.length - at);
		System.arraycopy(line, at, into, offset, count);
		at += count;
		return count;
	}

	/** Reads lines until there is one to pass on, or the channel is known. */
	private boolean nextLine() throws IOException {
		line = readLine();
		at = 0;
		Matcher matcher = CONTROL.matcher(new String(line, StandardCharsets.UTF_8));
		if (matcher.matches()) {
			found = true;
			line = new byte[0];
			listener.channel(Integer.parseInt(matcher.group(1)), matcher.group(2));
		}
		return found || line.length > 0;
	}

	private byte[] readLine() throws IOException {
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		for (int b = in.read(); b >= 0; b = in.read()) {
			read.write(b);
			if (b == '\n') {
				break;
			}
		}
		return read.toByteArray();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
