// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileInfo;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;

/**
 * Where a run writes its files. Their names begin with the offload's; a second run at the same time gets names with a number.
 * What can't be written where it should be goes to a temporary folder.
 */
final class OutputFiles {

	/** What a run can write. */
	enum Kind {
		REPORT("Report", "--report", ".report.html"), TRACE("Trace", "--trace", ".trace.json"), ORDER("Order", "--log-order", ".order");

		final String title;
		final String option;
		final String ending;

		Kind(String title, String option, String ending) {
			this.title = title;
			this.option = option;
			this.ending = ending;
		}
	}

	private static final Set<Path> IN_USE = new HashSet<>();

	private final Path stem;
	private final String note;
	private final Map<Kind, Path> files = new LinkedHashMap<>();
	private final Map<Kind, FileTime> before = new LinkedHashMap<>();

	private OutputFiles(Path stem, String note) {
		this.stem = stem;
		this.note = note;
	}

	/** Chooses names, which belong to the caller until {@link #release()}. */
	static OutputFiles choose(SimulationSettings settings, Path source) throws CoreException {
		boolean loose = settings.folder().isEmpty() && SourceLocation.inWorkspace(settings.file()).isEmpty();
		Path wanted = settings.folder().isEmpty() ? source.getParent()
			: SourceLocation.folder(settings.folder()).orElseThrow(() -> new CoreException(Status.error(
				SettingsCheck.files(settings).orElse(settings.folder()))));
		String base = base(settings);
		String why = loose ? source.getFileName() + " is in no project" : obstacle(wanted, base);
		OutputFiles files = why == null ? new OutputFiles(reserve(wanted, base), "")
			: new OutputFiles(reserve(temporary(), base), why + ", so files go to ");
		files.add(Kind.REPORT, settings.report());
		files.add(Kind.TRACE, settings.trace());
		files.add(Kind.ORDER, settings.order());
		return files;
	}

	/** What names begin with: the offload, and the strategy if it isn't Cora's own. */
	static String base(SimulationSettings settings) {
		return settings.offload() + (settings.strategy().equals("cora") ? "" : "-" + settings.strategy());
	}

	/** Why files can't be written there; null if they can. */
	private static String obstacle(Path folder, String base) {
		if (isReadOnly(folder)) {
			return "The folder " + folder + " is read-only";
		}
		return Stream.of(Kind.values()).map(kind -> folder.resolve(base + kind.ending)).filter(OutputFiles::isReadOnly).findFirst()
			.map(file -> "The file " + file + " is read-only").orElse(null);
	}

	private static boolean isReadOnly(Path file) {
		IFileInfo info = EFS.getLocalFileSystem().getStore(file.toUri()).fetchInfo();
		return info.exists() && (info.getAttribute(EFS.ATTRIBUTE_READ_ONLY) || !Files.isWritable(file));
	}

	private static Path temporary() throws CoreException {
		try {
			return Files.createTempDirectory("cora");
		} catch (IOException e) {
			throw new CoreException(new Status(Status.ERROR, CoraUi.ID, "There is no place for the files of a run: no temporary folder"
				+ " can be made.", e));
		}
	}

	private static Path reserve(Path folder, String base) {
		synchronized (IN_USE) {
			int number = 1;
			Path stem = folder.resolve(base);
			while (!IN_USE.add(stem)) {
				stem = folder.resolve(base + "-" + ++number);
			}
			return stem;
		}
	}

	private void add(Kind kind, boolean wanted) {
		if (wanted) {
			Path file = stem.resolveSibling(stem.getFileName() + kind.ending);
			files.put(kind, file);
			before.put(kind, modified(file));
		}
	}

	private static FileTime modified(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException e) {
			return null; // not there
		}
	}

	/** What is to be written, and where. */
	Map<Kind, Path> files() {
		return files;
	}

	/** A sentence for the user if files aren't where they should be; else empty. */
	String note() {
		return note.isEmpty() || files.isEmpty() ? "" : note + stem.getParent() + ".";
	}

	/** A file, if this run has written it. */
	Optional<Path> written(Kind kind) {
		Path file = files.get(kind);
		FileTime now = file == null ? null : modified(file);
		return now == null || now.equals(before.get(kind)) ? Optional.empty() : Optional.of(file);
	}

	/** Lets others have the names. */
	void release() {
		synchronized (IN_USE) {
			IN_USE.remove(stem);
		}
	}
}
