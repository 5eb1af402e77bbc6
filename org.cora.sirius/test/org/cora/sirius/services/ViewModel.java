// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** As much of Sirius' view model as services read: an edge's target node, and what that stands for. */
public final class ViewModel {

	private static final EPackage PACKAGE = EcoreFactory.eINSTANCE.createEPackage();
	private static final EReference TARGET = reference("DNode", "target");
	private static final EReference TARGET_NODE = reference("DEdge", "targetNode");

	private ViewModel() {
	}

	private static EReference reference(String name, String feature) {
		EClass made = EcoreFactory.eINSTANCE.createEClass();
		made.setName(name);
		EReference reference = EcoreFactory.eINSTANCE.createEReference();
		reference.setName(feature);
		reference.setEType(EcorePackage.Literals.EOBJECT);
		made.getEStructuralFeatures().add(reference);
		PACKAGE.getEClassifiers().add(made);
		return reference;
	}

	/** An edge that ends at a shape for that; null for a shape without anything. */
	public static EObject edgeTo(EObject target) {
		EObject end = EcoreUtil.create(TARGET.getEContainingClass());
		end.eSet(TARGET, target);
		EObject edge = EcoreUtil.create(TARGET_NODE.getEContainingClass());
		edge.eSet(TARGET_NODE, end);
		return edge;
	}
}
