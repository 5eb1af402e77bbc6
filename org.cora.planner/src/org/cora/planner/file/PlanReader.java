// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.Element;
import org.cora.planner.stateflow.StateflowPackage;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.common.util.WrappedException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;

/** Reads a plan from a stream that nobody vouches for. */
final class PlanReader {

	private static final Map<String, Boolean> PARSER = Map.of(
			"http://apache.org/xml/features/disallow-doctype-decl", true,
			"http://xml.org/sax/features/external-general-entities", false,
			"http://xml.org/sax/features/external-parameter-entities", false);

	private PlanReader() {
	}

	static Plan read(InputStream stream) throws IOException, NotAPlanException {
		ResourceSetImpl set = new ResourceSetImpl();
		set.setPackageRegistry(new EPackageRegistryImpl());
		set.getPackageRegistry().put(PlanPackage.eNS_URI, PlanPackage.eINSTANCE);
		set.getPackageRegistry().put(StateflowPackage.eNS_URI, StateflowPackage.eINSTANCE);
		set.setURIConverter(new ClosedConverter());
		StrictXmi resource = new StrictXmi(URI.createURI("plan.coraplan"));
		set.getResources().add(resource);
		try {
			resource.load(stream, Map.of(XMLResource.OPTION_PARSER_FEATURES, PARSER));
		} catch (Resource.IOWrappedException e) {
			throw new NotAPlanException(Complaint.of(e), e);
		} catch (StrictXmi.Refused | WrappedException | IllegalArgumentException | ClassCastException
				| UnsupportedOperationException e) {
			throw new NotAPlanException(Complaint.of(e), e);
		}
		if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof Plan plan)) {
			throw new NotAPlanException("there is no plan in it");
		}
		complete(plan);
		resource.getContents().clear();
		set.getResources().clear();
		return plan;
	}

	/** That everything is there which readers of plans rely on, and nothing refers outside. */
	private static void complete(Plan plan) throws NotAPlanException {
		Set<String> ids = new HashSet<>();
		require(plan);
		TreeIterator<EObject> all = plan.eAllContents();
		while (all.hasNext()) {
			EObject object = all.next();
			if (object instanceof Element element && element.getId() != null && !ids.add(element.getId())) {
				throw new NotAPlanException("two elements are called " + element.getId());
			}
			require(object);
		}
	}

	private static void require(EObject object) throws NotAPlanException {
		for (EStructuralFeature feature : object.eClass().getEAllStructuralFeatures()) {
			Object value = ((InternalEObject) object).eGet(feature, false);
			if (feature instanceof EReference reference) {
				if (reference.getLowerBound() > 0 && value == null) {
					throw new NotAPlanException("a " + object.eClass().getName() + " has no " + feature.getName());
				}
				requireInside(reference, value);
			}
		}
		if (object instanceof Plan plan && plan.getObjective() == null) {
			throw new NotAPlanException("a Plan has no objective");
		}
	}

	private static void requireInside(EReference reference, Object value) throws NotAPlanException {
		List<?> targets = value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
		for (Object target : targets) {
			boolean inside = target instanceof EObject object && !object.eIsProxy();
			if (!inside) {
				throw new NotAPlanException("its " + reference.getName() + " refers to something that isn't in it");
			}
		}
	}
}
