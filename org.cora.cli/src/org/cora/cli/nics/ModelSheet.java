// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.nics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cora.cli.json.Json;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Provenance;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

/** All figures of a NIC or host model, read off the metamodel: a new attribute shows up here by itself. */
public final class ModelSheet {

	/** The annotation by which an attribute names its dimension. */
	private static final String UNIT = "https://cora.example/unit";

	/**
	 * A figure.
	 *
	 * @param path      elements and attribute it is at: {@code memory emem latency-cycles}
	 * @param value     as people write it
	 * @param number    in the base unit of its dimension; NaN for words
	 * @param dimension null for words
	 * @param origin    where it comes from; null where the model says nothing
	 */
	public record Figure(String path, String value, double number, Dimension dimension, Provenance origin) {
	}

	private final Platform model;
	private final List<Figure> figures = new ArrayList<>();

	public ModelSheet(Platform model) {
		this.model = model;
		collect(model, "");
	}

	public List<Figure> figures() {
		return List.copyOf(figures);
	}

	/** Fields {@code name, kind, title, preset, figures[]}. */
	public JsonObject json() {
		JsonObject json = new JsonObject();
		json.addProperty("name", model.getName());
		json.addProperty("kind", model.eClass().getName().equals("HostModel") ? "host" : "nic");
		json.addProperty("title", model.getTitle());
		json.addProperty("preset", model.getPreset());
		JsonArray array = new JsonArray();
		figures.forEach(f -> array.add(json(f)));
		json.add("figures", array);
		return json;
	}

	private static JsonObject json(Figure figure) {
		JsonObject json = new JsonObject();
		json.addProperty("name", figure.path());
		if (figure.dimension() == null) {
			json.addProperty("value", figure.value());
		} else {
			json.add("value", Json.number(figure.number()));
			json.addProperty("unit", figure.dimension().baseUnit());
		}
		if (figure.origin() != null) {
			json.addProperty("source", figure.origin().getSource());
			if (figure.origin().isEstimate()) {
				JsonObject range = new JsonObject();
				range.add("low", Json.number(figure.origin().getLow()));
				range.add("high", Json.number(figure.origin().getHigh()));
				json.add("estimate", range);
			}
		}
		return json;
	}

	private void collect(EObject element, String prefix) {
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			boolean describes = attribute.getName().equals("name") || attribute.getName().equals("title")
					|| attribute.getName().equals("preset");
			if (!describes && element.eIsSet(attribute)) {
				add(element, attribute, prefix);
			}
		}
		for (EReference reference : element.eClass().getEAllContainments()) {
			if (!reference.getName().equals("provenance")) {
				parts(element, reference).forEach(part -> collect(part, prefix + kebab(reference) + nameOf(part) + " "));
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static List<EObject> parts(EObject element, EReference reference) {
		Object value = element.eGet(reference);
		if (value == null) {
			return List.of();
		}
		return reference.isMany() ? List.copyOf((List<EObject>) value) : List.of((EObject) value);
	}

	private void add(EObject element, EAttribute attribute, String prefix) {
		Object value = element.eGet(attribute);
		Dimension dimension = dimension(attribute);
		double number = value instanceof Number n && dimension != null ? n.doubleValue() : Double.NaN;
		String text = Double.isNaN(number) ? String.valueOf(value) : Quantity.format(number, dimension);
		figures.add(new Figure(prefix + kebab(attribute), text, number, dimension, origin(element, attribute)));
	}

	private static Dimension dimension(EAttribute attribute) {
		return attribute.getEAnnotation(UNIT) == null
				? null
				: Dimension.valueOf(attribute.getEAnnotation(UNIT).getDetails().get("dimension"));
	}

	private static Provenance origin(EObject element, EAttribute attribute) {
		return element instanceof ModelElement named
				? named.getProvenance().stream().filter(p -> attribute.getName().equals(p.getFeature())).findFirst()
						.orElse(null)
				: null;
	}

	private static String nameOf(EObject part) {
		return part instanceof ModelElement named && named.getName() != null ? " " + named.getName() : "";
	}

	/** The name as written in the language. */
	private static String kebab(EStructuralFeature feature) {
		return feature.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
	}
}
