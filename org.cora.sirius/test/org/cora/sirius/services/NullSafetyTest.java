// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.StateflowPackage;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception in a service would show up as an error in the user's log: none fails on nothing, or on things with nothing in them. */
class NullSafetyTest {

	private static final List<Class<?>> SERVICES = List.of(AccessServices.class, CapacityServices.class, LabelServices.class, PlacementServices.class,
			SourceServices.class, TooltipServices.class, TransferServices.class);

	static Stream<Method> services() {
		return SERVICES.stream().flatMap(c -> Stream.of(c.getDeclaredMethods())).filter(m -> Modifier.isPublic(m.getModifiers()));
	}

	@ParameterizedTest
	@MethodSource("services")
	void nothing(Method service) throws ReflectiveOperationException {
		Object result = call(service, new Object[service.getParameterCount()]);
		if (!service.getDeclaringClass().equals(SourceServices.class)) {
			assertNotNull(result);
		}
	}

	@ParameterizedTest
	@MethodSource("services")
	void thingsWithNothingInThem(Method service) throws ReflectiveOperationException {
		Object[] arguments = Stream.of(service.getParameterTypes()).map(NullSafetyTest::empty).toArray();
		assertNotNull(call(service, arguments));
	}

	@ParameterizedTest
	@MethodSource("services")
	void theSameAnswerTwice(Method service) throws ReflectiveOperationException {
		PlanFixture nat = new PlanFixture();
		List<EObject> all = new ArrayList<>(List.of(nat.plan));
		nat.plan.eAllContents().forEachRemaining(all::add);
		for (EObject each : all) {
			if (service.getParameterCount() == 1 && service.getParameterTypes()[0].isInstance(each) && !service.getName().equals("openSource")) {
				assertEquals(call(service, each), call(service, each));
			}
		}
	}

	private static Object call(Method service, Object... arguments) throws ReflectiveOperationException {
		try {
			return service.invoke(service.getDeclaringClass().getConstructor().newInstance(), arguments);
		} catch (InvocationTargetException e) {
			throw new AssertionError(service + " failed", e.getCause());
		}
	}

	private static Object empty(Class<?> type) {
		EClassifier classifier = Stream.concat(PlanPackage.eINSTANCE.getEClassifiers().stream(), StateflowPackage.eINSTANCE.getEClassifiers().stream())
				.filter(c -> c.getInstanceClass() == type).findFirst().orElse(PlanPackage.Literals.PLAN);
		return EcoreUtil.create((EClass) classifier);
	}
}
