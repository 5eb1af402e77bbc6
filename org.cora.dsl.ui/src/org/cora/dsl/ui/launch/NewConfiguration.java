// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** What a new configuration in the dialog is about: what is selected or open. */
final class NewConfiguration {

	private NewConfiguration() {
	}

	/** The Cora file that is selected or in the editor, as configurations name it; empty if there is none. */
	static String file() {
		IResource selected = DebugUITools.getSelectedResource();
		if (selected instanceof IFile file && "cora".equals(file.getFileExtension())) {
			return file.getFullPath().toString();
		}
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		IEditorPart editor = page == null ? null : page.getActiveEditor();
		Path source = editor == null ? null : EditedSource.path(editor);
		return source != null && source.toString().endsWith(".cora") ? SourceLocation.name(source) : "";
	}
}
