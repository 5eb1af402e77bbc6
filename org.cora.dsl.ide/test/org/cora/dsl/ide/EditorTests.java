// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a class that share an editor: each opens a text of its own in it. */
abstract class EditorTests {

	@TempDir
	static Path folder;
	static Editor editor;

	@BeforeAll
	static void start() {
		editor = new Editor(folder);
	}

	@AfterAll
	static void stop() {
		editor.close();
	}
}
