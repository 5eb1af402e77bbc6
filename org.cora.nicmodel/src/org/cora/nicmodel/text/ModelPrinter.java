// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.text;

import java.util.List;
import org.cora.nicmodel.NicmodelPackage;
import org.cora.nicmodel.Platform;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * Writes a model's figures, one per line in the order of the metamodel. The same for models that mean the same: sources,
 * titles and what a model extends aren't part of it.
 */
public final class ModelPrinter {

	private ModelPrinter() {
	}

	/** The text; what a model's fingerprint is taken of. */
	public static String print(Platform platform) {
		StringBuilder text = new StringBuilder();
		print(platform, "", text);
		return text.toString();
	}

	private static void print(EObject object, String indent, StringBuilder text) {
		text.append(indent).append(object.eClass().getName()).append('\n');
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			boolean wording = attribute == NicmodelPackage.Literals.PLATFORM__TITLE
					|| attribute == NicmodelPackage.Literals.PLATFORM__PRESET
					|| attribute == NicmodelPackage.Literals.PLATFORM__BASE;
			if (!wording && object.eIsSet(attribute)) {
				text.append(indent).append("  ").append(attribute.getName()).append(' ').append(object.eGet(attribute))
						.append('\n');
			}
		}
		for (EReference reference : object.eClass().getEAllContainments()) {
			if (reference == NicmodelPackage.Literals.MODEL_ELEMENT__PROVENANCE) {
				continue;
			}
			Object value = object.eGet(reference);
			Iterable<?> children = value instanceof Iterable<?> many ? many : value == null ? List.of()
					: List.of(value);
			for (Object child : children) {
				print((EObject) child, indent + "  ", text);
			}
		}
	}
}
