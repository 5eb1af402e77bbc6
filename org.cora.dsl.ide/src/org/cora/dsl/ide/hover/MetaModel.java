// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.model.Kebab;
import org.cora.nicmodel.NicmodelPackage;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Finds what the NIC metamodel says about a place in a NIC or host. */
public final class MetaModel {

	private MetaModel() {
	}

	/** The class of the block that the object stands in, or is. */
	public static Optional<EClass> block(EObject object) {
		Deque<String> kinds = new ArrayDeque<>();
		EObject at = object;
		while (at instanceof ModelItem item && item.isPart() && item.getName() != null) {
			kinds.push(item.getName());
			at = at.eContainer();
		}
		EClass type = at instanceof Nic ? NicmodelPackage.Literals.NIC_MODEL
				: at instanceof Host ? NicmodelPackage.Literals.HOST_MODEL : null;
		for (String kind : kinds) {
			EStructuralFeature part = type == null ? null : type.getEStructuralFeature(Kebab.toCamel(kind));
			type = part instanceof EReference reference ? reference.getEReferenceType() : null;
		}
		return Optional.ofNullable(type);
	}

	/** The feature that a property or part sets. */
	public static Optional<EStructuralFeature> feature(ModelItem item) {
		return item.getName() == null ? Optional.empty()
				: block(item.eContainer()).map(type -> type.getEStructuralFeature(Kebab.toCamel(item.getName())));
	}
}
