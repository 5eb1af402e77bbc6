// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.List;
import java.util.function.Consumer;
import org.cora.dsl.ui.CoraUi;
import org.cora.ir.spec.OffloadSpec;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugModelPresentation;
import org.eclipse.jface.viewers.ILabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** Asks which of several is to be run. In the UI thread; the answer comes later. */
final class LaunchQuestion {

	private LaunchQuestion() {
	}

	static void offload(String file, List<OffloadSpec> offloads, Consumer<OffloadSpec> answer) {
		ask("Run Offload", "Which offload of " + file + "?", offloads, new OffloadLabels(), answer);
	}

	static void configuration(String offload, List<ILaunchConfiguration> known, Consumer<ILaunchConfiguration> answer) {
		IDebugModelPresentation labels = DebugUITools.newDebugModelPresentation();
		ask("Run Offload", "Which launch configuration of " + offload + "?", known, labels, answer);
	}

	private static <T> void ask(String title, String message, List<T> elements, ILabelProvider labels, Consumer<T> answer) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(window == null ? null : window.getShell(), labels);
		dialog.setTitle(title);
		dialog.setMessage(message);
		dialog.setMultipleSelection(false);
		dialog.setElements(elements.toArray());
		dialog.setInitialSelections(elements.get(0));
		dialog.setBlockOnOpen(false);
		dialog.create();
		dialog.getShell().addDisposeListener(event -> {
			Object chosen = dialog.getReturnCode() == Window.OK ? dialog.getFirstResult() : null;
			elements.stream().filter(element -> element == chosen).findFirst().ifPresent(answer);
		});
		dialog.open();
	}

	private static final class OffloadLabels extends LabelProvider {

		@Override
		public String getText(Object element) {
			OffloadSpec spec = (OffloadSpec) element;
			return spec.name() + " – " + spec.nf() + " on " + spec.nic() + " with " + spec.host();
		}

		@Override
		public Image getImage(Object element) {
			return CoraUi.get().getImageRegistry().get("cora");
		}
	}
}
