// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;

/** A run is over and has a result, but a file that was asked for couldn't be written, for example because the disk is full. */
public final class UnwrittenException extends CoraException {

	private static final long serialVersionUID = 1L;

	private final transient RunResult result;

	/**
	 * @param result    of the run
	 * @param unwritten what couldn't be written, at least one
	 */
	public UnwrittenException(RunResult result, List<Diagnostic> unwritten) {
		super(unwritten);
		this.result = result;
	}

	/** What the run found. */
	public RunResult result() {
		return result;
	}
}
