// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.diagram;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;

/** Says what the Sirius diagram needs, and where it is to be had. */
final class NoDiagramDialog extends MessageDialog {

	private static final String TITLE = "The Sirius diagram is not installed";
	private static final String DOWNLOAD = "https://eclipse.dev/sirius/download.html";
	private static final String TEXT = "The State-Flow view shows the same plan and needs nothing else. "
		+ "To open it as a Sirius diagram too, install with Help > Install New Software:\n\n"
		+ "1. Sirius Desktop 6.5 or newer, with AQL: from the site of your Eclipse release (category Modeling), or from a site named on the page below.\n"
		+ "2. “Cora – Sirius diagram (needs Sirius)”: from the site that Cora came from.";

	NoDiagramDialog(Shell parent) {
		super(parent, TITLE, null, TEXT, INFORMATION, 0, IDialogConstants.OK_LABEL);
	}

	@Override
	protected Control createCustomArea(Composite parent) {
		Link link = new Link(parent, SWT.NONE);
		link.setText("<a href=\"" + DOWNLOAD + "\">Sirius Desktop: downloads and update sites</a>");
		link.addListener(SWT.Selection, event -> Program.launch(event.text));
		int besideTheImage = getImage().getBounds().width + 2 * convertHorizontalDLUsToPixels(IDialogConstants.HORIZONTAL_SPACING);
		GridDataFactory.fillDefaults().indent(besideTheImage, 0).applyTo(link);
		return link;
	}
}
