// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.StateflowPackage;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;

/** Evaluates the description's expressions on a plan: calls in a row, one comparison with a literal, {@code not}, texts, numbers. */
final class AqlEvaluator {

	private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\((\\w*)\\))?");

	private final List<Class<?>> services;
	private final Map<String, Object> variables;

	AqlEvaluator(List<Class<?>> services, Map<String, Object> variables) {
		this.services = services;
		this.variables = variables;
	}

	Object evaluate(String expression) {
		if (expression.startsWith("feature:")) {
			return value("self." + expression.substring(8));
		}
		if (expression.startsWith("var:")) {
			return value(expression.substring(4));
		}
		return expression.startsWith("aql:") ? value(expression.substring(4)) : expression;
	}

	private Object value(String text) {
		if (text.startsWith("not ")) {
			return !(Boolean) value(text.substring(4));
		}
		if (text.contains(" = ")) {
			String[] sides = text.split(" = ");
			return Objects.equals(value(sides[0]), literal(sides[1]));
		}
		if (text.startsWith("'")) {
			return text.substring(1, text.length() - 1);
		}
		String[] steps = text.split("\\.");
		Object at = variables.get(steps[0]);
		for (String step : List.of(steps).subList(1, steps.length)) {
			at = step(at, step);
		}
		return at;
	}

	private Object step(Object receiver, String step) {
		Matcher matcher = CALL.matcher(step);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(step);
		}
		if (matcher.group(2) == null) {
			EObject object = (EObject) receiver;
			return object.eGet(object.eClass().getEStructuralFeature(matcher.group(1)));
		}
		List<Object> arguments = new ArrayList<>(List.of(receiver));
		if (!matcher.group(2).isEmpty()) {
			arguments.add(variables.get(matcher.group(2)));
		}
		return call(matcher.group(1), arguments);
	}

	private Object call(String name, List<Object> arguments) {
		Method method = services.stream().flatMap(c -> Stream.of(c.getDeclaredMethods())).filter(m -> Modifier.isPublic(m.getModifiers()))
				.filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.size() && m.getParameterTypes()[0].isInstance(arguments.get(0)))
				.findFirst().orElseThrow(() -> new IllegalArgumentException(name));
		try {
			return method.invoke(method.getDeclaringClass().getConstructor().newInstance(), arguments.toArray());
		} catch (InvocationTargetException e) {
			throw new AssertionError(name + " failed", e.getCause());
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Object literal(String text) {
		String[] parts = text.split("::");
		EPackage ePackage = Stream.of(PlanPackage.eINSTANCE, StateflowPackage.eINSTANCE).filter(p -> p.getName().equals(parts[0])).findFirst().orElseThrow();
		return ((EEnum) ePackage.getEClassifier(parts[1])).getEEnumLiteral(parts[2]).getInstance();
	}
}
