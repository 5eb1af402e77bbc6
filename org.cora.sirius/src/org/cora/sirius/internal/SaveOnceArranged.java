// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Saves a new diagram whenever it becomes dirty in its first seconds: Sirius arranges it some time after opening the editor,
 * which is then dirty although nobody has changed anything. Later changes are the user's, and are left alone.
 */
final class SaveOnceArranged implements IPropertyListener {

	private static final int FIRST_MILLIS = 5_000;

	private final SiriusSession session;
	private final IEditorPart editor;

	private SaveOnceArranged(SiriusSession session, IEditorPart editor) {
		this.session = session;
		this.editor = editor;
	}

	/** Watches a newly opened editor; only in the UI thread. */
	static void watch(SiriusSession session, IEditorPart editor) {
		SaveOnceArranged watcher = new SaveOnceArranged(session, editor);
		editor.addPropertyListener(watcher);
		Display.getCurrent().timerExec(FIRST_MILLIS, () -> editor.removePropertyListener(watcher));
		watcher.propertyChanged(editor, IEditorPart.PROP_DIRTY);
	}

	@Override
	public void propertyChanged(Object source, int property) {
		if (property == IEditorPart.PROP_DIRTY && editor.isDirty()) {
			Display.getCurrent().asyncExec(this::save);
		}
	}

	private void save() {
		try {
			session.save(new NullProgressMonitor());
		} catch (SiriusException e) {
			StatusManager.getManager().handle(Status.error("The diagram could not be saved: " + e.getMessage(), e), StatusManager.LOG);
		}
	}
}
