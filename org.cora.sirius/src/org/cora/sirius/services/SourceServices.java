// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.Element;
import org.cora.planner.stateflow.SourceRef;
import org.cora.sirius.internal.SourceEditor;
import org.eclipse.emf.ecore.EObject;

/** From a shape to the text it comes from. */
public class SourceServices {

	/**
	 * Opens the source of what was double-clicked and selects it there, later in the UI thread. Does nothing for things that
	 * nobody wrote, such as a resource. The element is returned unchanged, so that it can be the context of a Sirius operation.
	 */
	public EObject openSource(EObject element) {
		SourceRef source = sourceOf(element);
		if (source != null && source.getFile() != null && !source.getFile().isEmpty()) {
			SourceEditor.open(element, source);
		}
		return element;
	}

	/** Where something was written: a state, class, flow group or a placement of one; null if nowhere. */
	static SourceRef sourceOf(EObject object) {
		if (object instanceof StatePlacement state) {
			return sourceOf(state.getState());
		}
		if (object instanceof ClassPlacement placement) {
			return sourceOf(placement.getSteeringClass());
		}
		if (object instanceof GroupPlacement) {
			return sourceOf(object.eContainer());
		}
		return object instanceof Element element ? element.getSource() : null;
	}
}
