// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import org.cora.dsl.cora.CoraPackage;
import org.cora.dsl.lowering.Reporter;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.AbstractDeclarativeValidator;
import org.eclipse.xtext.validation.EValidatorRegistrar;

/** What the checks have in common. Each class of checks has one subject. */
abstract class Problems extends AbstractDeclarativeValidator implements Reporter {

	@Override
	protected List<EPackage> getEPackages() {
		return List.of(CoraPackage.eINSTANCE);
	}

	@Override
	public void register(EValidatorRegistrar registrar) {
		// Validation registers all checks as one.
	}

	@Override
	public void error(String code, String message, EObject where, EStructuralFeature feature, String... data) {
		error(message, where, feature, INSIGNIFICANT_INDEX, code, data);
	}

	@Override
	public void warning(String code, String message, EObject where, EStructuralFeature feature, String... data) {
		warning(message, where, feature, INSIGNIFICANT_INDEX, code, data);
	}

	protected void error(String code, String message, EObject where) {
		error(code, message, where, (EStructuralFeature) null);
	}
}
