// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** The names of declarations. */
public final class Names {

	private Names() {
	}

	/** The name of what has one; null where it has none or it is missing. */
	public static String of(EObject named) {
		EStructuralFeature feature = feature(named);
		return feature == null ? null : (String) named.eGet(feature);
	}

	/** The feature that holds the name; null where there is none. */
	public static EStructuralFeature feature(EObject named) {
		EStructuralFeature feature = named.eClass().getEStructuralFeature("name");
		return feature != null && feature.getEType().getInstanceClass() == String.class ? feature : null;
	}
}
