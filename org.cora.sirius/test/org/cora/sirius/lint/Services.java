// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.lint;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;

/** Java services of a viewpoint: what Sirius would find in their classes, and whether they are as it needs them. */
final class Services {

	private final List<Method> methods = new ArrayList<>();
	private final List<EPackage> metamodel;

	Services(List<EPackage> metamodel) {
		this.metamodel = metamodel;
	}

	/** Adds a class by name; returns what is wrong with it. */
	List<String> add(String name) {
		try {
			Class<?> type = Class.forName(name);
			publicMethods(type).forEach(methods::add);
			return problems(type);
		} catch (ClassNotFoundException e) {
			return List.of("no class " + name);
		}
	}

	private static List<String> problems(Class<?> type) {
		List<String> problems = new ArrayList<>();
		boolean makeable = Stream.of(type.getConstructors()).map(Constructor::getParameterCount).anyMatch(n -> n == 0);
		if (!Modifier.isPublic(type.getModifiers()) || !makeable) {
			problems.add(type.getName() + " is not public or has no public constructor without parameters");
		}
		if (Stream.of(type.getDeclaredFields()).anyMatch(f -> !Modifier.isStatic(f.getModifiers()) && !f.isSynthetic())) {
			problems.add(type.getName() + " has state");
		}
		publicMethods(type).filter(m -> m.getParameterCount() == 0).forEach(m -> problems.add(m.getName() + " of " + type.getName() + " has no receiver"));
		return problems;
	}

	private static Stream<Method> publicMethods(Class<?> type) {
		return Stream.of(type.getDeclaredMethods()).filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic());
	}

	Stream<Method> all() {
		return methods.stream();
	}

	/** The service of that name that takes these; null if there is none. */
	Method find(String name, List<AqlType> arguments) {
		return all().filter(m -> m.getName().equals(name) && takes(m, arguments)).findFirst().orElse(null);
	}

	private static boolean takes(Method method, List<AqlType> arguments) {
		if (method.getParameterCount() != arguments.size()) {
			return false;
		}
		for (int i = 0; i < arguments.size(); i++) {
			if (!arguments.get(i).fits(method.getParameterTypes()[i])) {
				return false;
			}
		}
		return true;
	}

	AqlType result(Method method) {
		Type type = method.getGenericReturnType();
		if (type instanceof ParameterizedType list && Collection.class.isAssignableFrom((Class<?>) list.getRawType())) {
			AqlType element = typeOf((Class<?>) list.getActualTypeArguments()[0]);
			return new AqlType(element.kind(), element.eClassifier(), true);
		}
		return typeOf(method.getReturnType());
	}

	private AqlType typeOf(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return AqlType.TRUTH;
		}
		if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
			return AqlType.WHOLE;
		}
		if (type == double.class || type == Double.class) {
			return AqlType.REAL;
		}
		if (type == String.class) {
			return AqlType.TEXT;
		}
		if (type == EObject.class) {
			return AqlType.ANY_OBJECT;
		}
		EClassifier classifier = metamodel.stream().flatMap(p -> p.getEClassifiers().stream()).filter(c -> c.getInstanceClass() == type).findFirst().orElse(null);
		return classifier == null ? AqlType.UNKNOWN : AqlType.of(classifier);
	}
}
