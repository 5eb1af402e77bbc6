// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Takes what is found wrong while a declaration is read. What reads a declaration checks it at the same time, so that
 * validation and compilation can't disagree; the compiler reads only what validation found to be right.
 */
public interface Reporter {

	/** Ignores everything: for declarations that have been validated. */
	Reporter SILENT = new Reporter() {
		@Override
		public void error(String code, String message, EObject where, EStructuralFeature feature, String... data) {
			// validated before
		}

		@Override
		public void warning(String code, String message, EObject where, EStructuralFeature feature, String... data) {
			// validated before
		}
	};

	/** Something that keeps the file from being compiled. The feature may be null: the whole object. */
	void error(String code, String message, EObject where, EStructuralFeature feature, String... data);

	/** Something that can be meant but rarely is. */
	void warning(String code, String message, EObject where, EStructuralFeature feature, String... data);
}
