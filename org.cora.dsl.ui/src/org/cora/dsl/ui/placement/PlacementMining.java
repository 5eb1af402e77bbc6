// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;

/** A line above a declaration that says what a plan says of it. */
final class PlacementMining extends LineHeaderCodeMining {

	PlacementMining(int line, IDocument document, ICodeMiningProvider provider, String label) throws BadLocationException {
		super(line, document, provider);
		setLabel(label);
	}
}
