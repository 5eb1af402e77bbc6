// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** The open editors on a session. Their inputs are of an EMF type that this bundle does without; all have a URI. */
public final class DiagramEditors {

	private DiagramEditors() {
	}

	/** Saves and closes the editors on a session; says whether there were any. Only in the UI thread. */
	public static boolean close(URI session) throws SiriusException {
		boolean any = false;
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				List<IEditorReference> editors = on(session, page);
				any |= !editors.isEmpty();
				page.closeEditors(editors.toArray(IEditorReference[]::new), true);
			}
		}
		return any;
	}

	private static List<IEditorReference> on(URI session, IWorkbenchPage page) throws SiriusException {
		List<IEditorReference> found = new ArrayList<>();
		for (IEditorReference reference : page.getEditorReferences()) {
			if (reference.getId().startsWith("org.eclipse.sirius.") && session.equals(sessionOf(reference))) {
				found.add(reference);
			}
		}
		return found;
	}

	private static URI sessionOf(IEditorReference reference) throws SiriusException {
		try {
			IEditorInput input = reference.getEditorInput();
			boolean hasUri = Stream.of(input.getClass().getMethods()).anyMatch(m -> m.getName().equals("getURI") && m.getParameterCount() == 0);
			return hasUri && SiriusApi.call(input, "getURI") instanceof URI uri ? uri.trimFragment() : null;
		} catch (PartInitException e) {
			throw new SiriusException(e);
		}
	}
}
