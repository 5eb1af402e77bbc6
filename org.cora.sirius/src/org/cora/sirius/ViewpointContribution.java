// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;

/**
 * Tells Sirius about the diagram. Sirius makes an instance for each extension to its point
 * {@code org.eclipse.sirius.componentization}; what follows the class name there, {@code BUNDLE/PATH.odesign}, is registered.
 * Where there is no Sirius nobody reads that extension.
 */
public final class ViewpointContribution implements IExecutableExtension {

	private static final String REGISTRY = "org.eclipse.sirius.business.api.componentization.ViewpointRegistry";

	/**
	 * Registers the description named by {@code data}.
	 *
	 * @param data bundle and path of an .odesign file
	 * @throws CoreException if Sirius has no such registry any more
	 */
	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) throws CoreException {
		Bundle sirius = Platform.getBundle("org.eclipse.sirius");
		if (sirius == null || !(data instanceof String description)) {
			return;
		}
		try {
			Class<?> type = sirius.loadClass(REGISTRY);
			Object registry = type.getMethod("getInstance").invoke(null);
			type.getMethod("registerFromPlugin", String.class).invoke(registry, description);
		} catch (InvocationTargetException e) {
			throw failure(description, e.getCause());
		} catch (ReflectiveOperationException e) {
			throw failure(description, e);
		}
	}

	private static CoreException failure(String description, Throwable cause) {
		return new CoreException(Status.error("This Sirius does not take the diagram " + description, cause));
	}
}
