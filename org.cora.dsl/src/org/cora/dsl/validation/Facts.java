// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Referable;
import org.cora.ir.packet.Header;

/**
 * What holds at a place of a handler or function.
 *
 * @param headers the packet surely has
 * @param stale   names of entries that may be other ones by now
 * @param moved   whether headers may have been pushed or popped on the way, so that they aren't those that came in
 */
record Facts(Set<Header> headers, Set<Referable> stale, boolean moved) {

	static final Facts NONE = new Facts(Set.of(), Set.of(), false);

	Facts with(Set<Header> others) {
		return new Facts(others, stale, moved);
	}

	/** Headers have been pushed or popped; these are there afterwards. */
	Facts movedTo(Set<Header> others) {
		return new Facts(others, stale, true);
	}

	Facts alsoWith(Collection<Header> more) {
		Set<Header> all = new HashSet<>(headers);
		return all.addAll(more) ? new Facts(all, stale, moved) : this;
	}

	Facts alsoStale(Collection<Referable> more) {
		Set<Referable> all = new HashSet<>(stale);
		return all.addAll(more) ? new Facts(headers, all, moved) : this;
	}

	/** What holds behind two ways that come together; a way that doesn't get there says nothing. */
	static Optional<Facts> join(Optional<Facts> a, Optional<Facts> b) {
		if (a.isEmpty() || b.isEmpty()) {
			return a.isPresent() ? a : b;
		}
		Set<Header> headers = new HashSet<>(a.get().headers());
		headers.retainAll(b.get().headers());
		return Optional.of(new Facts(headers, a.get().stale(), a.get().moved() || b.get().moved()).alsoStale(b.get().stale()));
	}
}
