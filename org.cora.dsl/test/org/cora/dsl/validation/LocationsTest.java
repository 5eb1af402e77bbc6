// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Injector;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.CoraStandaloneSetup;
import org.cora.dsl.Source;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.LazyStringInputStream;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.FeatureBasedDiagnostic;
import org.eclipse.xtext.validation.IDiagnosticConverter;
import org.eclipse.xtext.validation.Issue;
import org.junit.jupiter.api.Test;

class LocationsTest {

	/** Xtext's own converter looks behind the end of such a text. */
	@Test
	void aTextMayEndWithAReturnAlone() throws Exception {
		for (String text : List.of("\r", "// nothing\r", "/* no end\r", "\"\\\r", "nf A {\r  on packet p { forward to /* \r")) {
			List<Issue> issues = everywhere(text);
			assertTrue(!issues.isEmpty(), text);
			for (Issue issue : issues) {
				assertTrue(issue.getOffset() >= 0 && issue.getOffset() + issue.getLength() <= text.length(), text);
				assertTrue(issue.getLineNumber() >= 1 && issue.getColumn() >= 1, text);
			}
		}
	}

	/** One problem about each object of a text. */
	private static List<Issue> everywhere(String text) throws Exception {
		Injector injector = new CoraStandaloneSetup().createInjectorAndDoEMFRegistration();
		XtextResourceSet set = injector.getInstance(XtextResourceSet.class);
		XtextResource resource = (XtextResource) set.createResource(URI.createURI("memory:/text.cora"));
		resource.load(new LazyStringInputStream(text, "UTF-8"), null);
		IDiagnosticConverter converter = injector.getInstance(IDiagnosticConverter.class);
		List<Issue> issues = new ArrayList<>();
		EObject file = resource.getContents().get(0);
		converter.convertValidatorDiagnostic(problem(file), issues::add);
		file.eAllContents().forEachRemaining(object -> converter.convertValidatorDiagnostic(problem(object), issues::add));
		return issues;
	}

	private static Diagnostic problem(EObject about) {
		return new FeatureBasedDiagnostic(Diagnostic.ERROR, "wrong", about, null, -1, CheckType.FAST, "code");
	}

	@Test
	void returnsAloneEndLines() throws Exception {
		String nat = Files.readString(Source.EXAMPLES.resolve("nat/nat.cora"));
		assertEquals(List.of(), parse(nat.replace("\n", "\r")).compilation().diagnostics());
		assertEquals(List.of(), parse("// a comment\r").compilation().diagnostics());
	}
}
