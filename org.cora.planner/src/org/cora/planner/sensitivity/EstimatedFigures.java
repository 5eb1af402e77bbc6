// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Provenance;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** The figures of a model that are estimates, in the order of the model; the same index is the same figure in a copy. */
public final class EstimatedFigures {

	private static final String UNIT = "https://cora.example/unit";

	private record Figure(ModelElement element, EAttribute attribute, Provenance origin) {
	}

	private final Platform platform;
	private final List<Figure> figures = new ArrayList<>();

	/** @param platform not changed but by {@link #set} */
	public EstimatedFigures(Platform platform) {
		this.platform = platform;
		collect(platform);
		platform.eAllContents().forEachRemaining(this::collect);
	}

	/** The estimates of a copy. */
	EstimatedFigures copy() {
		return new EstimatedFigures(EcoreUtil.copy(platform));
	}

	private void collect(EObject object) {
		if (object instanceof ModelElement element) {
			for (Provenance origin : element.getProvenance()) {
				if (origin.isEstimate() && element.eClass().getEStructuralFeature(origin.getFeature()) instanceof EAttribute attribute
						&& origin.getHigh() > origin.getLow()) {
					figures.add(new Figure(element, attribute, origin));
				}
			}
		}
	}

	/** A copy with every figure drawn anew, each evenly from its range and independently of the others. */
	public EstimatedFigures drawn(SplittableRandom random) {
		EstimatedFigures copy = copy();
		for (int figure = 0; figure < copy.count(); figure++) {
			copy.set(figure, low(figure) + random.nextDouble() * (high(figure) - low(figure)));
		}
		return copy;
	}

	/** The model. */
	public Platform platform() {
		return platform;
	}

	int count() {
		return figures.size();
	}

	double low(int figure) {
		return figures.get(figure).origin().getLow();
	}

	double high(int figure) {
		return figures.get(figure).origin().getHigh();
	}

	/** Gives a figure another value; whole where the attribute is. */
	void set(int figure, double value) {
		Figure which = figures.get(figure);
		Class<?> type = which.attribute().getEAttributeType().getInstanceClass();
		Object typed = type == int.class ? (Object) (int) Math.round(value) : type == long.class ? Math.round(value) : (Object) value;
		which.element().eSet(which.attribute(), typed);
	}

	/** Where a figure stands, as people write it: {@code AgilioCX40 flow-table insert-rate}. */
	String name(int figure) {
		Figure which = figures.get(figure);
		StringBuilder name = new StringBuilder(kebab(which.attribute().getName()));
		for (EObject at = which.element(); at != platform; at = at.eContainer()) {
			String own = ((ModelElement) at).getName();
			name.insert(0, kebab(at.eContainingFeature().getName()) + (own == null ? " " : " " + own + " "));
		}
		return platform.getName() + " " + name;
	}

	/** A value of a figure with its unit. */
	String text(int figure, double value) {
		EAttribute attribute = figures.get(figure).attribute();
		return attribute.getEAnnotation(UNIT) == null ? Double.toString(value)
				: Quantity.format(value, Dimension.valueOf(attribute.getEAnnotation(UNIT).getDetails().get("dimension")));
	}

	private static String kebab(String camel) {
		return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}
}
