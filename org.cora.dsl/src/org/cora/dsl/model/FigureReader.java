// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.model;

import java.util.Optional;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.ModelValue;
import org.cora.dsl.cora.TextValue;
import org.cora.dsl.cora.TruthValue;
import org.cora.dsl.cora.WordValue;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.unit.Dimension;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Provenance;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Sets one property of a model, and says where its figure comes from. */
final class FigureReader {

	private final Reporter reporter;

	FigureReader(Reporter reporter) {
		this.reporter = reporter;
	}

	/** Says whether the figure could be set. */
	boolean set(ModelElement element, EStructuralFeature feature, ModelItem figure) {
		Optional<Object> value = value(feature, figure.getValue());
		if (value.isEmpty() || !estimate(feature, figure, value.get())) {
			return false;
		}
		element.eSet(feature, value.get());
		element.getProvenance().removeIf(p -> feature.getName().equals(p.getFeature()));
		if (value.get() instanceof Number || figure.getSource() != null) {
			element.getProvenance().add(provenance(feature, figure, value.get()));
		}
		return true;
	}

	private Optional<Object> value(EStructuralFeature feature, ModelValue value) {
		Class<?> type = ((EDataType) feature.getEType()).getInstanceClass();
		if (feature.getEType() instanceof EEnum literals) {
			EEnumLiteral literal = value instanceof WordValue ? literals.getEEnumLiteral(Kebab.toCamel(value.getText())) : null;
			return literal == null ? wrong(feature, value, "one of "
					+ String.join(", ", literals.getELiterals().stream().map(l -> Kebab.fromCamel(l.getName())).toList()))
					: Optional.of(literal.getInstance());
		}
		if (type == String.class) {
			return value instanceof TextValue ? Optional.of(value.getText()) : wrong(feature, value, "a text in quotes");
		}
		if (type == boolean.class) {
			return value instanceof TruthValue ? Optional.of("true".equals(value.getText()))
					: wrong(feature, value, "true or false");
		}
		return value instanceof Amount amount ? number(feature, amount) : wrong(feature, value, "a number");
	}

	private Optional<Object> wrong(EStructuralFeature feature, ModelValue value, String wanted) {
		reporter.error(IssueCodes.INVALID_PROPERTY, "'" + Kebab.fromCamel(feature.getName()) + "' is " + wanted, value, null);
		return Optional.empty();
	}

	private Optional<Object> number(EStructuralFeature feature, Amount amount) {
		Optional<Double> value = measured(feature, amount);
		Class<?> type = ((EDataType) feature.getEType()).getInstanceClass();
		if (value.isEmpty() || type == double.class) {
			return value.map(Double::valueOf);
		}
		boolean whole = value.get() == Math.rint(value.get());
		double most = type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
		if (!whole || value.get() > most) {
			return wrong(feature, amount, "a whole number" + (whole ? " up to " + (long) most : ""));
		}
		return Optional.of(type == int.class ? (Object) value.get().intValue() : (Object) value.get().longValue());
	}

	private Optional<Double> measured(EStructuralFeature feature, Amount amount) {
		Optional<Numbers.Measured> number = Numbers.of(amount);
		if (number.isEmpty()) {
			reporter.error(IssueCodes.NUMBER_RANGE, "This number is too long", amount, null);
			return Optional.empty();
		}
		Dimension wanted = Kebab.dimension(feature).orElse(Dimension.COUNT);
		Dimension given = number.get().dimension();
		boolean plain = number.get().unit().isEmpty();
		boolean fits = given == wanted && (!plain || wanted == Dimension.COUNT) && !number.get().unit().equals("x")
				|| wanted == Dimension.FRACTION && plain;
		if (!fits) {
			reporter.error(IssueCodes.UNIT_MISMATCH, "'" + Kebab.fromCamel(feature.getName()) + "' is " + wanted.example()
					+ (plain ? "; the unit is missing" : ", not " + given.example()), amount, null, wanted.name());
			return Optional.empty();
		}
		return Optional.of(number.get().value().doubleValue());
	}

	/** Checks that the figure lies in the range of its estimate. */
	private boolean estimate(EStructuralFeature feature, ModelItem figure, Object value) {
		if (figure.getLow() == null || figure.getHigh() == null) {
			return figure.getLow() == null;
		}
		if (!(value instanceof Number number)) {
			reporter.error(IssueCodes.INVALID_PROPERTY, "Only a number can be an estimate", figure, null);
			return false;
		}
		Optional<Double> low = measured(feature, figure.getLow());
		Optional<Double> high = measured(feature, figure.getHigh());
		if (low.isEmpty() || high.isEmpty()) {
			return false;
		}
		if (low.get() > number.doubleValue() || high.get() < number.doubleValue()) {
			reporter.error(IssueCodes.INVALID_PROPERTY, "The figure lies outside its own range", figure,
					Literals.MODEL_ITEM__VALUE);
			return false;
		}
		return true;
	}

	private Provenance provenance(EStructuralFeature feature, ModelItem figure, Object value) {
		Provenance provenance = NicmodelFactory.eINSTANCE.createProvenance();
		provenance.setFeature(feature.getName());
		provenance.setSource(figure.getSource());
		if (value instanceof Number number) {
			boolean estimate = figure.getLow() != null;
			provenance.setEstimate(estimate);
			provenance.setLow(estimate ? measured(feature, figure.getLow()).orElseThrow() : number.doubleValue());
			provenance.setHigh(estimate ? measured(feature, figure.getHigh()).orElseThrow() : number.doubleValue());
		}
		return provenance;
	}
}
