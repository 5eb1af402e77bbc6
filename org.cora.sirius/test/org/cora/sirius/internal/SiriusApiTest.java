// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.common.util.URI;
import org.junit.jupiter.api.Test;

/** Calls by reflection, on an object with methods like those of Sirius' sessions. */
class SiriusApiTest {

	private static final URI PLAN = URI.createURI("platform:/resource/p/a.coraplan");

	/** Not public, as implementations behind Sirius' interfaces may be. */
	static class Session {

		public String addSemanticResource(URI resource, boolean crossReferenced) {
			return "old";
		}

		public String addSemanticResource(URI resource, IProgressMonitor monitor) {
			return "new";
		}

		public String openSession(URI file, IProgressMonitor monitor, Runnable callback) {
			return callback == null ? "opened" : "called back";
		}

		public boolean isOpen() {
			return true;
		}

		public void save(IProgressMonitor monitor) {
			throw new IllegalStateException("disk full");
		}

		public void close(IProgressMonitor monitor) {
			throw new OperationCanceledException();
		}
	}

	private final Session session = new Session();

	@Test
	void theMethodThatTakesTheArgumentsIsCalled() throws SiriusException {
		assertEquals("new", SiriusApi.call(session, "addSemanticResource", PLAN, new NullProgressMonitor()));
		assertEquals("old", SiriusApi.call(session, "addSemanticResource", PLAN, true));
		assertEquals("opened", SiriusApi.call(session, "openSession", PLAN, new NullProgressMonitor(), null));
		assertEquals(true, SiriusApi.call(session, "isOpen"));
	}

	@Test
	void anUnknownMethodMeansAnUnknownSirius() {
		SiriusException failure = assertThrows(SiriusException.class, () -> SiriusApi.call(session, "createView", PLAN));
		assertTrue(failure.getMessage().startsWith("this version of Sirius is not supported"), failure.getMessage());
	}

	@Test
	void whatSiriusThrowsIsToldAsItIs() {
		SiriusException failure = assertThrows(SiriusException.class, () -> SiriusApi.call(session, "save", new NullProgressMonitor()));
		assertSame(IllegalStateException.class, failure.getCause().getClass());
		assertTrue(failure.getMessage().contains("disk full"));
	}

	@Test
	void cancellingIsNoFailure() {
		assertThrows(OperationCanceledException.class, () -> SiriusApi.call(session, "close", new NullProgressMonitor()));
	}
}
