// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.known;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;

/**
 * Remembers, for the files of one resource set, what was found out about declarations, by {@link DeclarationKeys}. Only
 * resource sets of editors do; elsewhere everything is looked at once anyway. Names in the files of such a set are resolved
 * when somebody asks for them. Holds a bounded number of answers, those asked for last; may be asked by several threads.
 */
public final class Known extends AdapterImpl {

	private static final int MOST = 4096;

	/** What was asked of which declaration. */
	private record Question(Object subject, String key) {
	}

	private final Map<Question, Object> answers = new LinkedHashMap<>(256, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
			return size() > MOST;
		}
	};

	private Known() {
	}

	/** Makes the resource set remember. Does nothing the second time. */
	public static void keepFor(ResourceSet set) {
		if (in(set).isEmpty()) {
			set.eAdapters().add(new Known());
		}
	}

	/** What the resource's set remembers, if it does. */
	public static Optional<Known> of(Resource resource) {
		return in(resource.getResourceSet());
	}

	private static Optional<Known> in(ResourceSet set) {
		return set == null ? Optional.empty()
				: set.eAdapters().stream().filter(Known.class::isInstance).map(Known.class::cast).findFirst();
	}

	/** What was remembered about a subject for a key. */
	public synchronized <T> Optional<T> get(Class<T> subject, String key) {
		return Optional.ofNullable(subject.cast(answers.get(new Question(subject, key))));
	}

	/** Remembers an immutable answer. */
	public synchronized <T> void put(Class<T> subject, String key, T answer) {
		answers.put(new Question(subject, key), answer);
	}
}
