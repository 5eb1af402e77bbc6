// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.nics;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cora.cli.json.Json;
import org.cora.ir.unit.Dimension;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicmodelPackage;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Provenance;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

/** All figures of a NIC or host model, read off the metamodel: a new attribute shows up here by itself. */
public final class ModelSheet {

	/** The annotation by which an attribute names its dimension. */
	private static final String UNIT = "https://cora.example/unit";
	private static final EClass PLATFORM = NicmodelPackage.Literals.PLATFORM;

	/**
	 * A figure.
	 *
	 * @param group     part of the card: {@code memory emem}, {@code operation}; empty for the card itself
	 * @param label     within the group: {@code latency-cycles}, {@code find reads}
	 * @param value     as people write it
	 * @param number    in the base unit of its dimension; NaN for words
	 * @param dimension null for words
	 * @param origin    where it comes from; null where the model says nothing
	 */
	public record Figure(String group, String label, String value, double number, Dimension dimension, Provenance origin) {

		/** Parts and attribute that it is at: {@code memory emem latency-cycles}. */
		public String path() {
			return group.isEmpty() ? label : group + " " + label;
		}

		boolean isEstimate() {
			return origin != null && origin.isEstimate();
		}

		/** The ends of its range, if it is an estimate. */
		public String range() {
			if (!isEstimate()) {
				return "";
			}
			String low = Measures.text(origin.getLow(), dimension);
			String high = Measures.text(origin.getHigh(), dimension);
			String unit = high.substring(high.lastIndexOf(' ') + 1);
			boolean same = high.contains(" ") && low.endsWith(" " + unit);
			return (same ? low.substring(0, low.lastIndexOf(' ')) : low) + " .. " + high;
		}
	}

	private final Platform model;
	private final List<Figure> figures = new ArrayList<>();

	public ModelSheet(Platform model) {
		this.model = model;
		collect(model, "", "");
	}

	public Platform model() {
		return model;
	}

	public List<Figure> figures() {
		return List.copyOf(figures);
	}

	/** What the model says that it can't do, as people write it: {@code divide}, {@code lru-insert}. */
	public List<String> unsupported() {
		List<String> missing = new ArrayList<>();
		model.getOperation().stream().filter(o -> !o.isSupported()).forEach(o -> missing.add(o.getName()));
		model.getStateOperation().stream().filter(o -> !o.isSupported()).forEach(o -> missing.add(o.getName()));
		return missing;
	}

	/** How many figures are estimates. */
	public long estimates() {
		return figures.stream().filter(Figure::isEstimate).count();
	}

	/** Fields {@code name, kind, title, preset, extends, unsupported[], estimates, figures[]}. */
	public JsonObject json() {
		JsonObject json = new JsonObject();
		json.addProperty("name", model.getName());
		json.addProperty("kind", model.eClass().getName().equals("HostModel") ? "host" : "nic");
		json.addProperty("title", model.getTitle());
		json.addProperty("preset", model.getPreset());
		if (model.getBase() != null) {
			json.addProperty("extends", model.getBase());
		}
		JsonArray missing = new JsonArray();
		unsupported().forEach(missing::add);
		json.add("unsupported", missing);
		json.addProperty("estimates", estimates());
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

	private void collect(EObject element, String group, String prefix) {
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			boolean describes = attribute.getName().equals("name") || attribute.getEContainingClass() == PLATFORM
					&& attribute.getEAttributeType().getInstanceClass() == String.class;
			if (!describes && (element.eIsSet(attribute) || origin(element, attribute) != null)) {
				add(element, attribute, group, prefix);
			}
		}
		for (EReference reference : element.eClass().getEAllContainments()) {
			if (!reference.getName().equals("provenance")) {
				parts(element, reference).forEach(part -> collect(part, reference, group, prefix));
			}
		}
	}

	/** Memories are parts of their own; of prices there are many, so a part has them all. */
	private void collect(EObject part, EReference reference, String group, String prefix) {
		String kind = kebab(reference);
		if (!group.isEmpty()) {
			collect(part, group, prefix + kind + nameOf(part) + " ");
		} else if (part instanceof MemoryLevel || !reference.isMany()) {
			collect(part, kind + nameOf(part), "");
		} else {
			collect(part, kind, nameOf(part).strip() + " ");
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

	private void add(EObject element, EAttribute attribute, String group, String prefix) {
		Object value = element.eGet(attribute);
		Dimension dimension = dimension(attribute);
		double number = value instanceof Number n && dimension != null ? n.doubleValue() : Double.NaN;
		String text = Double.isNaN(number) ? String.valueOf(value) : Measures.text(number, dimension);
		figures.add(new Figure(group, prefix + kebab(attribute), text, number, dimension, origin(element, attribute)));
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
