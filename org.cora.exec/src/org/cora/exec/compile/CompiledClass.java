// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.lang.reflect.Constructor;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.cora.exec.Verdict;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;

/**
 * A class that was compiled from a handler; what differs from store to store is given to its objects. Those compiled lately
 * are kept, so that the sides of a simulation, and one run after the other, share what the JVM has learnt about them.
 */
record CompiledClass(Constructor<?> constructor, Handler handler, Verdict[] verdicts) {

	private static final int MOST = 128;

	private static final Map<Key, CompiledClass> LATELY = new LinkedHashMap<>(MOST, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, CompiledClass> eldest) {
			return size() > MOST;
		}
	};

	/** What was compiled, told apart by identity: to compare functions takes longer than to compile them. */
	private record Key(Nf nf, Handler handler, boolean records, BitSet noted, boolean watched) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.nf == nf && key.handler == handler && key.records == records
					&& key.watched == watched && key.noted.equals(noted);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(handler);
		}
	}

	/** The class of a handler, compiled unless it was lately. */
	static CompiledClass of(Nf nf, Handler handler, boolean records, BitSet noted, boolean watched, Supplier<CompiledClass> compiler) {
		Key key = new Key(nf, handler, records, noted, watched);
		synchronized (LATELY) {
			CompiledClass known = LATELY.get(key);
			if (known == null) {
				known = compiler.get();
				LATELY.put(key, known);
			}
			return known;
		}
	}

	/** An object of the class. */
	CompiledHandler on(CompiledHandler.Frame frame) {
		try {
			return (CompiledHandler) constructor.newInstance(frame, handler, verdicts);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("generated code of " + handler.name(), e);
		}
	}
}
