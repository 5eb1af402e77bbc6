// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command about offloads is asked for: all offloads of a file, or one of them. */
final class OffloadOptions {

	@Parameters(paramLabel = "FILE", description = "Source file.")
	private Path file;

	@Option(names = "--offload", paramLabel = "NAME", description = "This one only; default: all of the file.")
	private String offload;

	/** The source file. */
	Path file() {
		return file;
	}

	/** Name of the offload, null for all of them. */
	String offload() {
		return offload;
	}
}
