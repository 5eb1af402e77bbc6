// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Types the part of AQL that the description uses: variables, features, services, texts, numbers, enumeration literals,
 * comparisons, {@code not}, {@code and}, {@code or}, parentheses. Anything else is an error here, so that it isn't used unchecked.
 */
final class AqlChecker {

	/** An expression that isn't right; the message says why. */
	static final class AqlException extends Exception {
		private static final long serialVersionUID = 1L;

		AqlException(String message) {
			super(message);
		}
	}

	private static final Pattern TOKEN = Pattern.compile("\\s*('[^']*'|\\d+(?:\\.\\d+)?|\\w+(?:::\\w+)*|<>|<=|>=|[=<>().,])");

	private final List<EPackage> metamodel;
	private final Services services;
	private final Map<String, AqlType> variables;
	private final List<String> tokens = new ArrayList<>();
	private int next;

	AqlChecker(List<EPackage> metamodel, Services services, Map<String, AqlType> variables) {
		this.metamodel = metamodel;
		this.services = services;
		this.variables = variables;
	}

	/** The type of an expression, given without its {@code aql:}. */
	AqlType check(String expression) throws AqlException {
		scan(expression);
		AqlType type = disjunction();
		if (next < tokens.size()) {
			throw new AqlException("unexpected '" + tokens.get(next) + "'");
		}
		return type;
	}

	private void scan(String expression) throws AqlException {
		Matcher matcher = TOKEN.matcher(expression);
		int at = 0;
		while (at < expression.stripTrailing().length()) {
			if (!matcher.find(at) || matcher.start() != at) {
				throw new AqlException("not understood from '" + expression.substring(at) + "'");
			}
			tokens.add(matcher.group(1));
			at = matcher.end();
		}
	}

	private boolean accept(String... words) {
		if (next < tokens.size() && List.of(words).contains(tokens.get(next))) {
			next++;
			return true;
		}
		return false;
	}

	private void expect(String word) throws AqlException {
		if (!accept(word)) {
			throw new AqlException("'" + word + "' is missing");
		}
	}

	private AqlType disjunction() throws AqlException {
		AqlType type = conjunction();
		while (accept("or")) {
			type = truth(type, conjunction());
		}
		return type;
	}

	private AqlType conjunction() throws AqlException {
		AqlType type = negation();
		while (accept("and")) {
			type = truth(type, negation());
		}
		return type;
	}

	private AqlType negation() throws AqlException {
		return accept("not") ? truth(negation()) : comparison();
	}

	private static AqlType truth(AqlType... operands) throws AqlException {
		for (AqlType operand : operands) {
			if (!operand.equals(AqlType.TRUTH)) {
				throw new AqlException(operand + " is neither true nor false");
			}
		}
		return AqlType.TRUTH;
	}

	private AqlType comparison() throws AqlException {
		AqlType left = navigation();
		if (!accept("=", "<>", "<", "<=", ">", ">=")) {
			return left;
		}
		AqlType right = navigation();
		boolean numbers = isNumber(left) && isNumber(right);
		if (!numbers && !left.equals(right)) {
			throw new AqlException(left + " is compared with " + right);
		}
		return AqlType.TRUTH;
	}

	private static boolean isNumber(AqlType type) {
		return type.equals(AqlType.WHOLE) || type.equals(AqlType.REAL);
	}

	private AqlType navigation() throws AqlException {
		AqlType type = primary();
		while (accept(".")) {
			if (next >= tokens.size()) {
				throw new AqlException("ends after '.'");
			}
			String name = tokens.get(next++);
			type = accept("(") ? service(type, name) : feature(type, name);
		}
		return type;
	}

	private AqlType primary() throws AqlException {
		if (next >= tokens.size()) {
			throw new AqlException("is incomplete");
		}
		String token = tokens.get(next++);
		if (token.equals("(")) {
			AqlType type = disjunction();
			expect(")");
			return type;
		}
		if (token.startsWith("'")) {
			return AqlType.TEXT;
		}
		if (token.equals("true") || token.equals("false")) {
			return AqlType.TRUTH;
		}
		if (Character.isDigit(token.charAt(0))) {
			return token.contains(".") ? AqlType.REAL : AqlType.WHOLE;
		}
		return token.contains("::") ? literal(token) : variable(token);
	}

	private AqlType variable(String name) throws AqlException {
		AqlType type = variables.get(name);
		if (type == null) {
			throw new AqlException("no variable " + name + " here");
		}
		return type;
	}

	private AqlType literal(String token) throws AqlException {
		String[] parts = token.split("::");
		for (EPackage ePackage : metamodel) {
			EClassifier classifier = ePackage.getName().equals(parts[0]) && parts.length == 3 ? ePackage.getEClassifier(parts[1]) : null;
			if (classifier instanceof EEnum eEnum && eEnum.getEEnumLiteral(parts[2]) != null) {
				return AqlType.of(eEnum);
			}
		}
		throw new AqlException("no literal " + token);
	}

	private AqlType feature(AqlType receiver, String name) throws AqlException {
		EStructuralFeature feature = receiver.eClassifier() instanceof EClass eClass ? eClass.getEStructuralFeature(name) : null;
		if (feature == null) {
			throw new AqlException("no feature " + name + " in " + receiver);
		}
		AqlType one = AqlType.of(feature.getEType());
		return new AqlType(one.kind(), one.eClassifier(), receiver.many() || feature.isMany());
	}

	private AqlType service(AqlType receiver, String name) throws AqlException {
		List<AqlType> arguments = new ArrayList<>(List.of(receiver));
		if (!accept(")")) {
			do {
				arguments.add(disjunction());
			} while (accept(","));
			expect(")");
		}
		Method method = services.find(name, arguments);
		if (method == null) {
			throw new AqlException("no service " + name + " that takes " + arguments);
		}
		return services.result(method);
	}
}
