// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

/** What the process says to its caller; part of the command's contract. */
public final class ExitCode {

	public static final int OK = 0;
	/** The input is wrong; diagnostics said where. */
	public static final int INPUT = 1;
	/** The command was called in a way it doesn't know. */
	public static final int USAGE = 2;
	/** No plan is feasible, or an invariant was violated. */
	public static final int VIOLATION = 3;
	/** A defect of Cora. */
	public static final int INTERNAL = 70;
	/** Stopped by Ctrl-C, as shells report it. */
	public static final int INTERRUPTED = 130;

	private ExitCode() {
	}
}
