// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.nio.file.Path;
import org.eclipse.core.resources.IProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests each of which begins with a project that has no plans yet, and ends with nothing in the error log. */
abstract class PlanTests {

	PlanSession session;
	IProject project;

	@TempDir
	Path folder;

	@BeforeEach
	final void beginSession() throws Exception {
		session = new PlanSession();
		project = session.project();
	}

	@AfterEach
	final void endSession() throws Exception {
		session.close();
	}
}
