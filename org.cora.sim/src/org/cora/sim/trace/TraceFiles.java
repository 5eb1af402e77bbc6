// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;

/** Trace files: turning the compact one that a run writes into the one a user asked for, told by its name's ending. */
public final class TraceFiles {

	/** Ending of compact traces. */
	public static final String COMPACT = ".coratrace";
	private static final String CSV = ".csv";

	private TraceFiles() {
	}

	/** Where the compact trace is while a run writes: the target itself if it is one, otherwise beside it. */
	public static Path compactOf(Path target) {
		return ends(target, COMPACT) ? target : target.resolveSibling(target.getFileName() + COMPACT);
	}

	/** Writes a compact trace as a whole file: as a table if its name ends in {@code .csv}, otherwise in Perfetto's format. */
	public static void export(Path compact, Path target, String title) throws IOException {
		if (compact.equals(target)) {
			return;
		}
		try (WholeFile file = WholeFile.create(target)) {
			Writer text = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
			if (ends(target, CSV)) {
				CsvExport.export(compact, text);
			} else {
				PerfettoExport.export(compact, title, text);
			}
			text.flush();
			file.commit();
		}
	}

	/** @throws CoraException if a file can't be written there */
	static void checkPlace(Path target) {
		if (Files.isDirectory(target)) {
			throw new CoraException("output-is-directory", "can't write " + target + ": it is a directory");
		}
		if (Files.exists(target) && !Files.isWritable(target)) {
			throw new CoraException("unwritable", "can't write " + target + ": no permission");
		}
	}

	private static boolean ends(Path file, String ending) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
	}

	/** Deletes a file, if it is there. One that can't be deleted goes when the process ends. */
	static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		} catch (IOException e) {
			file.toFile().deleteOnExit();
		}
	}
}
