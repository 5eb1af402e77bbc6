// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.dsl.ui.plan.SourceFiles;
import org.cora.ir.source.SourceRange;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Says why a launch was refused, and leads to the first error. The Platform calls it when a launch fails so. */
public final class RunRefusalDialog implements IStatusHandler {

	private static final int SHOWN = 5;

	@Override
	public Object handleStatus(IStatus status, Object source) {
		if (status instanceof RunRefusal refusal) {
			show(refusal, "Offload");
		}
		return null;
	}

	/** Opens the dialog; returns at once. From any thread. */
	static void show(RunRefusal refusal, String what) {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> open(refusal, "Run " + what));
		}
	}

	private static void open(RunRefusal refusal, String title) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		Optional<SourceRange> first = refusal.errors().stream().map(error -> error.where()).filter(SourceRange::isKnown).findFirst();
		String[] buttons = first.isPresent() ? new String[] {"Go to First Error", IDialogConstants.CLOSE_LABEL}
			: new String[] {IDialogConstants.CLOSE_LABEL};
		MessageDialog dialog = new MessageDialog(window == null ? null : window.getShell(), title, null, text(refusal),
			MessageDialog.ERROR, 0, buttons);
		dialog.setBlockOnOpen(false);
		dialog.create();
		dialog.getShell().addDisposeListener(event -> {
			if (dialog.getReturnCode() == 0 && first.isPresent() && window != null) {
				SourceRange where = first.get();
				SourceFiles.select(window.getActivePage(), Path.of(where.file()), where.offset(), where.length(), true);
			}
		});
		dialog.open();
	}

	private static String text(RunRefusal refusal) {
		Stream<String> lines = Stream.of(refusal.getChildren()).limit(SHOWN).map(IStatus::getMessage);
		int more = refusal.getChildren().length - SHOWN;
		return refusal.getMessage() + (refusal.getChildren().length == 0 ? "" : lines.collect(Collectors.joining("\n", "\n\n", "")))
			+ (more > 0 ? "\n… and " + more + " more, in the Problems view." : "");
	}
}
