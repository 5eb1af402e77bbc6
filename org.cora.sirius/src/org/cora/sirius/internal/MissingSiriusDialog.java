// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import org.cora.sirius.SiriusDiagrams;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;

/** Says that Sirius is missing, and where it is to be had. */
final class MissingSiriusDialog extends MessageDialog {

	MissingSiriusDialog(Shell parent) {
		super(parent, "Sirius is not installed", null, SiriusDiagrams.whatToInstall(), INFORMATION, 0, IDialogConstants.OK_LABEL);
	}

	@Override
	protected Control createCustomArea(Composite parent) {
		Link link = new Link(parent, SWT.NONE);
		link.setText("<a href=\"" + SiriusDiagrams.DOWNLOAD + "\">Sirius Desktop: downloads and update sites</a>");
		link.addListener(SWT.Selection, event -> Program.launch(event.text));
		int besideTheImage = getImage().getBounds().width + 2 * convertHorizontalDLUsToPixels(IDialogConstants.HORIZONTAL_SPACING);
		GridDataFactory.fillDefaults().indent(besideTheImage, 0).applyTo(link);
		return link;
	}
}
