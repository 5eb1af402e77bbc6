// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.xtext.util.OnChangeEvictingCache;

/**
 * Keeps what was computed from a file until the file is read anew. Nobody changes a syntax tree by hand, so the cache
 * listens to the resource only: to hang a listener on every object of the tree takes as long as to parse the text.
 */
public class FileCache extends OnChangeEvictingCache {

	@Override
	protected CacheAdapter createCacheAdapter() {
		return new Shallow();
	}

	private static final class Shallow extends CacheAdapter {
		@Override
		protected void addAdapter(Notifier notifier) {
			// not to the objects in the resource
		}

		@Override
		protected void removeAdapter(Notifier notifier) {
			// there is none
		}
	}
}
