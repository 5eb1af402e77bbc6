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

/**
 * Offers the remedies for the diagnostics that a client names, the first of a diagnostic as the preferred one, and what can
 * be done where nothing is wrong.
 */
public class CodeActions implements ICodeActionService2 {

	private static final List<RemedySource> SOURCES = List.of(new NameRemedies(), new StatementRemedies(),
			new HandlerRemedies(), new SettingRemedies(), new RemovalRemedies(), new DoubleRemedies(), new OffloadRemedies(),
			new TypeRemedies(), new ReplacementRemedies(), new OrderRemedies());

	private static final List<Assist> ASSISTS = List.of(new ExtractVariable(), new ExtractFunction(), new Conditions(), new WrittenTypes());

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
		if (isWanted(options, CodeActionKind.QuickFix)) {
			fixes(options, document, resource, actions);
		}
		if (isWanted(options, CodeActionKind.Refactor)) {
			assists(options, document, resource, actions);
		}
		return actions;
	}

	/** A client may name the kinds that it wants, or kinds of these kinds. */
	private static boolean isWanted(Options options, String kind) {
		List<String> only = options.getCodeActionParams().getContext().getOnly();
		return only == null || only.isEmpty() || only.stream().anyMatch(wanted -> wanted.startsWith(kind) || wanted.isEmpty());
	}

	private static void assists(Options options, Document document, XtextResource resource, List<Either<Command, CodeAction>> actions) {
		Place.of(options.getCodeActionParams().getRange(), document, resource).ifPresent(place -> {
			List<Assist.Offer> offers = new ArrayList<>();
			ASSISTS.forEach(assist -> assist.offer(place, offers));
			List<String> only = options.getCodeActionParams().getContext().getOnly();
			for (Assist.Offer offer : offers) {
				if (only == null || only.isEmpty() || only.stream().anyMatch(offer.kind()::startsWith)) {
					CodeAction action = new CodeAction(offer.edits().title());
					action.setKind(offer.kind());
					action.setEdit(new WorkspaceEdit(Map.of(options.getURI(), offer.edits().edits())));
					actions.add(Either.forRight(action));
				}
			}
		});
	}

	private static void fixes(Options options, Document document, XtextResource resource, List<Either<Command, CodeAction>> actions) {
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
