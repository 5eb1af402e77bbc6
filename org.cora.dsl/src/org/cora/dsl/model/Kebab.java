// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cora.ir.unit.Dimension;
import org.cora.nicmodel.NicmodelPackage;
import org.eclipse.emf.ecore.EAnnotation;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** How the metamodel's names are written in the language: {@code lineRate} as {@code line-rate}. */
public final class Kebab {

	private static final String UNIT = "https://cora.example/unit";

	private Kebab() {
	}

	/** {@code lineRate} for {@code line-rate}. */
	public static String toCamel(String hyphenated) {
		StringBuilder camel = new StringBuilder();
		boolean up = false;
		for (char c : hyphenated.toCharArray()) {
			if (c == '-') {
				up = true;
			} else {
				camel.append(up ? Character.toUpperCase(c) : c);
				up = false;
			}
		}
		return camel.toString();
	}

	/** {@code line-rate} for {@code lineRate}. */
	public static String fromCamel(String camel) {
		return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	/** Names of the properties, or of the parts, that a block of that class can have. */
	public static List<String> properties(EClass type, boolean parts) {
		return type.getEAllStructuralFeatures().stream().filter(Kebab::isWritable)
				.filter(feature -> feature instanceof EReference == parts).map(f -> fromCamel(f.getName())).toList();
	}

	/** What the metamodel says about a feature, for people. */
	public static String documentation(EStructuralFeature feature) {
		String text = EcoreUtil.getDocumentation(feature);
		String unit = dimension(feature).map(d -> " Given as " + d.example() + ".").orElse("");
		return (text == null ? "" : text) + unit;
	}

	/** What the feature is measured in, if it is measured. */
	public static Optional<Dimension> dimension(EStructuralFeature feature) {
		EAnnotation unit = feature.getEAnnotation(UNIT);
		return unit == null ? Optional.empty() : Optional.of(Dimension.valueOf(unit.getDetails().get("dimension")));
	}

	static boolean isWritable(EStructuralFeature feature) {
		return feature.isChangeable() && !feature.isDerived() && feature != NicmodelPackage.Literals.MODEL_ELEMENT__NAME
				&& feature != NicmodelPackage.Literals.MODEL_ELEMENT__PROVENANCE && feature != NicmodelPackage.Literals.PLATFORM__BASE;
	}

	static String noun(EClass type) {
		return fromCamel(type.getName()).substring(1).replace('-', ' ');
	}
}
