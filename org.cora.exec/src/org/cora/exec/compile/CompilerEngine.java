// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.exec.ExecutionHook;
import org.cora.exec.handler.HandlerEngine;
import org.cora.exec.handler.HandlerRunner;
import org.cora.exec.handler.IdentityPacking;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.StateTables;
import org.cora.exec.interpret.InterpreterEngine;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;

/** Handlers compiled to JVM code; those that can't be are interpreted. */
final class CompilerEngine implements HandlerEngine {

	private final Nf nf;
	private final InterpreterEngine interpreter;
	private final CompiledHandler.Frame frame;
	private final IdentityPacking packing;
	private final int registers;
	private final boolean records;
	private final BitSet noted;
	private final Map<String, String> interpreted = new LinkedHashMap<>();

	CompilerEngine(LocalStore store, boolean records, BitSet noted) {
		this.noted = noted;
		this.records = records;
		nf = store.nf();
		interpreter = new InterpreterEngine(store, records, noted);
		registers = nf.handlers().stream().mapToInt(h -> h.registers().size()).max().orElse(0);
		packing = IdentityPacking.of(nf);
		frame = CompiledHandler.Frame.of(new StateTables(store), registers, interpreter.visited(), interpreter.met());
	}

	@Override
	public HandlerRunner load(Handler handler) {
		try {
			return compiled(handler, records, noted, false);
		} catch (NotCompiled e) {
			interpreted.put(handler.name(), e.getMessage());
			return interpreter.load(handler);
		}
	}

	@Override
	public HandlerRunner load(Handler handler, ExecutionHook hook) {
		try {
			CompiledHandler compiled = compiled(handler, false, new BitSet(), true);
			((WatchedHandler) compiled).hook = hook;
			return compiled;
		} catch (NotCompiled e) {
			return interpreter.load(handler, hook);
		}
	}

	private CompiledHandler compiled(Handler handler, boolean recording, BitSet noting, boolean watched) {
		return CompiledClass.of(nf, handler, recording, noting, watched,
				() -> new HandlerCompiler(nf, handler, packing, registers, recording, noting, watched).load()).on(frame);
	}

	@Override
	public long[] visited() {
		return interpreter.visited();
	}

	@Override
	public MetEntries met() {
		return interpreter.met();
	}

	/** Names of handlers that are interpreted, and why. */
	Map<String, String> interpreted() {
		return interpreted;
	}
}
