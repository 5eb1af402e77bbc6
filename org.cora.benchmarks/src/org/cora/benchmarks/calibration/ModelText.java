// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.ir.unit.Dimension;
import org.eclipse.emf.ecore.EAttribute;

/** Puts fitted figures into the text of a NIC model, where their sources say that they are fitted. */
final class ModelText {

	private static final int DIGITS = 4;
	private static final double MILLION = 1e6;
	private static final String UNIT = "https://cora.example/unit";

	private ModelText() {
	}

	/**
	 * The text with other figures.
	 *
	 * @param set of measurements, as the sources name it
	 */
	static String with(String text, String set, Parameters parameters, RobustFit.Result fit) {
		String result = text;
		for (int i = 0; i < parameters.names().size(); i++) {
			String name = parameters.names().get(i);
			EAttribute attribute = parameters.attribute(name);
			String source = "source \"fitted to " + set + ": " + name + "\"";
			Pattern figure = Pattern.compile("[0-9.]+ ?[A-Za-z%]* +estimate [^\"\\n]*" + Pattern.quote(source));
			String estimate = figure(fit.values()[i], attribute) + " estimate " + figure(fit.low()[i], attribute) + " .. "
					+ figure(fit.high()[i], attribute) + " " + source;
			result = figure.matcher(result).replaceAll(Matcher.quoteReplacement(estimate));
		}
		return result;
	}

	/** A value as the language writes it, rounded as the file has it. */
	static String figure(double value, EAttribute attribute) {
		return switch (Dimension.valueOf(attribute.getEAnnotation(UNIT).getDetails().get("dimension"))) {
			case CYCLES -> number(value) + " cycles";
			case FRACTION -> number(100 * value) + " %";
			case PACKET_RATE -> number(value / MILLION) + " Mpps";
			case COUNT -> number(value);
			default -> throw new IllegalArgumentException(attribute.getName() + " is nothing to fit");
		};
	}

	private static String number(double value) {
		return new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
	}
}
