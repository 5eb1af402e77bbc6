// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.cora.ir.diagnostic.CoraException;

/**
 * An output file that appears whole or not at all: it is written beside its place under another name and moved there by
 * {@link #commit()}. Closed without that, it leaves nothing behind and an older file of its name as it was. A symbolic link
 * stays one: the file that it leads to is written. A device or a pipe isn't a file: it is never replaced, but written to as
 * it comes.
 */
public final class WholeFile implements Closeable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final Path target;
	/** Where it is written until it is committed; null where it is written to its place at once. */
	private final Path part;
	private final OutputStream stream;
	private boolean done;

	private WholeFile(Path target, Path part, OutputStream stream) {
		this.target = target;
		this.part = part;
		this.stream = stream;
	}

	/**
	 * Starts a file.
	 *
	 * @throws CoraException if nothing can be written there
	 */
	public static WholeFile create(Path target) {
		if (Files.isDirectory(target)) {
			throw new CoraException("output-is-directory", "can't write " + target + ": it is a directory");
		}
		try {
			if (Files.exists(target) && !Files.isRegularFile(target)) {
				return new WholeFile(target, null, new BufferedOutputStream(Files.newOutputStream(target), BUFFER_BYTES));
			}
			Path absolute = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
			String name = "." + absolute.getFileName() + "." + UUID.randomUUID() + ".part";
			Path part = absolute.resolveSibling(name);
			OutputStream stream = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			return new WholeFile(absolute, part, new BufferedOutputStream(stream, BUFFER_BYTES));
		} catch (IOException e) {
			throw unwritable(target, e);
		}
	}

	/** Writes a text as a whole file, in UTF-8. */
	public static void write(Path target, String text) {
		try (WholeFile file = create(target)) {
			file.stream().write(text.getBytes(StandardCharsets.UTF_8));
			file.commit();
		} catch (IOException e) {
			throw unwritable(target, e);
		}
	}

	/** Buffered stream to the file. */
	public OutputStream stream() {
		return stream;
	}

	/**
	 * Ends the file and puts it in its place.
	 *
	 * @throws CoraException if that fails, for example because the disk is full
	 */
	public void commit() {
		try {
			stream.close();
			if (part != null) {
				moveToPlace();
			}
			done = true;
		} catch (IOException e) {
			throw unwritable(target, e);
		}
	}

	private void moveToPlace() throws IOException {
		try {
			Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Removes the file unless it was {@linkplain #commit() committed}. */
	@Override
	public void close() {
		if (done) {
			return;
		}
		done = true;
		try {
			stream.close();
		} catch (IOException e) {
			// What couldn't be written is thrown away below anyway.
		}
		try {
			if (part != null) {
				Files.deleteIfExists(part);
			}
		} catch (IOException e) {
			throw unwritable(target, e);
		}
	}

	/** What to say of a file that can't be written, in words. */
	public static CoraException unwritable(Path target, IOException cause) {
		return new CoraException("unwritable", "can't write " + target + ": " + reason(cause), cause);
	}

	private static String reason(IOException cause) {
		if (cause instanceof NoSuchFileException) {
			return "its folder doesn't exist";
		}
		if (cause instanceof AccessDeniedException) {
			return "no permission";
		}
		if (cause instanceof FileSystemException e && e.getReason() != null) {
			return e.getReason();
		}
		return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
	}
}
