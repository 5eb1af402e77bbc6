// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;

/**
 * The trace of a run that a user asked for. Events are streamed to a compact file beside it, which is readable at any
 * time, also after the process was killed; when the run is over, the file asked for is made of it and it goes.
 *
 * <p>A trace that can't be written any more, for example because the disk is full, never ends a run: {@link #finish} says
 * what is missing, and what there is of the compact file stays.
 */
public final class TraceRecording implements TraceSink, Closeable {

	private final Path target;
	private final Path compact;
	private final TraceWriter writer;
	private long moment = -1;
	private IOException failure;
	private boolean keeps = true;

	private TraceRecording(Path target, Path compact, OutputStream stream) throws IOException {
		this.target = target;
		this.compact = compact;
		writer = new TraceWriter(stream);
	}

	/**
	 * Begins a trace.
	 *
	 * @throws CoraException if nothing can be written there
	 */
	public static TraceRecording begin(Path target) {
		TraceFiles.checkPlace(target);
		Path compact = TraceFiles.compactOf(target);
		try {
			return begin(target, Files.newOutputStream(compact));
		} catch (IOException e) {
			TraceFiles.delete(compact);
			throw WholeFile.unwritable(compact, e);
		}
	}

	/** The same with a stream for the compact file. */
	static TraceRecording begin(Path target, OutputStream stream) throws IOException {
		return new TraceRecording(target, TraceFiles.compactOf(target), stream);
	}

	/** Takes an event; after a failure, nothing more. What is new about a signal goes to the disk at once. */
	@Override
	public void accept(TraceEvent event) {
		if (failure != null) {
			return;
		}
		try {
			writer.accept(event);
			if (event instanceof TraceEvent.Signal && event.atNanos() > moment) {
				moment = event.atNanos();
				writer.flush();
			}
		} catch (UncheckedIOException e) {
			failure = e.getCause();
		} catch (IOException e) {
			failure = e;
		}
	}

	/** Ends the trace and writes the file asked for. What couldn't be written is said. */
	public Optional<CoraException> finish(String title) {
		try {
			if (failure == null) {
				writer.close();
				TraceFiles.export(compact, target, title);
				keeps = compact.equals(target);
				return Optional.empty();
			}
		} catch (IOException e) {
			failure = e;
		} catch (CoraException e) {
			return Optional.of(new CoraException("unwritable", e.diagnostics().get(0).message() + kept(), e));
		}
		return Optional.of(new CoraException("unwritable", WholeFile.unwritable(target, failure).diagnostics().get(0).message() + kept(),
				failure));
	}

	private String kept() {
		return "; what there is of the trace is in " + compact;
	}

	@Override
	public void close() {
		try {
			writer.close();
		} catch (IOException e) {
			keeps = true;    // what couldn't be written was said by finish, or nobody asked
		}
		if (!keeps) {
			TraceFiles.delete(compact);
		}
	}
}
