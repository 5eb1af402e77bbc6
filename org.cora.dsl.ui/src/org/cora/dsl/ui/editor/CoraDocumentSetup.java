// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.core.filebuffers.IDocumentSetupParticipantExtension;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;

/**
 * Prepares the document of a Cora file: divides it into code, comments and strings, and sees to it that the language service
 * is there to hear that the file was opened.
 */
public final class CoraDocumentSetup implements IDocumentSetupParticipant, IDocumentSetupParticipantExtension {

	@Override
	public void setup(IDocument document) {
		CoraPartitions.connect(document);
	}

	@Override
	public void setup(IDocument document, IPath location, LocationKind kind) {
		setup(document);
		CoraUi.get().languageService();
		CoraUi.get().plans();
	}
}
