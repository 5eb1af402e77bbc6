// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;

/** Words above an offload that do something when they are clicked: what its plan says, or the way to one. */
final class PlacementMining extends LineHeaderCodeMining {

	/** @param action run in the UI thread */
	PlacementMining(int line, IDocument document, ICodeMiningProvider provider, String label, Runnable action)
		throws BadLocationException {
		super(line, document, provider, event -> action.run());
		setLabel(label);
	}
}
