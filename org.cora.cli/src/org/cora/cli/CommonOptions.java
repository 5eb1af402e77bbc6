// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import picocli.CommandLine.Option;

/** What every command takes. */
public final class CommonOptions {

	@Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
	private boolean json;

	@Option(names = "--quiet", description = "Print no progress and no notes.")
	private boolean quiet;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit.")
	private boolean help;

	public boolean json() {
		return json;
	}

	public boolean quiet() {
		return quiet;
	}
}
