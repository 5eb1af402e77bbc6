// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/**
 * Hears when buffers of files come and go. What becomes of their content, the documents tell, and of the files, the
 * workspace: all else is of no interest, unless overridden.
 */
public abstract class BufferLifeListener implements IFileBufferListener {

	@Override
	public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
		// The document's own events say what changes.
	}

	@Override
	public void bufferContentReplaced(IFileBuffer buffer) {
		// The document's own events say what changed.
	}

	@Override
	public void stateChanging(IFileBuffer buffer) {
		// Saving doesn't change the text.
	}

	@Override
	public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
		// What follows the text follows it saved or not.
	}

	@Override
	public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
		// Of no interest.
	}

	@Override
	public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
		// The buffer manager makes a new buffer for the new place.
	}

	@Override
	public void underlyingFileDeleted(IFileBuffer buffer) {
		// The resource change says so.
	}

	@Override
	public void stateChangeFailed(IFileBuffer buffer) {
		// Nothing was changed.
	}
}
