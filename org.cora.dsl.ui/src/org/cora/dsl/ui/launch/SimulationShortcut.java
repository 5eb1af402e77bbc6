// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.EditedSource;
import org.cora.dsl.ui.plan.Extent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;

/** Run As → Cora Offload Simulation: on a file, or in an editor on the offload under the cursor. */
public final class SimulationShortcut implements ILaunchShortcut2 {

	@Override
	public void launch(ISelection selection, String mode) {
		IFile file = file(selection);
		if (file != null && file.getLocation() != null) {
			new ShortcutJob(file.getLocation().toFile().toPath(), -1, mode).schedule();
		}
	}

	@Override
	public void launch(IEditorPart editor, String mode) {
		Path source = EditedSource.path(editor);
		if (source != null) {
			new ShortcutJob(source, caret(editor), mode).schedule();
		}
	}

	/** Offset of the cursor; -1 if there is none. */
	private static int caret(IEditorPart editor) {
		return editor instanceof ITextEditor text && text.getSelectionProvider().getSelection() instanceof ITextSelection selection
			? selection.getOffset() : -1;
	}

	/** The Cora file that is selected; null if there is none. */
	static IFile file(ISelection selection) {
		IFile file = selection instanceof IStructuredSelection structured && structured.size() == 1
			? Adapters.adapt(structured.getFirstElement(), IFile.class) : null;
		return file != null && "cora".equals(file.getFileExtension()) ? file : null;
	}

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
		IFile file = file(selection);
		return file == null || file.getLocation() == null ? null : configurations(file.getLocation().toFile().toPath(), -1);
	}

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
		Path source = EditedSource.path(editor);
		return source == null ? null : configurations(source, caret(editor));
	}

	/** Those of the file; with the cursor in an offload that has some, only those. */
	private static ILaunchConfiguration[] configurations(Path source, int caret) {
		try {
			List<ILaunchConfiguration> all = Configurations.of(source);
			Optional<String> text = EditedSource.document(source).map(IDocument::get).filter(it -> caret >= 0);
			List<ILaunchConfiguration> touched = text.isEmpty() ? List.of()
				: all.stream().filter(each -> isTouched(text.get(), offload(each), caret)).toList();
			return (touched.isEmpty() ? all : touched).toArray(ILaunchConfiguration[]::new);
		} catch (CoreException e) {
			CoraUi.log("The launch configurations of " + source.getFileName() + " could not be read", e);
			return null;
		}
	}

	private static String offload(ILaunchConfiguration configuration) {
		try {
			return SimulationSettings.of(configuration).offload();
		} catch (CoreException e) {
			return "";
		}
	}

	private static boolean isTouched(String text, String offload, int caret) {
		int name = text.indexOf("offload " + offload);
		return name >= 0 && Extent.touches(text, name, caret);
	}

	@Override
	public IResource getLaunchableResource(ISelection selection) {
		return file(selection);
	}

	@Override
	public IResource getLaunchableResource(IEditorPart editor) {
		return editor.getEditorInput().getAdapter(IFile.class);
	}
}
