// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metamodels as the platform's registry knows them: by plugin.xml of jars that were built without PDE. */
class PlanFileTest {

	@ParameterizedTest
	@ValueSource(strings = {"https://cora.example/nicmodel/1", "https://cora.example/stateflow/1", "https://cora.example/plan/1"})
	void theMetamodelIsRegistered(String uri) {
		assertNotNull(EPackage.Registry.INSTANCE.getEPackage(uri), uri);
	}

	@Test
	void aPlanIsSavedAndReadThroughTheRegistry() throws Exception {
		EPackage metamodel = EPackage.Registry.INSTANCE.getEPackage("https://cora.example/plan/1");
		EClass type = (EClass) metamodel.getEClassifier("Plan");
		EObject plan = EcoreUtil.create(type);
		Resource saved = new ResourceSetImpl().createResource(URI.createURI("memory:/nat.coraplan"));
		saved.getContents().add(plan);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		saved.save(out, null);

		Resource read = new ResourceSetImpl().createResource(URI.createURI("memory:/again.coraplan"));
		read.load(new ByteArrayInputStream(out.toByteArray()), null);
		assertEquals(1, read.getContents().size());
		assertSame(type, read.getContents().get(0).eClass());
	}
}
