// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

import org.eclipse.emf.ecore.xmi.ClassNotFoundException;
import org.eclipse.emf.ecore.xmi.FeatureNotFoundException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.PackageNotFoundException;
import org.eclipse.emf.ecore.xmi.UnresolvedReferenceException;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.xml.sax.SAXParseException;

/** What is wrong with a plan file, in words for somebody who doesn't know how it is read. */
final class Complaint {

	private static final int MOST_LETTERS = 120;

	private Complaint() {
	}

	/** The innermost of the causes that says something. */
	static String of(Throwable problem) {
		Throwable cause = problem;
		while (!(cause instanceof XMIException && known(cause)) && cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		if (cause instanceof SAXParseException broken) {
			return text(broken) + at(broken.getLineNumber());
		}
		if (cause instanceof XMIException wrong && known(cause)) {
			return text(wrong) + at(wrong.getLine());
		}
		return cause.getMessage() == null ? "it can't be read" : "it can't be read: " + shortened(cause.getMessage());
	}

	private static boolean known(Throwable cause) {
		return cause instanceof PackageNotFoundException || cause instanceof ClassNotFoundException
				|| cause instanceof FeatureNotFoundException || cause instanceof IllegalValueException
				|| cause instanceof UnresolvedReferenceException;
	}

	private static String text(XMIException wrong) {
		if (wrong instanceof PackageNotFoundException) {
			return "it is XML, but of another kind";
		}
		if (wrong instanceof ClassNotFoundException unknown) {
			return "it has a " + shortened(String.valueOf(unknown.getName())) + ", which plans don't have";
		}
		if (wrong instanceof FeatureNotFoundException unknown) {
			String owner = unknown.getObject() == null ? "a plan" : "a " + unknown.getObject().eClass().getName();
			return owner + " has no '" + shortened(String.valueOf(unknown.getName())) + "'";
		}
		if (wrong instanceof IllegalValueException illegal) {
			String feature = illegal.getFeature() == null ? "what it is given for" : illegal.getFeature().getName();
			return "'" + shortened(String.valueOf(illegal.getValue())) + "' is no value of " + feature;
		}
		return "it refers to '" + shortened(String.valueOf(((UnresolvedReferenceException) wrong).getReference())) + "', which isn't in it";
	}

	/** The parser's messages are about its own rules; only what it says of document types is of use to somebody. */
	private static String text(SAXParseException broken) {
		String message = String.valueOf(broken.getMessage());
		if (message.contains("DOCTYPE")) {
			return "it declares a document type (DOCTYPE), which plans don't";
		}
		return message.contains("must start and end within the same entity") ? "it ends before it is complete"
				: "it isn't well-formed XML";
	}

	private static String at(int line) {
		return line > 0 ? ", line " + line : "";
	}

	private static String shortened(String text) {
		String plain = text.replaceAll("\\s+", " ").strip();
		return plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS) + " …";
	}
}
