// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A process whose output has something before and after it, and whose control line is kept from whoever reads its errors. */
final class SystemProcess extends Process {

	private final Process process;
	private final InputStream out;
	private final InputStream err;

	/**
	 * @param before what comes first, complete lines
	 * @param after  what comes last, complete lines; asked for when the output has ended
	 */
	SystemProcess(Process process, String before, Supplier<String> after, ControlLineFilter.Listener listener) {
		this.process = process;
		this.out = new SequenceInputStream(new Parts(List.of(() -> text(before), process::getInputStream, () -> text(after.get()))));
		this.err = new ControlLineFilter(process.getErrorStream(), listener);
	}

	private static InputStream text(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Streams that are made when it is their turn. */
	private static final class Parts implements Enumeration<InputStream> {

		private final List<Supplier<InputStream>> parts;
		private int next;

		Parts(List<Supplier<InputStream>> parts) {
			this.parts = parts;
		}

		@Override
		public boolean hasMoreElements() {
			return next < parts.size();
		}

		@Override
		public InputStream nextElement() {
			return parts.get(next++).get();
		}
	}

	@Override
	public OutputStream getOutputStream() {
		return process.getOutputStream();
	}

	@Override
	public InputStream getInputStream() {
		return out;
	}

	@Override
	public InputStream getErrorStream() {
		return err;
	}

	@Override
	public int waitFor() throws InterruptedException {
		return process.waitFor();
	}

	@Override
	public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
		return process.waitFor(timeout, unit);
	}

	@Override
	public int exitValue() {
		return process.exitValue();
	}

	/** Asks it to end, with its output left open: {@link Process#destroy()} would close that. */
	@Override
	public void destroy() {
		process.toHandle().destroy();
	}

	@Override
	public Process destroyForcibly() {
		process.toHandle().destroyForcibly();
		return this;
	}

	@Override
	public boolean isAlive() {
		return process.isAlive();
	}

	@Override
	public long pid() {
		return process.pid();
	}

	@Override
	public ProcessHandle toHandle() {
		return process.toHandle();
	}

	@Override
	public CompletableFuture<Process> onExit() {
		return process.onExit().thenApply(it -> this);
	}
}
