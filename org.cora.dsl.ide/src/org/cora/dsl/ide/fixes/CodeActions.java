// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.resource.XtextResource;

/** Offers the remedies for the diagnostics that a client names. The first of a diagnostic is the preferred one. */
public class CodeActions implements ICodeActionService2 {

	private static final List<RemedySource> SOURCES = List.of(new NameRemedies(), new StatementRemedies(),
			new HandlerRemedies(), new SettingRemedies(), new RemovalRemedies(), new OffloadRemedies());

	/** Where remedies come from; each knows some codes. */
	interface RemedySource {

		/** Adds what it knows for a mistake, the best first. */
		void remedies(Problem problem, List<Remedy> remedies);
	}

	@Override
	public List<Either<Command, CodeAction>> getCodeActions(Options options) {
		return options.getLanguageServerAccess().doSyncRead(options.getURI(), context -> context
				.getResource() instanceof XtextResource resource && context.getDocument() != null
						? actions(options, context.getDocument(), resource) : List.of());
	}

	private static List<Either<Command, CodeAction>> actions(Options options, Document document, XtextResource resource) {
		List<Either<Command, CodeAction>> actions = new ArrayList<>();
		for (Diagnostic diagnostic : options.getCodeActionParams().getContext().getDiagnostics()) {
			Problem.of(diagnostic, document, resource).ifPresent(problem -> {
				List<Remedy> remedies = new ArrayList<>();
				SOURCES.forEach(source -> source.remedies(problem, remedies));
				for (Remedy remedy : remedies) {
					boolean preferred = remedy == remedies.get(0);
					actions.add(Either.forRight(action(remedy, preferred, diagnostic, options.getURI())));
				}
			});
		}
		return actions;
	}

	private static CodeAction action(Remedy remedy, boolean preferred, Diagnostic diagnostic, String uri) {
		CodeAction action = new CodeAction(remedy.title());
		action.setKind(CodeActionKind.QuickFix);
		action.setDiagnostics(List.of(diagnostic));
		action.setEdit(new WorkspaceEdit(Map.of(uri, remedy.edits())));
		if (preferred) {
			action.setIsPreferred(true);
		}
		return action;
	}
}
