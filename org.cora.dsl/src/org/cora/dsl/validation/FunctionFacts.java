// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.lowering.Reporter;
import org.cora.ir.packet.Header;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.util.IResourceScopeCache;

/**
 * What a call means to the place where it stands.
 *
 * @param needed  headers that the function uses without having asked for them
 * @param after   what holds when it returns; empty if it never does, as every way through it ends in a verdict
 * @param changed tables that it puts entries in or removes them from
 * @param decides whether it can decide what becomes of the packet, or makes another one of it
 * @param moves   whether it can push or pop headers
 */
record FunctionFacts(Set<Header> needed, Optional<Facts> after, Set<StateDeclaration> changed,
		boolean decides, boolean moves) {

	/** Functions deeper than this are an error, which is reported elsewhere. */
	static final int MAX_DEPTH = 64;

	private static final FunctionFacts UNKNOWN = new FunctionFacts(Set.of(), Optional.of(Facts.NONE), Set.of(),
			false, false);

	/** The facts of functions, each found out once, however often they are called and asked for. */
	static final class Known {

		/** What is known for the checks of a file, until it changes. */
		static Known in(Resource resource, IResourceScopeCache cache) {
			return cache.get(Known.class, resource, Known::new);
		}

		private final Map<Function, FunctionFacts> known = new HashMap<>();
		private int depth;

		FunctionFacts of(Function function) {
			FunctionFacts found = known.get(function);
			if (found != null || depth >= MAX_DEPTH) {
				return found == null ? UNKNOWN : found;
			}
			known.put(function, UNKNOWN);
			depth++;
			FunctionFacts facts = new HandlerFlow(Reporter.SILENT, this).function(function);
			depth--;
			known.put(function, facts);
			return facts;
		}
	}
}
