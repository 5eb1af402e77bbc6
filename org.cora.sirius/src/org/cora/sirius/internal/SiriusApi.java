// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** Sirius by reflection: this bundle is built and installed without it. */
public final class SiriusApi {

	private static final String CORE = "org.eclipse.sirius";
	private static final String UI = "org.eclipse.sirius.ui";
	/** The bundles that the diagram needs. */
	public static final List<String> NEEDED = List.of(CORE, UI, "org.eclipse.sirius.diagram.ui", "org.eclipse.sirius.common.acceleo.aql");

	private SiriusApi() {
	}

	/** Those of {@link #NEEDED} that are not installed, or cannot be used for lack of their own requirements. */
	public static List<String> missing() {
		return NEEDED.stream().filter(name -> !usable(Platform.getBundle(name))).toList();
	}

	private static boolean usable(Bundle bundle) {
		return bundle != null && (bundle.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0;
	}

	static Object sessionManager() throws SiriusException {
		return instance(CORE, "org.eclipse.sirius.business.api.session.SessionManager");
	}

	static Object dialectManager() throws SiriusException {
		return instance(CORE, "org.eclipse.sirius.business.api.dialect.DialectManager");
	}

	static Object dialectUiManager() throws SiriusException {
		return instance(UI, "org.eclipse.sirius.ui.business.api.dialect.DialectUIManager");
	}

	static Object viewpointRegistry() throws SiriusException {
		try {
			return type(CORE, "org.eclipse.sirius.business.api.componentization.ViewpointRegistry").getMethod("getInstance").invoke(null);
		} catch (ReflectiveOperationException e) {
			throw new SiriusException(e);
		}
	}

	private static Object instance(String bundle, String name) throws SiriusException {
		try {
			return type(bundle, name).getField("INSTANCE").get(null);
		} catch (ReflectiveOperationException e) {
			throw new SiriusException(e);
		}
	}

	private static Class<?> type(String bundle, String name) throws ClassNotFoundException {
		Bundle installed = Platform.getBundle(bundle);
		if (installed == null) {
			throw new ClassNotFoundException(name + " (bundle " + bundle + " is not installed)");
		}
		return installed.loadClass(name);
	}

	/**
	 * Calls the public method of that name which takes these arguments.
	 *
	 * @throws SiriusException            if there is none, or with what it threw
	 * @throws OperationCanceledException if the user cancelled
	 */
	static Object call(Object target, String name, Object... arguments) throws SiriusException {
		Method method = Stream.of(target.getClass().getMethods()).filter(m -> m.getName().equals(name) && takes(m, arguments)).findFirst()
				.orElseThrow(() -> new SiriusException(new NoSuchMethodException(target.getClass().getName() + "." + name + "/" + arguments.length)));
		try {
			method.trySetAccessible();
			return method.invoke(target, arguments);
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof OperationCanceledException cancelled) {
				throw cancelled;
			}
			throw new SiriusException(e.getCause());
		} catch (IllegalAccessException e) {
			throw new SiriusException(e);
		}
	}

	private static boolean takes(Method method, Object... arguments) {
		Class<?>[] parameters = method.getParameterTypes();
		if (parameters.length != arguments.length) {
			return false;
		}
		for (int i = 0; i < parameters.length; i++) {
			boolean fits = arguments[i] == null ? !parameters[i].isPrimitive() : boxed(parameters[i]).isInstance(arguments[i]);
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	private static Class<?> boxed(Class<?> type) {
		return type == boolean.class ? Boolean.class : type == int.class ? Integer.class : type;
	}
}
