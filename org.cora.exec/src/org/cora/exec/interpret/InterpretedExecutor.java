// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import java.util.BitSet;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Nf;

/** Runs an NF by interpreting its IR: the plainest form, that others are held against. */
public final class InterpretedExecutor extends LocalExecutor {

	/**
	 * @param nf    well-formed IR
	 * @param store states of that NF
	 */
	public InterpretedExecutor(Nf nf, LocalStore store) {
		this(nf, store, false);
	}

	/**
	 * @param nf      well-formed IR
	 * @param store   states of that NF
	 * @param records whether {@link #visited()} is kept
	 */
	public InterpretedExecutor(Nf nf, LocalStore store, boolean records) {
		this(nf, store, records, new BitSet());
	}

	/**
	 * @param nf      well-formed IR
	 * @param store   states of that NF
	 * @param records whether {@link #visited()} is kept
	 * @param noted   states of which {@link #met()} is kept
	 */
	public InterpretedExecutor(Nf nf, LocalStore store, boolean records, BitSet noted) {
		super(nf, store, new InterpreterEngine(store, records, noted));
	}
}
