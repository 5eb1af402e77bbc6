// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import java.lang.reflect.InvocationTargetException;

import org.cora.sirius.SiriusDiagrams;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;

/** Closes the diagram of the plan named by the command's parameter. The result says whether it was showing; always no without Sirius. */
public final class CloseDiagramHandler extends AbstractHandler {

	private static final String PLAN = "org.cora.sirius.closeDiagram.plan";

	@Override
	public Boolean execute(ExecutionEvent event) throws ExecutionException {
		String path = event.getParameter(PLAN);
		if (path == null) {
			throw new ExecutionException("no plan named");
		}
		try {
			return SiriusDiagrams.close(ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path)));
		} catch (InvocationTargetException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
