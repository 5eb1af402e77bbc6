// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;

/**
 * A workspace that may have no folder, as when a client has opened a loose file, and that says what is wrong in a file when
 * that changes, not at every build.
 */
public class CoraWorkspace extends WorkspaceManager {

	private final Map<URI, List<String>> said = new HashMap<>();

	@Override
	public void initialize(URI folder, Procedure2<? super URI, ? super Iterable<Issue>> issues, CancelIndicator cancel) {
		if (folder == null) {
			initialize(List.of(), issues, cancel);
		} else {
			super.initialize(folder, issues, cancel);
		}
	}

	@Override
	public void initialize(List<WorkspaceFolder> folders, Procedure2<? super URI, ? super Iterable<Issue>> issues,
			CancelIndicator cancel) {
		super.initialize(folders, (uri, found) -> sayOnce(uri, found, issues), cancel);
	}

	private void sayOnce(URI uri, Iterable<Issue> found, Procedure2<? super URI, ? super Iterable<Issue>> issues) {
		List<String> now = StreamSupport.stream(found.spliterator(), false).map(CoraWorkspace::text).toList();
		boolean changed;
		synchronized (said) {
			changed = !now.equals(said.put(uri, now));
		}
		if (changed) {
			issues.apply(uri, found);
		}
	}

	private static String text(Issue issue) {
		return issue.getSeverity() + " " + issue.getCode() + " " + issue.getLineNumber() + ":" + issue.getColumn() + "-"
				+ issue.getLineNumberEnd() + ":" + issue.getColumnEnd() + " " + issue.getMessage();
	}
}
