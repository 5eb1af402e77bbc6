// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;

/** The way from an editor to the local file in it. */
final class EditedFile {

	private EditedFile() {
	}

	/** The local file of an editor; null if it has none. */
	static Path of(IEditorInput input) {
		if (input instanceof IFileEditorInput workspace && workspace.getFile().getLocation() != null) {
			return workspace.getFile().getLocation().toPath();
		}
		return input instanceof IURIEditorInput loose && "file".equals(loose.getURI().getScheme()) ? Path.of(loose.getURI()) : null;
	}
}
