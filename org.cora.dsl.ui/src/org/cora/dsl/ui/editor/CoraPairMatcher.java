// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Finds the bracket that belongs to the one at the caret, over comments and strings. */
public final class CoraPairMatcher extends DefaultCharacterPairMatcher {

	/** Made by the Generic Editor. */
	public CoraPairMatcher() {
		super(new char[] {'{', '}', '(', ')', '[', ']'}, CoraPartitions.PARTITIONING, true);
	}
}
