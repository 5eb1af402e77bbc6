// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;

/** Type of an expression: a kind, the classifier for objects and literals, one or many. */
record AqlType(Kind kind, EClassifier eClassifier, boolean many) {

	enum Kind { TEXT, WHOLE, REAL, TRUTH, OBJECT, LITERAL, UNKNOWN }

	static final AqlType TEXT = new AqlType(Kind.TEXT, null, false);
	static final AqlType WHOLE = new AqlType(Kind.WHOLE, null, false);
	static final AqlType REAL = new AqlType(Kind.REAL, null, false);
	static final AqlType TRUTH = new AqlType(Kind.TRUTH, null, false);
	/** Some object of whatever class, such as a view of Sirius. */
	static final AqlType ANY_OBJECT = new AqlType(Kind.OBJECT, null, false);
	static final AqlType UNKNOWN = new AqlType(Kind.UNKNOWN, null, false);

	/** The type of a value that a classifier declares. */
	static AqlType of(EClassifier classifier) {
		if (classifier instanceof EClass) {
			return new AqlType(Kind.OBJECT, classifier, false);
		}
		if (classifier instanceof EEnum) {
			return new AqlType(Kind.LITERAL, classifier, false);
		}
		Class<?> java = classifier.getInstanceClass();
		if (java == String.class) {
			return TEXT;
		}
		if (java == boolean.class) {
			return TRUTH;
		}
		return java == double.class ? REAL : java == int.class || java == long.class ? WHOLE : UNKNOWN;
	}

	/** Whether a value of this type can be passed for a Java parameter. */
	boolean fits(Class<?> parameter) {
		if (many) {
			return false;
		}
		return switch (kind) {
			case TEXT -> parameter == String.class;
			case WHOLE -> parameter == int.class || parameter == Integer.class;
			case REAL -> parameter == double.class || parameter == Double.class;
			case TRUTH -> parameter == boolean.class || parameter == Boolean.class;
			case OBJECT -> eClassifier == null ? parameter == EObject.class : parameter.isAssignableFrom(eClassifier.getInstanceClass());
			case LITERAL -> parameter.isAssignableFrom(eClassifier.getInstanceClass());
			case UNKNOWN -> false;
		};
	}

	/** Whether what it stands for may be drawn as an object of a class. */
	boolean mayBe(EClass wanted) {
		return kind == Kind.OBJECT && (eClassifier == null || wanted.isSuperTypeOf((EClass) eClassifier) || ((EClass) eClassifier).isSuperTypeOf(wanted));
	}

	@Override
	public String toString() {
		String one = eClassifier == null ? kind.name().toLowerCase() : eClassifier.getName();
		return many ? "list of " + one : one;
	}
}
