// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.BitSet;
import java.util.Map;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Nf;

/**
 * Runs an NF compiled to JVM code. Does exactly what {@link org.cora.exec.interpret.InterpretedExecutor} does, faster once
 * the JVM has compiled it in its turn.
 */
public final class CompiledExecutor extends LocalExecutor {

	private final CompilerEngine engine;

	/**
	 * @param nf    well-formed IR
	 * @param store states of that NF
	 */
	public CompiledExecutor(Nf nf, LocalStore store) {
		this(nf, store, false);
	}

	/**
	 * @param nf      well-formed IR
	 * @param store   states of that NF
	 * @param records whether {@link #visited()} is kept
	 */
	public CompiledExecutor(Nf nf, LocalStore store, boolean records) {
		this(nf, store, records, new BitSet());
	}

	/**
	 * @param nf      well-formed IR
	 * @param store   states of that NF
	 * @param records whether {@link #visited()} is kept
	 * @param noted   states of which {@link #met()} is kept
	 */
	public CompiledExecutor(Nf nf, LocalStore store, boolean records, BitSet noted) {
		this(nf, store, new CompilerEngine(store, records, noted));
	}

	private CompiledExecutor(Nf nf, LocalStore store, CompilerEngine engine) {
		super(nf, store, engine);
		this.engine = engine;
	}

	/** Handlers that couldn't be compiled and are interpreted: their names, and why. */
	public Map<String, String> interpreted() {
		return Map.copyOf(engine.interpreted());
	}
}
