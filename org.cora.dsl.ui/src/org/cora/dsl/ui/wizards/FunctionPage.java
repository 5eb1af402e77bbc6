// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;

/** Folder and name of a new source; the function in it is called like the file. */
final class FunctionPage extends WizardNewFileCreationPage {

	private static final String EXTENSION = "cora";

	FunctionPage(IStructuredSelection selection) {
		super("function", selection);
		setTitle("Cora Network Function");
		setDescription("A function that counts bytes and forwards, with traffic and an offload, to begin with.");
		setFileExtension(EXTENSION);
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		setFileName(free());
		setPageComplete(validatePage());
	}

	/** The first name that no file of the folder has. */
	private String free() {
		String name = "function";
		if (getContainerFullPath() != null) {
			for (int i = 2; ResourcesPlugin.getWorkspace().getRoot().getFile(getContainerFullPath().append(file(name))).exists(); i++) {
				name = "function-" + i;
			}
		}
		return file(name);
	}

	private static String file(String name) {
		return name + "." + EXTENSION;
	}

	@Override
	protected InputStream getInitialContents() {
		String stem = getFileName().replaceFirst("\\." + EXTENSION + "$", "");
		return new ByteArrayInputStream(FunctionSkeleton.text(stem).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	protected void createLinkTarget() {
		// sources are files of their projects
	}

	@Override
	protected String getNewFileLabel() {
		return "File na&me:";
	}
}
