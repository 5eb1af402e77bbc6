// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.TextEdits;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.DocumentChange;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.TextChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;

/** A rename as the platform's refactoring: with a preview, and undone as one. The platform runs it outside the UI thread. */
public final class NameChange extends Refactoring {

	private static final long PATIENCE_SECONDS = 60;

	private final TextDocumentIdentifier file;
	private final Position position;
	private final String oldName;
	private String newName;
	private WorkspaceEdit edit;

	/**
	 * @param file     in which somebody points at the name
	 * @param position where
	 * @param oldName  the name as it is
	 */
	public NameChange(TextDocumentIdentifier file, Position position, String oldName) {
		this.file = file;
		this.position = position;
		this.oldName = oldName;
		this.newName = oldName;
	}

	String oldName() {
		return oldName;
	}

	/** Says how it is to be called. */
	public void rename(String name) {
		newName = name;
	}

	@Override
	public String getName() {
		return "Rename '" + oldName + "'";
	}

	@Override
	public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
		return new RefactoringStatus();
	}

	@Override
	public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
		try {
			edit = CoraUi.get().languageService().ask(server -> server.rename(new RenameParams(file, position, newName)))
				.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
			return new RefactoringStatus();
		} catch (ExecutionException e) {
			String refusal = Answers.refusal(e);
			if (refusal == null && !Answers.isOutdated(e)) {
				CoraUi.log("The language service could not rename", Answers.cause(e));
			}
			return RefactoringStatus.createFatalErrorStatus(refusal != null ? refusal : "The text has changed meanwhile; try again");
		} catch (TimeoutException e) {
			return RefactoringStatus.createFatalErrorStatus("The Cora language service takes too long to answer");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return RefactoringStatus.createFatalErrorStatus("The rename was interrupted");
		}
	}

	@Override
	public Change createChange(IProgressMonitor monitor) throws CoreException {
		CompositeChange all = new CompositeChange("Rename '" + oldName + "' to '" + newName + "'");
		for (Map.Entry<String, List<TextEdit>> changed : TextEdits.byFile(edit).entrySet()) {
			all.add(change(Path.of(URI.create(changed.getKey())), changed.getValue()));
		}
		all.markAsSynthetic();
		return all;
	}

	private static TextChange change(Path path, List<TextEdit> edits) throws CoreException {
		IFile known = EditedSource.inWorkspace(path).orElse(null);
		IDocument open = EditedSource.document(path).orElse(null);
		TextChange change;
		if (known != null) {
			TextFileChange inFile = new TextFileChange(known.getName(), known);
			inFile.setSaveMode(open == null ? TextFileChange.FORCE_SAVE : TextFileChange.LEAVE_DIRTY);
			change = inFile;
		} else {
			change = new DocumentChange(path.getFileName().toString(), open);
		}
		change.setTextType("cora");
		change.setEdit(TextEdits.of(edits, open != null ? open : new Document(known.readString())));
		return change;
	}
}
