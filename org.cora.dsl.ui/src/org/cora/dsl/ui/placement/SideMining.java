// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineEndCodeMining;

/** A few words behind a state: where it is. */
final class SideMining extends LineEndCodeMining {

	SideMining(int line, IDocument document, ICodeMiningProvider provider, String label) throws BadLocationException {
		super(document, line, provider);
		setLabel("   " + label);
	}
}
