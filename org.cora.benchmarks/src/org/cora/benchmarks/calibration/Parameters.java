// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Provenance;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/**
 * The figures of a NIC model that are fitted to a set of measurements: those whose source says {@code fitted to SET:
 * NAME}. Figures of one name are one parameter.
 */
public final class Parameters {

	/** What a fitted figure's source looks like. */
	static final Pattern FITTED = Pattern.compile("fitted to (.+): ([a-z0-9-]+)");

	private record Place(ModelElement element, EAttribute attribute) {
	}

	private final Map<String, List<Place>> places = new LinkedHashMap<>();
	private final List<String> names;

	/** @param set of measurements, as the sources name it */
	public Parameters(NicModel nic, String set) {
		collect(nic, set);
		nic.eAllContents().forEachRemaining(object -> collect(object, set));
		names = List.copyOf(places.keySet());
	}

	private void collect(EObject object, String set) {
		if (object instanceof ModelElement element) {
			for (Provenance provenance : element.getProvenance()) {
				Matcher matcher = FITTED.matcher(provenance.getSource() == null ? "" : provenance.getSource());
				if (matcher.matches() && matcher.group(1).equals(set)) {
					EAttribute attribute = (EAttribute) element.eClass().getEStructuralFeature(provenance.getFeature());
					places.computeIfAbsent(matcher.group(2), n -> new ArrayList<>()).add(new Place(element, attribute));
				}
			}
		}
	}

	/** In the order of the model. */
	public List<String> names() {
		return names;
	}

	/** Index of the parameter that a figure is, if it is one. */
	OptionalInt indexOf(ModelElement element, EAttribute attribute) {
		for (int i = 0; i < names.size(); i++) {
			if (places.get(names.get(i)).contains(new Place(element, attribute))) {
				return OptionalInt.of(i);
			}
		}
		return OptionalInt.empty();
	}

	/** Writes values into the model. */
	public void set(double[] values) {
		for (int i = 0; i < names.size(); i++) {
			for (Place place : places.get(names.get(i))) {
				place.element().eSet(place.attribute(), values[i]);
			}
		}
	}

	/** The attribute of a parameter's figures. */
	EAttribute attribute(String name) {
		return places.get(name).get(0).attribute();
	}
}
