// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Editors of files that are in no project, which the Platform doesn't find when it saves before a launch. */
final class LooseEditors {

	private LooseEditors() {
	}

	/** Saves the file's editor before a launch, as the user prefers; false if the launch is to be left. */
	static boolean save(Path source) {
		boolean[] goesOn = {true};
		PlatformUI.getWorkbench().getDisplay().syncExec(() -> {
			if (editor(source).filter(IEditorPart::isDirty).isPresent()) {
				goesOn[0] = DebugUITools.saveBeforeLaunch();
			}
		});
		return goesOn[0];
	}

	/** The editor that a file is open in. */
	static Optional<IEditorPart> editor(Path source) {
		Predicate<IEditorPart> same = editor -> source.equals(EditedSource.path(editor));
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				for (IEditorReference reference : page.getEditorReferences()) {
					IEditorPart editor = reference.getEditor(false);
					if (editor != null && same.test(editor)) {
						return Optional.of(editor);
					}
				}
			}
		}
		return Optional.empty();
	}
}
