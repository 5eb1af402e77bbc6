// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.exec.ExecutionHook;
import org.cora.exec.handler.HandlerEngine;
import org.cora.exec.handler.HandlerRunner;
import org.cora.exec.handler.IdentityPacking;
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
	private final Map<String, String> interpreted = new LinkedHashMap<>();

	CompilerEngine(LocalStore store, boolean records) {
		this.records = records;
		nf = store.nf();
		interpreter = new InterpreterEngine(store, records);
		registers = nf.handlers().stream().mapToInt(h -> h.registers().size()).max().orElse(0);
		packing = IdentityPacking.of(nf);
		frame = CompiledHandler.Frame.of(new StateTables(store), registers, interpreter.visited());
	}

	@Override
	public HandlerRunner load(Handler handler) {
		try {
			return compiled(handler, records, false);
		} catch (NotCompiled e) {
			interpreted.put(handler.name(), e.getMessage());
			return interpreter.load(handler);
		}
	}

	@Override
	public HandlerRunner load(Handler handler, ExecutionHook hook) {
		try {
			CompiledHandler compiled = compiled(handler, false, true);
			((WatchedHandler) compiled).hook = hook;
			return compiled;
		} catch (NotCompiled e) {
			return interpreter.load(handler, hook);
		}
	}

	private CompiledHandler compiled(Handler handler, boolean recording, boolean watched) {
		return CompiledClass.of(nf, handler, recording, watched,
				() -> new HandlerCompiler(nf, handler, packing, registers, recording, watched).load()).on(frame);
	}

	@Override
	public long[] visited() {
		return interpreter.visited();
	}

	/** Names of handlers that are interpreted, and why. */
	Map<String, String> interpreted() {
		return interpreted;
	}
}
