// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.trace;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.ir.file.WholeFile;

/** Trace files: turning the compact one that a run writes into the one a user asked for. */
public final class TraceFiles {

	private TraceFiles() {
	}

	/** Writes a compact trace as a whole file in Perfetto's format. */
	public static void export(Path compact, Path target, String title) throws IOException {
		try (WholeFile file = WholeFile.create(target)) {
			Writer json = new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8);
			PerfettoExport.export(compact, title, json);
			json.flush();
			file.commit();
		}
	}

	/** Deletes a temporary file, if it is there; null is fine. One that can't be deleted goes when the process ends. */
	public static void delete(Path temporary) {
		if (temporary == null) {
			return;
		}
		try {
			Files.deleteIfExists(temporary);
		} catch (IOException e) {
			temporary.toFile().deleteOnExit();
		}
	}
}
